import assert from 'node:assert/strict';
import type { Workbench } from '../workbench.ts';

/** Drags the edge between two parts by so many pixels, to the right or downwards. */
async function drag(
  workbench: Workbench,
  from: { x: number; y: number },
  by: { x?: number; y?: number },
): Promise<void> {
  const { mouse } = workbench.page;
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move(from.x + (by.x ?? 0), from.y + (by.y ?? 0), { steps: 5 });
  await mouse.up();
  await mouse.move(640, 10);
}

/** Moves the upper edge of the panel and the left edges of the bucket view and the history. */
export async function arrange(
  workbench: Workbench,
  panelTop: number,
  bucketsLeft: number,
  historyLeft: number,
): Promise<void> {
  const panel = await workbench.page.locator('.part.panel').boundingBox();
  assert.ok(panel);
  await drag(workbench, { x: 300, y: panel.y - 2 }, { y: panelTop - panel.y });
  for (const [pane, left] of [bucketsLeft, historyLeft].entries()) {
    const box = await workbench.page
      .locator('.part.panel .pane')
      .nth(pane + 1)
      .boundingBox();
    assert.ok(box);
    await drag(workbench, { x: box.x, y: box.y + 100 }, { x: left - box.x });
  }
}

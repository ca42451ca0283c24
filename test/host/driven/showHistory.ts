import assert from 'node:assert/strict';
import type { Workbench } from '../workbench.ts';

/**
 * Shows the history, by its name. The palette lists what it knew when it opened: just after a window was loaded it is
 * opened again until the view is known.
 */
export async function showHistory({ page, quickInput }: Workbench, name: string): Promise<void> {
  const title = `Tracecord: Focus on ${name} View`;
  for (let attempt = 1; ; attempt += 1) {
    await page.keyboard.press('F1');
    if (await quickInput.offers(title, `>${title}`)) break;
    await quickInput.dismiss();
    assert.ok(attempt < 5, `The palette does not offer ${title}.`);
  }
  await quickInput.pick(title, `>${title}`);
}

import assert from 'node:assert/strict';
import { eventually } from '../eventually.ts';
import { placeOf } from './samplePlace.ts';
import { type SandboxSession, startSandboxSession } from './sandboxSession.ts';
import type { TracecordPanel } from './tracecordPanel.ts';

describe('a .http file', function () {
  this.timeout(60_000);
  let session: SandboxSession;
  let panel: TracecordPanel;
  before(async () => {
    session = await startSandboxSession();
    panel = session.panel;
  });
  after(() => session?.end());

  it('tells what a variable is, and where from', async () => {
    const { workbench } = session;
    await workbench.editor.hover('general}}');
    await workbench.page.locator('.monaco-hover').getByText('1213458536202371072').first().waitFor();
    await workbench.screenshot('http-01-hover');
    await workbench.page.keyboard.press('Escape');
  });

  it('lists its requests as symbols', async () => {
    const { workbench } = session;
    await workbench.page.keyboard.press('Control+Shift+O');
    const labels = await workbench.quickInput.choices();
    assert.ok(
      labels.some((label) => label.includes('whoAmI')),
      labels.join(', '),
    );
    await workbench.screenshot('http-02-symbols');
    await workbench.quickInput.dismiss();
  });

  it('completes routes while one is being typed', async () => {
    const { workbench } = session;
    const { line } = await placeOf('message.http', 'GET {{api}}/users/@me');
    await workbench.goTo(line, 'GET {{api}}/users/@me'.length + 1);
    await workbench.page.keyboard.press('Enter');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.keyboard.type('### Another\nPOST {{api}}/chan');
    await workbench.page.keyboard.press('Control+Space');
    await workbench.page.locator('.suggest-widget .monaco-list-row').filter({ hasText: '/channels' }).first().waitFor();
    await workbench.screenshot('http-03-completion');
    await workbench.page.keyboard.press('Escape');
    for (let step = 0; step < 40; step++) await workbench.page.keyboard.press('Control+Z');
  });

  it('is sent request by request, and stops at the first that fails', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Send All in File');
    await eventually(async () => assert.ok((await panel.history.count()) >= 3));
    await workbench.page.locator('.notification-toast, .notifications-toasts').first().waitFor();
    await workbench.screenshot('http-04-send-all');
  });
});

import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { pageOf } from './preview.ts';
import { placeOf } from './samplePlace.ts';
import { type Session, startSession } from './session.ts';
import { japanese, TracecordPanel } from './tracecordPanel.ts';

describe('explained permissions', function () {
  this.timeout(60_000);
  let session: Session;
  let panel: TracecordPanel;
  before(async () => {
    session = await startSession();
    panel = new TracecordPanel(session.workbench);
    await session.workbench.openFile('message.http');
    await panel.useSandbox();
  });
  after(() => session?.end());

  /** The rendered page that says so. */
  async function page(sentence: string | RegExp): Promise<FrameLocator> {
    return eventually(async () => {
      const { page: window } = session.workbench;
      for (const frame of await window.locator('iframe.webview.ready').all()) {
        const inner = frame.contentFrame().locator('iframe').contentFrame();
        if ((await inner.getByText(sentence).count()) > 0) return inner;
      }
      throw new Error(`No page says ${sentence}.`);
    });
  }

  /** A preview that has the focus would take the next file beside it. */
  afterEach(() => session.workbench.runCommand('View: Close All Editors'));

  it('name the overwrite that denies, from the lightbulb on the answer', async () => {
    const { workbench } = session;
    const place = await placeOf('message.http', 'POST', '# @name missingPermission');
    await panel.sendAt(place);
    await workbench.page.locator('.squiggly-error').first().waitFor();
    await workbench.editor.quickFix('Explain permissions');
    const shown = await page('SEND_MESSAGES is denied in #announcements by the overwrite for @everyone.');
    await shown.getByRole('heading', { name: 'This request is refused' }).waitFor();
    await shown.getByRole('table').first().waitFor();
    assert.equal(await shown.getByRole('columnheader', { name: 'Permission', exact: true }).count(), 1);
    await workbench.screenshot('permissions-01-overwrite');
  });

  it('go on from the list of a guild that is picked, where Discord hides the channel', async () => {
    const { workbench } = session;
    const { line, column } = await placeOf('message.http', 'GET', '# @name hiddenChannel');
    await workbench.openFile('message.http');
    await workbench.goTo(line, column);
    await workbench.editor.lenses();
    await workbench.runCommand('Tracecord: Explain Permissions');
    await eventually(async () => assert.match(await workbench.quickInput.question(), /guild_id/));
    await workbench.quickInput.pick(/^\W*Sandbox$/);
    const shown = await page('VIEW_CHANNEL is denied in #staff by the overwrite for @everyone.');
    await shown.getByText('Discord hides this channel').waitFor();
    await workbench.screenshot('permissions-02-hidden');
  });

  it('compare ranks, from a button of the panel', async () => {
    const { workbench } = session;
    await panel.sendAt(await placeOf('bot.ts', 'rest.patch', 'renameModerator'));
    const runner = await panel.outcome(/403/);
    await runner.getByRole('button', { name: 'Explain permissions' }).click();
    await page(/Mika has role Moderator \(position 4\)/);
    await workbench.screenshot('permissions-03-rank');
  });
});

describe('explained permissions in Japanese', function () {
  this.timeout(60_000);
  let session: Session;
  before(async () => {
    session = await startSession({ locale: 'ja' });
    await session.workbench.openFile('message.http');
    await new TracecordPanel(session.workbench, japanese).useSandbox();
  });
  after(() => session?.end());

  it('name what denies, and what to change', async () => {
    const { workbench } = session;
    const { line, column } = await placeOf('message.http', 'POST', '# @name missingPermission');
    await workbench.goTo(line, column);
    await workbench.editor.lenses();
    await workbench.runCommand('Tracecord: 権限を調べる');
    const preview = await pageOf(workbench, 'permissions', 'このリクエストは拒否されます');
    await preview.getByText('#announcements では、@everyone の上書きが SEND_MESSAGES を拒否しています。').waitFor();
    await workbench.screenshot('permissions-04-japanese');
  });
});

import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { arrange } from './arrangement.ts';
import { placeOf } from './samplePlace.ts';
import { type SandboxSession, startSandboxSession } from './sandboxSession.ts';
import type { TracecordPanel } from './tracecordPanel.ts';

describe('the bucket view', function () {
  this.timeout(90_000);
  let session: SandboxSession;
  let panel: TracecordPanel;
  before(async () => {
    session = await startSandboxSession();
    panel = session.panel;
    await session.workbench.runCommand('Tracecord: Show Buckets');
    await (await panel.buckets()).getByText('No bucket seen yet').waitFor();
    await session.workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await arrange(session.workbench, 260, 180, 1180);
  });
  after(() => session?.end());

  async function burst(count: number): Promise<FrameLocator> {
    const { workbench } = session;
    await panel.goTo(await placeOf('message.http', 'POST', '# @name burst'));
    await workbench.runCommand('Tracecord: Burst… (Sandbox Only)');
    assert.equal(await workbench.quickInput.question(), 'Burst to the Sandbox');
    await workbench.quickInput.type(String(count));
    return panel.buckets();
  }

  const messages = (buckets: FrameLocator) => buckets.locator('tr[data-key]').filter({ hasText: '/messages' }).first();

  it('shows a burst: how many in a second, who used the bucket up, and its last minutes', async () => {
    const buckets = await burst(60);
    await messages(buckets).locator('.trend[aria-label*="refused"]').waitFor();
    await eventually(async () => {
      const label = await messages(buckets).locator('.trend').getAttribute('aria-label', { timeout: 500 });
      assert.match(label ?? '', /requests (?:60|120), refused [1-9]/);
    });
    await session.workbench.screenshot('bucket-view-01-burst');
    const said = await messages(buckets).locator('.usedBy').textContent();
    const { line } = await placeOf('message.http', 'POST', '# @name burst');
    assert.equal(said, `Sandboxmessage.http:${line}`);
  });

  it('opens the last exchanges of a bucket, and jumps to the request', async () => {
    const { workbench } = session;
    const buckets = await panel.buckets();
    await messages(buckets).locator('.state').click();
    const details = buckets.getByRole('region');
    await details.locator('.exchanges li').nth(9).waitFor();
    await workbench.screenshot('bucket-view-02-details');
    await details.getByRole('button', { name: 'Copy as JSON' }).click();
    await workbench.statusBarItem('Bucket copied as JSON').waitFor();
    const copied = JSON.parse(await workbench.clipboard()) as { exchanges: { profile: string; source: string }[] };
    assert.equal(copied.exchanges.length, 10);
    const { line } = await placeOf('message.http', 'POST', '# @name burst');
    assert.deepEqual(copied.exchanges[0]?.source, `message.http:${line}`);
    await details
      .getByRole('button', { name: `Go to message.http:${line}` })
      .first()
      .click();
    await workbench.statusBarItem(new RegExp(`^Ln ${line}, Col`)).waitFor();
  });

  it('jumps to the line where a request stood whose run is forgotten', async () => {
    const { workbench } = session;
    const { line } = await placeOf('message.http', 'POST', '# @name burst');
    await workbench.runCommand('Tracecord: Clear History');
    await eventually(async () => assert.equal(await panel.history.filter({ hasText: '/messages' }).count(), 0));
    await workbench.openFile('fetch.ts');
    await workbench.goTo(1, 1);
    const buckets = await panel.buckets();
    const jump = buckets.getByRole('region').getByRole('button', { name: `Go to message.http:${line}` });
    await jump.first().click();
    await workbench.page.locator('.tab.active').filter({ hasText: 'message.http' }).waitFor();
    await workbench.statusBarItem(new RegExp(`^Ln ${line}, Col 1$`)).waitFor();
  });

  it('says that a request is gone when its file is', async () => {
    const { workbench } = session;
    const gone = join(session.folder, 'gone.http');
    await writeFile(gone, 'GET https://discord.com/api/v10/users/@me\n');
    await panel.sendAt({ file: 'gone.http', line: 1, column: 1 });
    const buckets = await panel.buckets();
    const row = buckets.locator('tr[data-key]').filter({ hasText: '/users/@me' });
    await row.locator('.usedBy').getByText('gone.http:1').waitFor({ state: 'attached' });
    await workbench.runCommand('Tracecord: Clear History');
    await workbench.runCommand('View: Close Editor');
    await rm(gone);
    await row.locator('.state').click();
    const jump = buckets.getByRole('region').getByRole('button', { name: 'Go to gone.http:1' });
    await jump.first().click();
    await workbench.notification('This request is gone').waitFor();
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('exports all buckets as a new document', async () => {
    const { workbench } = session;
    await (await panel.buckets()).getByRole('button', { name: 'Export as JSON' }).click();
    await workbench.page
      .locator('.tab.active')
      .filter({ hasText: /Untitled-\d+/ })
      .waitFor();
    await workbench.page.locator('.view-lines').getByText('"exportedAt"').waitFor();
    await workbench.runCommand('View: Revert and Close Editor');
  });

  it('says in the status bar what is waited for, while it is waited for', async () => {
    const { workbench } = session;
    await panel.chooseScenario('Burst');
    const place = await placeOf('message.http', 'POST', '# @name burst');
    await workbench.runCommand('Tracecord: Clear History');
    for (let sent = 1; sent <= 2; sent += 1) {
      await panel.sendAt(place);
      await panel.history.nth(sent - 1).waitFor();
      await eventually(async () => assert.equal(await panel.history.filter({ hasText: '200' }).count(), sent));
    }
    await panel.press();
    const item = workbench.statusBarItem(/\d+s · POST \/channels\/\{channel_id\}\/messages/);
    await item.waitFor();
    await workbench.screenshot('bucket-view-03-waiting');
    await item.waitFor({ state: 'hidden', timeout: 20_000 });
    await panel.chooseScenario('Normal');
  });

  for (const [label, file, hint] of [
    ['Shared limit', 'shared-limit', 'Shared'],
    ['Global limit', 'global-limit', 'Global'],
  ] as const) {
    it(`shows a limit: ${label}`, async () => {
      await panel.chooseScenario(label);
      const buckets = await burst(5);
      await messages(buckets).locator('.scope').getByText(hint, { exact: true }).waitFor();
      await messages(buckets).locator('.state').getByText('Limited', { exact: true }).waitFor();
      if (hint === 'Global') assert.match(await buckets.locator('.figures').innerText(), /Global limit [\d.]+s/);
      await session.workbench.screenshot(`bucket-view-04-${file}`);
    });
  }

  it('shows a ban, which a person lifts', async () => {
    await panel.chooseScenario('Cloudflare ban');
    const buckets = await burst(3);
    const alert = buckets.getByRole('alert');
    await alert.getByText('The sandbox plays an edge block').waitFor();
    await messages(buckets).locator('.state').getByText('Blocked', { exact: true }).waitFor();
    assert.equal(await buckets.locator('tr[data-key]').filter({ hasText: 'Free' }).count(), 0);
    await session.workbench.screenshot('bucket-view-05-ban');
    await alert.getByRole('button', { name: 'Allow sending again' }).click();
    await alert.waitFor({ state: 'detached' });
    await panel.chooseScenario('Normal');
  });

  it('stands still while it is paused, and catches up', async () => {
    await burst(2);
    const buckets = await panel.buckets();
    const row = messages(buckets);
    await row.waitFor();
    await buckets.getByRole('button', { name: 'Pause' }).click();
    const before = await row.locator('.trend').getAttribute('aria-label');
    await burst(8);
    await buckets.getByText(/^Paused\. .*Changed since: [1-9]/).waitFor();
    assert.equal(await row.locator('.trend').getAttribute('aria-label'), before);
    await session.workbench.screenshot('bucket-view-06-paused');
    await buckets.getByRole('button', { name: 'Resume' }).click();
    await eventually(async () => assert.notEqual(await row.locator('.trend').getAttribute('aria-label'), before));
  });
});

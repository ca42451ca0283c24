import assert from 'node:assert/strict';
import { pageOf } from './preview.ts';
import { startProxy } from './recordingProxy.ts';
import { placeOf } from './samplePlace.ts';
import { type SandboxSession, startSandboxSession } from './sandboxSession.ts';
import { type Session, startSession } from './session.ts';

describe('Is it Discord?', function () {
  this.timeout(60_000);
  let session: SandboxSession;
  before(async () => {
    session = await startSandboxSession();
  });
  after(() => session?.end());

  it('is answered from the status page, two control requests and what was sent before', async () => {
    const { workbench, panel } = session;
    await panel.chooseScenario('Unavailable');
    await panel.sendAt(await placeOf('message.http', 'POST', '# @name sendMessage'));
    await panel.outcome('503 Service Unavailable');
    await workbench.runCommand('Tracecord: Is It Discord?');
    const page = await pageOf(workbench, 'is-it-discord', 'Is it Discord?');
    await page.getByText('It is likely Discord.', { exact: true }).waitFor();
    await page.getByText('About the sandbox, not about Discord itself.').waitFor();
    await page.getByText('The status page reports no incident', { exact: false }).waitFor();
    for (const heading of ['What this rests on', 'What this does not prove', 'What to do now', 'What to tell users']) {
      await page.getByRole('heading', { name: heading }).waitFor();
    }
    // The read went to the channel that had failed.
    await page.getByText('Control request with the token (GET /channels/{channel_id}): 503').waitFor();
    await workbench.screenshot('outage-01-verdict');
    await page.getByRole('heading', { name: 'What to do now' }).scrollIntoViewIfNeeded();
    await page.getByText('Japanese:').scrollIntoViewIfNeeded();
    await workbench.screenshot('outage-02-runbook');
  });

  it('gives a text for users to copy, in the language that is picked', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Copy What to Tell Users');
    await workbench.quickInput.pick(/Japanese/);
    await workbench.statusBarItem('Copied what to tell users (Japanese)').first().waitFor();
  });

  it('is a button of the panel', async () => {
    const { workbench, panel } = session;
    await workbench.runCommand('View: Close All Editor Groups');
    await panel.chooseScenario('Incident');
    await workbench.runCommand('Tracecord: Clear History');
    // Every second request fails.
    await panel.sendAt(await placeOf('message.http', 'POST', '# @name sendMessage'));
    await panel.outcome('200 OK');
    await panel.press();
    const runner = await panel.outcome('503 Service Unavailable');
    await runner.getByRole('button', { name: 'Ask whether it is Discord' }).click();
    const page = await pageOf(workbench, 'is-it-discord', 'Is it Discord?');
    await page.getByText('The status page reports “API outage”', { exact: false }).waitFor();
    await workbench.screenshot('outage-03-incident');
  });

  it('is an action on the text', async () => {
    const { workbench, panel } = session;
    await workbench.runCommand('View: Close All Editor Groups');
    await panel.chooseScenario('Unavailable');
    await workbench.runCommand('Tracecord: Clear History');
    const place = await placeOf('message.http', 'POST', '# @name sendMessage');
    await panel.sendAt(place);
    await workbench.page.locator('.squiggly-error').first().waitFor();
    // On the address, which the answer underlines.
    await workbench.goTo(place.line, place.column + 8);
    const offered = await workbench.editor.quickFixes();
    await workbench.screenshot('outage-04-lightbulb');
    assert.ok(offered.includes('Is it Discord?'), offered.join(', '));
    await workbench.page.keyboard.press('Escape');
  });
});

describe('Is it Discord?, in a workspace that is not trusted', function () {
  this.timeout(60_000);
  let session: Session;
  let outside: Awaited<ReturnType<typeof startProxy>>;
  before(async () => {
    outside = await startProxy();
    session = await startSession({
      trust: true,
      settings: { 'http.proxy': `http://127.0.0.1:${outside.port}`, 'tracecord.language': 'ja' },
    });
  });
  after(async () => {
    await session?.end();
    outside?.proxy.close();
  });

  it('reads nothing and sends nothing, and says so', async () => {
    const { workbench } = session;
    await workbench.openFile('message.http');
    await workbench.runCommand('Tracecord: Is It Discord?');
    const page = await pageOf(workbench, 'is-it-discord', 'Discord の障害か');
    await page.getByText('信頼されていないワークスペースからは何も送りません').first().waitFor();
    await page.getByText('ステータスページは読んでいません。制限モードでは何も送信しません').first().waitFor();
    await workbench.screenshot('outage-05-untrusted');
    assert.deepEqual(
      outside.wanted.filter((host) => /discord/.test(host)),
      [],
    );
  });
});

describe('Is it Discord?, with the status page switched off', function () {
  this.timeout(60_000);
  let session: Session;
  let outside: Awaited<ReturnType<typeof startProxy>>;
  before(async () => {
    outside = await startProxy();
    session = await startSession({
      settings: { 'http.proxy': `http://127.0.0.1:${outside.port}`, 'tracecord.statusPage.enabled': false },
    });
  });
  after(async () => {
    await session?.end();
    outside?.proxy.close();
  });

  it('never asks it, and without a credential sends the one request that needs none', async () => {
    const { workbench } = session;
    await workbench.openFile('message.http');
    await workbench.runCommand('Tracecord: Is It Discord?');
    const page = await pageOf(workbench, 'is-it-discord', 'Is it Discord?');
    await page.getByText('reading it is switched off').waitFor();
    await page.getByText('no bot or bearer token is chosen').waitFor();
    assert.deepEqual(
      outside.wanted.filter((host) => /discord/.test(host)),
      ['discord.com:443'],
    );
  });
});

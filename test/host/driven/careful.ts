import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../eventually.ts';
import { pageText } from './pageText.ts';
import { startProxy } from './recordingProxy.ts';
import { placeOf } from './samplePlace.ts';
import { type Session, startSession } from './session.ts';
import { TracecordPanel } from './tracecordPanel.ts';

/** Of the right shape and nobody's: put together here, so that no search for tokens finds it in the sources. */
const token = [Buffer.from('123456789012345678').toString('base64'), 'FaKe00', 'no-ToKeN-'.repeat(4)].join('.');

/** A webhook's id and token of the real length. */
const hook = `1213458536202371073/${'FaKe-WeBhOoK_'.repeat(5)}`;

const nothingStarts = /Nothing is sent and nothing is started in Restricted Mode\. Trust this workspace first/;

const requests = `### elsewhere
# @name elsewhere
GET https://{{where}}/api/v10/users/@me
Authorization: Bot {{$dotenv DISCORD_TOKEN}}

### a variable without a value
# @name unresolved
GET https://discord.com/api/v10/guilds/1213455767961731072/members/search?query={{nowhere}}

### no credential yet
# @name missing
GET https://discord.com/api/v10/users/@me
`;

describe('Tracecord, being careful,', function () {
  this.timeout(60_000);
  let session: Session;
  let panel: TracecordPanel;
  let outside: Awaited<ReturnType<typeof startProxy>>;
  const sent = () => outside.wanted.filter((host) => /discord|example\.com/.test(host));
  before(async () => {
    outside = await startProxy();
    session = await startSession({
      settings: { 'http.proxy': `http://127.0.0.1:${outside.port}`, 'tracecord.sandbox.port': outside.port },
    });
    await writeFile(join(session.folder, 'careful.http'), requests);
    panel = new TracecordPanel(session.workbench);
  });
  after(async () => {
    await session?.end();
    outside?.proxy.close();
  });

  /** Sends a request of careful.http. */
  async function send(name: string): Promise<void> {
    const line = requests.split(`# @name ${name}`)[0]?.split('\n').length ?? 0;
    await panel.sendAt({ file: 'careful.http', line: line + 1, column: 1 });
  }

  /** Waits for the one sentence that is said, shows it in a picture and takes it away. */
  async function said(sentence: RegExp, picture: string): Promise<void> {
    const { workbench } = session;
    await workbench.notification(sentence).locator('.monaco-button').first().waitFor();
    await workbench.screenshot(picture);
    await workbench.runCommand('Notifications: Clear All Notifications');
  }

  it('says which credential is missing, and sends nothing without an answer', async () => {
    const { workbench } = session;
    await send('missing');
    assert.match(await workbench.quickInput.question(), /Which credential/);
    await workbench.quickInput.dismiss();
    await said(/Nothing was sent: this request takes its credential from run time and needs a bot token/, 'careful-01');
    assert.deepEqual(sent(), []);
  });

  it('says what to do when the port of the sandbox is in use', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Start Sandbox');
    await said(
      new RegExp(`Port ${outside.port} is in use. Set "tracecord.sandbox.port" to 0 for a free one`),
      'careful-02-port',
    );
  });

  it('stores a token without showing it', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Add Credential…');
    await workbench.quickInput.pick(/Store a bot token/);
    const input = workbench.quickInput.widget.locator('input[type="password"]');
    await input.waitFor();
    await input.fill(`Bot ${token}`);
    assert.match(await workbench.quickInput.refusal(), /Leave out "Bot "/);
    await workbench.screenshot('careful-03-token');
    await workbench.quickInput.type(token);
    await workbench.quickInput.widget.locator('input[type="text"]').waitFor();
    await workbench.quickInput.type('My bot');
    await workbench.quickInput.pick('development');
    await workbench.statusBarItem('My bot').waitFor();
    await workbench.openFile('bot.ts');
    await eventually(async () => {
      const lenses = await workbench.editor.lenses();
      assert.ok(lenses.length > 0 && lenses.every((lens) => /Send · My bot$/.test(lens)), lenses.join(' | '));
    });
  });

  it('asks before it deletes, and sends nothing when the answer is no', async () => {
    const { workbench } = session;
    await panel.sendAt(await placeOf('bot.ts', 'rest.delete', 'deleteMessage'));
    await workbench.dialog.waitFor();
    const question = await workbench.dialog.innerText();
    assert.match(question, /Send DELETE \/channels\/\{channel_id\}\/messages\/\{message_id\}\?/);
    assert.match(question, /My bot \(••••KeN-\)/);
    await workbench.screenshot('careful-04-delete');
    await workbench.answerDialog('Cancel');
    await workbench.runCommand('Tracecord: Focus on Runner View');
    await panel.outcome('Cancelled. Nothing was sent.');
    assert.deepEqual(sent(), []);
  });

  it('sends to nobody but Discord', async () => {
    const { workbench } = session;
    await send('elsewhere');
    assert.match(await workbench.quickInput.question(), /Value of .*where/);
    await workbench.quickInput.type('example.com');
    await eventually(async () =>
      assert.match(await workbench.quickInput.question(), /Send to https:\/\/example\.com\? It is not Discord's API/),
    );
    await workbench.quickInput.pick(/Do not send/);
    await said(/Nothing was sent: example\.com is not Discord's API\./, 'careful-05-elsewhere');
    assert.deepEqual(sent(), []);
  });

  it('asks for the value of a variable, and sends nothing without it', async () => {
    const { workbench } = session;
    await send('unresolved');
    assert.match(await workbench.quickInput.question(), /Value of .*nowhere/);
    await workbench.quickInput.dismiss();
    await said(/Nothing was sent: .*nowhere.* has no value\. Set it in \.env/, 'careful-06-unresolved');
    assert.deepEqual(sent(), []);
  });

  it('sends what may be sent through the proxy of the editor, and says when that leads nowhere', async () => {
    await send('missing');
    const runner = await panel.outcome(/./, '/users/@me');
    await runner.getByText('transport/proxy', { exact: true }).waitFor();
    assert.deepEqual(sent(), ['discord.com:443']);
    await panel.history
      .first()
      .filter({ hasText: /^\s*no answer .*\/users\/@me/ })
      .waitFor();
    await session.workbench.screenshot('careful-07-proxy');
  });

  it('shows the token nowhere and writes it nowhere', async () => {
    const { workbench } = session;
    for (const part of [token, token.split('.')[2] ?? token]) {
      assert.ok(!(await pageText(workbench.page)).includes(part), 'it stands in the window');
      assert.ok(!session.server.log().includes(part), 'the server printed it');
      for (const folder of [session.folder, session.server.home]) {
        for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
          if (!file.isFile()) continue;
          const path = join(file.parentPath, file.name);
          assert.ok(!(await readFile(path, 'latin1')).includes(part), `${path} holds it`);
        }
      }
    }
    assert.match(await pageText(workbench.page), /••••KeN-/);
  });
});

describe('a workspace that is not trusted', function () {
  this.timeout(60_000);
  let session: Session;
  before(async () => {
    session = await startSession({
      trust: true,
      prepare: async (folder) => {
        await writeFile(join(folder, '.env'), `DISCORD_TOKEN=${token}\n`);
        await writeFile(
          join(folder, 'leaked.js'),
          `fetch('https://discord.com/api/webhooks/${hook}', { method: 'POST' });\n`,
        );
        return undefined;
      },
    });
  });
  after(() => session?.end());

  it('is read and underlined', async () => {
    const { workbench } = session;
    await workbench.openFile('message.http');
    const problems = (await workbench.problems()).filter((problem) => problem.file === 'message.http');
    const codes = problems.map(({ code }) => code).sort();
    assert.deepEqual(codes, [
      'auth/missing-prefix',
      'body/empty-message',
      'body/limit',
      'body/limit',
      'url/unversioned',
      'user-agent/browser',
    ]);
  });

  it('sends nothing, and says why', async () => {
    const { workbench } = session;
    await workbench.openFile('message.http');
    await workbench.editor.clickLens(/Send/);
    const why = workbench.notification(/Nothing is sent and nothing is started in Restricted Mode\. Trust/);
    await why.getByText('Manage Trust').waitFor();
    await workbench.screenshot('careful-08-untrusted');
    await workbench.runCommand('Tracecord: Focus on Runner View');
    const runner = await new TracecordPanel(workbench).runner();
    await runner.getByText('Nothing sent yet').waitFor();
  });

  it('reads no permissions, and says why', async () => {
    const { workbench } = session;
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.openFile('message.http');
    await workbench.runCommand('Tracecord: Explain Permissions');
    await workbench.notification(/Nothing is sent and nothing is started in Restricted Mode\. Trust/).waitFor();
  });

  for (const [command, why] of [
    ['Start Sandbox', nothingStarts],
    ['Choose Sandbox Scenario…', nothingStarts],
    ['Send All in File', nothingStarts],
    ['Burst… (Sandbox Only)', nothingStarts],
    ['Change Value…', nothingStarts],
    ['Start Capture Proxy', /No proxy is started in Restricted Mode, for your tokens would pass through it\. Trust/],
    ['Follow Log of Exchanges…', /No log is followed in Restricted Mode, .* Trust this workspace first/],
    ['Watch My Bot', /Nothing is watched in Restricted Mode, .* Trust this workspace first/],
    ['Choose Environment…', /Environment files are not read in Restricted Mode\. Trust this workspace first/],
  ] as const) {
    it(`does nothing by "${command}", and says why`, async () => {
      const { workbench } = session;
      await workbench.runCommand('Notifications: Clear All Notifications');
      await workbench.openFile('message.http');
      await workbench.runCommand(`Tracecord: ${command}`);
      await workbench.notification(why).getByText('Manage Trust').waitFor();
      assert.equal(await workbench.quickInput.widget.count(), 0);
    });
  }

  it('revokes no webhook, and says why', async () => {
    const { workbench } = session;
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.openFile('leaked.js');
    await workbench.goTo(1, 70);
    await workbench.editor.quickFix('Revoke leaked webhook');
    await workbench.notification(nothingStarts).getByText('Manage Trust').waitFor();
    assert.equal(await workbench.dialog.count(), 0);
    await workbench.screenshot('careful-09-revoke');
  });

  it('reads no .env for a credential, and says why', async () => {
    const { workbench } = session;
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.runCommand('Tracecord: Add Credential…');
    await workbench.quickInput.pick(/Take one from \.env/);
    await workbench
      .notification(
        /No variable of the environment looks like a token, and \.env is not read in Restricted Mode\. Trust/,
      )
      .getByText('Manage Trust')
      .waitFor();
    await workbench.screenshot('careful-10-env');
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('replays nothing of what was sent while it was trusted, and says why', async () => {
    const { workbench } = session;
    const { page } = workbench;
    const panel = new TracecordPanel(workbench);
    const trust = page.locator('.workspace-trust-editor');
    await workbench.runCommand('Workspaces: Manage Workspace Trust');
    await trust.locator('.monaco-button').filter({ hasText: 'Trust' }).first().click();
    await trust.getByText('You trust this folder').waitFor();
    await workbench.openFile('message.http');
    await panel.useSandbox();
    await panel.sendAt(await placeOf('message.http', 'GET {{api}}/users/@me'));
    await panel.outcome('200 OK', 'GET /users/@me');
    await workbench.runCommand('Workspaces: Manage Workspace Trust');
    const folder = trust.locator('.trusted-uris-table .monaco-list-row').first();
    await folder.hover();
    await folder.locator('.action-label').last().click();
    // The window comes up again, with the days of the journal folded.
    await workbench.statusBarItem('Restricted Mode').waitFor();
    await panel.history.filter({ hasText: /^Today/ }).click();
    const record = panel.history.filter({ hasText: /200 GET/ }).first();
    await record.hover();
    await record.getByRole('button', { name: 'Replay' }).click();
    await workbench.notification(nothingStarts).getByText('Manage Trust').waitFor();
    await workbench.screenshot('careful-11-replay');
    assert.equal(await panel.history.filter({ hasText: /200 GET/ }).count(), 1);
  });
});

import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../eventually.ts';
import { type Session, startSession } from './session.ts';
import { TracecordPanel } from './tracecordPanel.ts';

/** The ids are those of the sandbox: test/sample/README.md. */
const general = '1213458536202371072';
const moderator = '876034916352131072';
const guild = '1213455767961731072';

const requests = `### a channel that only run time knows
# @name read
GET https://discord.com/api/v10/channels/{{channelId}}

### a member, in a guild that the text names
# @name member
GET https://discord.com/api/v10/guilds/${guild}/members/{{memberId}}

### a message of a channel that is picked before
# @name message
GET https://discord.com/api/v10/channels/{{roomId}}/messages/{{messageId}}

### a role, in the guild of a channel
# @name role
PUT https://discord.com/api/v10/channels/${general}/permissions/{{roleId}}
Content-Type: application/json

{ "type": 0, "allow": "0", "deny": "0" }

### a count, and a word
# @name search
GET https://discord.com/api/v10/guilds/${guild}/members/search?query={{who}}&limit={{count}}

### a secret
# @name webhook
GET https://discord.com/api/v10/webhooks/1214875120435331072/{{webhookToken}}
`;

const code = `/** A channel that only run time knows. */
export async function read(): Promise<Response> {
  return fetch(\`https://discord.com/api/v10/channels/\${process.env.ROOM_ID ?? ''}\`, {
    headers: { Authorization: \`Bot \${process.env.DISCORD_TOKEN}\` },
  });
}
`;

/** Of no token's shape: it is kept off the disk by its place alone. */
const typedSecret = 'fake-token-of-the-values-test';

describe('values that only run time knows', function () {
  this.timeout(60_000);
  let session: Session;
  let panel: TracecordPanel;
  before(async () => {
    session = await startSession();
    await writeFile(join(session.folder, 'values.http'), requests);
    await writeFile(join(session.folder, 'read.ts'), code);
    panel = new TracecordPanel(session.workbench);
    await session.workbench.openFile('values.http');
    await panel.useSandbox();
  });
  after(() => session?.end());

  async function send(name: string): Promise<void> {
    const line = requests.split(`# @name ${name}`)[0]?.split('\n').length ?? 0;
    await panel.sendAt({ file: 'values.http', line: line + 1, column: 1 });
  }

  /** Waits for the question, types the beginning of a name and takes what is first then. */
  async function pickByTyping(title: RegExp, typed: string, label: RegExp): Promise<void> {
    const { quickInput, page } = session.workbench;
    await eventually(async () => assert.match(await quickInput.question(), title));
    await quickInput.widget.locator('.monaco-list-row .label-name').filter({ hasText: label }).first().waitFor();
    await page.keyboard.type(typed);
    await eventually(async () => assert.match((await quickInput.choices())[0] ?? '', label));
    await page.keyboard.press('Enter');
  }

  it('are picked: first the server, then the channel, with the keyboard', async () => {
    const { workbench } = session;
    await send('read');
    await eventually(async () => assert.match(await workbench.quickInput.question(), /channelId: which server\?/));
    await eventually(async () => {
      const labels = await workbench.quickInput.choices();
      assert.ok(
        labels.some((label) => /^\s*Sandbox$/.test(label)),
        labels.join(' | '),
      );
    });
    await workbench.screenshot('values-01-servers');
    await pickByTyping(/channelId: which server\?/, 'Fort', /Fort Sandbox/);
    await eventually(async () => assert.match(await workbench.quickInput.question(), /channelId: which channel\?/));
    await workbench.quickInput.widget.getByRole('button', { name: 'Back' }).click();
    await pickByTyping(/channelId: which server\?/, 'Sandb', /^\s*Sandbox/);
    await eventually(async () => assert.match(await workbench.quickInput.question(), /channelId: which channel\?/));
    await workbench.quickInput.widget.locator('.monaco-list-row').filter({ hasText: 'general' }).first().waitFor();
    await workbench.screenshot('values-02-channels');
    await pickByTyping(/channelId: which channel\?/, 'general', /general/);
    const runner = await panel.outcome(/200/, general);
    await runner.getByText(new RegExp(`channelId = ${general} \\(general\\)`)).waitFor();
    await workbench.screenshot('values-03-sent');
  });

  it('are asked for once, and say where they come from', async () => {
    const { workbench } = session;
    const before = await panel.history.count();
    await send('read');
    await eventually(async () => assert.equal(await panel.history.count(), before + 1));
    assert.equal(await workbench.quickInput.widget.isVisible(), false);
    assert.match(await workbench.editor.hover('channelId}}'), /given before, remembered for this workspace/);
    await workbench.screenshot('values-04-hover');
    await workbench.page.locator('.monaco-hover:visible').getByText('Change…').click();
    await eventually(async () => assert.match(await workbench.quickInput.question(), /channelId: which server\?/));
    const [first] = await workbench.quickInput.choices();
    assert.match(first ?? '', /general/, 'the last choice comes first');
    await workbench.screenshot('values-05-change');
    await workbench.quickInput.dismiss();
  });

  it('are searched for where they are too many to list', async () => {
    await send('member');
    await eventually(async () =>
      assert.match(await session.workbench.quickInput.question(), /memberId: which member\?/),
    );
    await session.workbench.page.keyboard.type('mik');
    await eventually(async () => assert.match((await session.workbench.quickInput.choices())[0] ?? '', /Mika/));
    await session.workbench.screenshot('values-06-members');
    await session.workbench.page.keyboard.press('Enter');
    await panel.outcome(/200/, moderator);
  });

  it('are picked from what the request says already', async () => {
    const { workbench } = session;
    await send('message');
    await pickByTyping(/roomId: which server\?/, 'Sandb', /^\s*Sandbox/);
    await pickByTyping(/roomId: which channel\?/, 'general', /general/);
    await eventually(async () => assert.match(await workbench.quickInput.question(), /messageId: which message\?/));
    await workbench.quickInput.widget.locator('.monaco-list-row').filter({ hasText: 'It is.' }).waitFor();
    await workbench.screenshot('values-10-messages');
    await pickByTyping(/messageId: which message\?/, 'It is', /It is\./);
    await panel.outcome(/200/, '1214497884733571072');
    await send('role');
    await eventually(async () => assert.match(await workbench.quickInput.question(), /roleId: which role\?/));
    await workbench.quickInput.widget.locator('.monaco-list-row').filter({ hasText: 'Muted' }).waitFor();
    await workbench.screenshot('values-11-roles');
    await pickByTyping(/roleId: which role\?/, 'Muted', /Muted/);
    await panel.outcome(/204/, 'permissions');
  });

  it('can be typed where the list cannot be read, which says why', async () => {
    const { workbench } = session;
    await panel.chooseScenario('Invalid token');
    await workbench.runCommand('Tracecord: Forget Values');
    await send('read');
    const { widget } = workbench.quickInput;
    await widget
      .locator('.monaco-list-row')
      .filter({ hasText: /Try again/ })
      .waitFor();
    await workbench.screenshot('values-12-failed');
    await widget
      .locator('.monaco-list-row')
      .filter({ hasText: /Type the value yourself/ })
      .click();
    await eventually(async () =>
      assert.match(await workbench.quickInput.question(), /Value of channelId for this request/),
    );
    await workbench.quickInput.type('general');
    assert.match(await workbench.quickInput.refusal(), /17 to 20 digits/);
    await workbench.quickInput.type(general);
    await panel.outcome(/401/, general);
    await panel.chooseScenario('Normal');
    await workbench.runCommand('Tracecord: Forget Values');
    await send('read');
    await pickByTyping(/channelId: which server\?/, 'Sandb', /^\s*Sandbox/);
    await pickByTyping(/channelId: which channel\?/, 'general', /general/);
    await panel.outcome(/200/, general);
  });

  it('are picked, shown and changed in code too', async () => {
    const { workbench } = session;
    await panel.sendAt({ file: 'read.ts', line: 3, column: 12 });
    // The channel that was chosen last needs no server.
    await pickByTyping(/ROOM_ID: which server\?/, 'general', /general/);
    await panel.outcome(/200/, general);
    assert.match(
      await workbench.editor.hover('process.env.ROOM_ID'),
      new RegExp(`ROOM_ID \\?\\? '' = ${general} \\(general\\): given before`),
    );
    await workbench.page.locator('.monaco-hover:visible').getByText('Change…').click();
    await pickByTyping(/ROOM_ID: which server\?/, 'Sandb', /^\s*Sandbox/);
    await pickByTyping(/ROOM_ID: which channel\?/, 'announce', /announcements/);
    await workbench.statusBarItem('ROOM_ID has a new value from now on').waitFor();
    await panel.sendAt({ file: 'read.ts', line: 3, column: 12 });
    await panel.outcome(/200/, '1213458787860611072');
  });

  it('are typed where nothing lists them, and held against their place', async () => {
    const { quickInput } = session.workbench;
    await send('search');
    assert.match(await quickInput.question(), /Value of who for this request/);
    await quickInput.type('r');
    await eventually(async () => assert.match(await quickInput.question(), /Value of count for this request/));
    await quickInput.type('many');
    assert.match(await quickInput.refusal(), /A whole number belongs here/);
    await quickInput.type('5');
    await panel.outcome(/200/, 'members/search');
  });

  it('stay off the disk where they are secrets', async () => {
    const { quickInput } = session.workbench;
    await send('webhook');
    await eventually(async () => assert.match(await quickInput.question(), /Value of webhookToken/));
    await quickInput.widget.locator('input[type="password"]').waitFor();
    await quickInput.type(typedSecret);
    await panel.outcome(/\d{3}/, 'webhooks');
    for (const folder of [session.folder, session.server.home]) {
      for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!file.isFile()) continue;
        const path = join(file.parentPath, file.name);
        assert.ok(!(await readFile(path, 'latin1')).includes(typedSecret), `${path} holds it`);
      }
    }
  });

  it('are there after the window was closed, and gone after they were forgotten', async () => {
    const { workbench } = session;
    await workbench.reload();
    await workbench.openFile('values.http');
    await workbench.statusBarItem('Sandbox').waitFor();
    await send('read');
    await panel.outcome(/200/, general);
    await workbench.runCommand('Tracecord: Forget Values');
    await workbench.statusBarItem(/values are forgotten/).waitFor();
    await send('read');
    await eventually(async () => assert.match(await workbench.quickInput.question(), /channelId: which server\?/));
    assert.ok(!(await workbench.quickInput.choices()).some((label) => label.includes('general')));
    await workbench.quickInput.dismiss();
    await workbench
      .notification(/Nothing was sent: channelId has no value/)
      .first()
      .waitFor();
    await workbench.screenshot('values-07-forgotten');
  });

  it('come from the environment that was chosen', async () => {
    const { workbench } = session;
    await writeFile(join(session.folder, '.env'), 'channelId=1\n');
    await writeFile(join(session.folder, '.env.local'), `channelId=${general}\n`);
    await workbench.runCommand('Tracecord: Choose Environment…');
    await workbench.quickInput.widget.locator('.monaco-list-row').filter({ hasText: '.env.local' }).waitFor();
    await workbench.screenshot('values-08-environments');
    await workbench.quickInput.pick('.env.local');
    await workbench.statusBarItem('.env.local').waitFor();
    await send('read');
    const runner = await panel.outcome(/200/, general);
    await runner.getByText(/from \.env\.local/).waitFor();
    await workbench.screenshot('values-09-environment');
  });
});

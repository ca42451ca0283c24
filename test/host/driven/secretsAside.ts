import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SurfaceName } from '../../../src/vscode/surfaces.ts';
import { shownIn } from '../../shownIn.ts';
import { eventually } from '../eventually.ts';
import { guildAnswer, hiddenChannel } from './hostileGuild.ts';
import { type HostileServer, startHostileServer } from './hostileServer.ts';
import { Overheard } from './overheard.ts';
import { pageOf } from './preview.ts';
import { type Session, startSession } from './session.ts';
import { showHistory } from './showHistory.ts';
import { TracecordPanel } from './tracecordPanel.ts';

const botToken = (mark: string) =>
  [Buffer.from('123456789012345678').toString('base64url'), 'GaBcDe', `${mark.repeat(5)}xyzTAI${mark.at(-1)}`].join(
    '.',
  );
/** What is in the middle of each secret, put together here, so that no scanner finds one. */
const marks = {
  bearer: 'canaryO'.repeat(2),
  hook: 'canaryH'.repeat(2),
  interaction: 'canaryI'.repeat(2),
  private: 'canaryE'.repeat(2),
  asked: 'canaryQ'.repeat(2),
  pasted: 'canaryK'.repeat(2),
  password: 'canaryY'.repeat(2),
  cookie: 'canaryC'.repeat(2),
  bot: 'canaryN'.repeat(2),
};
const long = (mark: string, tail: string) => `${mark.repeat(4)}canaryTAI${tail}`;
const hookUrl = `https://discord.com/api/webhooks/1213458536202371073/${long(marks.hook, 'H')}`;
/** Stands in a file that is open, which the editor shows; therefore it is not listened for. */
const moved = botToken('canaryM');

const requests = (origin: string) => `### bearer
GET ${origin}/api/v10/oauth2/@me

### private
GET ${origin}/api/v10/webhooks/1213458536202371074/{{apiSecret}}

### interaction
POST ${origin}/api/v10/interactions/1213458536202371072/{{$dotenv INTERACTION_TOKEN}}/callback
Content-Type: application/json

{ "type": 1 }

### asked
GET ${origin}/api/v10/webhooks/1213458536202371073/{{webhookToken}}

### proxied
GET https://discord.com/api/v10/oauth2/@me

### hidden
POST ${origin}/api/v10/channels/${hiddenChannel}/messages
Content-Type: application/json

{ "content": "x" }
`;
/** The second is refused, with the token in its answer, and ends it. */
const wholeFile = (origin: string) => `### first
GET ${origin}/api/v10/oauth2/@me

### second
POST ${origin}/api/v10/interactions/1213458536202371072/{{$dotenv INTERACTION_TOKEN}}/callback
Content-Type: application/json

{ "type": 1 }

### third
GET ${origin}/api/v10/oauth2/@me
`;
const lineOf = (name: string) => (requests('').split(`### ${name}\n`)[0]?.split('\n').length ?? 0) + 1;
const file = 'aside.http';

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('secrets of a person, off the main road', function () {
  this.timeout(60_000);
  let session: Session;
  let panel: TracecordPanel;
  let hostile: HostileServer;
  const overheard = new Overheard(marks);
  const assertNothingTold = (...names: readonly SurfaceName[]) => overheard.assertNothing(session.workbench, ...names);

  before(async () => {
    hostile = await startHostileServer(marks.cookie.repeat(2), '', guildAnswer);
    session = await startSession({
      settings: { 'tracecord.allowedOrigins': [hostile.origin] },
      window: { heard: overheard.heard },
      prepare: async (folder) => {
        await writeFile(join(folder, file), requests(hostile.origin));
        await writeFile(join(folder, 'all.http'), wholeFile(hostile.origin));
        await writeFile(join(folder, 'pasted.http'), '');
        await writeFile(join(folder, 'moved.js'), moving);
        await writeFile(join(folder, '.env'), `INTERACTION_TOKEN=${long(marks.interaction, 'I')}\n`);
        const kept = { dev: { apiSecret: long(marks.private, 'E') } };
        await writeFile(join(folder, 'http-client.private.env.json'), JSON.stringify(kept));
        return undefined;
      },
    });
    panel = new TracecordPanel(session.workbench);
  });
  after(async () => {
    await session?.end();
    await hostile?.close();
  });

  const moving = `await fetch('https://discord.com/api/v10/users/@me', { headers: { Authorization: 'Bot ${moved}' } });\n`;

  async function store(way: RegExp, secret: string, name: string): Promise<void> {
    const { quickInput } = session.workbench;
    await session.workbench.runCommand('Tracecord: Add Credential…');
    await quickInput.pick(way);
    await quickInput.widget.locator('input[type="password"]').waitFor();
    await quickInput.type(secret);
    await quickInput.widget.locator('input[type="text"]').waitFor();
    await quickInput.type(name);
    await quickInput.pick('development');
    await session.workbench.statusBarItem(name).first().waitFor();
  }

  async function send(name: string): Promise<void> {
    await panel.sendAt({ file, line: lineOf(name), column: 1 });
  }

  /** The server has got a request with that secret in its address or its Authorization. */
  async function received(mark: keyof typeof marks): Promise<void> {
    await eventually(() => {
      const all = hostile.received.map(({ url, headers }) => overheard.find(`${url} ${headers.join(' ')}`));
      assert.ok(
        all.some((found) => found.length === 1 && found[0] === mark),
        `${mark}: ${JSON.stringify(all)}`,
      );
    });
    await eventually(async () =>
      assert.doesNotMatch(await (await panel.runner()).locator('.head').innerText(), /Sending/),
    );
  }

  /** A menu that has just opened may swallow the click. */
  async function compare(): Promise<void> {
    const item = session.workbench.page.getByRole('menuitem', { name: 'Compare Answers' });
    await item.waitFor();
    await eventually(async () => {
      if (await item.isVisible()) await item.click({ timeout: 1000 });
      await item.waitFor({ state: 'hidden', timeout: 1000 });
    });
  }

  /** Lets requests with the bearer token go elsewhere. */
  async function leadTo(choice: string, origin?: string): Promise<void> {
    const { quickInput } = session.workbench;
    await session.workbench.runCommand('Tracecord: Manage Credentials…');
    await quickInput.pick('Aside bearer');
    const isTitled = (title: RegExp) => eventually(async () => assert.match(await quickInput.question(), title));
    await isTitled(/Credential "Aside bearer"/);
    await quickInput.pick('Base address…');
    await isTitled(/Where do requests/);
    await quickInput.pick(choice);
    if (origin !== undefined) {
      await quickInput.widget.locator('input[type="text"]').waitFor();
      await quickInput.type(origin);
    }
    await isTitled(/Credential "Aside bearer"/);
    await quickInput.dismiss();
  }

  it('are stored of each kind', async () => {
    const { workbench } = session;
    await workbench.openFile(file);
    await store(/Store a webhook URL/, hookUrl, 'Aside hook');
    await store(/Store an OAuth2 bearer token/, long(marks.bearer, 'O'), 'Aside bearer');
    await workbench.notification('Aside bearer').first().waitFor();
    await workbench.screenshot('secrets-aside-1-stored');
    await assertNothingTold('new credentials');
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.runCommand('Tracecord: Manage Credentials…');
    for (const name of ['Aside hook', 'Aside bearer'])
      await workbench.quickInput.widget.locator('.monaco-list-row').filter({ hasText: name }).first().waitFor();
    await assertNothingTold('credential questions');
    await workbench.quickInput.dismiss();
  });

  it('are sent from everywhere that holds one, and told nowhere', async () => {
    for (const name of ['bearer', 'private', 'interaction'] as const) {
      await send(name);
      await received(name);
    }
    await assertNothingTold('answers', 'runner', 'environment in use');
    const { quickInput } = session.workbench;
    await send('asked');
    await eventually(async () => assert.match(await quickInput.question(), /Value of webhookToken/));
    await quickInput.widget.locator('input[type="password"]').waitFor();
    await quickInput.type(long(marks.asked, 'Q'));
    await eventually(() => assert.ok(hostile.received.some(({ url }) => url.includes(marks.asked))));
    await session.workbench.screenshot('secrets-aside-2-sent');
    await assertNothingTold('value questions', 'values that were given');
  });

  it('are in no question about what was given', async () => {
    const { workbench } = session;
    const { quickInput } = workbench;
    await panel.goTo({ file, line: lineOf('asked'), column: 1 });
    await workbench.runCommand('Tracecord: Change Value…');
    await eventually(async () => assert.match(await quickInput.widget.innerText(), /webhookToken/));
    await assertNothingTold('value to change');
    await quickInput.dismiss();
    await workbench.runCommand('Tracecord: Choose Environment…');
    await quickInput.widget.locator('.monaco-list-row').filter({ hasText: 'dev' }).first().waitFor();
    await assertNothingTold('which environment');
    await quickInput.dismiss();
    await workbench.runCommand('Tracecord: Filter History…');
    await quickInput.widget.locator('.monaco-list-row').filter({ hasText: 'Aside bearer' }).first().waitFor();
    await assertNothingTold('what the history shows');
    await quickInput.dismiss();
  });

  it('are in no bucket that is copied or exported', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Show Buckets');
    const buckets = await panel.buckets();
    await buckets.locator('tr[data-key] .state').first().click();
    await buckets.getByRole('region').getByRole('button', { name: 'Copy as JSON' }).click();
    await workbench.statusBarItem('Bucket copied as JSON').waitFor();
    const copied = await workbench.clipboard();
    assert.match(copied, /Aside bearer/);
    assert.deepEqual(overheard.find(copied), [], shownIn('copied bucket'));
    await (await panel.buckets()).getByRole('button', { name: 'Export as JSON' }).click();
    await eventually(async () => assert.match(await workbench.editor.text(), /"exportedAt"/));
    await assertNothingTold('what fills the buckets', 'exported buckets', 'commands of commands');
    const page = await (await panel.buckets()).locator('body').innerHTML();
    assert.match(page, /oauth2/);
    assert.deepEqual(
      overheard.find(page),
      [],
      shownIn('details of a bucket', 'row of a bucket', 'tools above the buckets', 'rows in sight'),
    );
    await workbench.editor.focus();
    await workbench.runCommand('View: Revert and Close Editor');
  });

  it('are in no timeline and no exported history', async () => {
    const { workbench, folder } = session;
    await workbench.runCommand('Tracecord: Incident Timeline');
    await workbench.quickInput.pick('The last hour');
    await pageOf(workbench, 'incident', 'Incident timeline');
    await assertNothingTold('which span or profile', 'pages that were made');
    await workbench.runCommand('View: Close All Editor Groups');
    await workbench.runCommand('Tracecord: Export History…');
    await workbench.quickInput.pick(/NDJSON/);
    const path = workbench.quickInput.widget.locator('.quick-input-box input');
    await eventually(async () => assert.match(await path.inputValue(), /discord-history\.ndjson$/));
    await workbench.page.keyboard.press('Enter');
    await workbench.notification(/Exported \d+ requests/).waitFor();
    const exported = await readFile(join(folder, 'discord-history.ndjson'), 'utf8');
    assert.match(exported, /\{webhook_token\}|\{interaction_token\}/);
    assert.deepEqual(overheard.find(exported), [], shownIn('environment file and exported history'));
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('are in nothing that a whole file says', async () => {
    const { workbench } = session;
    const before = hostile.received.length;
    await workbench.openFile('all.http');
    await workbench.editor.lenses();
    await workbench.runCommand('Tracecord: Send All in File');
    await workbench.notification('Stopped at 2 of 3').first().waitFor();
    assert.equal(hostile.received.length, before + 2);
    await workbench.screenshot('secrets-aside-3-whole-file');
    await assertNothingTold('file under way', 'messages of a whole file');
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('are in no answers side by side', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Focus on History View');
    await panel.history.nth(1).waitFor();
    await panel.history.nth(0).click({ button: 'right' });
    await compare();
    await workbench.quickInput.widget.locator('.monaco-list-row').first().waitFor();
    await assertNothingTold('answer to compare with');
    await workbench.quickInput.dismiss();
    await panel.history.nth(0).click();
    await panel.history.nth(1).click({ modifiers: ['ControlOrMeta'] });
    await panel.history.nth(1).click({ button: 'right' });
    await compare();
    await workbench.page.locator('.tab').filter({ hasText: '↔' }).first().waitFor();
    await workbench.page.locator('.monaco-diff-editor').first().waitFor();
    await workbench.screenshot('secrets-aside-4-compared');
    await assertNothingTold('answers side by side', 'bodies of answers', 'history', 'runs and records');
    await workbench.runCommand('View: Close All Editor Groups');
  });

  it('are left out of what is pasted as a request', async () => {
    const { workbench } = session;
    await workbench.openFile('pasted.http');
    const curl = `curl 'https://discord.com/api/v10/channels/1213458536202371072/messages' -X POST -H 'Authorization: Bot ${botToken('canaryK')}' -H 'Content-Type: application/json' --data-raw '{"content":"Pasted words"}'`;
    await workbench.page.evaluate((text) => navigator.clipboard.writeText(text), curl);
    await workbench.runCommand('Tracecord: Paste As Request');
    await eventually(async () => assert.match(await workbench.editor.text(), /Pasted words/));
    await assertNothingTold('pasted request');
    await workbench.save();
  });

  it('are moved into the environment file and told nowhere on the way', async () => {
    const { workbench, folder } = session;
    await workbench.openFile('moved.js');
    await workbench.goTo(1, 110);
    await workbench.editor.quickFix('Move token to an environment variable');
    const notice = workbench.notification(/stands in \.env now/).first();
    await notice.waitFor();
    assert.doesNotMatch(await notice.innerText(), /canaryM/);
    const text = await eventually(async () => {
      const now = await workbench.editor.text();
      assert.match(now, /process\.env/);
      return now;
    });
    assert.doesNotMatch(text, /canaryM/, shownIn('moved secret'));
    assert.match(await readFile(join(folder, '.env'), 'utf8'), /canaryMcanaryM/);
    await workbench.screenshot('secrets-aside-5-moved');
    await assertNothingTold('secret moved', 'environment file and exported history');
    await workbench.save();
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('are in no list that is picked from, and on no page about permissions', async () => {
    const { workbench } = session;
    await workbench.openFile(file);
    await store(/Store a bot token/, botToken(marks.bot.slice(0, 7)), 'Aside bot');
    await panel.goTo({ file, line: lineOf('hidden'), column: 1 });
    await workbench.editor.lenses();
    await workbench.runCommand('Tracecord: Explain Permissions');
    await eventually(async () => assert.match(await workbench.quickInput.question(), /guild_id/));
    await workbench.quickInput.widget.locator('.monaco-list-row').filter({ hasText: 'Guild' }).first().waitFor();
    await workbench.screenshot('secrets-aside-6-guilds');
    await assertNothingTold('ids to pick', 'guild to look in');
    await workbench.quickInput.pick(/Guild/);
    const page = await pageOf(workbench, 'permissions', 'This request is refused');
    await workbench.screenshot('secrets-aside-7-permissions');
    assert.deepEqual(overheard.find(await page.locator('body').innerHTML()), []);
    await assertNothingTold('pages that were made', 'permissions under way');
    assert.ok(hostile.received.some(({ headers }) => overheard.find(headers.join(' ')).includes('bot')));
    await workbench.runCommand('View: Close All Editor Groups');
    await workbench.openFile(file);
    await workbench.runCommand('Tracecord: Choose Credential');
    await workbench.quickInput.pick('Aside bearer');
    await workbench.statusBarItem('Aside bearer').first().waitFor();
  });

  it('are in nothing that is asked and told about Discord itself', async () => {
    const { workbench } = session;
    const { quickInput } = workbench;
    await workbench.openFile(file);
    await leadTo('Another address…', hostile.origin);
    const before = hostile.received.length;
    await workbench.runCommand('Tracecord: Is It Discord?');
    const page = await pageOf(workbench, 'is-it-discord', 'Is it Discord?');
    // With the token to the address of the credential, and once without it.
    const asked = hostile.received.slice(before);
    assert.ok(asked.some(({ headers }) => overheard.find(headers.join(' ')).includes('bearer')));
    assert.ok(asked.some(({ url, headers }) => url.endsWith('/gateway') && !/bearer/i.test(headers.join(' '))));
    await workbench.screenshot('secrets-aside-8-is-it-discord');
    assert.deepEqual(overheard.find(await page.locator('body').innerHTML()), []);
    await assertNothingTold('pages that were made', 'question under way');
    await workbench.runCommand('Tracecord: Copy What to Tell Users');
    await quickInput.pick(/English/);
    await workbench.statusBarItem('Copied what to tell users (English)').first().waitFor();
    const notice = await workbench.clipboard();
    assert.match(notice, /since \d{4}-/);
    assert.deepEqual(overheard.find(notice), [], shownIn('notice for users'));
    await workbench.runCommand('View: Close All Editor Groups');
    await leadTo('Discord');
  });

  it('of a proxy stay with the secrets', async () => {
    const { workbench } = session;
    const { quickInput } = workbench;
    await workbench.openFile(file);
    await workbench.runCommand('Tracecord: Manage Credentials…');
    await quickInput.pick('Aside bearer');
    await eventually(async () => assert.match(await quickInput.question(), /Credential "Aside bearer"/));
    await quickInput.pick('Proxy…');
    await quickInput.widget.locator('input[type="text"]').waitFor();
    await eventually(async () => assert.doesNotMatch(await quickInput.question(), /^$/));
    await quickInput.type('http://me@127.0.0.1:9');
    await quickInput.widget.locator('input[type="password"]').waitFor();
    await quickInput.type(long(marks.password, 'Y'));
    await quickInput.widget.locator('.monaco-list-row').filter({ hasText: 'http://127.0.0.1:9' }).first().waitFor();
    await assertNothingTold('credential questions', 'profiles', 'secrets');
    await quickInput.dismiss();
    // To the proxy alone, at which nothing listens.
    await send('proxied');
    await panel.outcome(/./, `${file}:${lineOf('proxied')}`);
    const runner = await panel.runner();
    await runner.getByText('transport/proxy', { exact: true }).waitFor();
    await assertNothingTold('runner');
  });

  it('are in no record that is opened later', async () => {
    const { workbench } = session;
    await workbench.runCommand('View: Close All Editor Groups');
    await workbench.reload();
    await showHistory(workbench, 'History');
    await panel.history.first().waitFor();
    const rows = () => panel.history.locator('.label-name').allInnerTexts();
    await eventually(async () => assert.ok((await rows()).includes('Today')));
    if ((await rows()).at(-1) === 'Today') await panel.history.last().click();
    await eventually(async () => assert.ok((await rows()).length > 2));
    await panel.history.nth(1).click();
    await workbench.page.locator('.tab').filter({ hasText: 'record-' }).first().waitFor();
    await workbench.screenshot('secrets-aside-9-record');
    await assertNothingTold('pages that were made', 'runs and records');
  });

  it('are in no file that was written, but those of the person', () => {
    const files = [...filesBelow(session.server.home), ...filesBelow(session.folder)];
    const holding = files.filter((path) => {
      const text = readFileSync(path, 'latin1');
      return overheard.find(text).length > 0 || text.includes('canaryMcanaryM');
    });
    const own = new Set(['/.env', '/http-client.private.env.json']);
    assert.deepEqual(
      holding
        // The editor keeps what stood in a file before it was saved.
        .filter((path) => !/[\\/](?:Backups|History)[\\/]/.test(path))
        .map((path) => path.replace(session.folder, ''))
        .filter((path) => !own.has(path)),
      [],
      shownIn('journal'),
    );
    assert.ok(files.some((path) => /journal-.*\.ndjson$/.test(path)));
  });
});

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SurfaceName } from '../../../src/vscode/surfaces.ts';
import { shownIn } from '../../shownIn.ts';
import { checkout } from '../checkout.ts';
import { eventually } from '../eventually.ts';
import { type HostileServer, startHostileServer } from './hostileServer.ts';
import { newestWriter } from './journalFiles.ts';
import { Overheard } from './overheard.ts';
import { pageOf, previewOf } from './preview.ts';
import { type Session, startSession } from './session.ts';
import { TracecordPanel } from './tracecordPanel.ts';

/** Put together here, so that no scanner finds one. The middle of each is nowhere else. */
const botToken = (mark: string) =>
  [Buffer.from('123456789012345678').toString('base64url'), 'GaBcDe', `${mark.repeat(5)}xyzTAI${mark.at(-1)}`].join(
    '.',
  );
const marks = {
  profile: 'canaryP',
  webhook: 'canaryW',
  variable: 'canaryV',
  bot: 'canaryB',
  proxied: 'canaryX',
  clipboard: 'canaryK',
  cookie: 'canaryC',
} as const;
const profile = botToken(marks.profile);
const variable = botToken(marks.variable);
const webhook = `${marks.webhook.repeat(9)}TAIW`;

/** Two in a row, so that what is cut anywhere is found too. */
const twice = Object.fromEntries(Object.entries(marks).map(([name, mark]) => [name, mark.repeat(2)]));

/** Requests to the hostile server, by the profile's token and a webhook's. */
function requestsTo(origin: string): string {
  const api = `${origin}/api/v10`;
  return `### message
POST ${api}/channels/1213458536202371072/messages
Content-Type: application/json

{ "content": "private words of mine" }

### echo
GET ${api}/guilds/1213455767961731072

### redirect
GET ${api}/guilds/1213455767961731099

### broken
GET ${api}/channels/1213458536202371072/invites

### limited
GET ${api}/channels/1213458536202371072/webhooks

### webhook
POST ${api}/webhooks/1213458536202371073/{{$dotenv HOOK_TOKEN}}
Content-Type: application/json

{ "content": "private words of mine" }

### who
GET ${api}/users/@me
`;
}

/** A bot that sends with a token of its own, read from its environment file. */
const bot = `const { readFileSync } = require('node:fs');
const token = /BOT_TOKEN=(.*)/.exec(readFileSync(__dirname + '/.env', 'utf8'))[1];
async function main() {
  const answer = await fetch(process.argv[2] + '/api/v10/users/@me', { headers: { Authorization: 'Bot ' + token } });
  await answer.text();
}
main();
`;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The last is refused with 401, after which its credential is not used again. */
const names = ['message', 'echo', 'redirect', 'broken', 'limited', 'webhook', 'who'] as const;

describe('secrets of a person', function () {
  this.timeout(120_000);
  let session: Session;
  let panel: TracecordPanel;
  let hostile: HostileServer;
  let thief: HostileServer;
  const overheard = new Overheard(twice as Record<keyof typeof marks, string>);
  const findMarks = (text: string) => overheard.find(text);

  before(async () => {
    thief = await startHostileServer('');
    hostile = await startHostileServer(marks.cookie.repeat(4), thief.origin.replace('127.0.0.1', 'localhost'));
    const text = requestsTo(hostile.origin);
    session = await startSession({
      settings: { 'tracecord.allowedOrigins': [hostile.origin], 'tracecord.proxy.upstream': hostile.origin },
      window: { heard: overheard.heard },
      prepare: async (folder) => {
        await writeFile(join(folder, 'secrets.http'), text);
        await writeFile(join(folder, 'leaky.cjs'), bot);
        const variables = [`DISCORD_TOKEN=${variable}`, `HOOK_TOKEN=${webhook}`, `BOT_TOKEN=${botToken(marks.bot)}`];
        await writeFile(join(folder, '.env'), `${variables.join('\n')}\n`);
        return undefined;
      },
    });
    panel = new TracecordPanel(session.workbench);
  });
  after(async () => {
    await session?.end();
    await hostile?.close();
    await thief?.close();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await session.workbench.screenshot('secrets-failed');
  });

  const assertNothingTold = (...names: readonly SurfaceName[]) => overheard.assertNothing(session.workbench, ...names);

  async function send(name: (typeof names)[number]): Promise<void> {
    const before = hostile.received.length;
    const line = requestsTo('').split(`### ${name}\n`)[0]?.split('\n').length ?? 0;
    await panel.sendAt({ file: 'secrets.http', line: line + 1, column: 1 });
    await eventually(() => assert.ok(hostile.received.length > before, name));
  }

  it('are stored out of sight', async () => {
    const { workbench } = session;
    await workbench.openFile('secrets.http');
    await workbench.runCommand('Tracecord: Add Credential…');
    await workbench.quickInput.pick(/Store a bot token/);
    await workbench.quickInput.widget.locator('input[type="password"]').waitFor();
    await workbench.quickInput.type(profile);
    await workbench.quickInput.widget.locator('input[type="text"]').waitFor();
    await workbench.quickInput.type('Canary');
    await workbench.quickInput.pick('development');
    await workbench.statusBarItem('Canary').waitFor();
    await assertNothingTold('secrets', 'profiles', 'active profile', 'active credential', 'credential questions');
    assert.ok(overheard.frames > 100, `${overheard.frames} messages were looked at`);
  });

  for (const name of names) {
    it(`are in nothing that comes of a request: ${name}`, async () => {
      await send(name);
      await panel.outcome(name === 'broken' ? /./ : /\d{3}|./);
      const { workbench } = session;
      const runner = await panel.runner();
      await eventually(async () => assert.doesNotMatch(await runner.locator('.head').innerText(), /Sending/));
      await assertNothingTold('lenses', 'runner', 'panel to the front', 'context keys');
      assert.deepEqual(
        findMarks(await runner.locator('body').innerHTML()),
        [],
        shownIn('runner', 'elements of a view', 'elements that changed'),
      );
      if (name === 'who' || name === 'webhook') await workbench.screenshot(`secrets-${name}`);
    });
  }

  it('went over the wire in one place each, and to nobody else', () => {
    assert.deepEqual(thief.received, []);
    for (const { url, headers, body } of hostile.received) {
      const where = headers.flatMap((value, index) =>
        index % 2 === 1 && findMarks(value).length > 0 ? [headers[index - 1]?.toLowerCase()] : [],
      );
      const isWebhook = url.includes('/webhooks/');
      assert.deepEqual(where, isWebhook ? [] : ['authorization'], url);
      assert.deepEqual(findMarks(url), isWebhook ? ['webhook'] : []);
      assert.deepEqual(findMarks(body), []);
    }
    assert.equal(hostile.received.length, names.length, shownIn('head of a request', 'body of a request'));
  });

  it('are in no copy for another tool', async () => {
    const { workbench } = session;
    for (const tool of ['curl', 'fetch', 'HAR', 'discord.js', 'requests']) {
      await panel.goTo({ file: 'secrets.http', line: 2, column: 1 });
      await workbench.runCommand('Tracecord: Copy Request As…');
      await workbench.quickInput.pick(new RegExp(tool, 'i'), tool);
      await workbench
        .statusBarItem(/Copied/)
        .first()
        .waitFor();
      assert.deepEqual(findMarks(await workbench.clipboard()), [], `${tool}: ${shownIn('clipboard')}`);
    }
    await assertNothingTold();
  });

  it('are in no page, no report and no export', async () => {
    const { workbench } = session;
    for (const title of [
      'Tracecord: Show Error Rates',
      'Tracecord: Show Operations Log',
      'Tracecord: Show Sample Requests',
      'Tracecord: Check Credential',
      'Tracecord: Is It Discord?',
      'Tracecord: Focus on Buckets View',
      'Tracecord: Focus on History View',
    ]) {
      await workbench.runCommand(title);
      await workbench.page.waitForTimeout(700);
      if (await workbench.quickInput.widget.isVisible()) await workbench.page.keyboard.press('Enter');
      await workbench.page.waitForTimeout(300);
      await assertNothingTold();
    }
    await workbench.runCommand('Tracecord: Copy Credential Report');
    await eventually(async () => assert.match(await workbench.clipboard(), /Canary/));
    assert.deepEqual(findMarks(await workbench.clipboard()), [], shownIn('report on a credential'));
    await workbench.runCommand('Tracecord: Export History…');
    await workbench.quickInput.pick(/HTTP Archive/);
    const path = workbench.quickInput.widget.locator('.quick-input-box input');
    await eventually(async () => assert.match(await path.inputValue(), /discord-history\.har$/));
    await workbench.page.keyboard.press('Enter');
    await workbench.notification(/Exported \d+ requests/).waitFor();
    const exported = readFileSync(join(session.folder, 'discord-history.har'), 'utf8');
    assert.deepEqual(findMarks(exported), [], shownIn('environment file and exported history'));
    await workbench.screenshot('secrets-reports');
    await workbench.runCommand('View: Close All Editor Groups');
  });

  it('are taken out of what is pasted to be decoded', async () => {
    const { workbench } = session;
    const pasted = `POST https://discord.com/api/v10/webhooks/1213458536202371073/${marks.clipboard.repeat(9)} -> 404\nAuthorization: Bot ${botToken(marks.clipboard)}\n{"message": "Unknown Webhook", "code": 10015}`;
    await workbench.page.evaluate((text) => navigator.clipboard.writeText(text), pasted);
    await workbench.runCommand('Tracecord: Decode Text');
    await workbench.page.locator('.tab').filter({ hasText: 'decoded-' }).first().waitFor();
    // The page takes the focus when it is there, and the palette away.
    await pageOf(workbench, 'decoded', '10015 Does not exist');
    await assertNothingTold('pages that were made', 'page that was made');
    await workbench.runCommand('View: Close All Editor Groups');
  });

  it('of a bot that is watched stay in the bot', async () => {
    const { workbench } = session;
    await workbench.openFile('leaky.cjs');
    await workbench.runCommand('Tracecord: Watch My Bot');
    await workbench
      .statusBarItem(/watching/)
      .first()
      .waitFor();
    const before = hostile.received.length;
    // Started as the terminals of the window would start it.
    const config = await eventually(() => {
      const found = filesBelow(session.server.home).find((file) => file.endsWith('capture.json'));
      assert.ok(found !== undefined);
      return found;
    });
    const run = promisify(execFile);
    await run(process.execPath, ['leaky.cjs', hostile.origin], {
      cwd: session.folder,
      env: {
        ...process.env,
        TRACECORD_CAPTURE: config,
        NODE_OPTIONS: `--require "${join(checkout, 'dist/capture/node/guard.cjs')}"`,
      },
    });
    assert.equal(hostile.received.length, before + 1);
    await eventually(async () => {
      const problems = await workbench.problems();
      assert.ok(
        problems.some(({ file }) => file === 'leaky.cjs'),
        JSON.stringify(problems),
      );
    });
    await workbench.screenshot('secrets-bot');
    await assertNothingTold(
      'failures of bots',
      'whether bots are watched',
      'what a hook tells',
      'environment of terminals',
    );
    await workbench.runCommand('Tracecord: Show Watched Processes');
    await workbench.quickInput.pick(/Stop Watching/);
    await workbench
      .statusBarItem(/watching \d+ process/)
      .first()
      .waitFor({ state: 'detached' });
    await assertNothingTold('list of processes', 'end of watching');
  });

  it('that pass the capture proxy are handed on and kept nowhere', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Start Capture Proxy');
    const item = workbench.statusBarItem(/proxy :\d+/).first();
    await item.waitFor();
    const tab = workbench.page.locator('.tab').filter({ hasText: /proxy-\d+/ });
    await tab.first().waitFor();
    const name = /proxy-\d+\.md/.exec(await tab.first().innerText())?.[0] ?? '';
    const text = await (await previewOf(workbench, name)).locator('body').innerText();
    const api = /http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/api/.exec(text)?.[0] ?? '';
    assert.notEqual(api, '');
    const answer = await fetch(`${api}/v10/users/@me`, {
      headers: { Authorization: `Bot ${botToken(marks.proxied)}` },
    });
    assert.match(await answer.text(), /canaryX/, 'the bot gets its answer as it is');
    await workbench.runCommand('Tracecord: Focus on History View');
    await eventually(async () => assert.match(await panel.history.first().innerText(), /401/));
    await workbench.screenshot('secrets-proxy');
    await assertNothingTold(
      'proxy in use',
      'address of the proxy',
      'port of the proxy',
      'history',
      'runs and records',
      'request that is handed on',
      'answer that is handed back',
    );
    await workbench.runCommand('Tracecord: Stop Capture Proxy');
  });

  it('are nowhere after a crash of the extension host and another page', async () => {
    const { workbench } = session;
    await workbench.runCommand('View: Close All Editor Groups');
    process.kill(newestWriter(session.server), 'SIGKILL');
    await workbench.reload();
    await workbench.statusBarItem('Canary').waitFor();
    // The browser build keeps secrets as long as the page; that is said, and nothing is sent without.
    const before = hostile.received.length;
    const line = requestsTo('').split('### echo\n')[0]?.split('\n').length ?? 0;
    await panel.goTo({ file: 'secrets.http', line: line + 1, column: 1 });
    await eventually(async () => {
      await panel.press();
      await workbench.notification('The secret storage no longer has "Canary"').first().waitFor({ timeout: 2000 });
    });
    assert.equal(hostile.received.length, before);
    await assertNothingTold('lost secrets');
  });

  it('are in no file that was written, but the one that the person wrote', () => {
    const files = [...filesBelow(session.server.home), ...filesBelow(session.folder)];
    const holding = files.filter((file) => findMarks(readFileSync(file, 'latin1')).length > 0);
    // What was typed into the editor's own terminal is its own; nothing secret was.
    assert.deepEqual(
      holding.map((file) => file.replace(session.folder, '')),
      ['/.env'],
      shownIn('journal', 'address of the listener'),
    );
    assert.ok(files.some((file) => /journal-.*\.ndjson$/.test(file)));
  });
});

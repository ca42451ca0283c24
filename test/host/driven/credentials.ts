import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { shownIn } from '../../shownIn.ts';
import { eventually } from '../eventually.ts';
import { startTls, startTunnel, storeBot, tokenOf } from './credentialWalk.ts';
import { Overheard } from './overheard.ts';
import { pageText } from './pageText.ts';
import { pageOf } from './preview.ts';
import { startProxy } from './recordingProxy.ts';
import { type Session, startSession } from './session.ts';
import { japanese, TracecordPanel, untranslated } from './tracecordPanel.ts';

const token = tokenOf('123456789012345678', 'one1');
const rotated = tokenOf('123456789012345678', 'two2');
const foreign = tokenOf('223456789012345678', 'othr');
/** What a proxy asks for. */
const password = 'fake-password-of-the-walk';

const requests = `### read
# @name read
GET https://discord.com/api/v10/users/@me

### write
# @name write
POST https://discord.com/api/v10/channels/1213458536202371072/messages
Content-Type: application/json

{ "content": "hello" }

### delete
# @name remove
DELETE https://discord.com/api/v10/channels/1213458536202371072

### elsewhere
# @name elsewhere
GET https://{{where}}/api/v10/users/@me
Authorization: Bot {{$dotenv DISCORD_TOKEN}}
`;

const lineOf = (name: string) => (requests.split(`# @name ${name}`)[0]?.split('\n').length ?? 0) + 1;
const file = 'credentials.http';

describe('credentials', function () {
  this.timeout(60_000);
  let session: Session;
  let panel: TracecordPanel;
  let outside: Awaited<ReturnType<typeof startProxy>>;
  let tls: Awaited<ReturnType<typeof startTls>>;
  let tunnel: Awaited<ReturnType<typeof startTunnel>>;
  const overheard = new Overheard({ token: 'no-ToKeN-no-ToKeN-', password });
  const sent = () => outside.wanted.filter((host) => /discord/.test(host));

  before(async () => {
    [outside, tls, tunnel] = await Promise.all([startProxy(), startTls(), startTunnel()]);
    session = await startSession({
      window: { heard: overheard.heard },
      settings: {
        'http.proxy': `http://127.0.0.1:${outside.port}`,
        'tracecord.sandbox.port': 0,
        'tracecord.tls.allowSelfSigned': [`https://127.0.0.1:${tls.port}`],
        'tracecord.environmentFile': '.env.production',
      },
      prepare: async (folder) => {
        await writeFile(join(folder, file), requests);
        const variables = `DISCORD_STAGING_TOKEN=${foreign}\nBOT_KEY=${foreign}\nPREFIX=!\n`;
        await writeFile(join(folder, '.env.production'), variables);
        return undefined;
      },
    });
    panel = new TracecordPanel(session.workbench);
    await session.workbench.openFile(file);
  });
  after(async () => {
    await session?.end();
    outside?.proxy.close();
    tls?.close();
    tunnel?.close();
  });

  const send = (name: string) => panel.sendAt({ file, line: lineOf(name), column: 1 });

  /** Opens "Manage Credentials…" and the menu of one. */
  async function open(name: string): Promise<void> {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Manage Credentials…');
    await eventually(async () => assert.equal(await workbench.quickInput.question(), 'Credentials'));
    await workbench.quickInput.pick(name);
    await titled(`Credential "${name}"`);
  }

  async function titled(title: string | RegExp): Promise<void> {
    await eventually(async () => {
      const question = await session.workbench.quickInput.question();
      if (typeof title === 'string') assert.ok(question.startsWith(title), question);
      else assert.match(question, title);
    });
  }

  async function goBack(): Promise<void> {
    await session.workbench.quickInput.widget.getByRole('button', { name: 'Back' }).click();
  }

  async function dismissed(): Promise<void> {
    await session.workbench.quickInput.dismiss();
  }

  /** The row that is in a list, with all that it says. */
  const row = (text: string | RegExp) =>
    session.workbench.quickInput.widget.locator('.monaco-list-row').filter({ hasText: text }).first();

  it('are stored step by step, with a way back from each', async () => {
    const { workbench } = session;
    const { quickInput } = workbench;
    await workbench.runCommand('Tracecord: Manage Credentials…');
    await titled('Credentials');
    await workbench.screenshot('credentials-01-ways');
    await quickInput.pick(/Store a bot token/);
    await titled('Bot token');
    await workbench.screenshot('credentials-02-secret');
    await goBack();
    await titled('Credentials');
    await quickInput.pick(/Store a bot token/);
    await titled('Bot token');
    await quickInput.type(token);
    await quickInput.widget.locator('input[type="text"]').waitFor();
    await quickInput.type('Live bot');
    await titled('What does "Live bot" reach?');
    // The name says so: production is proposed.
    await quickInput.widget.locator('.monaco-list-row.focused').filter({ hasText: 'production' }).waitFor();
    await workbench.screenshot('credentials-03-environment');
    await goBack();
    await quickInput.widget.locator('input[type="text"]').waitFor();
    await quickInput.type('Live bot');
    await titled('What does "Live bot" reach?');
    await workbench.page.keyboard.press('Enter');
    await titled('Credentials');
    await row('Live bot').waitFor();
    await workbench.screenshot('credentials-04-stored');
    await dismissed();
  });

  it('of production are marked in the status bar and above each request', async () => {
    const { workbench } = session;
    const item = workbench.statusBarItem('Live bot · production').and(workbench.page.locator('.warning-kind'));
    await item.waitFor();
    await item.locator('.codicon-warning').waitFor();
    await eventually(async () => {
      const lenses = await workbench.editor.lenses();
      assert.ok(lenses.length >= 3 && lenses.every((lens) => /Live bot · production$/.test(lens)), lenses.join(' | '));
    });
  });

  it('of production ask before everything but reading, and are marked in the panel', async () => {
    const { workbench } = session;
    await send('read');
    const runner = await panel.outcome(/./, '/users/@me');
    await runner.locator('.head .production').waitFor();
    assert.deepEqual(sent(), ['discord.com:443']);
    await workbench.screenshot('credentials-05-production-read');
    await send('write');
    await workbench.dialog.waitFor();
    const question = await workbench.dialog.innerText();
    assert.match(question, /Send POST \/channels\/\{channel_id\}\/messages\?/);
    assert.match(question, /"Live bot" is a production profile/);
    await workbench.screenshot('credentials-06-production-write');
    await workbench.answerDialog('Cancel');
    await send('remove');
    await workbench.dialog.waitFor();
    assert.match(await workbench.dialog.innerText(), /It deletes the channel[\s\S]*production profile/);
    await workbench.answerDialog('Cancel');
    assert.deepEqual(sent(), ['discord.com:443']);
  });

  it('are read-only by a switch, and then write nothing', async () => {
    const { workbench } = session;
    await open('Live bot');
    await workbench.screenshot('credentials-07-menu');
    await workbench.quickInput.pick('Make it read-only');
    await row('Let it write again').waitFor();
    await dismissed();
    await workbench.statusBarItem('Live bot · production · read-only').waitFor();
    await send('write');
    await workbench
      .notification(/Nothing was sent: "Live bot" only reads, and this is POST/)
      .first()
      .waitFor();
    await workbench.screenshot('credentials-08-read-only');
    await workbench.runCommand('Notifications: Clear All Notifications');
    assert.deepEqual(sent(), ['discord.com:443']);
  });

  it('are renamed, coloured and given another environment', async () => {
    const { workbench } = session;
    const { quickInput } = workbench;
    await open('Live bot');
    await quickInput.pick('Let it write again');
    await row('Make it read-only').waitFor();
    await quickInput.pick('Rename…');
    await quickInput.widget.locator('input[type="text"]').waitFor();
    await eventually(async () =>
      assert.equal(await quickInput.widget.locator('.quick-input-box input').inputValue(), 'Live bot'),
    );
    await quickInput.type('Bot');
    await titled('Credential "Bot"');
    await quickInput.pick('Environment…');
    await titled('What does "Bot" reach?');
    await quickInput.pick('staging');
    await titled('Credential "Bot"');
    await quickInput.pick('Colour…');
    await titled('Colour of "Bot"');
    await workbench.screenshot('credentials-09-colours');
    await quickInput.pick('purple');
    await titled('Credential "Bot"');
    await row('purple').waitFor();
    await dismissed();
    await workbench.statusBarItem('Bot · staging').waitFor();
    await workbench.screenshot('credentials-10-staging');
  });

  it('get a new secret, with a warning where it is another bot’s', async () => {
    const { workbench } = session;
    const { quickInput } = workbench;
    await open('Bot');
    await quickInput.pick('Replace the secret…');
    await quickInput.widget.locator('input[type="password"]').waitFor();
    await quickInput.type(token);
    assert.match(await quickInput.refusal(), /stored already/);
    await quickInput.type(foreign);
    await workbench.dialog.waitFor();
    assert.match(await workbench.dialog.innerText(), /another bot[\s\S]*123456789012345678[\s\S]*223456789012345678/);
    await workbench.screenshot('credentials-11-another-bot');
    await workbench.answerDialog('Cancel');
    await titled('Credential "Bot"');
    await row('••••one1').waitFor();
    await quickInput.pick('Replace the secret…');
    await quickInput.widget.locator('input[type="password"]').waitFor();
    await quickInput.type(rotated);
    await row('••••two2').waitFor();
    await dismissed();
    await workbench.statusBarItem('Bot · staging').waitFor();
  });

  it('go to the sandbox where that is their base, with the sandbox’s own token', async () => {
    const { workbench } = session;
    await open('Bot');
    await workbench.quickInput.pick('Base address…');
    await titled('Where do requests with "Bot" go?');
    await workbench.screenshot('credentials-12-base');
    await workbench.quickInput.pick('Sandbox');
    await titled('Credential "Bot"');
    await dismissed();
    await send('read');
    await workbench.statusBarItem('Bot · staging → Sandbox').first().waitFor();
    const runner = await panel.outcome(/200/, '/users/@me');
    await runner.getByText('It went to the sandbox in place of https://discord.com.').waitFor();
    assert.ok(!(await pageText(workbench.page)).includes('••••two2'), 'the token went along');
  });

  it('go to another address only once that was allowed, by the person’s own settings or for once', async () => {
    const { workbench } = session;
    const { quickInput } = workbench;
    const origin = `https://127.0.0.1:${tls.port}`;
    await open('Bot');
    await quickInput.pick('Base address…');
    await quickInput.pick('Another address…');
    await titled('Where do requests with "Bot" go?');
    await quickInput.type('http://proxy.example');
    assert.match(await quickInput.refusal(), /http counts on this machine alone/);
    await quickInput.type(origin);
    await titled('Credential "Bot"');
    await quickInput.pick('User-Agent…');
    await quickInput.widget.locator('input[type="text"]').waitFor();
    await eventually(async () => assert.match(await quickInput.question(), /Credential "Bot"/));
    await quickInput.type('DiscordBot (https://example.com, 7.0)');
    await row('DiscordBot (https://example.com, 7.0)').waitFor();
    await dismissed();
    await send('read');
    await titled(`Send to ${origin}? It is not Discord's API.`);
    await workbench.screenshot('credentials-13-another-address');
    // What a hasty Enter answers is no.
    await workbench.page.keyboard.press('Enter');
    await workbench
      .notification(/is not Discord's API/)
      .first()
      .waitFor();
    await workbench.runCommand('Notifications: Clear All Notifications');
    assert.deepEqual(tls.arrived, []);
    await send('read');
    await titled(/^Send to/);
    await quickInput.pick(/Send once/);
    const runner = await panel.outcome(/200/, '/users/@me');
    await runner.getByText(`It went to ${origin} in place of https://discord.com`).waitFor();
    await runner.getByText(`The certificate of ${origin} was not verified`).waitFor();
    const expected = {
      method: 'GET',
      path: '/api/v10/users/@me',
      authorization: `Bot ${rotated}`,
      userAgent: 'DiscordBot (https://example.com, 7.0)',
    };
    assert.deepEqual(tls.arrived, [expected]);
    await workbench.screenshot('credentials-14-sent-there');
    await send('read');
    await titled(/^Send to/);
    await quickInput.pick(/Always allow this address/);
    await eventually(() => assert.equal(tls.arrived.length, 2));
    await eventually(async () => {
      await send('read');
      assert.equal(tls.arrived.length, 3);
    });
  });

  it('go through a proxy of their own, whose password is kept with the secrets', async () => {
    const { workbench } = session;
    const { quickInput } = workbench;
    await open('Bot');
    await quickInput.pick('Base address…');
    await titled('Where do requests with "Bot" go?');
    await quickInput.pick('Discord');
    await titled('Credential "Bot"');
    await quickInput.pick('Proxy…');
    await quickInput.widget.locator('input[type="text"]').waitFor();
    await eventually(async () =>
      assert.match((await quickInput.widget.locator('.quick-input-message').textContent()) ?? '', /password/),
    );
    await quickInput.type('socks5://127.0.0.1:1');
    assert.match(await quickInput.refusal(), /A proxy is http/);
    await quickInput.type(`http://me@127.0.0.1:${tunnel.port}`);
    await quickInput.widget.locator('input[type="password"]').waitFor();
    await workbench.screenshot('credentials-15-proxy-password');
    await quickInput.type(password);
    await row(`http://127.0.0.1:${tunnel.port}`).waitFor();
    await dismissed();
    const before = sent().length;
    await send('read');
    await panel.outcome(/./, '/users/@me');
    await eventually(() => assert.equal(tunnel.heads.length, 1));
    const login = Buffer.from(`me:${password}`).toString('base64');
    assert.match(tunnel.heads[0] ?? '', /^CONNECT discord\.com:443 /);
    const hasLogin = tunnel.heads[0]?.includes(`Proxy-Authorization: Basic ${login}`);
    assert.ok(hasLogin, shownIn('login at a proxy'));
    assert.equal(sent().length, before, 'the proxy of the editor was asked too');
  });

  it('have a log of what was sent with them, through another name and another secret', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Show Operations Log');
    const page = await pageOf(workbench, 'operations', 'Operations log: Bot');
    await page.getByText('what the same profile sent from another workspace').waitFor();
    await page.getByText('••••one1 (then “Live bot”)').first().waitFor();
    const said = await page.locator('body').innerText();
    // To the sandbox it went with the sandbox's own token in between: that is no change.
    assert.deepEqual(said.match(/The token of .*?here on\./g), [
      'The token of “Bot” is another one: ••••one1 before, ••••two2 from here on.',
    ]);
    await workbench.screenshot('credentials-15b-operations');
    await workbench.runCommand('View: Close All Editor Groups');
    await workbench.openFile(file);
  });

  it('are bound to a folder, and chosen for it from the status bar', async () => {
    const { workbench } = session;
    const { quickInput } = workbench;
    await open('Bot');
    await quickInput.pick('Bind to a folder…');
    await titled('Which folders always use "Bot"?');
    await workbench.page.keyboard.press('Enter');
    await row('bound to "Bot"').waitFor();
    await workbench.screenshot('credentials-16-bound');
    await dismissed();
    await workbench.statusBarItem('Bot · staging').first().click();
    await titled(/Which credential goes with requests of the folder/);
    await workbench.screenshot('credentials-17-choose');
    await quickInput.pick(/Unbind the folder/);
    await quickInput.widget.waitFor({ state: 'hidden' });
    await workbench.statusBarItem('Bot · staging').first().click();
    await titled(/Which credential goes with requests of this workspace\?/);
    await dismissed();
  });

  it('are read from a variable', async () => {
    const { workbench } = session;
    const { quickInput } = workbench;
    const take = async () => {
      await workbench.runCommand('Tracecord: Add Credential…');
      await quickInput.pick('Take one from .env.production or the environment…');
      await titled('Which variable holds the token?');
    };
    await take();
    await row('BOT_KEY').getByText('.env.production').waitFor();
    assert.ok(!(await quickInput.choices()).includes('PREFIX'));
    await workbench.screenshot('credentials-18-variables');
    await quickInput.pick('BOT_KEY');
    await quickInput.widget.locator('input[type="text"]').waitFor();
    await titled('Bot token');
    await workbench.page.keyboard.press('Enter');
    // The name says nothing, the file does.
    await titled('What does "BOT_KEY" reach?');
    await quickInput.widget.locator('.monaco-list-row.focused').filter({ hasText: 'production' }).waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.statusBarItem('BOT_KEY · production').first().waitFor();
    await take();
    await quickInput.pick('DISCORD_STAGING_TOKEN');
    await quickInput.widget.locator('input[type="text"]').waitFor();
    await titled('Bot token');
    await workbench.page.keyboard.press('Enter');
    await titled('What does "DISCORD_STAGING_TOKEN" reach?');
    await quickInput.widget.locator('.monaco-list-row.focused').filter({ hasText: 'staging' }).waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.statusBarItem('DISCORD_STAGING_TOKEN · staging').first().waitFor();
  });

  it('have names of their own', async () => {
    const { workbench } = session;
    const { quickInput } = workbench;
    await workbench.runCommand('Tracecord: Add Credential…');
    await quickInput.pick('Take one from .env.production or the environment…');
    await quickInput.pick('BOT_KEY');
    await quickInput.widget.locator('input[type="text"]').waitFor();
    await titled('Bot token');
    const name = quickInput.widget.locator('.quick-input-box input');
    await eventually(async () => assert.equal(await name.inputValue(), 'BOT_KEY 2'));
    await quickInput.type('bot');
    assert.match(await quickInput.refusal(), /There is a credential "Bot" already/);
    await workbench.screenshot('credentials-18b-name-taken');
    await dismissed();
  });

  it('are deleted one by one and all together, each after a yes', async () => {
    const { workbench } = session;
    const { quickInput } = workbench;
    await workbench.runCommand('Tracecord: Manage Credentials…');
    await titled('Credentials');
    await workbench.screenshot('credentials-19-list');
    await row('DISCORD_STAGING_TOKEN').hover();
    await row('DISCORD_STAGING_TOKEN').getByRole('button', { name: 'Delete…' }).click();
    await workbench.dialog.waitFor();
    await workbench.screenshot('credentials-20-delete');
    await workbench.answerDialog('Delete');
    await eventually(async () => {
      const labels = await quickInput.choices();
      assert.ok(!labels.includes('DISCORD_STAGING_TOKEN') && labels.includes('Bot'), labels.join(' | '));
    });
    await quickInput.pick(/Forget all credentials/);
    await workbench.dialog.waitFor();
    assert.match(await workbench.dialog.innerText(), /Delete all 2 stored credentials\?/);
    await workbench.answerDialog('Cancel');
    await titled('Credentials');
    await quickInput.pick(/Forget all credentials/);
    await workbench.answerDialog('Delete All');
    await eventually(async () => assert.ok(!(await quickInput.choices()).includes('Bot')));
    await dismissed();
    await workbench.statusBarItem('no credential').waitFor();
  });

  it('are shown nowhere and written nowhere', async () => {
    const { workbench } = session;
    await overheard.assertNothing(
      workbench,
      'credential questions',
      'changed credentials',
      'folder bound',
      'folder let go',
      'refusals',
      'confirmation',
      'active credential',
      'profiles',
      'secrets',
    );
    assert.ok(overheard.frames > 100, `${overheard.frames} messages were looked at`);
    const shown = await pageText(workbench.page);
    for (const part of [token, rotated, password]) {
      assert.ok(!shown.includes(part), 'it stands in the window');
      assert.ok(!session.server.log().includes(part), 'the server printed it');
      for (const folder of [session.folder, session.server.home]) {
        for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
          if (!entry.isFile()) continue;
          const path = join(entry.parentPath, entry.name);
          assert.ok(!(await readFile(path, 'latin1')).includes(part), `${path} holds it`);
        }
      }
    }
  });
});

describe('a workspace that means harm', function () {
  this.timeout(60_000);
  let session: Session;
  let panel: TracecordPanel;
  let evil: Awaited<ReturnType<typeof startTls>>;
  let outside: Awaited<ReturnType<typeof startProxy>>;
  let theirs: Awaited<ReturnType<typeof startProxy>>;

  before(async () => {
    [evil, outside, theirs] = await Promise.all([startTls(), startProxy(), startProxy()]);
    const origin = `https://127.0.0.1:${evil.port}`;
    session = await startSession({
      settings: { 'http.proxy': `http://127.0.0.1:${outside.port}`, 'tracecord.sandbox.port': 0 },
      prepare: async (folder) => {
        await writeFile(join(folder, file), requests);
        await writeFile(join(folder, '.env'), `where=127.0.0.1:${evil.port}\n`);
        await mkdir(join(folder, '.vscode'), { recursive: true });
        const settings = {
          'tracecord.allowedOrigins': [origin],
          'tracecord.tls.allowSelfSigned': [origin],
          'tracecord.sandbox.url': `http://127.0.0.1:${theirs.port}`,
          'tracecord.confirmDestructive': false,
          'tracecord.journal.enabled': false,
          'tracecord.journal.maxAge': 1,
          'http.proxy': `http://127.0.0.1:${theirs.port}`,
          'http.proxyStrictSSL': false,
        };
        await writeFile(join(folder, '.vscode/settings.json'), JSON.stringify(settings));
        return undefined;
      },
    });
    panel = new TracecordPanel(session.workbench);
    await session.workbench.openFile(file);
    await session.workbench.runCommand('Tracecord: Add Credential…');
    await storeBot(session, token, 'Mine', 'development');
    await session.workbench.statusBarItem('Mine').first().waitFor();
  });
  after(async () => {
    await session?.end();
    evil?.close();
    outside?.proxy.close();
    theirs?.proxy.close();
  });

  const send = (name: string) => panel.sendAt({ file, line: lineOf(name), column: 1 });

  it('allows no address: it is asked about', async () => {
    const { workbench } = session;
    await send('elsewhere');
    await eventually(async () => assert.match(await workbench.quickInput.question(), /Send to https:\/\/127\.0\.0\.1/));
    await workbench.screenshot('credentials-21-hostile');
    await workbench.quickInput.dismiss();
    await workbench
      .notification(/is not Discord's API/)
      .first()
      .waitFor();
    assert.deepEqual(evil.arrived, []);
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('excepts no certificate: what the person allows is verified all the same', async () => {
    const { workbench } = session;
    await send('elsewhere');
    await workbench.quickInput.pick(/Send once/);
    const runner = await panel.outcome(/./, '/users/@me');
    await runner.getByText('transport/tls', { exact: true }).waitFor();
    assert.deepEqual(evil.arrived, []);
  });

  it('takes away no question, and brings no proxy', async () => {
    const { workbench } = session;
    await send('remove');
    await workbench.dialog.waitFor();
    await workbench.answerDialog('Cancel');
    await send('read');
    await eventually(() =>
      assert.deepEqual(
        outside.wanted.filter((host) => /discord/.test(host)),
        ['discord.com:443'],
      ),
    );
    assert.deepEqual(theirs.wanted, []);
  });

  it('keeps no record from being written', () => {
    const { home } = session.server;
    const written = readdirSync(home, { recursive: true, encoding: 'utf8' })
      .filter((name) => /journal-\d+-\d+-\w+\.ndjson$/.test(name))
      .map((name) => readFileSync(join(home, name), 'utf8'));
    assert.match(written.join(''), /"url":"https:\/\/discord\.com\/api\/v10\/users\/@me"/);
  });

  it('moves no sandbox', async () => {
    const { workbench } = session;
    await panel.goTo({ file, line: lineOf('read'), column: 1 });
    await workbench.runCommand('Tracecord: Send Request to Sandbox');
    await panel.outcome(/200/, '/users/@me');
    assert.deepEqual(theirs.wanted, []);
  });
});

describe('a workspace of several folders', function () {
  this.timeout(60_000);
  let session: Session;

  before(async () => {
    session = await startSession({
      prepare: async (folder) => {
        for (const name of ['alpha', 'beta']) {
          await mkdir(join(folder, name));
          await writeFile(join(folder, name, `${name}.http`), requests);
        }
        const workspace = join(folder, 'both.code-workspace');
        await writeFile(workspace, JSON.stringify({ folders: [{ path: 'alpha' }, { path: 'beta' }] }));
        return workspace;
      },
    });
  });
  after(() => session?.end());

  it('sends with the credential that the folder of the file is bound to', async () => {
    const { workbench } = session;
    const { quickInput } = workbench;
    const all = async (pattern: RegExp) =>
      eventually(async () => {
        const lenses = await workbench.editor.lenses();
        assert.ok(lenses.length > 0 && lenses.every((lens) => pattern.test(lens)), lenses.join(' | '));
      });
    await workbench.openFile('alpha.http');
    await workbench.runCommand('Tracecord: Add Credential…');
    await storeBot(session, token, 'First', 'development');
    await workbench.statusBarItem('First').first().waitFor();
    await workbench.runCommand('Tracecord: Add Credential…');
    await storeBot(session, foreign, 'Second', 'production');
    await workbench.statusBarItem('Second · production').first().waitFor();
    await workbench.runCommand('Tracecord: Manage Credentials…');
    await quickInput.pick('First');
    await quickInput.pick('Bind to a folder…');
    await quickInput.pick('alpha');
    await quickInput.widget.locator('.monaco-list-row').filter({ hasText: 'bound to "First"' }).waitFor();
    await workbench.screenshot('credentials-22-folders');
    await quickInput.dismiss();
    await workbench.statusBarItem('First').first().waitFor();
    await all(/Send · First$/);
    await workbench.openFile('beta.http');
    await workbench.statusBarItem('Second · production').first().waitFor();
    await all(/Second · production$/);
    await workbench.openFile('alpha.http');
    await workbench.statusBarItem('First').first().waitFor();
    const item = workbench.statusBarItem('First').first();
    assert.match((await item.getAttribute('aria-label')) ?? '', /bound to the folder "alpha"/);
    await item.hover();
    await workbench.screenshot('credentials-23-first-folder');
  });
});

describe('credentials that a later version stored', function () {
  this.timeout(120_000);
  let session: Session;

  before(async () => {
    session = await startSession({
      prepare: async (folder) => {
        await writeFile(join(folder, file), requests);
        return undefined;
      },
    });
  });
  after(() => session?.end());

  it('are told of, and forgotten with the others', async () => {
    const { workbench } = session;
    const { quickInput } = workbench;
    await workbench.openFile(file);
    await workbench.runCommand('Tracecord: Add Credential…');
    await storeBot(session, token, 'Mine', 'development');
    await workbench.statusBarItem('Mine').first().waitFor();
    await eventually(async () => assert.notDeepEqual(await storeLater(workbench.page), []));
    await workbench.reload();
    // The palette knows our commands once our part of the status bar is there.
    await workbench.openFile(file);
    await workbench.statusBarItem('Mine').first().waitFor();
    await workbench.runCommand('Tracecord: Manage Credentials…');
    await eventually(async () => assert.equal(await quickInput.question(), 'Credentials'));
    const placeholder = () => quickInput.widget.locator('.quick-input-box input').getAttribute('placeholder');
    await eventually(async () =>
      assert.match((await placeholder()) ?? '', /One is kept that this version cannot read/),
    );
    await workbench.screenshot('credentials-22-later');
    await quickInput.pick('Mine');
    await quickInput.pick('Delete…');
    await workbench.answerDialog('Delete');
    // Nothing that can be read is left.
    await eventually(async () => assert.match((await placeholder()) ?? '', /^One is kept/));
    await workbench.screenshot('credentials-23-later-alone');
    await quickInput.pick(/Forget all credentials/);
    await workbench.dialog.waitFor();
    assert.match(
      await workbench.dialog.innerText(),
      /Delete the one stored credential\?[\s\S]*That includes one that this version of Tracecord cannot read/,
    );
    await workbench.screenshot('credentials-24-later-forget');
    await workbench.answerDialog('Delete All');
    await eventually(async () => assert.match((await placeholder()) ?? '', /^Nothing is stored yet/));
    assert.ok(!(await quickInput.choices()).some((choice) => /Forget all/.test(choice)));
    await quickInput.dismiss();
  });
});

/** Puts a profile of a later version into the state that the editor keeps; gives the databases that held the state. */
function storeLater(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const changed: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      if (database.objectStoreNames.contains('ItemTable')) {
        const items = database.transaction('ItemTable', 'readwrite').objectStore('ItemTable');
        const text = await done(items.get('tracecord.tracecord'));
        const state = typeof text === 'string' ? JSON.parse(text) : {};
        if (Array.isArray(state.profiles)) {
          state.profiles.push({ id: 'later', kind: 'passkey', holds: { more: true } });
          await done(items.put(JSON.stringify(state), 'tracecord.tracecord'));
          changed.push(name);
        }
      }
      database.close();
    }
    return changed;
  });
}

describe('credentials in Japanese', function () {
  this.timeout(60_000);
  let session: Session;

  before(async () => {
    session = await startSession({
      locale: 'ja',
      prepare: async (folder) => {
        await writeFile(join(folder, file), requests);
        return undefined;
      },
    });
  });
  after(() => session?.end());

  it('are stored, managed and asked about in Japanese', async () => {
    const { workbench } = session;
    const { quickInput } = workbench;
    const widget = async () => (await quickInput.widget.innerText()).replaceAll(/DiscordBot \([^)]*\)|https?:\S+/g, '');
    const titled = (title: RegExp) => eventually(async () => assert.match(await quickInput.question(), title));
    const panel = new TracecordPanel(workbench, japanese);
    await workbench.openFile(file);
    await workbench.runCommand('Tracecord: 認証情報を管理…');
    await quickInput.pick(/Bot トークンを保存/);
    await quickInput.type(token);
    await quickInput.widget.locator('input[type="text"]').waitFor();
    await quickInput.type('本番の Bot');
    await titled(/どの環境のものですか/);
    assert.doesNotMatch(await widget(), untranslated);
    await workbench.screenshot('credentials-ja-01-environment');
    await workbench.page.keyboard.press('Enter');
    await titled(/^認証情報$/);
    assert.doesNotMatch(await widget(), untranslated);
    await quickInput.pick('本番の Bot');
    await titled(/認証情報「本番の Bot」/);
    assert.doesNotMatch(await widget(), untranslated);
    await workbench.screenshot('credentials-ja-02-menu');
    await quickInput.dismiss();
    await workbench.statusBarItem('本番の Bot · 本番').first().waitFor();
    await panel.sendAt({ file, line: lineOf('write'), column: 1 });
    await workbench.dialog.waitFor();
    assert.match(await workbench.dialog.innerText(), /本番のプロファイルです/);
    await workbench.screenshot('credentials-ja-03-production');
    await workbench.dialog.locator('.monaco-button').last().click();
  });
});

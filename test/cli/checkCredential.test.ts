import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { webhookToken } from '../../src/sandbox/token.ts';
import { defaultToken } from '../../src/sandbox/world/defaultSeed.ts';
import { sandboxIds as ids } from '../../src/sandbox/world/seed.ts';

const webhook = (token: string) => `https://discord.com/api/webhooks/${ids.webhook}/${token}`;
const wrongToken = [Buffer.from(ids.bot).toString('base64url'), 'fakeid', 'fake-token'.padStart(38, 'x')].join('.');

interface Row {
  readonly section: string;
  readonly state: string;
  readonly fact: string;
  readonly [more: string]: unknown;
}

// Who answers, its flags and limits are the sandbox's: src/sandbox/world/applicationParts.ts, operations/gateway.ts.
describe('tracecord check-credential', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tracecord-credential-'));
  const bot = join(folder, 'bot');
  const empty = join(folder, 'empty');
  before(() => {
    for (const made of [bot, join(bot, 'node_modules/x'), empty]) mkdirSync(made, { recursive: true });
    writeFileSync(
      join(bot, 'index.js'),
      'new Client({\n  intents: [GatewayIntentBits.GuildPresences, GatewayIntentBits.MessageContent],\n});\n',
    );
    writeFileSync(join(bot, 'node_modules/x/index.js'), 'new Client({ intents: [GatewayIntentBits.GuildMembers] });\n');
    writeFileSync(join(bot, '.env.production'), `DISCORD_TOKEN=${defaultToken()}\nPORT=1\n`);
    writeFileSync(join(bot, '.env.staging'), `DISCORD_TOKEN=${defaultToken()}\nOLD=${wrongToken}\n`);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function check(args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
    const env = { PATH: process.env.PATH, LC_ALL: 'C', ...variables };
    return spawnSync(process.execPath, ['dist/cli.mjs', 'check-credential', ...args], { encoding: 'utf8', env });
  }

  function json(args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
    const { status, stdout, stderr } = check([...args, '--format', 'json'], variables);
    assert.equal(stderr, '');
    const said = JSON.parse(stdout) as { verdict: string; sent: string[]; applicationId: string | null; rows: Row[] };
    const of = (fact: string) => said.rows.filter((row) => row.fact === fact);
    return { status, said, of };
  }

  it('asks the right routes of a bot token, and tells what the code asks for from what is switched on', () => {
    const { status, said, of } = json([bot, '--sandbox']);
    assert.deepEqual([said.verdict, said.applicationId], ['works', ids.application]);
    assert.deepEqual(said.sent, ['GET /users/@me', 'GET /applications/@me', 'GET /gateway/bot']);
    assert.deepEqual(
      of('intent').map(({ intent, switched, asked, state, places }) => [intent, switched, asked, state, places]),
      [
        ['GUILD_MEMBERS', 'limited', 'no', 'note', []],
        ['GUILD_PRESENCES', 'off', 'yes', 'problem', [{ file: 'index.js', line: 2 }]],
        ['MESSAGE_CONTENT', 'limited', 'yes', 'fine', [{ file: 'index.js', line: 2 }]],
      ],
    );
    assert.deepEqual(
      of('sessions').map(({ total, remaining }) => [total, remaining]),
      [[1000, 1000]],
    );
    assert.equal(of('guilds')[0]?.guilds, 2);
    assert.equal(status, 1);
  });

  it('sees one token in two environments, and another token of the same bot', () => {
    const places = json([bot, '--sandbox']).of('place');
    assert.deepEqual(
      places.map(({ state, what, relation }) => [state, what, relation]),
      [
        ['problem', 'DISCORD_TOKEN in .env.production', { is: 'same' }],
        ['fine', 'DISCORD_TOKEN in .env.staging', { is: 'same' }],
        ['note', 'OLD in .env.staging', { is: 'same-account' }],
      ],
    );
    const told = json([bot, '--sandbox', '--token-env', 'T'], { T: defaultToken(), NODE_ENV: 'production' });
    assert.deepEqual(
      told.of('place').map(({ what, clashes }) => [what, (clashes as unknown[]).length]),
      [
        ['DISCORD_TOKEN in .env.production', 1],
        ['DISCORD_TOKEN in .env.staging', 1],
        ['OLD in .env.staging', 0],
      ],
    );
  });

  it('says what a 401 means, and asks nothing more', () => {
    const { status, said, of } = json([empty, '--sandbox', '--token-env', 'T'], { T: wrongToken });
    assert.deepEqual([status, said.verdict, said.sent], [1, 'refused', ['GET /users/@me']]);
    const [row] = of('unread');
    assert.deepEqual([row?.state, row?.status, row?.class], ['problem', 401, 'auth/invalid']);
    assert.equal(row?.portal, 'https://discord.com/developers/applications');
    assert.match(String(row?.change), /reset/i);
  });

  it('reads a webhook with its own token, its channel and who owns it', () => {
    const { status, said, of } = json([empty, '--sandbox', '--token-env', 'HOOK'], { HOOK: webhook(webhookToken) });
    assert.deepEqual([status, said.verdict], [0, 'works']);
    assert.deepEqual(said.sent, [`GET /webhooks/${ids.webhook}/{webhook_token}`]);
    assert.deepEqual(
      of('webhook-place').map(({ channel, guild }) => [channel, guild]),
      [[ids.text, ids.guild]],
    );
    assert.equal(of('webhook-owner')[0]?.application, null);
    const wrong = json([empty, '--sandbox', '--token-env', 'HOOK'], {
      HOOK: webhook('fake-webhook-token'.padEnd(68, '_')),
    });
    assert.deepEqual([wrong.status, wrong.said.verdict, wrong.of('unread')[0]?.code], [1, 'refused', 50027]);
  });

  it('asks /oauth2/@me of a bearer token', () => {
    const { said } = json([empty, '--sandbox', '--token-env', 'T'], { T: `Bearer ${'a1'.repeat(15)}` });
    assert.deepEqual([said.verdict, said.sent], ['refused', ['GET /oauth2/@me']]);
  });

  it('says nothing of intents that it could not look for, and asks nobody offline', () => {
    const { status, said, of } = json([empty, '--token-env', 'T', '--offline'], { T: wrongToken });
    assert.deepEqual([status, said.verdict, said.sent], [0, 'not-asked', []]);
    assert.equal(of('shape')[0]?.state, 'fine');
    assert.deepEqual(
      json([empty, '--sandbox'])
        .of('intent')
        .map(({ asked }) => asked),
      ['unknown', 'unknown', 'unknown'],
    );
  });

  it('is not sure of what is beyond its bounds', () => {
    const big = join(folder, 'big');
    mkdirSync(big, { recursive: true });
    writeFileSync(join(big, 'bundle.js'), `${'x'.repeat(600 * 1024)}\n`);
    writeFileSync(join(big, 'bot.js'), 'new Client({ intents: [GatewayIntentBits.GuildMembers] });\n');
    const asked = json([big, '--sandbox']).of('intent');
    assert.deepEqual(
      asked.map(({ intent, asked: answer }) => [intent, answer]),
      [
        ['GUILD_MEMBERS', 'yes'],
        ['GUILD_PRESENCES', 'unknown'],
        ['MESSAGE_CONTENT', 'unknown'],
      ],
    );
  });

  it('is a page without secrets, in two languages', () => {
    const { stdout } = check([bot, '--sandbox']);
    assert.match(stdout, /^# Credential: sandbox\n\n\*\*It works\.\*\* 2 problems, /);
    assert.match(stdout, /\| \*\*Problem\*\* \| GUILD\\_PRESENCES \| Off\. The code asks for it \(index\.js:2\)\./);
    assert.match(check([bot, '--sandbox', '--locale', 'ja']).stdout, /^# 認証情報: sandbox\n\n\*\*有効です。\*\*/);
    for (const secret of [defaultToken(), wrongToken]) assert.equal(stdout.includes(secret.slice(-12)), false);
  });

  it('ends with 2 where it is not said which credential, or where there is none', () => {
    assert.deepEqual([check([empty]).status, check([empty, '--token-env', 'NOTHING']).status], [2, 2]);
    assert.equal(check([join(folder, 'nowhere'), '--sandbox']).status, 2);
  });
});

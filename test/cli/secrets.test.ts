import assert from 'node:assert/strict';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { commands } from '../../src/cli/commands.ts';
import { composeTargets } from '../../src/core/compose/targets.ts';
import { closeServers, http } from '../node/server.ts';
import { shownIn } from '../shownIn.ts';
import { addresses, type Mark, marks, marksIn, secrets } from './marks.ts';
import { requests, secretFiles } from './secretFiles.ts';
import { type Call, inTurns, type Said, tracecord } from './tracecord.ts';

type CommandName = keyof typeof commands;

/** One way through a command. */
interface Walk extends Call {
  /** Files that it may write secrets into, as the command line promises. */
  readonly writes?: readonly string[];
  /** It repeats the text that it was given, as the command line promises. */
  readonly repeats?: true;
  /** What a stream has to hold, so that the walk has come somewhere. */
  readonly says?: RegExp;
}

/** Nothing leaves this machine: the first proxy cannot be used, the second is not there. */
const proxies = { HTTPS_PROXY: addresses.proxy };
const absent = { HTTPS_PROXY: `http://me:${secrets.cookie}@127.0.0.1:9` };
const credentials = {
  DISCORD_TOKEN: secrets.bot,
  BEARER: `Bearer ${secrets.bearer}`,
  HOOK: addresses.webhook,
  OTHER_TOKEN: secrets.other,
  CLIENT_SECRET: secrets.client,
};

const both = (args: readonly string[], more: Omit<Walk, 'args'> = {}): Walk[] => [
  { args, ...more },
  { args: [...args, '--format', 'json'], ...more },
  { args: [...args, '--locale', 'ja'], ...more },
];
const sources = ['requests.http', 'bot.mjs', 'bot.py', 'calls.sh'];
const request = (name: string) => `requests.http#${name}`;
const inCode = [
  'bot.mjs:4',
  'bot.mjs:9',
  'bot.mjs:13',
  'bot.py:4',
  'bot.py:9',
  'bot.py:10',
  'calls.sh:1',
  'calls.sh:2',
];

/** What a bot sends through `tracecord proxy`, and what its server has seen. */
const received: { readonly url: string; readonly headers: readonly string[]; readonly body: string }[] = [];
let upstream = '';

async function throughProxy(head: string): Promise<void> {
  const root = /http:\/\/127\.0\.0\.1:\d+\/\w+(?=\/api)/.exec(head)?.[0] ?? '';
  const send = async (url: string, headers: Record<string, string>) => {
    const asked = httpRequest(root + url.replace('https://discord.com', ''), { method: 'POST', headers, agent: false });
    asked.end(`{"content":"${secrets.client}"}`);
    const [answer] = (await once(asked, 'response')) as [import('node:http').IncomingMessage];
    await buffer(answer);
  };
  const agent = { 'User-Agent': `DiscordBot (https://example.org, 1) ${secrets.other}` };
  await send('/api/v10/channels/1/messages', {
    ...agent,
    Authorization: `Bot ${secrets.bot}`,
    Cookie: `a=${secrets.cookie}`,
  });
  await send('/api/v10/users/@me', { ...agent, Authorization: `Bearer ${secrets.bearer}` });
  await send(addresses.webhook, {});
  await send(addresses.interaction, {});
  await send('/api/v10/users/@me', { Authorization: secrets.other, 'X-Super-Properties': secrets.cookie });
}

/** The walks through every command; one that is missing here does not compile, and fails below. */
const walks = (): Readonly<Record<CommandName, readonly Walk[]>> => ({
  extract: sources.flatMap((file) => [
    { args: ['extract', '--format', 'json', file], repeats: true, says: /canary/ },
    { args: ['extract', file], repeats: true },
  ]),
  lint: [
    ...sources.flatMap((file) => both(['lint', '--rules', 'all', file], { says: /auth\/|url|webhook/ })),
    ...sources.map((file) => ({
      args: ['lint', '--rules', 'all', '--fix', '--format', 'json', file],
      writes: [file, '.env'],
    })),
    { args: ['lint', '--language', 'http', '-'], input: secretFiles['requests.http'] ?? '', says: /auth/ },
    {
      args: ['lint', '--fix', '--language', 'http', '--format', 'json', '-'],
      input: secretFiles['requests.http'] ?? '',
      repeats: true,
    },
  ],
  diagnose: [
    'exchange.json',
    'granted.json',
    'failed.json',
    'unknown.json',
    'trace.txt',
    'text.log',
    'traffic.har',
    'damaged.json',
    'words.json',
    'log.ndjson',
    '.env',
  ].flatMap((file) => both(['diagnose', file])),
  explain: both(['explain', '50035'], { env: { ...credentials, ...proxies }, says: /50035/ }),
  compose: [
    ...requests.flatMap((name) =>
      composeTargets.map(({ id }) => ({
        args: ['compose', '--to', id, '--format', 'json', request(name)],
        says: /discord/,
      })),
    ),
    ...inCode.map((place) => ({ args: ['compose', '--to', 'curl', place] })),
  ],
  send: [
    ...[...requests.map(request), ...inCode].flatMap((place) => both(['send', '--sandbox', '--yes', place])),
    ...[proxies, absent].flatMap((env) =>
      requests.flatMap((name) => [
        { args: ['send', '--format', 'json', request(name)], env },
        { args: ['send', '--token-env', 'DISCORD_TOKEN', request(name)], env: { ...env, ...credentials } },
      ]),
    ),
    {
      args: ['send', '--yes', '--token-env', 'DISCORD_TOKEN', request('answer')],
      env: { ...absent, ...credentials },
      says: /because of --yes/,
    },
    { args: ['send', '--sandbox', '--retry', '--format', 'json', request('unprefixed')] },
    { args: ['send', '--sandbox', '--scenario', 'proxy-login', '--format', 'json', request('literal')] },
  ],
  outage: [
    ...both(['outage', '--exchanges', 'log.ndjson', '--offline'], { says: /./ }),
    ...both(['outage', '--exchanges', 'log.ndjson', '--sandbox', '--no-status-page']),
    ...both(['outage', 'log.ndjson', '--token-env', 'DISCORD_TOKEN'], { env: { ...proxies, ...credentials } }),
    ...both(['outage', 'damaged.json', '--offline']),
    ...both(['outage', 'words.json', '--offline']),
  ],
  permissions: [...requests.map(request), ...inCode].flatMap((place) => [
    ...both(['permissions', '--sandbox', '--guild', '1213455767961731072', place]),
    { args: ['permissions', '--token-env', 'DISCORD_TOKEN', place], env: { ...absent, ...credentials } },
  ]),
  'check-credential': Object.keys(credentials).flatMap((name) => [
    ...both(['check-credential', '.', '--offline', '--token-env', name], { env: credentials, says: /./ }),
    ...both(['check-credential', '.', '--sandbox', '--token-env', name], { env: credentials, says: /./ }),
    { args: ['check-credential', '.', '--token-env', name, '--format', 'json'], env: { ...credentials, ...proxies } },
  ]),
  buckets: ['log.ndjson', 'traffic.har', 'exchange.json', 'damaged.json', 'words.json'].flatMap((file) =>
    both(['buckets', file]),
  ),
  journal: ['log.ndjson', 'damaged.json', 'words.json', '.'].flatMap((place) => [
    ...both(['journal', place]),
    ...both(['journal', '--timeline', place]),
    ...both(['journal', '--rates', place]),
  ]),
  proxy: [
    ...both(['proxy', '--upstream', upstream], { meanwhile: throughProxy, env: proxies, says: /Ctrl/ }),
    ...both(['proxy'], { env: proxies }),
  ],
  sandbox: [
    ...both(['sandbox', '--port', '0'], { env: { ...credentials, ...proxies }, says: /Ctrl/ }),
    ...both(['sandbox', '--port', '0', '--state', 'state.json']),
  ],
});

describe('the secrets of a person on the command line', function () {
  this.timeout(600_000);
  const folder = mkdtempSync(join(tmpdir(), 'tracecord-secrets-'));
  const template = join(folder, 'template');
  let count = 0;

  before(async () => {
    mkdirSync(template);
    for (const [name, text] of Object.entries(secretFiles)) writeFileSync(join(template, name), text);
    const server = await http(async (asked, response) => {
      received.push({ url: asked.url ?? '', headers: asked.rawHeaders, body: (await buffer(asked)).toString() });
      response.writeHead(401, {
        'Content-Type': 'application/json',
        'Set-Cookie': `a=${secrets.cookie}`,
        Via: `1.1 ${secrets.other}`,
      });
      response.end(
        JSON.stringify({ message: `no ${secrets.bot}`, code: 0, token: secrets.client, cookie: addresses.webhook }),
      );
    });
    upstream = server.origin;
  });
  after(async () => {
    await closeServers();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Calls a command in a folder of its own, and gives what it has said and where it has written a secret. */
  async function walked(
    walk: Walk,
  ): Promise<{ readonly said: Said; readonly written: Readonly<Record<string, Mark[]>> }> {
    count += 1;
    const cwd = join(folder, String(count));
    cpSync(template, cwd, { recursive: true });
    const said = await tracecord({ ...walk, cwd, env: { HOME: cwd, TMPDIR: cwd, ...walk.env } });
    const names = readdirSync(cwd, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const written = names.flatMap(({ parentPath, name }): [string, Mark[]][] => {
      const path = join(parentPath, name);
      const text = readFileSync(path, 'latin1');
      const place = path.slice(cwd.length + 1);
      return text === Buffer.from(secretFiles[place] ?? '').toString('latin1') ? [] : [[place, marksIn(text)]];
    });
    rmSync(cwd, { recursive: true });
    return { said, written: Object.fromEntries(written.filter(([, found]) => found.length > 0)) };
  }

  it('are looked for in every command', () => {
    assert.deepEqual(Object.keys(walks()).sort(), Object.keys(commands).sort());
  });

  it('stand in the files that are walked through, each of them', () => {
    const { proxy: _, ...others } = marks;
    assert.deepEqual(marksIn(Object.values(secretFiles).join('')).sort(), Object.keys(others).sort());
    assert.deepEqual(marksIn(addresses.proxy), ['proxy']);
  });

  for (const command of Object.keys(commands) as CommandName[]) {
    it(`are where its contract says, and nowhere else: ${command}`, async () => {
      const problems = await inTurns(walks()[command], async (walk) => {
        const { said, written } = await walked(walk);
        const output = said.stdout + said.stderr;
        const call = `${walk.args.join(' ')} → ${said.status}`;
        const told = walk.repeats === true ? [] : marksIn(output);
        const leaks = Object.entries(written).filter(([file]) => walk.writes?.includes(file) !== true);
        return [
          ...told.map(
            (mark) =>
              `${call}: ${mark} in …${output.slice(Math.max(0, output.indexOf(marks[mark].repeat(2)) - 120), output.indexOf(marks[mark].repeat(2)) + 30)}`,
          ),
          ...leaks.map(([file, found]) => `${call}: ${found} in ${file}`),
          ...(said.status === null || (walk.says !== undefined && !walk.says.test(output))
            ? [`${call} says ${output.slice(0, 500)}`]
            : []),
        ];
      });
      assert.deepEqual(
        problems.flat(),
        [],
        shownIn(
          'output of a command',
          'token in a body',
          'sandbox address',
          'address and answers of the proxy',
          'mended files',
        ),
      );
    });
  }

  it('are what `extract` repeats, for it gives back the text that it was given', async () => {
    const said = await inTurns(walks().extract, async (walk) => (await walked(walk)).said.stdout);
    assert.deepEqual(marksIn(said.join('')).sort(), [
      'bearer',
      'bot',
      'client',
      'cookie',
      'interaction',
      'other',
      'webhook',
    ]);
  });

  it('are moved into `.env` by `lint --fix`', async () => {
    const { written } = await walked({ args: ['lint', '--rules', 'all', '--fix', 'bot.mjs'] });
    assert.deepEqual(written['.env']?.includes('webhook'), true);
  });

  it('go through the proxy in one place each', () => {
    assert.ok(received.length >= 4);
    for (const { url, headers, body } of received) {
      const where = headers.flatMap((value, at) =>
        at % 2 === 1 ? marksIn(value).map((mark) => `${headers[at - 1]?.toLowerCase()} ${mark}`) : [],
      );
      assert.deepEqual(marksIn(body), ['client']);
      assert.ok(
        where.every((place) => /^(?:authorization (?:bot|bearer)|cookie cookie|user-agent other)$/.test(place)),
        where.join(),
      );
      assert.deepEqual(
        marksIn(url),
        /webhooks/.test(url) ? ['webhook'] : /interactions/.test(url) ? ['interaction'] : [],
      );
    }
  });
});

import { deepEqual, equal, match } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const start = Date.UTC(2026, 10, 29, 10);

/** One exchange in the form of `tracecord diagnose`. */
function exchange(after: number, status: number): string {
  return JSON.stringify({
    at: new Date(start + after).toISOString(),
    request: {
      method: 'POST',
      url: 'https://discord.com/api/v10/channels/123456789012345678/messages',
      headers: { Authorization: 'Bot fake-token-9f3k', 'User-Agent': 'DiscordBot (https://example.org, 1.0)' },
    },
    response: {
      status,
      headers: {
        'content-type': 'application/json',
        'x-ratelimit-bucket': 'abc',
        'x-ratelimit-limit': '5',
        'x-ratelimit-remaining': '2',
        'x-ratelimit-reset-after': '4.5',
      },
      body: status === 200 ? { id: '1' } : { message: '503: Service Unavailable', code: 0 },
    },
  });
}

const exchanges = [exchange(0, 200), exchange(1000, 503), exchange(2000, 503)];
/** What else a program writes. */
const others = ['Logged in as Mika#0001', '', 'Shard 0 {ready'];
const stdout = [others[0], exchanges[0], others[1], exchanges[1], others[2], exchanges[2]] as string[];

/** In halves, as what is longer than 16 KiB is cut. */
const halves = (text: string) => [text.slice(0, text.length / 2), text.slice(text.length / 2)];
const moment = '2026-11-29T10:00:00.123456789Z';

/** Lines as each tool stores or prints them. */
const forms: Readonly<Record<string, (line: string) => string>> = {
  'the json-file driver of Docker': (line) =>
    JSON.stringify({ log: `${line}\n`, stream: 'stdout', time: moment }).replaceAll('/', '\\/'),
  'the json-file driver of Docker, which cuts long lines': (line) =>
    halves(`${line}\n`)
      .map((log) => JSON.stringify({ log, stream: 'stdout', time: moment }))
      .join('\n'),
  'the files of Kubernetes': (line) => `${moment} stdout F ${line}`,
  'the files of Kubernetes, in parts': (line) => {
    const [first, second] = halves(line);
    return `${moment} stdout P ${first}\n${moment} stderr F beside it\n${moment} stdout F ${second}`;
  },
  'docker compose logs': (line) => `bot-1  | ${line}`,
  'a build server': (line) => `2026-11-29T10:00:00.1234567Z ${line}`,
};

describe('logs of containers and build servers', function () {
  this.timeout(30_000);
  const folder = mkdtempSync(join(tmpdir(), 'tracecord-containers-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  function run(command: string, text: string, ...options: string[]) {
    const file = join(folder, 'bot.log');
    writeFileSync(file, `${text}\n`);
    const given = command === 'outage' ? ['--exchanges', file] : [file];
    return spawnSync(process.execPath, ['dist/cli.mjs', command, ...options, ...given], { encoding: 'utf8' });
  }

  const bare = exchanges.join('\n');
  const commands = [
    ['buckets', '--format', 'json'],
    ['outage', '--offline', '--format', 'json'],
    ['journal', '--rates', '--format', 'json'],
  ] as const;

  /** What is said, but how many lines of others there were. */
  function said(command: string, text: string, options: readonly string[]): unknown {
    const { stdout: printed, stderr } = run(command, text, ...options);
    equal(stderr, '');
    const { unreadable: _, damaged: __, ...rest } = JSON.parse(printed);
    return rest;
  }

  for (const [form, write] of Object.entries(forms)) {
    it(`are read through what ${form} put around them`, () => {
      for (const [command, ...options] of commands) {
        const expected = said(command, bare, options);
        deepEqual(said(command, stdout.map(write).join('\n'), options), expected, command);
      }
    });
  }

  it('keep a mistake in a bare file of exchanges a mistake', () => {
    const { status, stderr } = run('outage', `${exchanges[0]}\nLogged in\n${exchanges[1]}`, '--offline');
    equal(status, 2);
    match(stderr, /bot\.log.*2/);
  });

  it('are no exchanges where there are none in them', () => {
    const write = forms['docker compose logs'] ?? String;
    const { status, stderr } = run('outage', others.map(write).join('\n'), '--offline');
    equal(status, 2);
    match(stderr, /bot\.log/);
  });
});

import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function outage(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.mjs', 'outage', ...args], {
    encoding: 'utf8',
    input,
    env: { ...process.env, LC_ALL: 'C' },
  });
  return { status, stdout, stderr };
}

const channel = '1213458787860611072';
const guild = '1213458787860611074';

/** A line of a file of exchanges, some minutes old. */
function line(method: string, path: string, outcome: object, ago = 1): string {
  const request = {
    method,
    url: `https://discord.com/api/v10${path}`,
    headers: { Authorization: 'Bot fake-token-of-nobody', 'User-Agent': 'DiscordBot (https://example.org, 1.0)' },
  };
  return JSON.stringify({ at: new Date(Date.now() - ago * 60_000).toISOString(), request, ...outcome });
}

const json = { 'content-type': 'application/json', via: '1.1 google' };
const failing = (status: number) => ({
  response: { status, headers: json, body: { message: `${status}: Error`, code: 0 } },
});
const fine = { response: { status: 200, headers: json, body: { id: '1' } } };
const limited = {
  response: {
    status: 429,
    headers: {
      ...json,
      'x-ratelimit-bucket': 'm',
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-scope': 'user',
      'retry-after': '5',
    },
    body: { message: 'You are being rate limited.', retry_after: 4.2, global: false },
  },
};
const banned = {
  response: { status: 429, headers: { 'content-type': 'text/plain', server: 'cloudflare' }, body: 'error code: 1015' },
};

describe('tracecord outage', function () {
  this.timeout(20_000);
  const folder = mkdtempSync(join(tmpdir(), 'tracecord-outage-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** What a sandbox in a scenario comes to, with exchanges before where there are any. */
  function verdict(scenario: string, lines: readonly string[] = [], more: readonly string[] = []) {
    const file = join(folder, 'exchanges.ndjson');
    writeFileSync(file, `${lines.join('\n')}\n`);
    const exchanges = lines.length === 0 ? [] : ['--exchanges', file];
    const { status, stdout, stderr } = outage([
      '--sandbox',
      '--scenario',
      scenario,
      '--format',
      'json',
      ...exchanges,
      ...more,
    ]);
    if (stdout === '') throw new Error(stderr);
    const told = JSON.parse(stdout);
    return { status, told, short: `${told.verdict} ${told.confidence}` };
  }

  // Two controls are all that is known here, so that nothing but a ban and an incident can be more than likely.
  for (const [scenario, allowed, exit] of [
    ['none', ['unclear possible'], 0],
    ['server-error', ['discord likely'], 1],
    ['bad-gateway', ['discord likely'], 1],
    ['unavailable', ['discord likely'], 1],
    ['origin-unreachable=522', ['discord likely'], 1],
    ['incident', ['discord likely', 'discord certain'], 1],
    ['40333-outage', ['unclear possible', 'discord possible'], 1],
    ['json-ban', ['network certain'], 1],
    ['cloudflare-ban', ['network certain', 'network likely'], 1],
    ['company-filter', ['network likely', 'network possible'], 1],
    ['unknown-name', ['network likely'], 1],
    ['closed-port', ['network likely'], 1],
    ['proxy-login', ['network certain', 'network likely'], 1],
    ['not-tls', ['network likely'], 1],
    ['invalid-token', ['yours likely', 'yours possible'], 1],
    ['shared-limit', ['yours likely', 'yours possible'], 1],
    ['global-limit', ['yours likely', 'yours certain'], 1],
  ] as const) {
    it(`${scenario}: ${allowed.join(' or ')}`, () => {
      const { status, short } = verdict(scenario);
      ok((allowed as readonly string[]).includes(short), short);
      equal(status, exit);
    });
  }

  it('sends no second request into a ban, and none into one that stands in the exchanges', () => {
    const skipped = ({ told }: ReturnType<typeof verdict>) =>
      told.facts
        .filter(({ fact }: { fact: string }) => fact === 'control-skipped')
        .map(({ control, reason }: { control: string; reason: string }) => [control, reason]);
    deepEqual(skipped(verdict('cloudflare-ban')), [['read', 'edge-ban']]);
    deepEqual(skipped(verdict('none', [line('GET', `/guilds/${guild}`, banned)])), [
      ['gateway', 'edge-ban'],
      ['read', 'edge-ban'],
    ]);
  });

  it('takes no ban of another machine for one of this', () => {
    const elsewhere = JSON.stringify({ ...JSON.parse(line('GET', `/guilds/${guild}`, banned)), vantage: 'berlin' });
    const { told, short } = verdict('none', [elsewhere]);
    equal(told.facts.filter(({ fact }: { fact: string }) => fact === 'control').length, 2);
    match(short, /^network (?:certain|likely)$/);
  });

  it('tells one spent bucket from failures everywhere, by the exchanges of a bot', () => {
    const spent = [line('POST', `/channels/${channel}/messages`, limited), line('GET', `/guilds/${guild}`, fine)];
    match(verdict('none', spent).short, /^yours (?:certain|likely)$/);
    const down = [
      line('POST', `/channels/${channel}/messages`, failing(503)),
      line('GET', `/guilds/${guild}`, failing(503)),
    ];
    equal(verdict('none', down).short, 'discord likely');
    equal(verdict('incident', down).short, 'discord certain');
  });

  it('reads the channel or guild that failed, since /users/@me acquits nobody', () => {
    const { told } = verdict('none', [line('POST', `/channels/${channel}/messages`, failing(500))]);
    const read = told.facts.find(
      ({ fact, control }: { fact: string; control: string }) => fact.startsWith('control') && control === 'read',
    );
    equal(read.route, 'GET /channels/{channel_id}');
  });

  it('asks neither page nor Discord where it is told not to', () => {
    const down = [
      line('POST', `/channels/${channel}/messages`, failing(503), 60 * 24),
      line('GET', `/guilds/${guild}`, failing(503), 60 * 24),
    ].join('\n');
    const { stdout } = outage(['--offline', '--exchanges', '-', '--format', 'json'], down);
    const told = JSON.parse(stdout);
    deepEqual([told.verdict, told.confidence], ['discord', 'likely']);
    equal(JSON.parse(outage(['--offline', '-', '--format', 'json'], down).stdout).verdict, 'discord');
    deepEqual(
      told.facts.filter(({ fact }: { fact: string }) => fact === 'control' || fact === 'page-green'),
      [],
    );
    const without = verdict('none', [], ['--no-status-page']).told.facts;
    deepEqual(
      without.filter(({ fact }: { fact: string }) => fact.startsWith('page')),
      [{ fact: 'page-unread', reason: 'off' }],
    );
  });

  it('speaks both languages to users, and Japanese to who asks for it, and tells no token', () => {
    const { stdout } = outage(['--sandbox', '--scenario', 'unavailable', '--locale', 'ja']);
    match(stdout, /おそらく Discord 側の問題です/);
    match(stdout, /Please try again/);
    match(stdout, /もう一度お試しください/);
    const { told } = verdict('none', [line('POST', `/channels/${channel}/messages`, failing(500))]);
    doesNotMatch(JSON.stringify(told), /fake-token-of-nobody|1213458787860611072/);
  });

  it('ends with 2 on a line that is no exchange, and says which', () => {
    for (const [text, sentence] of [
      ['{}', /:1 is not an exchange/],
      [`${line('GET', '/gateway', fine)}\nnot json`, /:2 is not an exchange/],
    ] as const) {
      const { status, stderr } = outage(['--offline', '--exchanges', '-'], text);
      deepEqual([status, sentence.test(stderr)], [2, true], stderr);
    }
    equal(outage(['--offline', 'none.ndjson']).status, 2);
    equal(outage(['--exchanges', join(folder, 'none')]).status, 2);
  });
});

import { deepEqual, equal, match } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const channel = '123456789012345678';
const url = `https://discord.com/api/v10/channels/${channel}/messages`;

/** Headers as Discord writes them. */
function limits(remaining: number, resetAfter: number, at: number): Record<string, string> {
  return {
    'x-ratelimit-bucket': 'abc',
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String((at + resetAfter * 1000) / 1000),
    'x-ratelimit-reset-after': String(resetAfter),
  };
}

const start = Date.UTC(2026, 10, 29);
const sent = { method: 'POST', url, headers: { Authorization: 'Bot fake-token-9f3k' } };
const exchange = (at: number, status: number, headers: Record<string, string>, body?: unknown) => ({
  at: new Date(at).toISOString(),
  request: sent,
  response: { status, headers, ...(body === undefined ? {} : { body }) },
});

const log = [
  exchange(start, 200, limits(1, 5, start)),
  exchange(start + 200, 200, limits(0, 4.8, start + 200)),
  exchange(
    start + 400,
    429,
    { ...limits(0, 4.6, start + 400), 'retry-after': '5', 'x-ratelimit-scope': 'user' },
    {
      message: 'You are being rate limited.',
      retry_after: 4.6,
      global: false,
    },
  ),
  { at: start + 500, request: { method: 'GET', url: 'https://example.com/' }, response: { status: 200, headers: [] } },
];

describe('tracecord buckets', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tracecord-buckets-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function run(name: string, text: string, ...options: string[]) {
    const file = join(folder, name);
    await writeFile(file, text);
    return spawnSync(process.execPath, ['dist/cli.mjs', 'buckets', ...options, file], { encoding: 'utf8' });
  }

  it('reads a log line by line and tells how the buckets stood at its end', async () => {
    const { stdout, status } = await run(
      'log.ndjson',
      log.map((one) => JSON.stringify(one)).join('\n'),
      '--format',
      'json',
    );
    equal(status, 0);
    const told = JSON.parse(stdout);
    deepEqual([told.exchanges, told.others, told.unreadable, told.summary.invalidRequests], [3, 1, 0, 1]);
    equal(told.at, new Date(start + 400).toISOString());
    const [bucket, ...more] = told.buckets;
    deepEqual(more, []);
    deepEqual(
      [bucket.routes, bucket.resource, bucket.kind, bucket.limit, bucket.remaining, bucket.hits, bucket.state],
      [['POST /channels/{channel_id}/messages'], `channel ${channel}`, 'fixed', 5, 0, 1, 'limited'],
    );
    equal(bucket.nextInMs, 4600);
    equal(bucket.credential, '9f3k');
  });

  it('reads an HTTP Archive to the same end', async () => {
    const entries = log.map(({ at, request, response }) => {
      const { headers, ...rest } = response;
      const { headers: asked = {}, ...call } = request as typeof sent;
      const pairs = (given: object) => Object.entries(given).map(([name, value]) => ({ name, value }));
      const body = 'body' in rest ? JSON.stringify(rest.body) : '';
      return {
        startedDateTime: new Date(at).toISOString(),
        time: 0,
        request: { ...call, headers: pairs(asked) },
        response: {
          status: rest.status,
          headers: pairs(headers),
          content: { size: body.length, mimeType: 'application/json', text: body },
        },
      };
    });
    const archive = await run(
      'log.har',
      JSON.stringify({ log: { version: '1.2', entries } }, null, 2),
      '--format',
      'json',
    );
    const lines = await run('log.ndjson', log.map((one) => JSON.stringify(one)).join('\n'), '--format', 'json');
    deepEqual(JSON.parse(archive.stdout), JSON.parse(lines.stdout));
  });

  it('says in words what is limited and how long, in both languages, without the token', async () => {
    const text = log.map((one) => JSON.stringify(one)).join('\r\n');
    const english = await run('log.ndjson', text, '--locale', 'en');
    match(english.stdout, /Exchanges 3 · Invalid requests 1 \/ 10,000/);
    match(
      english.stdout,
      /POST \/channels\/\{channel_id\}\/messages · channel \d+ · ••••9f3k\n {2}Limited · 0 of 5 left · Next in 4\.6 s/,
    );
    match((await run('log.ndjson', text, '--locale', 'ja')).stdout, /やり取り 3/);
    equal(english.stdout.includes('fake-token'), false);
  });

  it('passes over lines that are no exchange and counts them', async () => {
    const { stdout } = await run(
      'mixed.log',
      ['starting up', ...log.map((one) => JSON.stringify(one)), '{"a":1}'].join('\n'),
      '--format',
      'json',
    );
    const told = JSON.parse(stdout);
    deepEqual([told.exchanges, told.unreadable], [3, 2]);
  });

  it('says what it takes where nothing is an exchange', async () => {
    const { stderr, status } = await run('other.log', 'nothing\nof the kind\n');
    equal(status, 2);
    match(stderr, /holds no exchange .*line 1/);
  });
});

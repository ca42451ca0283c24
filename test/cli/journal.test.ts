import { deepEqual, equal, match } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLine } from '../../src/core/journal/journalLine.ts';
import { segmentName } from '../../src/core/journal/segments.ts';
import { failureFor, recordFor } from '../core/journal/records.ts';

const start = Date.UTC(2026, 10, 29, 8, 0, 0);
const second = 1000;

/** One request every six seconds for an hour; the minute from 08:40 on fails as a whole, and the token is rotated at 08:50. */
const hour = Array.from({ length: 600 }, (_, index) => {
  const at = start + index * 6 * second;
  const make = index >= 400 && index < 410 ? failureFor : recordFor;
  const { credential, request } = recordFor('', 0);
  const rotated = {
    credential: { ...credential, lastFour: 'zz99' },
    request: { ...request, headers: [['authorization', 'Bot ••••zz99']] as const },
  };
  return make(`r${index}`, at, index < 500 ? {} : rotated);
});
const journal = hour.map(writeLine).join('');

/** The form of `tracecord diagnose`. */
const pasted = JSON.stringify({
  at: start + 3600 * second,
  request: { method: 'GET', url: 'https://discord.com/api/v10/gateway' },
  response: { status: 503, headers: [], body: '' },
});

describe('tracecord journal', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tracecord-journal-'));
    await writeFile(join(folder, 'all.ndjson'), `${journal}{"torn":\n${pasted}\n`);
    await writeFile(join(folder, 'good.ndjson'), journal);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  function run(...options: string[]) {
    const env = { ...process.env, TZ: 'Asia/Tokyo' };
    const { stdout, stderr, status } = spawnSync(process.execPath, ['dist/cli.mjs', 'journal', ...options], {
      encoding: 'utf8',
      env,
    });
    return { stdout, stderr, status };
  }

  it('writes a timeline with the zone of every time', () => {
    const { stdout, status } = run('--timeline', join(folder, 'all.ndjson'));
    equal(status, 0);
    for (const line of [
      'From 2026-11-29 17:00:00 +09:00 to 2026-11-29 18:00:00 +09:00. 601 requests, of which 11 failed (1.8 %).',
      '| 2026-11-29 17:40:00 +09:00 | First failure: POST /channels/{channel_id}/messages gave 403 50013 (Missing permission), sent from src/bot.ts:12. |',
      '| 2026-11-29 17:41:00 +09:00 | POST /channels/{channel_id}/messages works again, after 10 failures in a row. |',
      '| 2026-11-29 17:50:00 +09:00 | The token of “Shop bot” is another one: ••••9f3k before, ••••zz99 from here on. |',
      '| 2026-11-29 18:00:00 +09:00 | First “Discord unavailable”, on GET /gateway. |',
      '1 line was damaged and left out.',
    ]) {
      equal(stdout.includes(`${line}\n`), true, `${line}\n\n${stdout}`);
    }
    match(stdout, /Spike of “Missing permission” on POST \/channels\/\{channel_id\}\/messages/);
  });

  it('leaves out a damaged record, however deep, and counts it', async () => {
    const shape = (text: string) => writeLine(failureFor('d', start)).replace('{"content":"string(12)"}', text);
    const deep = `${'['.repeat(8000)}${']'.repeat(8000)}`;
    const file = join(folder, 'damaged.ndjson');
    await writeFile(file, `${shape('[1,null]')}${shape(deep)}${writeLine(failureFor('a', start))}`);
    const { stdout, stderr, status } = run('--rates', '--format', 'json', file);
    equal(status, 0, stderr);
    deepEqual([JSON.parse(stdout).requests, JSON.parse(stdout).damaged], [1, 2]);
  });

  it('writes it in Japanese', () => {
    const { stdout } = run('--timeline', '--locale', 'ja', join(folder, 'all.ndjson'));
    match(stdout, /^# 障害の経過\n/);
    match(stdout, /「Shop bot」のトークンが変わりました/);
  });

  it('counts error rates, as JSON too', () => {
    const told = JSON.parse(run('--rates', '--format', 'json', join(folder, 'all.ndjson')).stdout);
    deepEqual([told.requests, told.failures, told.damaged], [601, 11, 1]);
    const [row] = told.rows;
    deepEqual([row.route, row.class, row.failures], ['POST /channels/{channel_id}/messages', 'permission/missing', 10]);
    equal(row.spikes.length, 1);
  });

  it('lists a folder of segments by time, from a moment on, with what changed', async () => {
    const segments = join(folder, 'segments');
    await mkdir(segments);
    // Two windows wrote turn by turn.
    for (const which of [0, 1]) {
      const own = hour.filter((_, index) => index % 2 === which);
      await writeFile(join(segments, segmentName(start, 10 + which, 'x')), own.map(writeLine).join(''));
    }
    const { stdout } = run('--since', '2026-11-29T08:49:50Z', segments);
    const lines = stdout.trim().split('\n');
    equal(lines.length, 102);
    deepEqual(lines.slice(0, 3), [
      '2026-11-29 17:49:54 +09:00  POST /channels/{channel_id}/messages  200  Success  ••••9f3k  sent here  src/bot.ts:12',
      '2026-11-29 17:50:00 +09:00  ▲ The token of “Shop bot” is another one: ••••9f3k before, ••••zz99 from here on.',
      '2026-11-29 17:50:00 +09:00  POST /channels/{channel_id}/messages  200  Success  ••••zz99  sent here  src/bot.ts:12',
    ]);
  });

  it('takes how long ago as well, and refuses what is no time', async () => {
    await writeFile(join(folder, 'old.ndjson'), `${writeLine(recordFor('old', Date.UTC(2020, 0, 1)))}{"torn":\n`);
    equal(
      run('--since', '1h', join(folder, 'old.ndjson')).stdout,
      'Nothing is recorded in this span.\n1 line was damaged and left out.\n',
    );
    const { status, stderr } = run('--since', 'breakfast', join(folder, 'all.ndjson'));
    equal(status, 2);
    match(stderr, /breakfast/);
    equal(run(join(folder, 'nowhere')).status, 2);
    equal(run().status, 2);
  });

  it('is read by tracecord buckets and tracecord outage', () => {
    const buckets = spawnSync(
      process.execPath,
      ['dist/cli.mjs', 'buckets', '--format', 'json', join(folder, 'all.ndjson')],
      {
        encoding: 'utf8',
      },
    );
    const told = JSON.parse(buckets.stdout);
    deepEqual(
      told.buckets
        .map(({ credential, limit }: { credential: string; limit: number }) => `${credential} ${limit}`)
        .sort(),
      [' null', '9f3k 5', 'zz99 5'],
    );
    const outage = spawnSync(process.execPath, ['dist/cli.mjs', 'outage', '--offline', join(folder, 'good.ndjson')], {
      encoding: 'utf8',
    });
    equal(outage.stderr, '');
  });
});

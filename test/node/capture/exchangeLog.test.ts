import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaptureEvent } from '../../../src/core/capture/captureEvent.ts';
import { eventsOf, followLog } from '../../../src/node/capture/exchangeLog.ts';
import { eventually } from '../../host/eventually.ts';

const exchange = (channel: number) =>
  JSON.stringify({
    at: '2026-11-20T12:00:00Z',
    request: {
      method: 'POST',
      url: `https://discord.com/api/v10/channels/${channel}/messages`,
      headers: [['User-Agent', 'DiscordBot (https://github.com/bwmarrin/discordgo, v0.28.1)']],
      body: '{"content":"private"}',
    },
    response: {
      status: 403,
      headers: [['X-RateLimit-Limit', '5']],
      body: '{"message":"Missing Permissions","code":50013}',
    },
    timings: { total: 120 },
  });

describe('a line of a log', () => {
  it('is an exchange, as two events', () => {
    const [sent, end] = eventsOf(exchange(1), 'log.1');
    assert.deepEqual(sent, {
      t: 'sent',
      id: 'log.1',
      at: Date.parse('2026-11-20T12:00:00Z'),
      method: 'POST',
      url: 'https://discord.com/api/v10/channels/1/messages',
      library: 'discordgo',
    });
    assert.ok(end?.t === 'answered');
    assert.equal(end.status, 403);
    assert.equal(end.after, 120);
    assert.deepEqual(JSON.parse(Buffer.from(end.body?.base64 ?? '', 'base64').toString()).code, 50013);
    assert.doesNotMatch(JSON.stringify([sent, end]), /private/);
  });

  it('is an event of a hook as it is', () => {
    const event = { t: 'failed', id: '1.0.1', after: 5, code: 'ECONNRESET', message: 'reset' };
    assert.deepEqual(eventsOf(JSON.stringify(event), 'log.1'), [event]);
  });

  it('has the line of a request as a guess: nobody says which text its program ran', () => {
    const frames = [{ file: '/w/bot.js', line: 3, column: 5 }];
    // The first request that a process makes: its id says nothing of when that was.
    const sent = {
      t: 'sent',
      id: '7.0.1',
      at: 1,
      method: 'GET',
      url: 'https://discord.com/api/v10/gateway',
      library: 'fetch',
      site: { frames },
    };
    assert.deepEqual(eventsOf(JSON.stringify(sent), 'log.1'), [{ ...sent, site: { frames, weak: true } }]);
  });

  it('masks tokens wherever they stand', () => {
    const secret = 'secret-of-a-webhook'.repeat(4);
    const line = JSON.stringify({
      request: {
        method: 'POST',
        url: `https://discord.com/api/webhooks/123456789012345678/${secret}`,
        headers: [['Authorization', 'Bot fake-token']],
      },
      failure: { code: 'ECONNRESET', message: 'reset' },
    });
    assert.doesNotMatch(JSON.stringify(eventsOf(line, 'log.1')), /secret-of|fake-token/);
  });

  it('is nothing where it is something else', () => {
    for (const line of ['', 'GET / 200', '{', 'null', '[]', '{"level":"info","msg":"started"}']) {
      assert.deepEqual(eventsOf(line, 'log.1'), [], line);
    }
  });
});

describe('a log that is followed', function () {
  this.timeout(20_000);
  const folder = mkdtempSync(join(tmpdir(), 'tracecord-log-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Follows a log that has the exchanges 1 and 2, and has read them. */
  async function followed(name: string) {
    const path = join(folder, `${name}.ndjson`);
    writeFileSync(path, `${exchange(1)}\nno exchange\n${exchange(2)}\n`);
    const heard: CaptureEvent[] = [];
    const errors: Error[] = [];
    const waiting: boolean[] = [];
    const log = followLog(
      path,
      async (events) => void heard.push(...events),
      (error) => errors.push(error),
      (isWaiting) => waiting.push(isWaiting),
    );
    const channels = () => heard.flatMap((event) => (event.t === 'sent' ? [event.url.split('/')[6]] : [])).join();
    const hears = (expected: string) => eventually(() => assert.equal(channels(), expected));
    await hears('1,2');
    return { path, log, heard, errors, waiting, hears };
  }

  const lines = (...channels: readonly number[]) => channels.map((channel) => `${exchange(channel)}\n`).join('');

  it('is read to its end, as it grows, and when it is begun anew', async () => {
    const { path, log, heard, errors, hears } = await followed('exchanges');
    const third = lines(3);
    appendFileSync(path, third.slice(0, 50));
    appendFileSync(path, third.slice(50));
    await hears('1,2,3');
    truncateSync(path);
    writeFileSync(path, lines(4));
    await hears('1,2,3,4');
    log.stop();
    assert.equal(new Set(heard.map((event) => ('id' in event ? event.id : ''))).size, 4);
    assert.deepEqual(errors, []);
  });

  it('is read from its start where another takes its place that is larger, and the old one to its end', async () => {
    const { path, log, hears } = await followed('renamed');
    appendFileSync(path, lines(3) + exchange(4));
    renameSync(path, `${path}.1`);
    writeFileSync(path, lines(5, 6, 7, 8, 9));
    await hears('1,2,3,4,5,6,7,8,9');
    log.stop();
  });

  it('is read from its start where it was cut and is larger already', async () => {
    const { path, log, hears } = await followed('cut');
    truncateSync(path);
    appendFileSync(path, lines(3, 4, 5, 6));
    await hears('1,2,3,4,5,6');
    log.stop();
  });

  it('is waited for while it is not there', async () => {
    const { path, log, errors, waiting, hears } = await followed('gone');
    appendFileSync(path, lines(3));
    renameSync(path, `${path}.1`);
    await eventually(() => assert.deepEqual(waiting, [true]));
    await hears('1,2,3');
    writeFileSync(path, lines(4));
    await hears('1,2,3,4');
    assert.deepEqual(waiting, [true, false]);
    assert.deepEqual(errors, []);
    log.stop();
  });

  it('says why it cannot be followed', async () => {
    const errors: Error[] = [];
    const log = followLog(
      join(folder, 'nowhere'),
      async () => {},
      (error) => errors.push(error),
    );
    await eventually(() => assert.match(errors[0]?.message ?? '', /ENOENT/));
    log.stop();
  });

  it('keeps characters whole that come in two pieces', async () => {
    const { path, log, heard, hears } = await followed('characters');
    const bytes = Buffer.from(`${exchange(3).replace('Missing Permissions', '権限がありません')}\n`);
    const cut = bytes.indexOf('限') + 1;
    appendFileSync(path, bytes.subarray(0, cut));
    // Longer than from one look to the next; a shorter wait would prove less, and fail nothing.
    await new Promise((done) => setTimeout(done, 1200));
    appendFileSync(path, bytes.subarray(cut));
    await hears('1,2,3');
    const end = heard.at(-1);
    const body = end?.t === 'answered' ? Buffer.from(end.body?.base64 ?? '', 'base64').toString() : '';
    assert.equal(JSON.parse(body).message, '権限がありません');
    log.stop();
  });

  it('is read as Docker and build servers write it', async () => {
    const { path, log, hears } = await followed('docker');
    const docker = (text: string, stream = 'stdout') =>
      `${JSON.stringify({ log: text, stream, time: '2026-11-20T12:00:00.1Z' })}\n`;
    const [left, right] = [exchange(4).slice(0, 90), exchange(4).slice(90)];
    appendFileSync(path, docker(lines(3)) + docker(left) + docker('started\n', 'stderr') + docker(`${right}\n`));
    appendFileSync(path, `bot-1  | ${lines(5)}\u001b[36mbot-1  |\u001b[0m ${exchange(6)}\u001b[0m\r\n`);
    appendFileSync(path, `2026-11-20T12:00:00.1234567Z ${lines(7)}`);
    appendFileSync(path, `2026-11-20T12:00:00.1Z stdout P ${left.replace('/4/', '/8/')}\n`);
    appendFileSync(path, `2026-11-20T12:00:00.1Z stdout F ${right.replace('/4/', '/8/')}\n`);
    await hears('1,2,3,4,5,6,7,8');
    log.stop();
  });
});

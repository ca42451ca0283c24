import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
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

  it('is read to its end, as it grows, when it is begun anew, and until it is gone', async () => {
    const path = join(folder, 'exchanges.ndjson');
    writeFileSync(path, `${exchange(1)}\nno exchange\n${exchange(2)}\n`);
    const heard: CaptureEvent[] = [];
    const errors: Error[] = [];
    const log = followLog(
      path,
      async (events) => void heard.push(...events),
      (error) => errors.push(error),
    );
    const channels = () => heard.flatMap((event) => (event.t === 'sent' ? [event.url.split('/')[6]] : []));
    await eventually(() => assert.deepEqual(channels(), ['1', '2']));
    const third = `${exchange(3)}\n`;
    appendFileSync(path, third.slice(0, 50));
    appendFileSync(path, third.slice(50));
    await eventually(() => assert.deepEqual(channels(), ['1', '2', '3']));
    truncateSync(path);
    writeFileSync(path, `${exchange(4)}\n`);
    await eventually(() => assert.deepEqual(channels(), ['1', '2', '3', '4']));
    unlinkSync(path);
    await eventually(() => assert.match(errors[0]?.message ?? '', /ENOENT/));
    log.stop();
    assert.equal(new Set(heard.map((event) => ('id' in event ? event.id : ''))).size, 4);
  });
});

import assert from 'node:assert/strict';
import { recordedEvent } from '../../../src/core/buckets/recordedEvent.ts';
import { diagnose } from '../../../src/core/diagnose/diagnose.ts';
import { readPasted } from '../../../src/core/diagnose/pasted.ts';
import type { Exchange } from '../../../src/core/exchange.ts';
import { readLine, writeLine } from '../../../src/core/journal/journalLine.ts';
import type { SafeRecord } from '../../../src/core/journal/safeRecord.ts';
import { toSafeRecord } from '../../../src/core/journal/toSafeRecord.ts';
import { botToken, webhookToken } from '../request/drafts.ts';
import { recordFor } from './records.ts';

/** An exchange as the command line reads one, at a moment. */
function exchangeOf(request: object, came: object, changes: Partial<Exchange> = {}): Exchange {
  const pasted = readPasted({ request, ...came });
  if (pasted.kind === 'invalid') throw new Error(JSON.stringify(pasted.problems));
  return { ...pasted.exchange, startedAt: Date.UTC(2026, 10, 29, 8, 45, 12), ...changes };
}

function recordOf(exchange: Exchange, facts: Parameters<typeof toSafeRecord>[2] = {}): SafeRecord {
  return toSafeRecord(exchange, diagnose(exchange), facts);
}

const channel = '1213458536202371072';

/** A refused message with something private in every place. */
const refused = exchangeOf(
  {
    method: 'POST',
    url: `https://discord.com/api/v10/channels/${channel}/messages?after=1213458536202371073&note=private-query`,
    headers: [
      ['Authorization', `Bot ${botToken}`],
      ['User-Agent', 'DiscordBot (https://example.com, 1.0)'],
      ['Content-Type', 'application/json'],
      ['X-Audit-Log-Reason', 'private-reason'],
      ['Cookie', 'session=private-cookie'],
    ],
    body: {
      content: 'private-content',
      embeds: [{ title: 'private-title', fields: [{ inline: true, value: 7 }] }],
      tts: null,
    },
  },
  {
    response: {
      status: 400,
      headers: [
        ['cf-ray', '8a1b2c3d4e5f6789-NRT'],
        ['via', '1.1 google'],
        ['set-cookie', '__dcfduid=private-setcookie; path=/'],
        ['x-ratelimit-bucket', '80c17d2f203122d936070c88c8d10f33'],
        ['x-ratelimit-remaining', '4'],
      ],
      body: {
        code: 50035,
        message: 'private-sentence',
        errors: { embeds: { 0: { title: { _errors: [{ code: 'BASE_TYPE_BAD_LENGTH', message: 'private-inner' }] } } } },
      },
    },
  },
);

describe('a safe record', () => {
  it('keeps what an error is found by, and nothing private', () => {
    const record = recordOf(refused, { place: { file: 'src/bot.ts', line: 12 } });
    const line = writeLine(record);
    assert.equal(/private|xxxx/.test(line), false, line);
    assert.deepEqual(record.request, {
      method: 'POST',
      url: `https://discord.com/api/v10/channels/${channel}/messages?after=1213458536202371073&note=…`,
      headers: [
        ['user-agent', 'DiscordBot (https://example.com, 1.0)'],
        ['content-type', 'application/json'],
        ['authorization', 'Bot ••••TAIL'],
      ],
      shape: {
        content: 'string(15)',
        embeds: ['array(1)', { title: 'string(13)', fields: ['array(1)', { inline: 'boolean', value: 'number' }] }],
        tts: 'null',
      },
    });
    assert.equal(record.route, '/channels/{channel_id}/messages');
    assert.deepEqual(record.outcome, {
      kind: 'answer',
      status: 400,
      headers: [
        ['cf-ray', '8a1b2c3d4e5f6789-NRT'],
        ['via', '1.1 google'],
        ['x-ratelimit-bucket', '80c17d2f203122d936070c88c8d10f33'],
        ['x-ratelimit-remaining', '4'],
      ],
      bytes: record.outcome.kind === 'answer' ? record.outcome.bytes : 0,
      body: { code: 50035 },
    });
    const { class: failureClass, code, fields } = record.diagnosis;
    assert.deepEqual([failureClass, code], ['validation/form-body', 50035]);
    assert.deepEqual(fields, [{ path: 'embeds[0].title', code: 'BASE_TYPE_BAD_LENGTH' }]);
    assert.deepEqual(record.place, { file: 'src/bot.ts', line: 12 });
  });

  it('has placeholders where a token, an emoji or a code stands in the path', () => {
    const url = (path: string) =>
      recordOf(
        exchangeOf(
          { method: 'POST', url: `https://discord.com/api/v10${path}` },
          { response: { status: 200, headers: [] } },
        ),
      ).request.url.slice('https://discord.com/api/v10'.length);
    assert.equal(url(`/webhooks/223456789012345678/${webhookToken}`), '/webhooks/223456789012345678/{webhook_token}');
    assert.equal(
      url(`/channels/${channel}/messages/2/reactions/%F0%9F%94%A5/@me`),
      `/channels/${channel}/messages/2/reactions/{emoji_name}/@me`,
    );
    assert.equal(url('/invites/privateCode'), '/invites/{code}');
    assert.equal(url(`/nobody/knows/${webhookToken}`), '/nobody/knows/{token}');
  });

  it('says of an address outside of the API no more than where it leads', () => {
    const record = recordOf(
      exchangeOf(
        { method: 'GET', url: 'https://proxy.example/private/path?x=1' },
        { response: { status: 200, headers: [] } },
      ),
    );
    assert.deepEqual([record.request.url, record.route], ['https://proxy.example/…', '']);
  });

  it('knows the caller by the answers that name it', () => {
    const me = exchangeOf(
      { method: 'GET', url: 'https://discord.com/api/v10/users/@me', headers: [['Authorization', `Bot ${botToken}`]] },
      { response: { status: 200, headers: [], body: { id: '123456789012345678', username: 'private' } } },
    );
    assert.equal(recordOf(me).identity, '123456789012345678');
    assert.equal(recordOf(refused).identity, undefined);
  });

  it('keeps a failure without the sentence of the system', () => {
    const lost = exchangeOf(
      { method: 'GET', url: 'https://discord.com/api/v10/gateway' },
      { failure: { code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND private.example' } },
    );
    const record = recordOf(lost);
    assert.deepEqual(record.outcome, { kind: 'failure', code: 'ENOTFOUND', phase: 'dns' });
    assert.equal(writeLine(record).includes('private'), false);
  });

  it('is bounded, whatever the body is', () => {
    const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`name${index}`, index]));
    const deep = JSON.parse(`${'{"a":['.repeat(200)}1${']}'.repeat(200)}`);
    for (const body of [wide, deep, { ['k'.repeat(5000)]: 1 }]) {
      const exchange = exchangeOf(
        { method: 'POST', url: 'https://discord.com/api/v10/users/@me/channels', body },
        { response: { status: 200, headers: [] } },
      );
      assert.ok(writeLine(recordOf(exchange)).length < 8000);
    }
    const named = exchangeOf(
      {
        method: 'POST',
        url: 'https://discord.com/api/v10/users/@me/channels',
        body: `{"__proto__": {"x": 1}, "${botToken}": 2}`,
      },
      { response: { status: 200, headers: [] } },
    );
    assert.match(writeLine(recordOf(named)), /"shape":\{"__proto__":\{"x":"number"\},"••••TAIL":"number"\}/);
  });
});

describe('a line of the journal', () => {
  it('is read back as it was written', () => {
    const record = recordOf(refused, { place: { file: 'src/bot.ts', line: 12 }, attempt: 2 });
    assert.deepEqual(readLine(writeLine(record)), { kind: 'entry', entry: record });
    const note = {
      kind: 'outage',
      version: 1,
      at: 1000,
      verdict: 'discord',
      cause: 'incident-only',
      incidents: ['API'],
    } as const;
    assert.deepEqual(readLine(writeLine(note)), { kind: 'entry', entry: note });
  });

  it('says to the ledger what the exchange said', () => {
    const record = recordFor('a', 5000);
    const recorded = recordedEvent(JSON.parse(writeLine(record)), 'a', 0);
    assert.ok(recorded.kind === 'event' && recorded.event.kind === 'answered');
    assert.deepEqual(recorded.event.facts, { hash: 'abc', limit: 5, remaining: 4, resetAfter: 5000 });
    assert.equal(recorded.event.at, 5120);
    assert.equal(recorded.event.request.credential, 'Bot …9f3k');
  });

  it('of a later version is shown as far as it is known', () => {
    const later = {
      ...JSON.parse(writeLine(recordFor('a', 5000))),
      tracecord: 9,
      origin: 'satellite',
      novelty: { a: 1 },
    };
    later.diagnosis.class = 'quantum/decoherence';
    const read = readLine(JSON.stringify(later));
    assert.ok(read.kind === 'entry' && read.entry.kind === 'exchange');
    assert.deepEqual(
      [read.entry.version, read.entry.origin, read.entry.diagnosis.class, read.entry.request.method],
      [9, 'satellite', 'quantum/decoherence', 'POST'],
    );
    assert.deepEqual(readLine('{"tracecord":9,"at":"2030-01-01T00:00:00Z","kind":"hologram"}'), { kind: 'unknown' });
  });

  it('of an earlier time may lack what was not kept then', () => {
    const least =
      '{"tracecord":1,"kind":"exchange","at":"2026-01-01T00:00:00Z","request":{"method":"GET","url":"https://discord.com/api/v10/gateway"},"response":{"status":200}}';
    const read = readLine(least);
    assert.ok(read.kind === 'entry' && read.entry.kind === 'exchange');
    assert.deepEqual([read.entry.attempt, read.entry.credential.origin, read.entry.timings.total], [1, 'none', 0]);
  });

  it('never throws and never lets a control character through, whatever stands there', () => {
    const whole = writeLine(recordOf(refused));
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    let read = 0;
    for (let round = 0; round < 20_000; round += 1) {
      const at = next(whole.length);
      const piece = ['', '"', '{', '[', ']', 'null', '-1e999', '\\u0007', ',', ':', '\u0000'][next(11)] ?? '';
      const line = whole.slice(0, at) + piece + whole.slice(at + next(4));
      const result = readLine(line.trim());
      if (result.kind !== 'entry') continue;
      read += 1;
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
      if (result.entry.kind === 'exchange') assert.equal(/[\u0000-\u001f]/.test(result.entry.request.url), false);
    }
    assert.ok(read > 1000, `${read}`);
  });
});

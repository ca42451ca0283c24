import { deepEqual, equal, ok, rejects, throws } from 'node:assert/strict';
import zlib from 'node:zlib';
import { BodyCollector } from '../../src/capture/node/errorBody.ts';
import { Exchange } from '../../src/capture/node/exchange.ts';
import type { Session } from '../../src/capture/node/session.ts';
import { BucketLog } from '../../src/cli/bucketLog.ts';
import { readCall, run } from '../../src/cli/call.ts';
import { recordedEvent } from '../../src/core/buckets/recordedEvent.ts';
import { readEvent, readHello } from '../../src/core/capture/captureEvent.ts';
import { secretFacts } from '../../src/core/credentials/secretFacts.ts';
import { findBotTokens } from '../../src/core/discord/tokenShape.ts';
import { loadExtractor } from '../../src/core/extract/extract.ts';
import { FailureRates } from '../../src/core/journal/failureRates.ts';
import { readLine, recordJson } from '../../src/core/journal/journalLine.ts';
import { loggedRecord } from '../../src/core/journal/loggedRecord.ts';
import { lint } from '../../src/core/lint/lint.ts';
import { eventsOf } from '../../src/node/capture/exchangeLog.ts';
import { SourceMaps } from '../../src/node/capture/sourceMaps.ts';
import { proxyFor } from '../../src/node/proxyChoice.ts';
import { parseFromBuckets } from '../../src/protocol/validate.ts';
import { LocalDiscord } from '../../src/sandbox/localDiscord.ts';
import { webhookToken } from '../../src/sandbox/token.ts';
import { sandboxIds } from '../../src/sandbox/world/seed.ts';
import { seedWorld } from '../../src/sandbox/world/seedWorld.ts';
import { readState, UnusableState, writeState } from '../../src/sandbox/world/state.ts';
import { loadCommandLineWords } from '../../src/words/commandLine.ts';
import { loadJournalWords } from '../../src/words/journal.ts';
import { fenced } from '../../src/words/markdownTable.ts';
import { failureFor, recordFor } from '../core/journal/records.ts';
import { goodAgent, start } from '../sandbox/ask.ts';

/** What damaged inputs have broken once. JSON may have a `toString` that is no function. */
const odd = { toString: 1, valueOf: 1 };

describe('what damaged inputs have found', () => {
  it('a status, a header and a time that are objects', () => {
    const request = { method: 'GET', url: 'https://discord.com/api/v10/gateway' };
    equal(recordedEvent({ request, response: { status: odd } }, '1', 0).kind, 'none');
    const response = { status: 200, headers: { 'x-ratelimit-limit': odd } };
    equal(recordedEvent({ request, response, timings: { total: odd } }, '1', 0).kind, 'event');
  });

  it('an indentation of less than nothing', async () => {
    const url = 'https://discord.com/api/v10/channels/1213458536202371072/messages';
    const texts = {
      javascript: `await fetch('${url}', { method: 'POST', body: JSON.stringify({ content: 'x' }, null, -2) });`,
      python: `import json, requests\nrequests.post('${url}', data=json.dumps({'content': 'x'}, indent=-2))`,
    };
    for (const [language, text] of Object.entries(texts)) {
      const extract = await loadExtractor(language);
      const [draft] = extract?.(text).drafts ?? [];
      deepEqual(draft?.body?.fields.get('content')?.value.length, 2, language);
    }
  });

  it('types, names and numbers of a body that are objects', async () => {
    const extract = await loadExtractor('http');
    ok(extract !== undefined);
    const bodies: readonly (readonly [string, unknown])[] = [
      [
        'channels/1213458536202371072/messages',
        { flags: odd, components: [{ type: odd, components: [{ type: odd }] }] },
      ],
      ['channels/1213458536202371072/messages', { content: odd, tts: odd, embeds: [{ color: odd, timestamp: odd }] }],
      [
        'channels/1213458536202371072/messages',
        { allowed_mentions: { parse: [odd], users: [odd] }, sticker_ids: [odd] },
      ],
      [
        'channels/1213458536202371072/messages',
        { attachments: [{ id: odd, filename: odd }], message_reference: { type: odd } },
      ],
      [
        'channels/1213458536202371072/messages',
        { components: [{ type: 1, components: [{ type: 2, style: odd, emoji: { name: odd } }] }] },
      ],
      [
        'applications/1213458536202371072/commands',
        { name: 'a', type: odd, options: [{ type: odd, choices: [{ value: odd }] }] },
      ],
      ['interactions/1213458536202371072/x/callback', { type: odd, data: {} }],
    ];
    for (const [path, body] of bodies) {
      const text = `POST https://discord.com/api/v10/${path}\nContent-Type: application/json\n\n${JSON.stringify(body)}\n`;
      ok(lint({ text, language: 'http', ...extract(text) }, { all: true }).length > 0, text);
    }
  });

  it('a message of a view whose id has a length that is no number', () => {
    equal(parseFromBuckets({ type: 'openSource', key: '1', exchange: { length: odd } }), null);
  });

  it('a comma between the arguments of a program in PowerShell, which was eight thousand requests', async () => {
    const extract = await loadExtractor('powershell');
    for (const between of [',/x', ', /x', ',,', ',']) {
      const text = `curl.exe -H "A:b"${between} https://discord.com/api/v10/gateway`;
      const drafts = extract?.(text).drafts ?? [];
      ok(drafts.length <= 2, `${drafts.length} for ${text}`);
    }
    ok((extract?.('curl.exe -H "Authorization:Bot n",/api/v10/').drafts.length ?? 0) <= 1);
  });

  it('a source map that names a source that it does not have, or a line before the first', async () => {
    const mappings = ['AACA,SCASA', 'AAFA', 'A'];
    for (const mapping of mappings) {
      const map = JSON.stringify({ version: 3, sources: ['../src/bot.ts'], names: [], mappings: mapping });
      const files = new Map([
        ['/w/dist/bot.js', 'go();\n//# sourceMappingURL=bot.js.map\n'],
        ['/w/dist/bot.js.map', map],
      ]);
      const maps = new SourceMaps(() => ['/w'], {
        stat: async (path) => ({ mtimeMs: 1, size: files.get(path)?.length ?? 0 }),
        readFile: async (path) => files.get(path) ?? '',
      });
      for (const column of [1, 10]) {
        const frame = { file: '/w/dist/bot.js', line: 1, column };
        const { frame: found } = await maps.toSource(frame);
        ok(found.file === frame.file || (found.file === '/w/src/bot.ts' && found.line >= 1), JSON.stringify(found));
      }
    }
  });

  it('a record of the journal whose origin, shape or body is not what we write', async () => {
    const words = await loadJournalWords('en');
    equal(words.origin('constructor'), 'constructor');
    const { request, outcome } = recordFor('a', 1000);
    const shapes = [{ content: null }, [null, 7], 7, { a: { b: [1, { c: [] }] } }];
    for (const shape of shapes) {
      const record = recordFor('a', 1000, { request: { ...request, shape: shape as never } });
      equal(readLine(JSON.stringify(recordJson(record))).kind, 'damaged', JSON.stringify(shape));
    }
    const strange = { ...outcome, body: { code: odd, global: 'x', retry_after: 1, more: [odd] } } as never;
    equal(readLine(JSON.stringify(recordJson(recordFor('a', 1000, { outcome: strange })))).kind, 'damaged');
  });

  it('two records that are hundreds of thousands of years apart', () => {
    const rates = new FailureRates();
    for (const at of [1000, 8.64e15]) rates.add(failureFor('a', at));
    const { rows, from, to } = rates.report();
    equal(rows[0]?.failures, 2);
    ok((rows[0]?.series.length ?? 0) <= 3001, `${rows[0]?.series.length} intervals`);
    ok(from <= 1000 && to > 8.64e15);
  });

  it('a logged exchange whose moment is an object, or further away than a date', () => {
    const line = { request: { method: 'GET', url: 'https://discord.com/api/v10/gateway' }, response: { status: 503 } };
    for (const at of [odd, [1], 1e300, -1, 'x']) equal(loggedRecord(JSON.stringify({ ...line, at }))?.at, 0);
    equal(loggedRecord(JSON.stringify({ ...line, at: '2026-11-29T00:00:00Z' }))?.at, Date.UTC(2026, 10, 29));
    const log = new BucketLog();
    log.readArchive(JSON.stringify({ ...line, at: 1000, timings: { total: 1e300 } }));
    equal(log.at, 1000);
  });

  it('an answer that is no JSON, in a version of the API that tells of permissions in another form', () => {
    const sandbox = new LocalDiscord({ seed: 7, now: () => start, scenario: 'none', origin: 'http://127.0.0.1:1' });
    const target = `/api/v7/webhooks/${sandboxIds.webhook}/${webhookToken}/slack`;
    const headers = { 'user-agent': goodAgent, 'content-type': 'application/json' };
    const { status, body } = sandbox.answer({ method: 'POST', target, headers, body: Buffer.from('{"text":"Hi"}') });
    deepEqual([status, body], [200, 'ok']);
  });

  it('an object with a `toString` where the sandbox is steered with a number', () => {
    const sandbox = new LocalDiscord({ seed: 7, now: () => start, scenario: 'none', origin: 'http://127.0.0.1:1' });
    for (const [path, field] of Object.entries({ clock: 'pass', scenario: 'scenario', interactions: 'user' })) {
      const body = Buffer.from(JSON.stringify({ type: 2, [field]: odd }));
      const { status } = sandbox.answer({ method: 'POST', target: `/sandbox/${path}`, headers: {}, body });
      equal(status, 400, path);
    }
  });

  it('a kept state of the sandbox in which a key is an object', () => {
    type Kept = { world: { guilds: { $map: [unknown, object][] } } };
    const kept = JSON.parse(writeState(seedWorld(7, start), 7)) as Kept;
    const [first] = kept.world.guilds.$map;
    ok(first !== undefined);
    // Of a part that lacks something, the message names the key that it stands under.
    kept.world.guilds.$map[0] = [odd, { ...first[1], settings: 1 }];
    throws(() => readState(JSON.stringify(kept), start), UnusableState);
  });

  it('a body that a bot cannot look into, and that repeats a secret', () => {
    const secret = 'fuzzFUZZ'.repeat(5);
    const text = `{"token":"${secret}"}`;
    const zstd = (zlib as { zstdCompressSync?: (text: string) => Buffer }).zstdCompressSync;
    const told = (bytes: Buffer, encoding: string, name = secret) => {
      const collector = new BodyCollector();
      collector.take(bytes);
      return collector.finish(encoding, true, [name]);
    };
    const gzip = zlib.gzipSync(text);
    const damaged = Buffer.concat([gzip.subarray(0, -8), Buffer.alloc(8)]);
    for (const [bytes, encoding] of [
      [damaged, 'gzip'],
      [gzip, 'x-gzip'],
      [zlib.brotliCompressSync(gzip), 'gzip, br'],
    ] as const)
      deepEqual(told(bytes, encoding), { base64: '', encoding: '', truncated: true }, encoding);
    const masked = { base64: Buffer.from('{"token":"{token}"}').toString('base64'), encoding: '', truncated: false };
    for (const [bytes, encoding] of [
      [gzip, 'gzip'],
      ...(zstd === undefined ? [] : [[zstd(text), 'zstd'] as const]),
    ] as const)
      deepEqual(told(bytes, encoding), masked, encoding);
    // Node 24.21 ends the process where it looks for a string with half a character in bytes.
    ok(told(Buffer.from('x'.repeat(300)), '', 'half \uD83D of one')?.base64 !== '');
  });

  it('what a hook tells of requests that nobody would make, which ended the watching', () => {
    const lines: string[] = [];
    const session = { send: (event: object) => lines.push(JSON.stringify(event)) > 0 } as unknown as Session;
    const headers = Array.from({ length: 100 }, (_, at) => `X-RateLimit-${'abcdefghij'[at % 10]}${'z'.repeat(at)}: 1`);
    const head = [...headers, 'Content-Encoding: gzip, br'].join('\r\n');
    const request = { method: 'M-SEARCH', origin: 'https://discord.com', client: 'undici', headers: '' } as const;
    const caller = { site: undefined, library: '', call: undefined };
    const exchange = new Exchange(session, { ...request, path: `/api/v10/x?${'a=1&'.repeat(5000)}` }, caller);
    exchange.answered(999, head);
    exchange.received(Buffer.from('x'));
    exchange.finish(true);
    new Exchange(session, { ...request, path: '/' }, caller).failed({
      code: 'E'.repeat(500),
      message: 'x '.repeat(500),
    });
    equal(lines.length, 4);
    for (const line of lines) equal(readEvent(line).kind, 'read', line.slice(0, 300));
  });

  it('a token whose first part is nearly digits', () => {
    const rest = 'GaBcDe.ffffcffffffffffffffffffffffffffffffffff';
    for (const id of ['121345;536202371072', '12:3458536202371072', '12134585362023710;', '1213458536202371072']) {
      const token = `${Buffer.from(id).toString('base64url')}.${rest}`;
      const expected = /^\d+$/.test(id) ? id : null;
      equal(secretFacts('bot', token).id, expected, id);
      equal(findBotTokens(token).length, expected === null ? 0 : 1, id);
    }
  });

  it('a line of a bot whose id has a length that is no number', () => {
    const line = JSON.stringify({ t: 'cancelled', id: { length: odd }, after: 1 });
    equal(readEvent(line).kind, 'bad');
    equal(readHello(JSON.stringify({ v: 1, t: 'hello', secret: { length: odd } })).kind, 'bad');
    deepEqual(eventsOf(line, '1'), []);
  });

  it('a port that there is not', async () => {
    const words = await loadCommandLineWords('en');
    for (const command of ['sandbox', 'proxy']) {
      for (const port of ['65536', '99999', '1e3', '-1']) {
        await rejects(run(readCall([command, `--port=${port}`]), words), {
          fault: { code: 'bad-number', option: '--port', value: port },
        });
      }
    }
    await rejects(run(readCall(['sandbox', '--seed', '99999999999999999999']), words), { message: 'bad-number' });
  });

  it('a text with more back-ticks than a function takes arguments', () => {
    ok(fenced('` '.repeat(300_000), 'text').startsWith('```text\n'));
  });

  it('a login of a proxy whose percent signs escape nothing', () => {
    const proxy = proxyFor(new URL('https://discord.com/'), { proxy: 'http://us%er:p%zz@proxy.example' }, {});
    ok(proxy !== null && 'authorization' in proxy);
    deepEqual(proxy.authorization, `Basic ${Buffer.from('us%er:p%zz').toString('base64')}`);
  });
});

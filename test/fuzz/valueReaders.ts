import { ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { BucketLog } from '../../src/cli/bucketLog.ts';
import { outcomeOf, repeatableOf } from '../../src/core/buckets/attempt.ts';
import { emptyLedger, reduce } from '../../src/core/buckets/ledger.ts';
import { nextAllowed } from '../../src/core/buckets/nextAllowed.ts';
import { rateLimitFacts } from '../../src/core/buckets/rateLimitFacts.ts';
import { recordedEvent } from '../../src/core/buckets/recordedEvent.ts';
import { rowsOf } from '../../src/core/buckets/rows.ts';
import { diagnose } from '../../src/core/diagnose/diagnose.ts';
import { failureClasses } from '../../src/core/diagnose/diagnosis.ts';
import { readPasted } from '../../src/core/diagnose/pasted.ts';
import { exportedRecord } from '../../src/core/journal/exportedRecord.ts';
import { harOf } from '../../src/core/journal/har.ts';
import { toSafeRecord } from '../../src/core/journal/toSafeRecord.ts';
import { readSeverities } from '../../src/core/lint/lint.ts';
import { observationOf } from '../../src/core/outage/observation.ts';
import { statusReading } from '../../src/core/outage/statusPage.ts';
import { readStatusSummary } from '../../src/core/outage/statusSummary.ts';
import { readChannel, readGuild, readMember, readOverwrite } from '../../src/core/permissions/readObjects.ts';
import { readRecents, readRemembered } from '../../src/core/values/storedValues.ts';
import { parseFromBuckets, parseFromRunner } from '../../src/protocol/validate.ts';
import { bounded, boundedNumbers } from '../../src/vscode/boundedNumbers.ts';
import { soundSetting } from '../../src/vscode/soundSetting.ts';
import { loadDiagnosisWords } from '../../src/words/diagnosis.ts';
import { diagnosisJson } from '../../src/words/diagnosisJson.ts';
import { damagedText, damagedValue, oneOf } from './damage.ts';
import { exchanges, ofValue } from './ofSeeds.ts';
import type { Reader } from './reader.ts';

const { log } = JSON.parse(readFileSync('test/fixtures/har/browser.har', 'utf8')) as { log: { entries: unknown[] } };

/** Headers and bodies are text when they come to the reader of limits. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** Lines that Discord's limits leave in a log. */
const limited = [
  {
    at: '2026-01-01T00:00:00Z',
    request: {
      method: 'POST',
      url: 'https://discord.com/api/v10/channels/1213458536202371072/messages',
      headers: [['authorization', 'Bot fake-token']],
    },
    response: {
      status: 429,
      headers: [
        ['x-ratelimit-limit', '5'],
        ['x-ratelimit-remaining', '0'],
        ['x-ratelimit-reset', '1470173023.123'],
        ['x-ratelimit-reset-after', '0.5'],
        ['x-ratelimit-bucket', 'abcd1234'],
        ['x-ratelimit-scope', 'user'],
        ['retry-after', '1'],
      ],
      body: '{"message":"You are being rate limited.","retry_after":0.5,"global":false}',
    },
  },
];

const settings = [{ 'url/unversioned': 'error', 'body/limit': 'off' }, ['https://proxy.example'], 30_000, 'auto', true];

const summary = {
  page: { updated_at: '2026-01-01T00:00:00Z' },
  status: { indicator: 'minor', description: 'x' },
  components: [{ name: 'API', status: 'operational', group: false }],
  incidents: [
    {
      name: 'x',
      impact: 'minor',
      status: 'investigating',
      started_at: '2026-01-01T00:00:00Z',
      updated_at: '2026-01-01T00:00:00Z',
      components: [{ name: 'API' }],
      incident_updates: [{ body: 'x' }],
    },
  ],
  scheduled_maintenances: [],
};

const objects = [
  { id: '1', owner_id: '2', name: 'g', roles: [{ id: '1', name: '@everyone', permissions: '1024', position: 0 }] },
  { user: { id: '2' }, roles: ['1'], communication_disabled_until: '2026-01-01T00:00:00Z' },
  { id: '3', type: 0, guild_id: '1', permission_overwrites: [{ id: '1', type: 0, allow: '1024', deny: '0' }] },
];

const remembered = [
  [{ name: 'CHANNEL', value: '1', realm: 'discord', of: 'channel' }],
  [{ id: '1', name: '#general', of: 'channel', realm: 'sandbox', within: '2' }],
];

const messages = [
  { type: 'fix', run: '1', fix: 'wait' },
  { type: 'openField', run: '1', path: 'embeds[0].title' },
  { type: 'choose', key: null },
  { type: 'openSource', key: '1', exchange: '2' },
];

/** Readers of what was JSON. */
export const valueReaders: readonly Reader[] = [
  ofValue('diagnosing', exchanges, async () => {
    const words = await Promise.all([loadDiagnosisWords('en'), loadDiagnosisWords('ja')]);
    return (value) => {
      const pasted = readPasted(value);
      if (pasted.kind === 'invalid') return;
      const diagnosis = diagnose(pasted.exchange, pasted.surroundings);
      ok(failureClasses.includes(diagnosis.class), diagnosis.class);
      observationOf(pasted.exchange, diagnosis);
      outcomeOf(pasted.exchange);
      repeatableOf(pasted.exchange.wire);
      JSON.stringify(harOf([exportedRecord(toSafeRecord(pasted.exchange, diagnosis))], '1', ''));
      for (const own of words) ok(diagnosisJson(diagnosis, own).summary !== '');
    };
  }),
  ofValue(
    'recorded exchanges',
    () => [...exchanges(), ...log.entries, ...limited],
    () => (value) => {
      const recorded = recordedEvent(value, '1', 0);
      if (recorded.kind === 'event') reduce(emptyLedger, recorded.event);
    },
  ),
  {
    name: 'logs and archives',
    make: (chance) => {
      const texts = [
        [...exchanges(), ...limited]
          .slice(-3)
          .map((value) => JSON.stringify(value))
          .join('\n'),
        JSON.stringify({ log: { entries: log.entries.slice(0, 1) } }, null, 1).slice(0, 3000),
      ];
      return () => {
        const input = damagedText(oneOf(texts, chance), texts, chance);
        return {
          input,
          read: async () => {
            const read = new BucketLog();
            await read.readLines(Readable.from([input]));
            read.rows();
          },
        };
      };
    },
  },
  {
    name: 'rate limits and the ledger',
    make: (chance) => {
      // One ledger hears of everything, as in the product; it must stay bounded.
      let ledger = emptyLedger;
      let at = 0;
      return () => {
        const input = damagedValue(limited[0], chance);
        at += chance() * 1000;
        const now = at;
        return {
          input,
          read: () => {
            const recorded = recordedEvent(input, '1', now);
            if (recorded.kind !== 'event') return;
            const { request, facts } = recorded.event as { request: Parameters<typeof nextAllowed>[1]; facts: object };
            for (const fact of Object.values(facts)) ok(typeof fact !== 'number' || fact >= 0, JSON.stringify(facts));
            const event = { ...recorded.event, at: now };
            ledger = reduce(ledger, event);
            const permit = nextAllowed(ledger, request, now);
            if (permit.kind === 'wait') ok(permit.ms > 0, JSON.stringify(permit));
            if (chance() < 0.01) for (const { routes } of rowsOf(ledger, now).rows) ok(routes.length > 0);
          },
        };
      };
    },
  },
  ofValue(
    'headers of limits',
    () => limited.map(({ response }) => response),
    () => (value) => {
      const response = value as { status?: unknown; headers?: unknown; body?: unknown } | null;
      const pairs = Array.isArray(response?.headers) ? response.headers : [];
      const headers = pairs
        .filter((pair): pair is unknown[] => Array.isArray(pair))
        .map(([name, text]): [string, string] => [textOf(name), textOf(text)]);
      const text = textOf(response?.body);
      rateLimitFacts({ status: 429, headers, body: { text, bytes: text.length, truncated: false, binary: false } });
    },
  ),
  ofValue(
    'settings',
    () => settings,
    () => (value) => {
      for (const usual of settings) {
        const sound = soundSetting(value, usual);
        ok(typeof sound === typeof usual && Array.isArray(sound) === Array.isArray(usual) && sound !== null);
        if (typeof sound === 'object' && !Array.isArray(sound)) readSeverities(sound);
      }
      for (const name of Object.keys(boundedNumbers) as (keyof typeof boundedNumbers)[])
        ok(Number.isFinite(bounded(name, value)));
    },
  ),
  ofValue(
    'messages of the views',
    () => messages,
    () => (value) => {
      parseFromRunner(value);
      parseFromBuckets(value);
    },
  ),
  ofValue(
    'kept values',
    () => remembered,
    () => (value) => {
      for (const { name, value: kept } of readRemembered(value))
        ok(typeof name === 'string' && typeof kept === 'string');
      for (const { id } of readRecents(value)) ok(typeof id === 'string');
    },
  ),
  ofValue(
    'the status page',
    () => [summary],
    () => (value, chance) => {
      readStatusSummary(value);
      const text = chance() < 0.9 ? JSON.stringify(value) : textOf(value).slice(0, 300);
      const body = { text, bytes: text.length, truncated: false, binary: false };
      const reading = statusReading(
        { kind: 'answer', status: 200, statusText: '', headers: [['date', text.slice(0, 40)]], body },
        1,
      );
      ok(reading.kind === 'unread' || reading.summary !== null);
    },
  ),
  ofValue(
    'guilds, members, channels',
    () => objects,
    () => (value) => {
      readGuild(value);
      readMember(value);
      readChannel(value);
      readOverwrite(value);
    },
  ),
];

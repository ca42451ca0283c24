import { ok } from 'node:assert/strict';
import { UsageError } from '../../src/cli/commandLine.ts';
import { exchangeOf } from '../../src/cli/diagnose.ts';
import { recordedLine } from '../../src/cli/recordedExchanges.ts';
import { LoggedLines } from '../../src/core/capture/loggedLine.ts';
import { CredentialWatch } from '../../src/core/journal/credentialChanges.ts';
import { exportedRecord } from '../../src/core/journal/exportedRecord.ts';
import { FailureRates } from '../../src/core/journal/failureRates.ts';
import { harOf } from '../../src/core/journal/har.ts';
import { IncidentReader } from '../../src/core/journal/incidentReader.ts';
import { FacetCounts, matches, noFilter } from '../../src/core/journal/journalFilter.ts';
import { readLine, recordJson, writeLine } from '../../src/core/journal/journalLine.ts';
import { loggedRecord } from '../../src/core/journal/loggedRecord.ts';
import type { JournalEntry, SafeRecord } from '../../src/core/journal/safeRecord.ts';
import { parseSegment, segmentName } from '../../src/core/journal/segments.ts';
import { parseSpan } from '../../src/core/journal/timeSpan.ts';
import { eventsOf } from '../../src/node/capture/exchangeLog.ts';
import { journalEntries } from '../../src/node/journal/journalEntries.ts';
import { mergeByTime } from '../../src/node/journal/mergeByTime.ts';
import { loadDiagnosisWords } from '../../src/words/diagnosis.ts';
import { loadJournalWords } from '../../src/words/journal.ts';
import {
  incidentPage,
  type JournalPageParts,
  operationsPage,
  ratesPage,
  samplesPage,
} from '../../src/words/journalPages.ts';
import { recordPage } from '../../src/words/recordPage.ts';
import { failureFor, recordFor } from '../core/journal/records.ts';
import { below, type Chance, damagedText, damagedValue, oneOf } from './damage.ts';
import { exchanges, ofText } from './ofSeeds.ts';
import type { Reader } from './reader.ts';

const start = Date.UTC(2026, 10, 29, 8);

/** Records of every form, and what a later version may have written. */
const entries: readonly JournalEntry[] = [
  recordFor('a', start),
  failureFor('b', start + 1000, {
    request: {
      method: 'PATCH',
      url: 'https://discord.com/api/v10/channels/1213458536202371072?q=…',
      headers: [['content-type', 'application/json']],
      shape: { name: 'string(4)', tags: ['array(2)', { id: 'string(19)', '…': '3' }], file: 'file', none: 'null' },
    },
    identity: '1213458536202371072',
    vantage: 'ssh-remote+box',
  }),
  recordFor('c', start + 2000, {
    outcome: { kind: 'failure', code: 'ECONNRESET', phase: 'headers' },
    diagnosis: { class: 'transport/reset', cause: 'x', confidence: 'likely', code: null, fixes: ['wait'], fields: [] },
    attempt: 2,
  }),
  failureFor('d', start + 3000, { version: 99, diagnosis: { ...failureFor('', 0).diagnosis, class: 'later/class' } }),
  { kind: 'outage', version: 1, at: start + 4000, verdict: 'discord', cause: 'incident', incidents: ['API errors'] },
];

const lines = entries.map((entry) => writeLine(entry).trim());
const later = JSON.stringify({ tracecord: 7, at: '2027-01-01T00:00:00Z', kind: 'snapshot', of: [1, 2] });

/** Parts of every page, in both languages. */
async function pages(): Promise<JournalPageParts[]> {
  return Promise.all(
    (['en', 'ja'] as const).map(async (locale) => ({
      words: await loadJournalWords(locale),
      classTitle: (name: string) => name,
      counts: { damaged: 1, unknown: 1 },
      diagnosis: await loadDiagnosisWords(locale),
    })),
  );
}

/** Everything that the history shows and hands on of one record. */
function show(record: SafeRecord, parts: JournalPageParts): void {
  ok(recordPage(record, parts) !== '' && samplesPage([{ record, count: 1 }], parts) !== '');
  ok(operationsPage('p', [{ record, changes: [] }], 1, parts) !== '');
  matches(record, { ...noFilter, text: 'bot 403' });
  new FacetCounts().add(record);
  const shared = exportedRecord(record);
  JSON.stringify(harOf([shared], '1.0.0', ''));
  const again = readLine(JSON.stringify(recordJson(shared)));
  ok(again.kind === 'entry' && again.entry.at === record.at, 'what is exported can be read again');
}

/** What stands of several records together. */
function tellOf(read: readonly JournalEntry[], parts: JournalPageParts): void {
  const incident = new IncidentReader();
  const rates = new FailureRates();
  const watch = new CredentialWatch();
  for (const entry of read) {
    incident.add(entry);
    if (entry.kind !== 'exchange') continue;
    rates.add(entry);
    for (const change of watch.next(entry)) ok(parts.words.change(change) !== '');
  }
  ok(incidentPage(incident.incident(), parts) !== '' && ratesPage(rates.report(), parts) !== '');
}

/** What was written down of exchanges, by us or by others, and is read again. */
export const journalReaders: readonly Reader[] = [
  {
    name: 'records of the journal',
    make: async (chance) => {
      const parts = await pages();
      const values = [...lines, later].map((line) => JSON.parse(line) as unknown);
      return () => {
        const input = damagedValue(oneOf(values, chance), chance);
        const own = oneOf(parts, chance);
        return {
          input,
          read: () => {
            const read = readLine(JSON.stringify(input) ?? '');
            if (read.kind !== 'entry') return;
            if (read.entry.kind === 'exchange') show(read.entry, own);
            tellOf([entries[1] as JournalEntry, read.entry], own);
          },
        };
      };
    },
  },
  {
    name: 'files of a journal, in pieces',
    make: (chance: Chance) => {
      const others = exchanges()
        .map((value) => JSON.stringify(value))
        .filter((text) => text.length < 2000);
      const texts = [...lines, later, ...others];
      return () => {
        const whole = Array.from({ length: 1 + below(3, chance) }, () => oneOf(texts, chance)).join('\n');
        const input = Buffer.from(damagedText(whole, texts, chance));
        const size = 1 + below(600, chance);
        const read = async () => {
          const counts = { damaged: 0, unknown: 0 };
          const all: JournalEntry[] = [];
          const open = () => journalEntries(inPieces(input, size), counts, loggedRecord);
          for await (const entry of mergeByTime([{ begunAt: 0, open }])) all.push(entry);
          const count = all.length + counts.damaged + counts.unknown;
          ok(count <= input.toString('latin1').split('\n').length, `${count} entries`);
        };
        return { input, read };
      };
    },
  },
  ofText(
    'lines of a followed log',
    () => [
      ...exchanges()
        .map((value) => JSON.stringify(value))
        .filter((text) => text.length < 2000),
      '{"t":"sent","id":"1","at":1,"method":"GET","url":"https://discord.com/api/v10/gateway","library":"x"}',
    ],
    (text) => {
      for (const line of text.split('\n'))
        for (const event of eventsOf(line, 'log.1')) ok(event.t === 'dropped' || event.id !== '');
    },
  ),
  ofText(
    'what Docker and CI put around a line',
    () => [
      '{"log":"{\\"t\\":\\"sent\\",\\"id\\":\\"1\\"}\\n","stream":"stdout","time":"2026-11-29T10:00:00.1Z"}',
      '{"log":"{\\"t\\":\\"se","stream":"stderr","time":"2026-11-29T10:00:00.1Z"}',
      '2026-11-29T10:00:00.123456789Z stdout P {"t":"sent",\n2026-11-29T10:00:00.2Z stdout F "id":"1"}',
      'bot-1  | 2026-11-29T10:00:00Z {"t":"sent","id":"1","method":"GET"}',
    ],
    (text) => {
      const lines = new LoggedLines();
      for (const line of text.split('\n')) {
        const logged = lines.push(line);
        ok(logged.kind !== 'text' || /^\{.*\}$/s.test(logged.text), line);
      }
    },
  ),
  ofText(
    'what diagnose and outage are given',
    () =>
      exchanges()
        .map((value) => JSON.stringify(value, null, 1))
        .filter((text) => text.length < 2000),
    (text) => {
      for (const read of [() => exchangeOf({ file: 'x', text }), () => recordedLine(text, 'x', 1)]) {
        try {
          const { exchange } = read();
          ok(Number.isFinite(exchange.startedAt));
        } catch (error) {
          if (!(error instanceof UsageError)) throw error;
        }
      }
    },
  ),
  ofText(
    'spans and names of segments',
    () => ['2026-11-29 08:00 to 2026-11-29 09:30', '2026-11-29 から 2026-11-30', segmentName(start, 7, 'ab')],
    (text) => {
      const span = parseSpan(text);
      ok(span === null || span.from <= span.to);
      const segment = parseSegment(text);
      ok(segment === null || (Number.isSafeInteger(segment.begunAt) && Number.isSafeInteger(segment.pid)));
    },
  ),
];

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

import assert from 'node:assert/strict';
import { FailureRates } from '../../src/core/journal/failureRates.ts';
import { IncidentReader } from '../../src/core/journal/incidentReader.ts';
import { ProfileNames } from '../../src/core/journal/profileNames.ts';
import type { JournalEntry, SafeRecord } from '../../src/core/journal/safeRecord.ts';
import { loadDiagnosisWords } from '../../src/words/diagnosis.ts';
import { loadHistoryWords } from '../../src/words/history.ts';
import { loadJournalWords } from '../../src/words/journal.ts';
import {
  incidentPage,
  type JournalPageParts,
  operationsPage,
  ratesPage,
  samplesPage,
} from '../../src/words/journalPages.ts';
import { momentText } from '../../src/words/moment.ts';
import { recordPage } from '../../src/words/recordPage.ts';
import { percent, sparkline } from '../../src/words/sparkline.ts';
import { failureFor, recordFor } from '../core/journal/records.ts';

const start = Date.UTC(2026, 10, 29, 8, 0, 0);
const minute = 60_000;
const { credential, diagnosis } = failureFor('', 0);

/** Everything that an incident can tell of. */
const story: readonly JournalEntry[] = [
  ...Array.from({ length: 30 }, (_, index) => recordFor(`ok${index}`, start + index * minute)),
  ...Array.from({ length: 12 }, (_, index) => failureFor(`f${index}`, start + 30 * minute + index * 100)),
  failureFor('limited', start + 31 * minute, {
    outcome: { kind: 'answer', status: 429, headers: [['x-ratelimit-scope', 'global']], bytes: 1, body: {} },
    diagnosis: { ...diagnosis, class: 'rate/global', code: null },
  }),
  failureFor('banned', start + 32 * minute, {
    outcome: { kind: 'answer', status: 429, headers: [['retry-after', '60']], bytes: 1, body: {} },
    diagnosis: { ...diagnosis, class: 'edge/banned', code: null },
  }),
  failureFor('lost', start + 33 * minute, {
    outcome: { kind: 'failure', code: 'ECONNRESET', phase: 'headers' },
    diagnosis: { ...diagnosis, class: 'quantum/decoherence', code: null },
    origin: 'bot',
  }),
  {
    kind: 'outage',
    version: 1,
    at: start + 34 * minute,
    verdict: 'discord',
    cause: 'incident-only',
    incidents: ['API | outage'],
  },
  recordFor('fine', start + 35 * minute, { identity: '123456789012345678' }),
  recordFor('rotated', start + 36 * minute, {
    credential: { ...credential, lastFour: 'zz99' },
    identity: '223456789012345678',
  }),
  recordFor('other', start + 37 * minute, { credential: { ...credential, profile: { id: 'q', name: 'Sto_re [x]' } } }),
];

async function partsFor(locale: 'en' | 'ja'): Promise<JournalPageParts> {
  const { classTitle } = await loadDiagnosisWords(locale);
  return {
    words: await loadJournalWords(locale),
    classTitle: (name) => (name.startsWith('quantum') ? name : classTitle(name as never)),
    counts: { damaged: 3, unknown: 2 },
    zone: 'Asia/Tokyo',
  };
}

function withoutChanges(record: SafeRecord) {
  return { record, changes: [] };
}

async function pages(locale: 'en' | 'ja'): Promise<string[]> {
  const parts = await partsFor(locale);
  const reader = new IncidentReader();
  const rates = new FailureRates();
  for (const entry of story) {
    reader.add(entry);
    if (entry.kind === 'exchange') rates.add(entry);
  }
  const incident = reader.incident();
  const changes = incident.events.filter(
    (event) => event.kind === 'token-changed' || event.kind === 'identity-changed',
  );
  const record = failureFor('f', start, { version: 9, attempt: 2 });
  return [
    incidentPage(incident, parts),
    ratesPage(rates.report(), parts),
    operationsPage('Shop bot', [{ record, changes: changes as never }], 700, parts),
    samplesPage([{ record, count: 2 }], parts),
    recordPage(record, parts),
  ];
}

describe('the pages about the journal', () => {
  for (const locale of ['en', 'ja'] as const) {
    it(`leave no hole and break no table (${locale})`, async () => {
      for (const page of await pages(locale)) {
        assert.doesNotMatch(page, /undefined|NaN|null|Infinity|\[object/);
        for (const table of page.match(/(?:^\|.*\|$\n?)+/gm) ?? []) {
          const columns = table
            .trim()
            .split('\n')
            .map((line) => line.replaceAll('\\|', '').split('|').length);
          assert.equal(new Set(columns).size, 1, table);
        }
        assert.equal((page.match(/^`{3,}/gm) ?? []).length % 2, 0);
      }
    });
  }

  it('differ in every line that has words', async () => {
    const [en, ja] = await Promise.all([pages('en'), pages('ja')]);
    const lines = new Set(en.flatMap((page) => page.split('\n')));
    const same = ja
      .flatMap((page) => page.replace(/^```[\s\S]*?^```/gm, '').split('\n'))
      .filter((line) => lines.has(line) && /[a-z]{3} [a-z]{3}/.test(line));
    assert.deepEqual(same, []);
  });

  it('call a profile by its name of today, and say what it was called then', async () => {
    for (const locale of ['en', 'ja'] as const) {
      const names = new ProfileNames(() => [{ id: 'p1', name: 'Live shop' }]);
      const parts = { ...(await partsFor(locale)), names };
      const record = recordFor('a', start);
      const now = recordFor('b', start, {
        credential: { ...record.credential, profile: { id: 'p1', name: 'Live shop' } },
      });
      const operations = operationsPage(names.nameOf(names.keyOf(record)), [record, now].map(withoutChanges), 2, parts);
      assert.match(operations, /^# .*Live shop/);
      assert.equal(operations.split('Shop bot').length, 2, operations);
      assert.ok(operations.includes(`••••9f3k ${parts.words.calledThen('Shop bot')}`), operations);
      assert.ok(recordPage(record, parts).includes(`Live shop ${parts.words.calledThen('Shop bot')}`));
    }
  });

  it('say of an operations log what is not in it', async () => {
    for (const [locale, said] of [
      ['en', /from another workspace/],
      ['ja', /ほかのワークスペース/],
    ] as const) {
      assert.match(operationsPage('Shop', [], 0, await partsFor(locale)), said);
    }
  });

  it('write every time with its offset', async () => {
    const [incident = ''] = await pages('en');
    assert.match(incident, /\| 2026-11-29 17:30:00 \+09:00 \| First failure/);
    assert.equal(momentText(start, 'UTC'), '2026-11-29 08:00:00 +00:00');
    assert.equal(momentText(start, 'America/St_Johns'), '2026-11-29 04:30:00 -03:30');
    assert.equal(momentText(Number.NaN), '?');
  });

  it('draw rates with words beside them', () => {
    const series = [
      { failures: 0, requests: 0 },
      { failures: 0, requests: 5 },
      { failures: 1, requests: 1000 },
      { failures: 5, requests: 10 },
      { failures: 3, requests: 3 },
    ];
    assert.equal(sparkline(series), '·▁▂▅█');
    assert.deepEqual(series.map(percent), ['0 %', '0 %', '0.1 %', '50 %', '100 %']);
    assert.equal(percent({ failures: 1, requests: 10_000 }), '< 0.1 %');
    assert.equal(percent({ failures: 9_999, requests: 10_000 }), '> 99 %');
  });
});

describe('the words of the history', () => {
  it('are Japanese in Japanese', async () => {
    const [en, ja] = await Promise.all([loadHistoryWords('en'), loadHistoryWords('ja')]);
    const names = new Set(['exportNdjson', 'exportHar']);
    const same = Object.entries(en).filter(
      ([name, text]) => typeof text === 'string' && !names.has(name) && ja[name as keyof typeof ja] === text,
    );
    assert.deepEqual(same, []);
  });

  it('say what is wrong with the disk, with the system’s own word', async () => {
    for (const locale of ['en', 'ja'] as const) {
      const { trouble } = await loadHistoryWords(locale);
      const said = (['full', 'not-writable', 'failed'] as const).map((kind) => trouble({ kind, reason: 'ENOSPC' }));
      assert.equal(new Set(said).size, 3);
      for (const sentence of said) assert.match(sentence, /ENOSPC/);
    }
  });
});

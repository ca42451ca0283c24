import assert from 'node:assert/strict';
import { JournalDays } from '../../../src/core/journal/journalDays.ts';
import { noFilter } from '../../../src/core/journal/journalFilter.ts';
import { parseSpan } from '../../../src/core/journal/timeSpan.ts';
import { failureFor, recordFor } from './records.ts';

const day = 24 * 60 * 60_000;
const start = Date.UTC(2026, 10, 28);

/** The day by UTC. */
function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

describe('the days of the journal', () => {
  it('count what is chosen, the newest day and record first', () => {
    const days = new JournalDays({ ...noFilter, classes: ['success'] }, dayOf);
    for (const record of [
      recordFor('a', start),
      recordFor('b', start + 1000),
      failureFor('f', start + 2000),
      recordFor('c', start + day),
    ]) {
      days.add(record);
    }
    assert.deepEqual(
      days
        .days()
        .map(({ day: name, requests, failures, newest }) => [name, requests, failures, newest.map(({ id }) => id)]),
      [
        ['2026-11-29', 1, 0, ['c']],
        ['2026-11-28', 2, 0, ['b', 'a']],
      ],
    );
    // What can be picked does not shrink with what is picked.
    assert.deepEqual(days.facets.of('classes'), [
      ['success', 3],
      ['permission/missing', 1],
    ]);
  });

  it('leave out what stands elsewhere', () => {
    const days = new JournalDays(noFilter, dayOf);
    for (const record of [recordFor('a', start), failureFor('f', start + 1)]) days.add(record);
    const [first] = days.days(new Set(['f']));
    assert.deepEqual([first?.requests, first?.failures, first?.newest.map(({ id }) => id)], [1, 0, ['a']]);
    assert.deepEqual(days.days(new Set(['a', 'f'])), []);
  });

  it('keep the newest 200 of a day, in whatever order they come', () => {
    const days = new JournalDays(noFilter, dayOf);
    for (let index = 0; index < 1000; index += 1) days.add(recordFor(`r${index}`, start + ((index * 7) % 1000)));
    const [only] = days.days();
    assert.equal(only?.requests, 1000);
    assert.deepEqual(
      only?.newest.map(({ at }) => at - start),
      Array.from({ length: 200 }, (_, index) => 999 - index),
    );
  });
});

describe('a span that somebody typed', () => {
  it('is two times, local unless they name a zone', () => {
    assert.deepEqual(parseSpan('2026-11-29 08:00Z to 2026-11-29T09:30+00:00'), {
      from: Date.UTC(2026, 10, 29, 8),
      to: Date.UTC(2026, 10, 29, 9, 30),
    });
    assert.deepEqual(parseSpan('2026-11-29 から 2026-11-30 12:00'), {
      from: new Date(2026, 10, 29).getTime(),
      to: new Date(2026, 10, 30, 12).getTime(),
    });
  });

  for (const text of [
    '',
    'yesterday to today',
    '2026-11-29',
    '2026-11-30 to 2026-11-29',
    '1 to 2 to 3',
    '2026-99-99 to 2026-11-29',
  ]) {
    it(`is none: ${text}`, () => assert.equal(parseSpan(text), null));
  }
});

import { deepEqual, equal } from 'node:assert/strict';
import { arranged, groupOf, isMatch, type SortColumn } from '../../../src/core/buckets/arrange.ts';
import { row } from '../../media/samples.ts';

const items = [
  {
    row: row('a', { limit: 10, remaining: 5, hits: 2, nextInMs: 30, resource: 'guild 1', routes: ['GET /z'] }),
    usedBy: 'x',
  },
  {
    row: row('b', {
      limit: 4,
      remaining: 1,
      hits: 0,
      state: 'limited',
      nextInMs: 90,
      resource: '',
      routes: ['PUT /a'],
    }),
    usedBy: '',
  },
  {
    row: row('c', {
      limit: null,
      remaining: null,
      resetsInMs: null,
      state: 'low',
      scope: 'shared',
      credential: 'aaaa',
    }),
    usedBy: 'b',
  },
  { row: row('d', { limit: 2, remaining: 2, hits: 2, resetsInMs: 7, state: 'spent', scope: 'global' }), usedBy: 'x' },
];
const order = (column: SortColumn, isDescending = false) =>
  arranged(items, { grouping: 'none', sort: { column, isDescending } })
    .map(({ row }) => row.key)
    .join('');

describe('rows in order', () => {
  it('stay as they came without one', () => {
    equal(
      arranged(items, { grouping: 'none', sort: null })
        .map(({ row }) => row.key)
        .join(''),
      'abcd',
    );
  });

  it('go by urgency, by the share that is left, by times, by counts and by words; equal ones stay as they were', () => {
    equal(order('state'), 'acdb');
    equal(order('remaining'), 'badc');
    equal(order('next'), 'cdab');
    equal(order('resets'), 'abdc');
    equal(order('refusals'), 'bcad');
    equal(order('route'), 'bcda');
    equal(order('scope'), 'dcab');
    equal(order('usedBy'), 'cadb');
    equal(order('resource'), 'cdab');
  });

  it('turn round, but what is unknown stays last', () => {
    equal(order('state', true), 'bdca');
    equal(order('remaining', true), 'dabc');
    equal(order('refusals', true), 'adbc');
    equal(order('usedBy', true), 'adcb');
    equal(order('resets', true), 'dabc');
  });

  it('keep groups together, each in order', () => {
    const sort = { column: 'refusals', isDescending: true } as const;
    equal(
      arranged(items, { grouping: 'credential', sort })
        .map(({ row }) => row.key)
        .join(''),
      'adbc',
    );
    equal(
      arranged(items, { grouping: 'resource', sort })
        .map(({ row }) => row.key)
        .join(''),
      'bdca',
    );
    deepEqual(
      ['none', 'credential', 'resource'].map((by) => groupOf(row('x'), by as 'none')),
      ['', '9f3k', 'channel 1098123456789012345'],
    );
  });
});

describe('a filter', () => {
  const shown = {
    row: row('x', { routes: ['POST /channels/{channel_id}/messages'], scope: 'shared', state: 'low' }),
    usedBy: 'main src/bot.ts:12',
  };

  it('wants every word, in whatever is shown', () => {
    for (const filter of ['', '  ', 'post', 'MESSAGES', '9012345', 'd3c0', '9f3k', 'bot.ts:12', 'shared low main']) {
      equal(isMatch(shown, filter), true, filter);
    }
    for (const filter of ['guild', 'post guild', 'spent']) equal(isMatch(shown, filter), false, filter);
  });
});

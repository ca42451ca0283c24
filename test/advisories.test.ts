import { deepEqual } from 'node:assert/strict';
import { type AdvisoryList, judgeAdvisories } from './advisories.ts';

const list: AdvisoryList = {
  asOf: '2026-01-01',
  covers: ['undici', 'zod'],
  advisories: [
    { package: 'undici', id: 'GHSA-one', affected: '<5.8.0 || >=7.0.0 <7.2.3', about: 'something' },
    { package: 'elsewhere', id: 'GHSA-two', affected: '*', about: 'nothing of ours' },
  ],
};
const shipped = (undici: string, ...more: string[]) =>
  new Map([['undici', undici], ['zod', '4.0.0'], ...more.map((name): [string, string] => [name, '1.0.0'])]);
/** Days behind the list. */
const after = (days: number) => new Date(Date.UTC(2026, 0, 1 + days));
const judged = (changes: Partial<AdvisoryList>, packages: ReadonlyMap<string, string>, days: number) =>
  judgeAdvisories({ ...list, ...changes }, packages, after(days));

describe('the check for advisories', () => {
  it('finds a version that one is about, also a preview of it', () => {
    const found = (version: string) => judged({}, shipped(version), 1).problems;
    deepEqual(found('7.2.2'), ['undici 7.2.2: GHSA-one, something']);
    deepEqual(found('7.2.2-rc.1'), ['undici 7.2.2-rc.1: GHSA-one, something']);
    deepEqual(found('5.7.9'), ['undici 5.7.9: GHSA-one, something']);
    deepEqual(found('7.2.3'), []);
    deepEqual(found('6.0.0'), []);
  });

  it('fails for a package in the product that the list says nothing of', () => {
    deepEqual(judged({}, shipped('7.2.3', 'newcomer'), 1).problems, [
      'newcomer is in the product, and the list of advisories does not cover it',
    ]);
    deepEqual(judged({ covers: [...list.covers, 'newcomer'] }, shipped('7.2.3', 'newcomer'), 1).problems, []);
  });

  it('warns when the list is 180 days old, and does not fail by time alone', () => {
    const told = (days: number) => judged({}, shipped('7.2.3'), days);
    deepEqual(told(0), { problems: [], warnings: [] });
    deepEqual(told(179), { problems: [], warnings: [] });
    deepEqual(told(180), {
      problems: [],
      warnings: ['the list of advisories is 180 days old: look up what was published since 2026-01-01, and renew it'],
    });
    deepEqual(told(730).problems, []);
    deepEqual(told(730).warnings.length, 1);
  });

  it('fails for a day and for a range that cannot be read: they would let everything pass', () => {
    deepEqual(judged({ asOf: 'lately' }, shipped('7.2.3'), 0), {
      problems: ['"lately" is no day up to which the list was kept'],
      warnings: [],
    });
    const torn = { package: 'zod', id: 'GHSA-three', affected: 'below four', about: 'x' };
    deepEqual(judged({ advisories: [torn] }, shipped('7.2.3'), 0).problems, [
      'zod, GHSA-three: "below four" is no range of versions',
    ]);
  });
});

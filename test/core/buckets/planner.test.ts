import { equal, ok } from 'node:assert/strict';
import type { BucketRule } from '../../../src/sandbox/limits/bucket.ts';
import { Accounting } from './virtual/accounting.ts';
import { play } from './virtual/play.ts';
import { situations } from './virtual/situations.ts';

describe('the planner in the situations of rate limits', () => {
  for (const situation of situations) {
    const { name, what, roundTrip, wishes, optimum, windows, unavoidable, mostSent, begin } = situation;
    it(`${name}: ${what}`, async () => {
      const { sent, refused, done, ended, wall } = await play(wishes, begin(), () => roundTrip / 2);
      equal(ended, wishes.length, 'every wish ends');
      ok(refused <= unavoidable, `${refused} refusals, ${unavoidable} unavoidable`);
      if (mostSent !== undefined) ok(sent <= mostSent, `${sent} sent, at most ${mostSent}`);
      if (optimum === undefined) return;
      equal(done, wishes.length, 'every wish is fulfilled');
      const most = (optimum + roundTrip) * 1.02 + roundTrip * windows;
      ok(wall <= most, `${Math.round(wall)} ms, at most ${Math.round(most)}`);
    });
  }

  it('recovers when routes that should share a bucket do not', async () => {
    const path = '/channels/100000000000000001/messages';
    const rules: Readonly<Record<string, BucketRule>> = {
      POST: { kind: 'fixed', limit: 2, window: 500 },
      PATCH: { kind: 'leaky', limit: 3, window: 900 },
    };
    const wishes = Array.from({ length: 12 }, (_, index) =>
      index % 2 === 0 ? { method: 'POST', path } : { method: 'PATCH', path: `${path}/100000000000000009` },
    );
    const accounting = new Accounting();
    const { refused, done, wall } = await play(
      wishes,
      ({ method }, now) => {
        const rule = rules[method];
        return accounting.answer(now, rule === undefined ? [] : [{ key: method, rule, hash: method }]);
      },
      () => 35,
    );
    equal(done, 12);
    ok(refused <= 2, String(refused));
    ok(wall <= 1800, String(wall));
  });
});

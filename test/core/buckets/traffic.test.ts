import { deepEqual, equal } from 'node:assert/strict';
import type { LedgerRequest } from '../../../src/core/buckets/event.ts';
import { Traffic, usedAfter } from '../../../src/core/buckets/traffic.ts';
import { message } from './talk.ts';

/** So many requests, one every so many milliseconds from a moment on. */
function sent(
  traffic: Traffic,
  count: number,
  from: number,
  every: number,
  changes: Partial<LedgerRequest> = {},
): void {
  for (let index = 0; index < count; index += 1) {
    traffic.hear({ kind: 'sent', at: from + index * every, request: message(`r${index}`, changes) });
  }
}

describe('the traffic of the last second', () => {
  it('is what left in it, and passes with it', () => {
    const traffic = new Traffic();
    sent(traffic, 50, 5_000, 10);
    const { recent } = traffic.recent(5_490);
    equal(usedAfter(recent, 0), 50);
    equal(usedAfter(recent, 599), 50);
    equal(usedAfter(recent, 600), 40);
    equal(usedAfter(recent, 1_000), 0);
    equal(usedAfter(traffic.recent(6_290).recent, 0), 20);
  });

  it('counts what leaves, once, and no answers to interactions, which do not count', () => {
    const traffic = new Traffic();
    sent(traffic, 3, 1_000, 1);
    traffic.hear({ kind: 'failed', at: 1_010, request: message('r0') });
    sent(traffic, 4, 1_020, 1, { route: '/interactions/{interaction_id}/{interaction_token}/callback' });
    equal(usedAfter(traffic.recent(1_050).recent, 0), 3);
  });

  it('is that of the credential that sends most, the sandbox apart', () => {
    const traffic = new Traffic();
    sent(traffic, 5, 2_000, 1);
    sent(traffic, 6, 2_000, 1, { credential: 'Bot …aaaa' });
    const busiest = (now: number) => {
      const { recent, sandbox } = traffic.recent(now);
      return [usedAfter(recent, 0), sandbox];
    };
    sent(traffic, 2, 2_010, 1, { credential: 'Bot …bbbb' });
    deepEqual(busiest(2_050), [6, false]);
    sent(traffic, 9, 2_060, 1, { sandbox: true });
    deepEqual(busiest(2_080), [9, true]);
    deepEqual(traffic.recent(20_000), { recent: [], sandbox: false });
  });
});

import { deepEqual, equal } from 'node:assert/strict';
import type { Permit } from '../../../src/core/buckets/nextAllowed.ts';
import { type Waiting, waitForRoom } from '../../../src/core/buckets/waitForRoom.ts';

/** Waits in a time of its own. `permit` says what the ledger thinks at a moment. */
async function wait(permit: (now: number) => Permit, cancelAt = Number.POSITIVE_INFINITY) {
  let now = 0;
  const shown: Waiting[] = [];
  const offers: number[] = [];
  const cancel = new AbortController();
  const may = await waitForRoom(
    {
      clock: {
        now: () => now,
        monotonic: () => now,
        delay: async (milliseconds) => {
          now = Math.min(now + milliseconds, cancelAt);
          if (now === cancelAt) cancel.abort();
        },
      },
      next: () => permit(now),
      show: (waiting) => shown.push(waiting),
      offerToStop: () => offers.push(now),
    },
    cancel.signal,
  );
  return { may, now, shown: shown.length, offers };
}

const until =
  (moment: number) =>
  (now: number): Permit =>
    now >= moment ? { kind: 'now' } : { kind: 'wait', ms: moment - now, reason: 'bucket' };

describe('waiting for room in a bucket', () => {
  it('takes no time where there is room, and none after a ban, which the guard judges', async () => {
    deepEqual(await wait(until(0)), { may: true, now: 0, shown: 0, offers: [] });
    deepEqual(await wait(() => ({ kind: 'banned' })), { may: true, now: 0, shown: 0, offers: [] });
  });

  it('shows what is left every second, and offers nothing for a short while', async () => {
    deepEqual(await wait(until(2500)), { may: true, now: 2500, shown: 3, offers: [] });
  });

  it('offers to stop, once, before it waits longer than ten seconds', async () => {
    deepEqual((await wait(until(60_000))).offers, [0]);
    deepEqual((await wait(until(10_000))).offers, []);
  });

  it('offers to stop when short waits grow long', async () => {
    const { offers } = await wait((now) =>
      now >= 20_000 ? { kind: 'now' } : { kind: 'wait', ms: 4000, reason: 'shared' },
    );
    equal(offers.length, 1);
    deepEqual((await wait((now) => (now >= 15_000 ? { kind: 'now' } : { kind: 'after-answer' }))).offers.length, 1);
  });

  it('ends at once when it is called off', async () => {
    const { may, now } = await wait(until(60_000), 1500);
    deepEqual([may, now], [false, 1500]);
  });
});

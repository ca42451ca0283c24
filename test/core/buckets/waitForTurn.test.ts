import { deepEqual } from 'node:assert/strict';
import { Planner } from '../../../src/core/buckets/planner.ts';
import { waitForTurn } from '../../../src/core/buckets/waitForTurn.ts';
import { factsOf, message } from './talk.ts';
import { VirtualClock } from './virtual/clock.ts';

/** Waits behind a bucket that is empty for `seconds`; cancelled at a moment where that is said. */
async function wait(seconds: number, cancelAt?: number) {
  const clock = new VirtualClock();
  const planner = new Planner(clock, new AbortController().signal);
  const facts = factsOf(200, { bucket: 'h', limit: 1, remaining: 0, 'reset-after': seconds });
  if (seconds > 0) planner.hear({ kind: 'answered', at: 0, request: message('before'), status: 200, facts });
  const cancel = new AbortController();
  if (cancelAt !== undefined) clock.at(cancelAt, () => cancel.abort());
  const shown: string[] = [];
  const offers: number[] = [];
  let ended: unknown;
  const ports = {
    planner,
    clock,
    show: ({ reason, ms }: { reason: string; ms: number | null }) => shown.push(`${reason} ${ms}`),
    offerToStop: (milliseconds: number) => offers.push(milliseconds),
  };
  void waitForTurn(message('m'), ports, cancel.signal).then((turn) => {
    ended = [turn.kind, clock.monotonic()];
  });
  await clock.run();
  return { ended, shown, offers };
}

describe('waiting for a turn', () => {
  it('takes no time where there is room', async () => {
    deepEqual(await wait(0), { ended: ['go', 0], shown: [], offers: [] });
  });

  it('shows what is left every second, and offers nothing for a short while', async () => {
    deepEqual(await wait(2.5), {
      ended: ['go', 2500],
      shown: ['bucket 2500', 'bucket 1500', 'bucket 500'],
      offers: [],
    });
  });

  it('offers to stop, once, before it waits longer than ten seconds', async () => {
    deepEqual((await wait(60)).offers, [60_000]);
    deepEqual((await wait(10)).offers, []);
  });

  it('ends at once when it is called off', async () => {
    deepEqual((await wait(60, 1500)).ended, ['cancelled', 1500]);
  });
});

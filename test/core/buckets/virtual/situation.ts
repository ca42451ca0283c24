import { dispatch } from '../../../../src/core/buckets/dispatch.ts';
import type { LedgerRequest } from '../../../../src/core/buckets/event.ts';
import { Planner } from '../../../../src/core/buckets/planner.ts';
import type { BucketRule } from '../../../../src/sandbox/limits/bucket.ts';
import { message } from '../talk.ts';
import { VirtualClock } from './clock.ts';
import { type Latency, type ServerLimit, type Tally, VirtualServer } from './server.ts';

/** One request that somebody wants to send. */
export interface Wanted {
  /** Milliseconds after the beginning. */
  readonly at?: number;
  readonly request?: Partial<LedgerRequest>;
  readonly limits: readonly ServerLimit[];
}

/** What came of it. */
export interface Result extends Tally {
  /** Milliseconds until the last of them had its answer. */
  readonly wall: number;
  /** Wishes that ended well. */
  readonly done: number;
  /** Wishes that ended, well or not. */
  readonly ended: number;
}

/** Sends everything that is wanted through a planner of its own, in virtual time. */
export async function play(
  wanted: readonly Wanted[],
  { latency = () => 35, global, skew }: { latency?: Latency; global?: BucketRule; skew?: number } = {},
): Promise<Result> {
  const clock = new VirtualClock();
  const server = new VirtualServer(clock, latency, skew);
  const planner = new Planner(clock, { aborted: false, addEventListener: () => {}, removeEventListener: () => {} });
  let [wall, done, ended] = [0, 0, 0];
  for (const [index, { at = 0, request = {}, limits }] of wanted.entries()) {
    clock.at(at, async () => {
      const end = await dispatch(
        {
          method: request.method ?? 'POST',
          hasEnforcedNonce: false,
          request: (attempt) => message(`${index}.${attempt}`, request),
          send: async () => {
            const answer = await server.send(limits, global);
            return { outcome: { kind: 'answered', ...answer }, result: answer.status };
          },
        },
        { planner, clock, chance: () => 0.5 },
      );
      ended += 1;
      if (end.kind === 'done' && end.result === 200) done += 1;
      wall = clock.monotonic();
    });
  }
  await clock.run();
  return { ...server.tally, wall, done, ended };
}

/** The same wish so many times. */
export function times(count: number, wanted: (index: number) => Wanted): Wanted[] {
  return Array.from({ length: count }, (_, index) => wanted(index));
}

/** So many in a fixed window. */
export function fixed(limit: number, window: number): BucketRule {
  return { kind: 'fixed', limit, window };
}

/** So many at once, given back evenly over a window. */
export function leaky(limit: number, window: number): BucketRule {
  return { kind: 'leaky', limit, window };
}

import { deepEqual, equal, ok } from 'node:assert/strict';
import { type Dispatched, dispatch } from '../../../src/core/buckets/dispatch.ts';
import type { LedgerRequest } from '../../../src/core/buckets/event.ts';
import { Planner } from '../../../src/core/buckets/planner.ts';
import type { RateLimitFacts } from '../../../src/core/buckets/rateLimitFacts.ts';
import { factsOf, limitedBody, message } from './talk.ts';
import { VirtualClock } from './virtual/clock.ts';

const rtt = 70;

type Reply = { readonly status: number; readonly facts?: RateLimitFacts } | 'not-sent' | 'lost';

/** A planner with a server that answers by a script. */
class Play {
  readonly clock = new VirtualClock();
  readonly planner = new Planner(this.clock, new AbortController().signal);
  /** When each request reached the server. */
  readonly sent: number[] = [];
  readonly ends: (Dispatched<Reply> & { readonly at: number })[] = [];
  #count = 0;

  /** Wants to send a request; `reply` answers what reaches the server as the n-th of all. */
  want(
    reply: (sent: number) => Reply,
    {
      at = 0,
      hasEnforcedNonce = false,
      cancel,
      ...changes
    }: Partial<LedgerRequest> & { at?: number; hasEnforcedNonce?: boolean; cancel?: AbortSignal } = {},
  ): void {
    const name = this.#count++;
    this.clock.at(at, async () => {
      const end = await dispatch<Reply>(
        {
          method: changes.method ?? 'POST',
          hasEnforcedNonce,
          request: (attempt) => message(`${name}.${attempt}`, changes),
          send: async () => {
            this.sent.push(this.clock.monotonic());
            const result = reply(this.sent.length);
            await this.clock.delay(rtt);
            if (result === 'not-sent' || result === 'lost') {
              return { outcome: { kind: 'failed', isSent: result === 'lost' }, result };
            }
            return { outcome: { kind: 'answered', facts: {}, ...result }, result };
          },
        },
        { planner: this.planner, clock: this.clock, chance: () => 0.5 },
        cancel,
      );
      this.ends.push({ ...end, at: this.clock.monotonic() });
    });
  }

  kinds(): string[] {
    return this.ends.map((end) => (end.kind === 'stopped' ? end.reason : end.kind === 'done' ? end.why : end.kind));
  }
}

const shared = factsOf(429, { bucket: 'h', limit: 5, remaining: 3, scope: 'shared' }, limitedBody(2));
const edge = factsOf(429, {}, 'error code: 1015');
const ok200 = { status: 200, facts: factsOf(200, { bucket: 'h', limit: 5, remaining: 4, 'reset-after': 1 }) };

describe('sending with a planner', () => {
  it('S8: waits as long as a shared limit says, with everybody in the bucket, and goes on', async () => {
    const play = new Play();
    for (let index = 0; index < 4; index++) {
      play.want((sent) => (sent === 1 ? { status: 429, facts: shared } : { status: 200, facts: {} }));
    }
    await play.clock.run();
    equal(play.sent.length, 5);
    ok((play.sent[1] ?? 0) >= rtt + 2000, String(play.sent));
    deepEqual(play.kinds(), ['final', 'final', 'final', 'final']);
  });

  it('S9: sends exactly one request into an edge ban; everything else is told so at once', async () => {
    const play = new Play();
    for (let index = 0; index < 20; index++) play.want(() => ({ status: 429, facts: edge }));
    play.want(() => ok200, { at: 5000, resource: 'channel 9' });
    await play.clock.run();
    equal(play.sent.length, 1);
    deepEqual([...new Set(play.kinds())].sort(), ['edge-ban']);
    equal(play.ends.length, 21);
    play.planner.resume();
    play.want(() => ok200, { at: 6000 });
    await play.clock.run();
    equal(play.kinds().at(-1), 'final');
  });

  it('S10: gives a fault of the server up after four tries, and repeats nothing that may have taken effect', async () => {
    const reading = new Play();
    reading.want(() => ({ status: 502 }), { method: 'GET' });
    await reading.clock.run();
    deepEqual([reading.sent.length, reading.kinds()], [4, ['too-many-tries']]);
    const pauses = reading.sent.slice(1).map((at, index) => at - (reading.sent[index] ?? 0) - rtt);
    deepEqual(pauses, [500, 1000, 2000]);

    const writing = new Play();
    writing.want(() => ({ status: 502 }));
    await writing.clock.run();
    deepEqual([writing.sent.length, writing.kinds()], [1, ['not-repeatable']]);

    const withNonce = new Play();
    withNonce.want((sent) => (sent < 3 ? { status: 502 } : ok200), { hasEnforcedNonce: true });
    await withNonce.clock.run();
    deepEqual([withNonce.sent.length, withNonce.kinds()], [3, ['final']]);
  });

  it('S11: repeats what did not leave; what got lost on its way only where that is safe', async () => {
    const tries = async (reply: Reply, method: string) => {
      const play = new Play();
      play.want((sent) => (sent === 1 ? reply : ok200), { method });
      await play.clock.run();
      equal(play.ends.length, 1);
      return play.sent.length;
    };
    deepEqual(
      [
        await tries('not-sent', 'POST'),
        await tries('lost', 'POST'),
        await tries('lost', 'GET'),
        await tries('lost', 'PUT'),
      ],
      [2, 1, 2, 2],
    );
  });

  it('S12: stops a credential after a 401, and only that one', async () => {
    const play = new Play();
    for (let index = 0; index < 10; index++) play.want(() => ({ status: 401 }), { resource: `channel ${index % 2}` });
    play.want(() => ok200, { at: 1000, credential: 'Bot …aaaa', lastFour: 'aaaa' });
    await play.clock.run();
    equal(play.sent.length, 3);
    deepEqual(play.kinds().filter((kind) => kind === 'unauthorized').length, 8);
    equal(play.kinds().at(-1), 'final');
  });

  it('never repeats 400, 401, 403 and 404', async () => {
    for (const status of [400, 401, 403, 404]) {
      const play = new Play();
      play.want(() => ({ status }), { method: 'GET' });
      await play.clock.run();
      deepEqual([status, play.sent.length], [status, 1]);
    }
  });

  it('S13: goes on behind another consumer of the bucket, after what Discord said', async () => {
    const play = new Play();
    const taken = factsOf(
      429,
      { bucket: 'h', limit: 5, remaining: 0, 'reset-after': 3, scope: 'user' },
      limitedBody(3),
    );
    for (let index = 0; index < 3; index++) play.want((sent) => (sent === 1 ? { status: 429, facts: taken } : ok200));
    await play.clock.run();
    deepEqual([play.sent.length, play.ends.length], [4, 3]);
    ok((play.sent[1] ?? 0) >= rtt + 3000, String(play.sent));
  });

  it('S19: believes a global limit that only the body tells, for every bucket', async () => {
    const play = new Play();
    const global = factsOf(429, {}, limitedBody(1.5, true));
    play.want((sent) => (sent === 1 ? { status: 429, facts: global } : ok200));
    play.want(() => ok200, { at: 200, resource: 'channel 2' });
    play.want(() => ok200, { at: 200, credential: 'Bot …aaaa', lastFour: 'aaaa' });
    await play.clock.run();
    const [first, other, ...later] = play.sent;
    deepEqual([first, other], [0, 200]);
    ok(later.length === 2 && later.every((at) => at >= rtt + 1500), String(play.sent));
  });

  it('stops before the ban at nine thousand invalid requests, of which shared limits are none', async () => {
    const play = new Play();
    for (let index = 0; index < 9_000; index++) play.want(() => ({ status: 403 }), { resource: `channel ${index}` });
    play.want(() => ok200, { at: 400_000, resource: 'channel x' });
    play.want(() => ok200, { at: 1_000_000, resource: 'channel y' });
    await play.clock.run();
    deepEqual(play.kinds().slice(-2), ['invalid-requests', 'final']);
    equal(play.sent.length, 9_001);
  });

  it('is called off while it waits, at once, and the next goes in its place', async () => {
    const play = new Play();
    const cancel = new AbortController();
    const spent = factsOf(200, { bucket: 'h', limit: 1, remaining: 0, 'reset-after': 60 });
    play.want(() => ({ status: 200, facts: spent }));
    play.want(() => ok200, { at: 100, cancel: cancel.signal });
    play.want(() => ok200, { at: 200 });
    play.clock.at(5_000, () => cancel.abort());
    await play.clock.run();
    deepEqual(
      play.ends.map(({ kind, tries, at }) => [kind, tries, at]),
      [
        ['done', 1, rtt],
        ['cancelled', 0, 5_000],
        ['done', 1, rtt + 60_000 + rtt],
      ],
    );
  });

  it('says what a request waits for, how long and behind how many', async () => {
    const play = new Play();
    const spent = factsOf(200, { bucket: 'h', limit: 1, remaining: 0, 'reset-after': 60 });
    for (let index = 0; index < 3; index++) play.want(() => ({ status: 200, facts: spent }), { at: index });
    await play.clock.run(10);
    deepEqual(play.planner.holdup('1.1'), { reason: 'answer', ms: null, ahead: 0 });
    await play.clock.run(1_000);
    const { planner } = play;
    deepEqual(planner.holdup('0.1'), null);
    const told = planner.holdup('2.1');
    deepEqual([told?.reason, told?.ahead], ['bucket', 1]);
    ok(told?.ms !== null && told !== null && told.ms > 59_000 && told.ms <= 60_000);
  });

  it('hears of requests that did not ask, and leaves them their room', async () => {
    const play = new Play();
    const { planner } = play;
    const answered = (id: string, at: number, remaining: number) =>
      planner.hear({
        kind: 'answered',
        at,
        request: message(id),
        status: 200,
        facts: factsOf(200, { bucket: 'h', limit: 2, remaining, reset: 1_790_000_010, 'reset-after': 10 }),
      });
    planner.hear({ kind: 'sent', at: 0, request: message('bare') });
    answered('bare', 0, 1);
    planner.hear({ kind: 'sent', at: 0, request: message('other') });
    play.want(() => ok200, { at: 1 });
    await play.clock.run(500);
    equal(play.sent.length, 0);
    answered('other', 500, 0);
    await play.clock.run();
    deepEqual(play.sent, [10_000]);
  });
});

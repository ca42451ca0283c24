import { deepEqual } from 'node:assert/strict';
import type { BucketRule } from '../../../src/sandbox/limits/bucket.ts';
import { Accounting } from './virtual/accounting.ts';
import { Chance } from './virtual/chance.ts';
import { play } from './virtual/play.ts';
import type { Answerer, Wish } from './virtual/situations.ts';

const schedules = 100_000;
const global: BucketRule = { kind: 'fixed', limit: 50, window: 1000 };

/** Some requests to some buckets at some times, over a wire that is sometimes slow. */
function schedule(chance: Chance) {
  const rule = (): BucketRule => {
    const limit = chance.between(1, 6);
    const window = chance.between(limit, 60) * 100;
    return { kind: chance.next() < 0.5 ? 'fixed' : 'leaky', limit, window };
  };
  const [messages, reading] = [rule(), rule()];
  const span = chance.pick([0, 500, 3000]);
  const wishes = Array.from({ length: chance.between(1, 14) }, (): Wish => {
    const channel = `/channels/10000000000000000${chance.between(1, 2)}`;
    const at = chance.between(0, span);
    // Creating and editing messages are one bucket (discord-api-docs#8073); reading the channel is another.
    return chance.pick([
      { at, method: 'POST', path: `${channel}/messages` },
      { at, method: 'PATCH', path: `${channel}/messages/100000000000000009` },
      { at, method: 'GET', path: channel },
    ]);
  });
  const accounting = new Accounting();
  const answer: Answerer = ({ method, path }, now) => {
    const bucket = method === 'GET' ? { rule: reading, hash: 'reading' } : { rule: messages, hash: 'messages' };
    return accounting.answer(now, [{ ...bucket, key: `${bucket.hash} ${path.split('/')[2]}` }], global);
  };
  const [least, most] = [chance.between(0, 60), chance.between(0, 200)];
  const latency = () => least + Math.floor(chance.next() * most);
  return { wishes, answer, latency };
}

/** Many requests to many channels, which meet the limit over all routes, over a wire that is never quicker than light. */
function rush(chance: Chance) {
  const wishes = Array.from({ length: chance.between(60, 180) }, (_, index): Wish => {
    const channel = `1${String(index % chance.between(40, 90)).padStart(17, '0')}`;
    return { at: chance.between(0, 1500), method: 'POST', path: `/channels/${channel}/messages` };
  });
  const accounting = new Accounting();
  const rule: BucketRule = { kind: 'leaky', limit: 5, window: 5000 };
  const answer: Answerer = ({ path }, now) =>
    accounting.answer(now, [{ rule, hash: 'messages', key: path.split('/')[2] ?? '' }], global);
  const [least, most] = [chance.between(3, 100), chance.between(0, 300)];
  const latency = () => least + Math.floor(chance.next() ** 3 * most);
  return { wishes, answer, latency };
}

describe('the planner on random schedules', () => {
  it('sends no more than 50 into any second of the server, 1,000 times', async function () {
    this.timeout(600_000);
    for (let seed = 1; seed <= 1000; seed++) {
      const { wishes, answer, latency } = rush(new Chance(seed));
      const { refused, done } = await play(wishes, answer, latency);
      deepEqual({ seed, refused, done }, { seed, refused: 0, done: wishes.length });
    }
  });

  it(`sends nothing too early and loses nothing, ${schedules} times`, async function () {
    this.timeout(600_000);
    for (let seed = 1; seed <= schedules; seed++) {
      const { wishes, answer, latency } = schedule(new Chance(seed));
      const { refused, done, sent } = await play(wishes, answer, latency);
      deepEqual({ seed, refused, done, sent }, { seed, refused: 0, done: wishes.length, sent: wishes.length });
    }
  });
});

import { deepEqual } from 'node:assert/strict';
import { Chance } from './virtual/chance.ts';
import type { ServerLimit } from './virtual/server.ts';
import { fixed, leaky, play, times, type Wanted } from './virtual/situation.ts';

const schedules = 100_000;

const routes = [
  { method: 'POST', route: '/channels/{channel_id}/messages' },
  { method: 'PATCH', route: '/channels/{channel_id}/messages/{message_id}' },
  { method: 'GET', route: '/channels/{channel_id}' },
];

/** Some requests to some buckets at some times, over a wire that is sometimes slow. */
function schedule(chance: Chance) {
  const rules = routes.map(() => {
    const limit = chance.between(1, 6);
    const window = chance.between(limit, 60) * 100;
    return chance.next() < 0.5 ? fixed(limit, window) : leaky(limit, window);
  });
  const span = chance.pick([0, 500, 3000]);
  const wanted = times(chance.between(1, 14), (): Wanted => {
    const at = chance.between(0, span);
    const resource = `channel ${chance.between(1, 2)}`;
    const kind = chance.between(0, routes.length - 1);
    // Creating and editing messages are one bucket (discord-api-docs#8073); reading the channel is another.
    const bucket = kind === 1 ? 0 : kind;
    const rule = rules[bucket] ?? fixed(1, 1000);
    const limit: ServerLimit = { key: `${bucket} ${resource}`, rule, hash: `hash-${bucket}` };
    return { at, request: { ...routes[kind], resource }, limits: [limit] };
  });
  const [least, most] = [chance.between(0, 60), chance.between(0, 200)];
  const latency = () => least + Math.floor(chance.next() * most);
  return { wanted, latency, global: fixed(50, 1000) };
}

describe('the planner on random schedules', () => {
  it(`sends nothing too early and loses nothing, ${schedules} times`, async function () {
    this.timeout(600_000);
    for (let seed = 1; seed <= schedules; seed++) {
      const { wanted, ...world } = schedule(new Chance(seed));
      const { refused, done, sent } = await play(wanted, world);
      deepEqual({ seed, refused, done, sent }, { seed, refused: 0, done: wanted.length, sent: wanted.length });
    }
  });
});

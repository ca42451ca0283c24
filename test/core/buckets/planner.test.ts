import { deepEqual, equal, ok } from 'node:assert/strict';
import type { ServerLimit } from './virtual/server.ts';
import { fixed, leaky, play, type Result, times } from './virtual/situation.ts';

const rtt = 70;
const global = fixed(50, 1000);

const channel = (index: number) => ({ resource: `channel ${index}` });
const limit = (key: string, rule: ServerLimit['rule'], more: Partial<ServerLimit> = {}): ServerLimit => ({
  key,
  rule,
  hash: `hash-${key.split(' ')[0]}`,
  ...more,
});

/** No refusal, everything done, and in time: optimum and 2 % and one round trip for each window. */
function isBest(
  { refused, done, sent, wall }: Result,
  wanted: number,
  optimum: number,
  windows: number,
  roundTrip = rtt,
): void {
  deepEqual({ refused, done, sent }, { refused: 0, done: wanted, sent: wanted });
  const most = optimum * 1.02 + roundTrip * (windows + 1);
  ok(wall <= most, `${Math.round(wall)} ms, at most ${Math.round(most)}`);
}

describe('the planner in the situations of rate limits', () => {
  it('S1: 250 messages to five channels, 5 in a fixed window of 5 s each', async () => {
    const wanted = times(250, (index) => ({
      request: channel(index % 5),
      limits: [limit(`m ${index % 5}`, fixed(5, 5000))],
    }));
    isBest(await play(wanted, { global }), 250, 45_000, 10);
  });

  it('S2: the same, leaky', async () => {
    const wanted = times(250, (index) => ({
      request: channel(index % 5),
      limits: [limit(`m ${index % 5}`, leaky(5, 5000))],
    }));
    isBest(await play(wanted, { global }), 250, 45_000, 1);
  });

  it('S3: thirty messages fit into one window of 30', async () => {
    const wanted = times(30, () => ({ limits: [limit('m 1', fixed(30, 5000))] }));
    isBest(await play(wanted, { latency: () => 100 }), 30, 200, 1, 200);
  });

  it('S4: a second burst while the first still waits', async () => {
    const wanted = times(40, (index) => ({ at: index < 20 ? 0 : 200, limits: [limit('m 1', fixed(5, 1000))] }));
    isBest(await play(wanted), 40, 7000, 8);
  });

  it('S5: 300 channels with one message each meet the global limit', async () => {
    const wanted = times(300, (index) => ({
      request: channel(index),
      limits: [limit(`m ${index}`, fixed(5, 5000))],
    }));
    isBest(await play(wanted, { global }), 300, 5000, 6);
  });

  it('S6: a hidden limit of channel names is learnt from one refusal and does not hold up the rest', async () => {
    const hidden = limit('names 1', fixed(2, 3000));
    const own = limit('c 1', fixed(50, 1000));
    const patch = { method: 'PATCH', route: '/channels/{channel_id}' };
    const names = times(6, () => ({ request: { ...patch, subLimit: 'channel-name' }, limits: [own, hidden] }));
    const others = times(10, () => ({ request: patch, limits: [own] }));
    const { refused, done, wall } = await play([...names, ...others]);
    equal(done, 16);
    ok(refused <= 1, String(refused));
    ok(wall <= 6000 * 1.02 + 4 * rtt, String(wall));
  });

  it('S7b: two routes in one bucket', async () => {
    const edit = { method: 'PATCH', route: '/channels/{channel_id}/messages/{message_id}' };
    const wanted = times(40, (index) => ({
      ...(index % 2 === 0 ? {} : { request: edit }),
      limits: [limit('m 1', fixed(5, 1000))],
    }));
    isBest(await play(wanted), 40, 7000, 8);
  });

  it('S14: answers without headers do not slow others down', async () => {
    const silent = times(40, () => ({ request: { method: 'GET' }, limits: [] }));
    const posts = times(10, () => ({ limits: [limit('m 1', fixed(5, 1000))] }));
    isBest(await play([...silent, ...posts]), 50, 1000, 2);
  });

  it("S15: the server's clock is five seconds ahead", async () => {
    const wanted = times(20, () => ({ limits: [limit('m 1', fixed(5, 1000))] }));
    isBest(await play(wanted, { skew: 5000 }), 20, 3000, 4);
  });

  it('S16: a cold start with a hundred channels of three messages', async () => {
    const wanted = times(300, (index) => ({
      request: channel(index % 100),
      limits: [limit(`m ${index % 100}`, fixed(5, 5000))],
    }));
    isBest(await play(wanted, { global }), 300, 5000, 6);
  });

  it('S17: the sixth message of a leaky bucket goes after one interval', async () => {
    const wanted = times(6, () => ({ limits: [limit('m 1', leaky(5, 5000))] }));
    isBest(await play(wanted), 6, 1000, 1);
  });

  it('S18: a penalty that grows is never met', async () => {
    const wanted = times(20, () => ({ limits: [limit('m 1', { ...fixed(10, 1000), escalates: true })] }));
    isBest(await play(wanted), 20, 1000, 2);
  });

  it('S20: headers that promise 999 of 1,000 where 5 are meant are found out at once', async () => {
    const told = { limit: 1000, remaining: 999 };
    const wanted = times(30, () => ({ request: { method: 'GET' }, limits: [limit('m 1', fixed(5, 1000), { told })] }));
    const { refused, done, wall } = await play(wanted);
    equal(done, 30);
    ok(refused <= 5, String(refused));
    ok(wall <= 5000 * 1.02 + 7 * rtt, String(wall));
  });

  it('S21: forty invites of one bucket', async () => {
    const invite = { method: 'GET', route: '/invites/{code}', resource: '' };
    const wanted = times(40, () => ({ request: invite, limits: [limit('i', fixed(5, 1000))] }));
    isBest(await play(wanted), 40, 7000, 8);
  });

  it('S22: reactions, added and removed, one in 250 ms', async () => {
    const route = '/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me';
    const wanted = times(20, (index) => ({
      request: { method: index % 2 === 0 ? 'PUT' : 'DELETE', route },
      limits: [limit('r 1', fixed(1, 250))],
    }));
    isBest(await play(wanted), 20, 4750, 20);
  });

  it('recovers when routes that should share a bucket do not', async () => {
    const edit = { method: 'PATCH', route: '/channels/{channel_id}/messages/{message_id}' };
    const wanted = times(12, (index) =>
      index % 2 === 0
        ? { limits: [limit('post 1', fixed(2, 500))] }
        : { request: edit, limits: [limit('patch 1', leaky(3, 900))] },
    );
    const { refused, done, wall } = await play(wanted);
    equal(done, 12);
    ok(refused <= 2, String(refused));
    ok(wall <= 1800, String(wall));
  });
});

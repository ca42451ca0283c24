import type { BucketRule } from '../../../../src/sandbox/limits/bucket.ts';
import { Accounting, type ServerAnswer, type ServerLimit } from './accounting.ts';

/** A request that arrives at the server. */
export interface Call {
  readonly method: string;
  /** Below `/api/v10`. */
  readonly path: string;
  readonly body: string;
}

/** One request that somebody wants to make. */
export interface Wish {
  /** Milliseconds after the beginning. */
  readonly at?: number;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/** How a server answers what arrives at `now` (milliseconds since the epoch); null: it hangs up. */
export type Answerer = (call: Call, now: number) => ServerAnswer | null;

/** A situation of rate limits: what is wanted, what the server does, and what can be asked of a client. */
export interface Situation {
  readonly name: string;
  readonly what: string;
  /** Milliseconds of a round trip. */
  readonly roundTrip: number;
  readonly wishes: readonly Wish[];
  /** Milliseconds of a perfect client without its round trip, and windows that it passes; absent where nothing succeeds. */
  readonly optimum?: number;
  readonly windows: number;
  /** 429s that nothing tells of beforehand. */
  readonly unavoidable: number;
  /** Requests that may be made in all, where that is what counts. */
  readonly mostSent?: number;
  /** A server of its own. */
  readonly begin: () => Answerer;
}

const fixed = (limit: number, window: number): BucketRule => ({ kind: 'fixed', limit, window });
const leaky = (limit: number, window: number): BucketRule => ({ kind: 'leaky', limit, window });
const global = fixed(50, 1000);

/** Ids as Discord's are: discord.js folds 17 to 19 digits. */
const id = (index: number) => `1${String(index).padStart(17, '0')}`;
const messages = (channel = 1) => `/channels/${id(channel)}/messages`;
const post = (channel = 1, at = 0): Wish => ({ at, method: 'POST', path: messages(channel), body: { content: 'x' } });
const edit = (channel = 1): Wish => ({
  method: 'PATCH',
  path: `${messages(channel)}/${id(9)}`,
  body: { content: 'y' },
});
const many = (count: number, wish: (index: number) => Wish): Wish[] =>
  Array.from({ length: count }, (_, index) => wish(index));

/** A server that keeps to limits, found by method and path. */
function limited(
  limitsOf: (call: Call) => readonly ServerLimit[],
  options: { global?: BucketRule; skew?: number } = {},
): () => Answerer {
  return () => {
    const accounting = new Accounting(options.skew);
    return (call, now) => accounting.answer(now, limitsOf(call), options.global);
  };
}

/** One bucket for each channel, whatever is asked of it. */
function perChannel(rule: BucketRule, more: Partial<ServerLimit> = {}): (call: Call) => ServerLimit[] {
  return ({ path }) => [{ key: `m ${path.split('/')[2]}`, rule, hash: 'messages', ...more }];
}

/** An answer by a script: `reply` gets the number of the request, from 1. */
function scripted(reply: (count: number) => ServerAnswer | null): () => Answerer {
  return () => {
    let count = 0;
    return () => {
      count += 1;
      return reply(count);
    };
  };
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}): ServerAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

const ordinary = { roundTrip: 70, unavoidable: 0 } as const;

/**
 * What clients meet, as far as it is documented or was reported: fixed and leaky buckets side by side
 * (discord-api-docs#7680), hidden limits (#1900, #2190), shared and global ones, headers that are wrong (#8161) or not
 * there (#3426), one bucket for several routes (#8073), bans at the edge (#1771), faults.
 */
export const situations: readonly Situation[] = [
  {
    ...ordinary,
    name: 'S1',
    what: '5 channels × 50 messages, 5 in 5 s, fixed',
    wishes: many(250, (index) => post(index % 5)),
    optimum: 45_000,
    windows: 10,
    begin: limited(perChannel(fixed(5, 5000)), { global }),
  },
  {
    ...ordinary,
    name: 'S2',
    what: 'the same, leaky',
    wishes: many(250, (index) => post(index % 5)),
    optimum: 45_000,
    windows: 10,
    begin: limited(perChannel(leaky(5, 5000)), { global }),
  },
  {
    ...ordinary,
    name: 'S3',
    what: '30 messages, 30 in 5 s, slow wire',
    roundTrip: 200,
    wishes: many(30, () => post()),
    optimum: 0,
    windows: 1,
    begin: limited(perChannel(fixed(30, 5000))),
  },
  {
    ...ordinary,
    name: 'S4',
    what: '2 × 20 messages, the second burst while the first waits, 5 in 1 s',
    wishes: [...many(20, () => post()), ...many(20, () => post(1, 200))],
    optimum: 7000,
    windows: 8,
    begin: limited(perChannel(fixed(5, 1000))),
  },
  {
    ...ordinary,
    name: 'S5',
    what: '300 channels × 1 message, 50 a second over all',
    wishes: many(300, (index) => post(index)),
    optimum: 5000,
    windows: 6,
    begin: limited(perChannel(fixed(5, 5000)), { global }),
  },
  {
    ...ordinary,
    name: 'S6',
    what: 'hidden limit of channel names (2 in 3 s), 6 names and 10 other changes',
    wishes: [
      ...many(6, (index) => ({ method: 'PATCH', path: `/channels/${id(1)}`, body: { name: `n${index}` } })),
      ...many(10, () => ({ method: 'PATCH', path: `/channels/${id(1)}`, body: { nsfw: true } })),
    ],
    optimum: 6000,
    windows: 3,
    unavoidable: 1,
    begin: limited(({ body }) => [
      { key: 'channel', rule: fixed(50, 1000), hash: 'channel' },
      ...(body.includes('"name"') ? [{ key: 'names', rule: fixed(2, 3000) }] : []),
    ]),
  },
  {
    ...ordinary,
    name: 'S7b',
    what: 'creating and editing messages in one bucket, 5 in 1 s',
    wishes: many(40, (index) => (index % 2 === 0 ? post() : edit())),
    optimum: 7000,
    windows: 8,
    begin: limited(perChannel(fixed(5, 1000))),
  },
  {
    ...ordinary,
    name: 'S8',
    what: 'a shared limit that others have used up, 2 s',
    wishes: many(5, () => post()),
    optimum: 2000,
    windows: 1,
    unavoidable: 1,
    begin: limited(({ path }) => [
      { key: path, rule: fixed(10, 5000), hash: 'messages' },
      { key: 'shared', rule: fixed(5, 2000), scope: 'shared', isUsedUp: true },
    ]),
  },
  {
    ...ordinary,
    name: 'S9',
    what: 'a ban by Cloudflare: HTML, no headers, for 3 s',
    wishes: many(5, () => post()),
    windows: 0,
    unavoidable: 1,
    mostSent: 1,
    begin: scripted(() => ({ status: 429, headers: { 'content-type': 'text/html' }, body: '<h1>Error 1015</h1>' })),
  },
  {
    ...ordinary,
    name: 'S10',
    what: '502 for ever',
    wishes: [{ method: 'GET', path: messages() }],
    windows: 0,
    mostSent: 4,
    begin: scripted(() => json(502, { message: '502: Bad Gateway', code: 0 })),
  },
  {
    ...ordinary,
    name: 'S11',
    what: 'a socket that is closed, on a POST',
    wishes: [post()],
    windows: 0,
    mostSent: 1,
    begin: scripted(() => null),
  },
  {
    ...ordinary,
    name: 'S12',
    what: 'a token that is not valid: 401 for 20 requests',
    wishes: many(20, (index) => post(index % 4)),
    windows: 0,
    mostSent: 4,
    begin: scripted(() => json(401, { message: '401: Unauthorized', code: 0 })),
  },
  {
    ...ordinary,
    name: 'S13',
    what: 'another client takes 2 of the 5 in each second',
    wishes: many(20, () => post()),
    optimum: 6000,
    windows: 7,
    // Nothing tells of the other one before it has taken something.
    unavoidable: 2,
    begin: () => {
      const accounting = new Accounting();
      const limit: ServerLimit = { key: 'm', rule: fixed(5, 1000), hash: 'messages' };
      let [openedAt, taken] = [Number.NEGATIVE_INFINITY, 0];
      return (_, now) => {
        const answer = accounting.answer(now, [limit]);
        if (now - openedAt >= 1000) [openedAt, taken] = [now, 0];
        // The other one follows each of our first two requests of a window.
        if (taken < 2 && answer.status === 200) {
          taken += 1;
          accounting.hit(limit, now);
        }
        return answer;
      };
    },
  },
  {
    ...ordinary,
    name: 'S14',
    what: '40 GET without headers, and 10 POST, 5 in 1 s',
    wishes: [...many(40, () => ({ method: 'GET', path: messages() })), ...many(10, () => post())],
    optimum: 1000,
    windows: 2,
    begin: limited((call) => (call.method === 'GET' ? [] : perChannel(fixed(5, 1000))(call))),
  },
  {
    ...ordinary,
    name: 'S15',
    what: "the server's clock is 5 s ahead",
    wishes: many(20, () => post()),
    optimum: 3000,
    windows: 4,
    begin: limited(perChannel(fixed(5, 1000)), { skew: 5000 }),
  },
  {
    ...ordinary,
    name: 'S16',
    what: 'a cold start: 100 channels × 3 messages, 50 a second over all',
    wishes: many(300, (index) => post(index % 100)),
    optimum: 5000,
    windows: 6,
    begin: limited(perChannel(fixed(5, 5000)), { global }),
  },
  {
    ...ordinary,
    name: 'S17',
    what: 'the 6th message of a leaky bucket, 5 in 5 s',
    wishes: many(6, () => post()),
    optimum: 1000,
    windows: 1,
    begin: limited(perChannel(leaky(5, 5000))),
  },
  {
    ...ordinary,
    name: 'S18',
    what: 'a penalty that grows with each refusal, 20 GET, 10 in 1 s',
    wishes: many(20, () => ({ method: 'GET', path: messages() })),
    optimum: 1000,
    windows: 2,
    begin: limited(perChannel({ ...fixed(10, 1000), escalates: true })),
  },
  {
    ...ordinary,
    name: 'S19',
    what: 'a global 429 without X- headers, 1.5 s',
    wishes: many(10, () => post()),
    optimum: 1500,
    windows: 2,
    unavoidable: 1,
    begin: () => {
      const accounting = new Accounting();
      let freeAt: number | undefined;
      return (call, now) => {
        freeAt ??= now + 1500;
        if (now >= freeAt) return accounting.answer(now, perChannel(fixed(10, 1000))(call));
        const wait = (freeAt - now) / 1000;
        const body = { message: 'You are being rate limited.', retry_after: wait, global: true };
        return json(429, body, { 'retry-after': String(Math.ceil(wait)) });
      };
    },
  },
  {
    ...ordinary,
    name: 'S20',
    what: 'headers say 999 of 1,000, the truth is 5 in 1 s',
    wishes: many(30, () => ({ method: 'GET', path: messages() })),
    optimum: 5000,
    windows: 6,
    unavoidable: 5,
    begin: limited(perChannel(fixed(5, 1000), { told: { limit: 1000, remaining: 999 } })),
  },
  {
    ...ordinary,
    name: 'S21',
    what: '40 invites of one bucket, 5 in 1 s',
    wishes: many(40, (index) => ({ method: 'GET', path: `/invites/code${index}` })),
    optimum: 7000,
    windows: 8,
    begin: limited(() => [{ key: 'invites', rule: fixed(5, 1000), hash: 'invites' }]),
  },
  {
    ...ordinary,
    name: 'S22',
    what: 'reactions added and removed, 1 in 250 ms',
    wishes: many(20, (index) => ({
      method: index % 2 === 0 ? 'PUT' : 'DELETE',
      path: `${messages()}/${id(9)}/reactions/%F0%9F%91%8D/@me`,
    })),
    optimum: 4750,
    windows: 20,
    begin: limited(() => [{ key: 'reactions', rule: fixed(1, 250), hash: 'reactions' }]),
  },
];

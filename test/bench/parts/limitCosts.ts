import { REST } from '@discordjs/rest';
import { Client } from 'oceanic.js';
import { dispatch } from '../../../src/core/buckets/dispatch.ts';
import { ledgerRequest } from '../../../src/core/buckets/ledgerRequest.ts';
import { Planner } from '../../../src/core/buckets/planner.ts';
import { rateLimitFacts } from '../../../src/core/buckets/rateLimitFacts.ts';
import { noCredential } from '../../../src/core/request/credentialFacts.ts';
import { plain } from '../../../src/core/request/seal.ts';

/** What one client spends on a request where the wire costs nothing and nothing has to wait. */
export interface Cost {
  /** Microseconds of a core for each request. */
  readonly perRequest: number;
  /** Bytes of heap that stay, for each bucket that was met. */
  readonly perBucket: number;
}

/** Makes so many messages in so many channels, eight at a time. */
type Messages = (channel: string) => Promise<unknown>;

const body = { content: 'x' };

/** The answer to a message that was created; the limit is so large that nobody waits. */
function headersAt(now: number): Record<string, string> {
  return {
    'content-type': 'application/json',
    'x-ratelimit-bucket': 'b'.repeat(32),
    'x-ratelimit-limit': '1000000',
    'x-ratelimit-remaining': '999999',
    'x-ratelimit-reset': String((now + 1000) / 1000),
    'x-ratelimit-reset-after': '1.000',
  };
}

/** As much of a `Response` as the clients read. */
function response(): Response {
  const headers = headersAt(Date.now());
  const read = { get: (name: string) => headers[name.toLowerCase()] ?? null, has: (name: string) => name in headers };
  const text = async () => '{"id":"1"}';
  const json = async () => ({ id: '1' });
  return { status: 200, ok: true, statusText: 'OK', headers: read, text, json, body: null } as unknown as Response;
}

const clients: Readonly<Record<string, () => Messages>> = {
  Tracecord: () => {
    let now = 0;
    const clock = {
      now: () => now,
      monotonic: () => now,
      delay: async (milliseconds: number) => {
        now += milliseconds;
      },
    };
    const planner = new Planner(clock, new AbortController().signal);
    const bot = { ...noCredential, origin: 'profile', scheme: 'Bot', shape: 'bot-token', lastFour: '9f3k' } as const;
    let count = 0;
    const answer = { text: '{"id":"1"}', bytes: 10, truncated: false, binary: false };
    return async (channel) => {
      // 48 a second: the limit over all routes is kept, and costs no time.
      now += 21;
      const url = plain(`https://discord.com/api/v10/channels/${channel}/messages`);
      const wire = { method: 'POST', url, body: { kind: 'text', text: plain(JSON.stringify(body)) } } as const;
      return dispatch(
        {
          method: 'POST',
          hasEnforcedNonce: false,
          request: () => {
            const request = ledgerRequest(String(count++), wire, bot, false, now);
            if (request === null) throw new Error('no path of the API');
            return request;
          },
          send: async () => {
            const headers = Object.entries(headersAt(now));
            const facts = rateLimitFacts({ status: 200, headers, body: answer });
            return { outcome: { kind: 'answered', status: 200, facts }, result: JSON.parse(answer.text) };
          },
        },
        { planner, clock, chance: Math.random },
      );
    };
  },
  '@discordjs/rest': () => {
    const options = { version: '10', globalRequestsPerSecond: Number.POSITIVE_INFINITY, offset: 0 };
    const rest = new REST({ ...options, makeRequest: async () => response() as never }).setToken('fake-token');
    return (channel) => rest.post(`/channels/${channel}/messages`, { body });
  },
  'oceanic.js': () => {
    const client = new Client({ auth: 'Bot fake-token' });
    globalThis.fetch = async () => response();
    return (channel) =>
      client.rest.request({ method: 'POST', path: `/channels/${channel}/messages`, auth: true, json: body });
  },
};

/** Clients whose costs are known here. */
export const costedClients: readonly string[] = Object.keys(clients);

/**
 * Measures one client; in a process of its own, so that neither heap nor compiler knows another. `isCold`: with what a
 * process does for the first time, compiling above all.
 */
export async function costOf(name: string, requests: number, buckets: number, isCold: boolean): Promise<Cost> {
  const { gc } = globalThis;
  const message = clients[name]?.();
  if (gc === undefined || message === undefined) throw new Error(`${name}, with --expose-gc`);
  const channel = (index: number) => `1${String(index % buckets).padStart(17, '0')}`;
  const makeMessages = async (count: number, channels = count) => {
    let next = 0;
    const lane = async () => {
      while (next < count) await message(channel(next++ % channels));
    };
    await Promise.all(Array.from({ length: 8 }, lane));
  };
  if (!isCold) await makeMessages(warmUp, 10);
  gc();
  const heap = process.memoryUsage().heapUsed;
  // Collecting the garbage also threw compiled code away.
  if (!isCold) await makeMessages(warmUp, 100);
  const cores = process.cpuUsage();
  await makeMessages(requests);
  const { user, system } = process.cpuUsage(cores);
  gc();
  const perBucket = (process.memoryUsage().heapUsed - heap) / Math.min(buckets, requests);
  return { perRequest: (user + system) / requests, perBucket };
}

/** Messages that are made before anything is measured. */
const warmUp = 20_000;

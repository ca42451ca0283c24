import { REST } from '@discordjs/rest';
import { Client } from 'oceanic.js';
import { outcomeOf, repeatableOf } from '../../../src/core/buckets/attempt.ts';
import { emptyLedger } from '../../../src/core/buckets/ledger.ts';
import { Planner } from '../../../src/core/buckets/planner.ts';
import { withRetries } from '../../../src/core/buckets/withRetries.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import { verdictOf } from '../../../src/core/request/guard.ts';
import { toWire } from '../../../src/core/request/toWire.ts';
import { type RunEnd, run } from '../../../src/core/run.ts';
import { systemClock as clock } from '../../../src/node/systemClock.ts';
import { UndiciTransport } from '../../../src/node/undiciTransport.ts';
import type { Wish } from '../../core/buckets/virtual/situations.ts';

/** A client that has to cope with rate limits: fulfils one wish; throws where it gives up. */
export type LimitClient = (wish: Wish) => Promise<void>;

/** Whether the token looks like one, so that nobody refuses it. */
const token = [Buffer.from('123456789012345678').toString('base64url'), 'GaBcDe', 'x'.repeat(38)].join('.');

/** The clients, by name; each begins with nothing known. */
export const limitClients: Readonly<Record<string, (origin: string) => LimitClient>> = {
  Tracecord: ours,
  '@discordjs/rest': discordJs,
  'oceanic.js': oceanic,
};

/** The road of the product: draft, wire, turn, transport, exchange, and trying again what is safe. */
function ours(origin: string): LimitClient {
  const life = new AbortController();
  const planner = new Planner(clock, life.signal);
  const transport = new UndiciTransport({ clock });
  const limits = { connectTimeout: 10_000, headersTimeout: 15_000, bodyTimeout: 15_000, bodyCap: 1024 * 1024 };
  const part = (text: string) => ({ text: [text], span: [0, 0] as const });
  const header = (name: string, value: string) => ({ name, nameSpan: [0, 0] as const, value: part(value) });
  return async ({ method, path, body }) => {
    const draft: Draft = {
      language: 'http',
      client: 'http-file',
      span: [0, 0],
      method: part(method),
      url: part(`${origin}/api/v10${path}`),
      headers: [header('Authorization', `Bot ${token}`), header('Content-Type', 'application/json')],
      body: body === undefined ? null : { kind: 'json', ...part(JSON.stringify(body)), fields: new Map() },
    };
    const prepared = toWire(draft, { values: () => undefined, profile: null, allowedOrigins: [origin], trusted: true });
    const { result } = await withRetries<RunEnd>(
      async (attempt) => {
        const end = await run(
          { id: crypto.randomUUID(), prepared, limits, origin: 'runner', vantage: { kind: 'local' } },
          {
            transport,
            clock,
            verdict: (sandbox) => verdictOf(emptyLedger, clock.monotonic(), sandbox),
            confirm: async () => true,
            turn: (request) => planner.turn(request, attempt > 1),
            hear: (event) => planner.hear(event),
            show: () => {},
          },
          life.signal,
        );
        if (end.kind !== 'done') return { result: end, outcome: null };
        return { result: end, outcome: outcomeOf(end.exchange), repeatable: repeatableOf(end.exchange.wire) };
      },
      { clock, chance: Math.random },
    );
    const answer = result.kind === 'done' ? result.exchange.outcome : undefined;
    if (answer?.kind !== 'answer' || answer.status >= 300) throw new Error(JSON.stringify(result));
  };
}

function discordJs(origin: string): LimitClient {
  const rest = new REST({ version: '10', api: `${origin}/api` }).setToken(token);
  return async ({ method, path, body }) => {
    await rest.request({
      method: method as never,
      fullRoute: path as `/${string}`,
      ...(body === undefined ? {} : { body }),
    });
  };
}

function oceanic(origin: string): LimitClient {
  const client = new Client({ auth: `Bot ${token}`, rest: { baseURL: `${origin}/api/v10` } });
  // Without a listener an error of its own would end the process.
  client.on('error', () => {});
  const { rest } = client;
  return async ({ method, path, body }) => {
    await rest.request({ method: method as 'GET', path, auth: true, ...(body === undefined ? {} : { json: body }) });
  };
}

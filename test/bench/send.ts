// What our road (draft → wire → transport → exchange) adds to a bare `undici.request`, on loopback, in one run.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { request } from 'undici';
import { emptyLedger } from '../../src/core/buckets/ledger.ts';
import type { Draft } from '../../src/core/request/draft.ts';
import { verdictOf } from '../../src/core/request/guard.ts';
import { toWire } from '../../src/core/request/toWire.ts';
import { run } from '../../src/core/run.ts';
import { systemClock } from '../../src/node/systemClock.ts';
import { UndiciTransport } from '../../src/node/undiciTransport.ts';

const warmUps = 500;
const pairs = 3000;

/** A server in a thread of its own, which answers as Discord does for a message that was created. */
const server = new Worker(
  `const { createServer } = require('node:http');
   const { parentPort } = require('node:worker_threads');
   const message = JSON.stringify({ id: '1', channel_id: '2', content: 'hello', author: { id: '3', username: 'bot' },
     timestamp: '2026-11-20T00:00:00.000000+00:00', embeds: [], mentions: [], components: [], filler: 'x'.repeat(700) });
   const headers = { 'content-type': 'application/json', via: '1.1 google', 'x-ratelimit-limit': '5',
     'x-ratelimit-remaining': '4', 'x-ratelimit-reset': '1700000000.000', 'x-ratelimit-reset-after': '1.000',
     'x-ratelimit-bucket': 'b'.repeat(32), 'cf-ray': 'r'.repeat(20), server: 'cloudflare' };
   createServer((request, response) => {
     request.resume().once('end', () => response.writeHead(200, headers).end(message));
   }).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port); });`,
  { eval: true },
);
const [port] = (await once(server, 'message')) as [number];
const origin = `http://127.0.0.1:${port}`;
const url = `${origin}/api/v10/channels/2/messages`;
const token = [Buffer.from('123456789012345678').toString('base64url'), 'GaBcDe', 'x'.repeat(38)].join('.');
const body = JSON.stringify({ content: 'hello', embeds: [{ title: 'A title', description: 'x'.repeat(300) }] });

async function bare(): Promise<void> {
  const headers = {
    authorization: `Bot ${token}`,
    'content-type': 'application/json',
    'user-agent': 'DiscordBot (x, 1)',
  };
  const answer = await request(url, { method: 'POST', headers, body });
  await answer.body.text();
}

const part = (text: string) => ({ text: [text], span: [0, 0] as const });
const header = (name: string, value: string) => ({ name, nameSpan: [0, 0] as const, value: part(value) });
const draft: Draft = {
  language: 'typescript',
  client: 'fetch',
  span: [0, 0],
  method: part('POST'),
  url: part(url),
  headers: [
    header('Authorization', `Bot ${token}`),
    header('Content-Type', 'application/json'),
    header('User-Agent', 'DiscordBot (x, 1)'),
  ],
  body: { kind: 'json', ...part(body), fields: new Map() },
};
const transport = new UndiciTransport({ clock: systemClock });
const limits = { connectTimeout: 10_000, headersTimeout: 30_000, bodyTimeout: 30_000, bodyCap: 5 * 1024 * 1024 };

async function ours(): Promise<void> {
  const prepared = toWire(draft, { values: () => undefined, profile: null, allowedOrigins: [origin], trusted: true });
  const wish = { id: crypto.randomUUID(), prepared, limits, origin: 'runner', vantage: { kind: 'local' } } as const;
  const ports = {
    transport,
    clock: systemClock,
    verdict: (sandbox: boolean) => verdictOf(emptyLedger, systemClock.monotonic(), sandbox),
    confirm: async () => true,
    hear: () => {},
    show: () => {},
  };
  const end = await run(wish, ports, new AbortController().signal);
  if (end.kind !== 'done' || end.exchange.outcome.kind !== 'answer') throw new Error(JSON.stringify(end));
}

async function timed(act: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

const times: { bare: number[]; ours: number[] } = { bare: [], ours: [] };
for (let index = -warmUps; index < pairs; index++) {
  // Which goes first changes, so that neither has the warmer cache.
  const oursFirst = index % 2 === 0;
  const first = await timed(oursFirst ? ours : bare);
  const second = await timed(oursFirst ? bare : ours);
  if (index < 0) continue;
  times.ours.push(oursFirst ? first : second);
  times.bare.push(oursFirst ? second : first);
}
transport.close();
await server.terminate();

const at = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
const row = (name: string, share: number) => ({
  '': name,
  'undici.request (ms)': at(times.bare, share).toFixed(3),
  'Tracecord (ms)': at(times.ours, share).toFixed(3),
  'added (ms)': (at(times.ours, share) - at(times.bare, share)).toFixed(3),
  ratio: (at(times.ours, share) / at(times.bare, share)).toFixed(2),
});
console.table([row('median', 0.5), row('p95', 0.95), row('p99', 0.99)]);
console.log(`${pairs} pairs, interleaved; goal: at most 0.5 ms added at the median`);
if (at(times.ours, 0.5) - at(times.bare, 0.5) > 0.5) process.exitCode = 1;
process.exit();

// How quick the local Discord is beside a bare `node:http` server that answers as many bytes, and whether it stays small.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { Pool } from 'undici';
import { sandboxIds as ids } from '../../src/sandbox/seed.ts';
import { startSandbox } from '../../src/sandbox/server.ts';

const connections = 16;
const perRound = 3000;
const rounds = 7;
const starts = 15;
const million = 1_000_000;
const step = 100_000;

/** Goals: requests a second, milliseconds, bytes. */
const wantedRate = 5000;
const wantedStart = 100;
const allowedGrowth = 4 * 1024 * 1024;

/** A bare server that is slower than this says that the machine is busy: then the rate of the sandbox says little. */
const idleRate = 2 * wantedRate;

interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly body?: string;
}

/** What the client is to do: all requests in turn, `times` in all, on as many connections. */
interface Task {
  readonly origin: string;
  readonly token: string;
  readonly requests: readonly Request[];
  readonly times: number;
}

/** Milliseconds it took, or what went wrong; bytes and status are those of the last answer. */
type Done = { readonly took: number; readonly size: number } | { readonly error: string };

type Role = { readonly role: 'client' } | { readonly role: 'start'; readonly what: 'sandbox' | 'bare' };

/**
 * Time in which no limit is met: a second passes whenever somebody looks. The limits count as always; each bucket just
 * has room again for the next request.
 */
function hurriedClock() {
  let time = Date.now();
  return {
    now: () => {
      time += 1000;
      return time;
    },
    delay: async () => {},
  };
}

const begin = () => startSandbox({ port: 0, seed: 1, clock: hurriedClock() });

async function startBare(body: () => string): Promise<Server> {
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      const text = body();
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
      response.writeHead(200, headers).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const originOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

if (isMainThread) await bench();
else if ((workerData as Role).role === 'client') serveClient();
else await measureStart((workerData as Role & { role: 'start' }).what);

/** The client, in a thread of its own. */
function serveClient(): void {
  parentPort?.on('message', async (task: Task) => {
    parentPort?.postMessage(await load(task).catch((error): Done => ({ error: String(error) })));
  });
}

async function load({ origin, token, requests, times }: Task): Promise<Done> {
  const pool = new Pool(origin, { connections, pipelining: 1 });
  let next = 0;
  let size = 0;
  const lane = async () => {
    while (next < times) {
      const { method, path, body } = requests[next++ % requests.length] as Request;
      const answer = await pool.request({
        method,
        path: `/api/v10${path}`,
        headers: {
          authorization: `Bot ${token}`,
          'user-agent': 'DiscordBot (https://example.com, 1.0)',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: body ?? null,
      });
      const bytes = await answer.body.bytes();
      size = bytes.length;
      if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${Buffer.from(bytes)}`);
    }
  };
  const from = performance.now();
  await Promise.all(Array.from({ length: connections }, lane));
  const took = performance.now() - from;
  await pool.close();
  return { took, size };
}

/** One cold start, in a thread that has run none of it before. */
async function measureStart(what: 'sandbox' | 'bare'): Promise<void> {
  const from = performance.now();
  if (what === 'sandbox') await startSandbox({ port: 0, seed: 1 });
  else await startBare(() => '{}');
  parentPort?.postMessage(performance.now() - from);
}

async function bench(): Promise<void> {
  const client = thread({ role: 'client' });
  await rates(client);
  await startTimes();
  await memory(client);
  await client.terminate();
}

function thread(role: Role): Worker {
  const worker = new Worker(new URL(import.meta.url), { workerData: role });
  worker.on('error', (error) => {
    throw error;
  });
  return worker;
}

function ask<T>(worker: Worker, task?: Task): Promise<T> {
  return new Promise((resolve) => {
    worker.once('message', resolve);
    if (task !== undefined) worker.postMessage(task);
  });
}

/** @throws Error if a request was not answered as it should be, which also holds for the peer */
async function run(client: Worker, task: Task): Promise<{ rate: number; size: number }> {
  const done = await ask<Done>(client, task);
  if ('error' in done) throw new Error(done.error);
  return { rate: (task.times / done.took) * 1000, size: done.size };
}

async function rates(client: Worker): Promise<void> {
  const messages = `/channels/${ids.text}/messages`;
  const embeds = [{ title: 'A title', description: 'x'.repeat(300) }];
  const subjects: readonly Request[] = [
    { method: 'GET', path: '/users/@me' },
    { method: 'POST', path: messages, body: JSON.stringify({ content: 'hello', embeds }) },
    { method: 'PATCH', path: `${messages}/${ids.botMessage}`, body: JSON.stringify({ content: 'changed', embeds }) },
  ];
  const rows = [];
  let busy = false;
  for (const subject of subjects) {
    const sandbox = await begin();
    let fixed = '';
    const bare = await startBare(() => fixed);
    const task = { token: sandbox.token, requests: [subject], times: perRound };
    const { size } = await run(client, { ...task, origin: sandbox.url, times: 1 });
    fixed = JSON.stringify({ filler: 'x'.repeat(size - '{"filler":""}'.length) });
    const found: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
    for (let round = -2; round < rounds; round++) {
      const ours = await run(client, { ...task, origin: sandbox.url });
      const peer = await run(client, { ...task, origin: originOf(bare) });
      if (round < 0) continue;
      found.ours.push(ours.rate);
      found.bare.push(peer.rate);
    }
    await sandbox.close();
    bare.close();
    const [ours, peer] = [median(found.ours), median(found.bare)];
    busy ||= peer < idleRate;
    rows.push({
      '': `${subject.method} ${subject.path.replace(/\d{17,}/g, ':id')}`,
      'bytes answered': size,
      'sandbox (1/s)': Math.round(ours),
      'node:http (1/s)': Math.round(peer),
      'share of node:http': (ours / peer).toFixed(2),
      'added (µs)': Math.round(1e6 / ours - 1e6 / peer),
    });
    if (ours < wantedRate && peer >= idleRate) process.exitCode = 1;
  }
  console.table(rows);
  console.log(`median of ${rounds} interleaved rounds, ${perRound} requests each on ${connections} connections`);
  console.log(`goal: ${wantedRate} requests a second${busy ? '; the bare server was slow: the machine is busy' : ''}`);
}

async function startTimes(): Promise<void> {
  const times: { sandbox: number[]; bare: number[] } = { sandbox: [], bare: [] };
  for (let round = 0; round < starts; round++) {
    for (const what of ['sandbox', 'bare'] as const) {
      const worker = thread({ role: 'start', what });
      times[what].push(await ask<number>(worker));
      await worker.terminate();
    }
  }
  const [ours, bare] = [median(times.sandbox), median(times.bare)];
  console.table([
    {
      '': 'start',
      'sandbox (ms)': ours.toFixed(1),
      'node:http (ms)': bare.toFixed(1),
      ratio: (ours / bare).toFixed(1),
    },
  ]);
  console.log(`median of ${starts} cold starts, each in a fresh thread; goal: at most ${wantedStart} ms`);
  if (ours > wantedStart) process.exitCode = 1;
}

async function memory(client: Worker): Promise<void> {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error('Run with --expose-gc.');
  const sandbox = await begin();
  const messages = `/channels/${ids.text}/messages`;
  const edited = `/channels/${ids.thread}/messages`;
  const requests: readonly Request[] = [
    { method: 'POST', path: messages, body: JSON.stringify({ content: 'hello', embeds: [{ title: 'A title' }] }) },
    { method: 'GET', path: '/users/@me' },
    { method: 'POST', path: edited, body: JSON.stringify({ content: 'in a thread' }) },
    { method: 'POST', path: `/channels/${ids.text}/typing` },
    { method: 'PATCH', path: `/guilds/${ids.guild}/members/${ids.member}`, body: JSON.stringify({ nick: 'Renny' }) },
  ];
  const heaps: number[] = [];
  for (let sent = 0; sent < million; sent += step) {
    await run(client, { origin: sandbox.url, token: sandbox.token, requests, times: step });
    gc();
    heaps.push(process.memoryUsage().heapUsed);
  }
  await sandbox.close();
  const megabytes = heaps.map((heap) => (heap / 1024 / 1024).toFixed(1));
  const growth = (heaps.at(-1) ?? 0) - (heaps[0] ?? 0);
  console.log(`heap after each ${step} of ${million} requests (MB): ${megabytes.join(' ')}`);
  console.log(`grown by ${(growth / 1024 / 1024).toFixed(1)} MB; goal: at most ${allowedGrowth / 1024 / 1024} MB`);
  if (growth > allowedGrowth) process.exitCode = 1;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

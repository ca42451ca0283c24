// How quick the local Discord is beside a bare `node:http` server that answers as many bytes, and whether it stays small.
import { type ChildProcess, fork } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { Pool } from 'undici';
import { startSandbox } from '../../src/sandbox/server.ts';
import { sandboxIds as ids } from '../../src/sandbox/world/seed.ts';

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

/** Microseconds of a core within which the wanted rate is reached, if nobody else wants the machine. */
const wantedWork = 1e6 / wantedRate;

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

/** Requests a second, microseconds of the server's cores for each, bytes of the last answer. */
interface Run {
  readonly rate: number;
  readonly work: number;
  readonly size: number;
}

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

if (!isMainThread) await measureStart(workerData);
else if (process.argv[2] === 'client') serveClient();
else await bench();

/** The client, in a process of its own, so that what this one uses is the server's. */
function serveClient(): void {
  process.on('message', async (task: Task) => {
    process.send?.(await load(task).catch((error): Done => ({ error: String(error) })));
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
  const client = fork(fileURLToPath(import.meta.url), ['client']);
  const early = (code: number | null) => {
    throw new Error(`The client ended with ${code}.`);
  };
  client.on('exit', early);
  await rates(client);
  await startTimes();
  await memory(client);
  client.off('exit', early);
  client.kill();
}

/** @throws Error if a request was not answered as it should be, which also holds for the peer */
async function run(client: ChildProcess, task: Task): Promise<Run> {
  const before = process.cpuUsage();
  const done = await new Promise<Done>((resolve) => {
    client.once('message', (message) => resolve(message as Done));
    client.send(task);
  });
  if ('error' in done) throw new Error(done.error);
  const { user, system } = process.cpuUsage(before);
  return { rate: (task.times / done.took) * 1000, work: (user + system) / task.times, size: done.size };
}

async function rates(client: ChildProcess): Promise<void> {
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
    const found: { ours: Run[]; bare: Run[] } = { ours: [], bare: [] };
    for (let round = -2; round < rounds; round++) {
      const ours = await run(client, { ...task, origin: sandbox.url });
      const peer = await run(client, { ...task, origin: originOf(bare) });
      if (round < 0) continue;
      found.ours.push(ours);
      found.bare.push(peer);
    }
    await sandbox.close();
    bare.close();
    const [ours, peer] = [middle(found.ours), middle(found.bare)];
    const missed = ours.rate < wantedRate;
    busy ||= missed && ours.work <= wantedWork;
    if (missed && ours.work > wantedWork) process.exitCode = 1;
    rows.push({
      '': `${subject.method} ${subject.path.replace(/\d{17,}/g, ':id')}`,
      'bytes answered': size,
      'sandbox (1/s)': Math.round(ours.rate),
      'node:http (1/s)': Math.round(peer.rate),
      'share of node:http': (ours.rate / peer.rate).toFixed(2),
      'sandbox (µs of a core)': Math.round(ours.work),
      'node:http (µs of a core)': Math.round(peer.work),
    });
  }
  console.table(rows);
  console.log(`median of ${rounds} interleaved rounds, ${perRound} requests each on ${connections} connections`);
  const excuse = busy ? '; missed, but for want of cores and not of speed: others use this machine' : '';
  console.log(`goal: ${wantedRate} requests a second, or ${wantedWork} µs of a core for each${excuse}`);
}

async function startTimes(): Promise<void> {
  const times: { sandbox: number[]; bare: number[] } = { sandbox: [], bare: [] };
  for (let round = 0; round < starts; round++) {
    for (const what of ['sandbox', 'bare'] as const) {
      const worker = new Worker(new URL(import.meta.url), { workerData: what });
      times[what].push(await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject)));
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

async function memory(client: ChildProcess): Promise<void> {
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

/** Medians of both, which may be of different rounds. */
function middle(runs: readonly Run[]): { rate: number; work: number } {
  return { rate: median(runs.map(({ rate }) => rate)), work: median(runs.map(({ work }) => work)) };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

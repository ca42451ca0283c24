// How clients get through the situations of rate limits: ours, @discordjs/rest and oceanic.js against one server that
// counts as the sandbox does, each in a process of its own. Then what each spends on a request when nothing is waited for.
import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { BucketLog } from '../../src/cli/bucketLog.ts';
import { type Situation, situations } from '../core/buckets/virtual/situations.ts';
import { goal } from './parts/goals.ts';
import { type LimitClient, limitClients } from './parts/limitClients.ts';
import { type Cost, costedClients, costOf } from './parts/limitCosts.ts';
import { startLimitServer } from './parts/limitServer.ts';

/** Milliseconds after which a client is given up, beyond twice the optimum. */
const patience = 8_000;

/** What a client did. */
interface Outcome {
  /** Milliseconds until the last wish ended; null where not all of them did. */
  readonly wall: number | null;
  readonly ended: number;
  readonly done: number;
  readonly sent: number;
  readonly refused: number;
  /** Milliseconds of a bare request there and back. */
  readonly roundTrip: number;
}

/** Requests and buckets that the costs are measured with, in a process that is warm or has just begun. */
const loads: readonly (readonly [requests: number, buckets: number, process: 'cold' | 'warm'])[] = [
  [1_000, 100, 'cold'],
  [1_000, 100, 'warm'],
  [100_000, 100, 'warm'],
  [100_000, 100_000, 'warm'],
  [1_000_000, 1_000, 'warm'],
];

/** Exchanges of the log that is read. */
const logged = 1_000_000;

/** Bytes of heap that reading may add, however long the log is. */
const mostGrowth = 32 * 1024 * 1024;

const [, , role, ...operands] = process.argv;
if (role === 'client') await serve(operands);
else if (role === 'cost') await serveCost(operands);
else {
  await bench();
  await costs();
  await logs();
}

/** One client in one situation, with a server in this process: what it costs is the same for all. */
async function serve([client = '', name = '']: readonly string[]): Promise<void> {
  const situation = situations.find((candidate) => candidate.name === name);
  const begin = limitClients[client];
  if (situation === undefined || begin === undefined) throw new Error(`${client} in ${name}`);
  const server = await startLimitServer(situation);
  const roundTrip = await bareRoundTrip(situation, begin);
  const fulfil = begin(server.origin);
  let [ended, done] = [0, 0];
  const from = performance.now();
  const all = Promise.all(
    situation.wishes.map(async (wish) => {
      await elapse(wish.at ?? 0);
      await fulfil(wish).then(
        () => {
          done += 1;
        },
        () => {},
      );
      ended += 1;
    }),
  );
  const limit = 2 * (situation.optimum ?? 0) + patience;
  const isOver = await Promise.race([all.then(() => true), elapse(limit).then(() => false)]);
  const wall = isOver ? performance.now() - from : null;
  const { sent, refused } = server.counted();
  process.send?.({ wall, ended, done, sent, refused, roundTrip } satisfies Outcome, () => process.exit());
}

/**
 * What a request there and back takes here, with this situation's wire: its own, and what the machine adds. What a client
 * does for the first time in its process it does here, against a server that limits nothing.
 */
async function bareRoundTrip({ roundTrip }: Situation, begin: (origin: string) => LimitClient): Promise<number> {
  const quiet = {
    roundTrip,
    begin: () => () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: '{}' }),
  } as unknown as Situation;
  const server = await startLimitServer(quiet);
  const times: number[] = [];
  for (let count = 0; count < 5; count++) {
    const from = performance.now();
    await (await fetch(server.origin)).text();
    times.push(performance.now() - from);
  }
  const client = begin(server.origin);
  await Promise.all(Array.from({ length: 20 }, () => client({ method: 'GET', path: '/gateway' })));
  server.close();
  return times.toSorted((a, b) => a - b)[2] ?? roundTrip;
}

async function bench(): Promise<void> {
  const names = Object.keys(limitClients);
  const rows: Record<string, string>[] = [];
  const short = situations.filter(({ optimum = 0 }) => optimum <= 10_000);
  const long = situations.filter((situation) => !short.includes(situation));
  const outcomes = new Map<Situation, readonly Outcome[]>();
  const play = async (situation: Situation) =>
    outcomes.set(
      situation,
      await Promise.all(names.map((name) => askChild<Outcome>('client', [name, situation.name]))),
    );
  // The long ones mostly wait, so that they may do it together.
  await Promise.all(long.map(play));
  for (const situation of short) await play(situation);
  const verdicts: string[] = [];
  for (const situation of situations) {
    const [own, ...peers] = outcomes.get(situation) ?? [];
    if (own === undefined) throw new Error(`${situation.name} was not played.`);
    const verdict = judge(situation, own, peers);
    if (verdict !== null) verdicts.push(`${situation.name}: ${verdict}`);
    rows.push({
      situation: `${situation.name} ${situation.what}`,
      optimum: situation.optimum === undefined ? '' : String(Math.round(situation.optimum + own.roundTrip)),
      ...Object.fromEntries(names.map((name, index) => [name, said(situation, [own, ...peers][index])])),
    });
  }
  console.table(rows);
  console.log('milliseconds until the last request is answered / 429s / requests sent');
  for (const verdict of verdicts) console.log(verdict);
  const good = `${situations.length - verdicts.length} of ${situations.length}`;
  goal('no avoidable 429, in time, and no row behind a peer', good, 'all of them', verdicts.length === 0);
}

/** What is wrong with how we did; null where nothing is. */
function judge(situation: Situation, own: Outcome, peers: readonly Outcome[]): string | null {
  const { wishes, optimum, windows, unavoidable, mostSent } = situation;
  if (own.wall === null) return `${wishes.length - own.ended} requests never ended`;
  if (own.refused > unavoidable) return `${own.refused} answers were 429, ${unavoidable} of them unavoidable`;
  if (mostSent !== undefined && own.sent > mostSent) return `${own.sent} were sent, ${mostSent} would do`;
  if (optimum === undefined) return null;
  if (own.done < wishes.length) return `${wishes.length - own.done} requests failed`;
  const most = (optimum + own.roundTrip) * 1.02 + own.roundTrip * windows;
  if (own.wall > most) return `${Math.round(own.wall)} ms, at most ${Math.round(most)}`;
  const better = peers.find(
    (peer) => peer.wall !== null && peer.done === wishes.length && peer.refused <= own.refused && isAhead(peer, own),
  );
  return better === undefined ? null : `a peer took ${Math.round(better.wall ?? 0)} ms, we ${Math.round(own.wall)}`;
}

/** By more than the spread of two runs of the same client. */
function isAhead(peer: Outcome, own: Outcome): boolean {
  return (peer.wall ?? Number.POSITIVE_INFINITY) < (own.wall ?? 0) * 0.98 - 10;
}

function said({ wishes }: Situation, outcome: Outcome | undefined): string {
  if (outcome === undefined) return 'did not run';
  const { wall, sent, refused, ended, done } = outcome;
  if (wall === null) return `${wishes.length - ended} never end / ${refused} / ${sent}`;
  const failed = done === wishes.length ? '' : ` (${wishes.length - done} failed)`;
  return `${Math.round(wall)} / ${refused} / ${sent}${failed}`;
}

async function serveCost([client = '', requests, buckets, warmth]: readonly string[]): Promise<void> {
  const cost = await costOf(client, Number(requests), Number(buckets), warmth === 'cold');
  process.send?.(cost, () => process.exit());
}

/** What each client spends on a request, one after the other: they share the cores. */
async function costs(): Promise<void> {
  const rows: Record<string, string>[] = [];
  let worst = 0;
  for (const [requests, buckets, warmth] of loads) {
    const row: Record<string, string> = {
      load: `${requests.toLocaleString('en')} requests, ${buckets.toLocaleString('en')} buckets, ${warmth}`,
    };
    for (const client of costedClients) {
      const asked = [client, String(requests), String(buckets), warmth];
      const { perRequest, perBucket } = await askChild<Cost>('cost', asked);
      if (client === costedClients[0] && warmth === 'warm') worst = Math.max(worst, perRequest);
      row[`${client} (µs)`] = perRequest.toFixed(1);
      if (buckets === 100_000) row[`${client} (bytes a bucket)`] = perBucket.toFixed(0);
    }
    rows.push(row);
  }
  console.table(rows);
  goal(
    'time of a core for each request, the wire stubbed, warm',
    `${worst.toFixed(1)} µs`,
    'at most 10 µs',
    worst <= 10,
  );
}

/** What a process of its own answers. */
function askChild<Answer>(childRole: string, asked: readonly string[]): Promise<Answer> {
  const child = fork(fileURLToPath(import.meta.url), [childRole, ...asked], {
    silent: true,
    execArgv: ['--expose-gc'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (answer) => resolve(answer as Answer));
    child.once('exit', (code) => reject(new Error(`${asked.join(' ')} ended with ${code}.`)));
  });
}

/** A log of so many exchanges in eight hundred channels, line by line. */
function* logLines(count: number): Generator<string> {
  for (let index = 0; index < count; index++) {
    const at = 1_790_000_000_000 + index * 20;
    const url = `https://discord.com/api/v10/channels/1${String(index % 800).padStart(17, '0')}/messages`;
    const headers = {
      'content-type': 'application/json',
      'x-ratelimit-bucket': 'b'.repeat(32),
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': String(4 - (Math.floor(index / 800) % 5)),
      'x-ratelimit-reset': String((at + 5000) / 1000),
      'x-ratelimit-reset-after': '5.000',
    };
    const request = { method: 'POST', url, headers: { authorization: 'Bot fake-token' }, body: { content: 'hello' } };
    const response = {
      status: 200,
      headers,
      body: { id: '1', content: 'hello', author: { id: '2', username: 'bot' } },
    };
    yield `${JSON.stringify({ at, request, response })}\n`;
  }
}

/** `tracecord buckets` over a long log, beside reading its lines and parsing their JSON. */
async function logs(): Promise<void> {
  const timed = async (read: (stream: Readable) => Promise<unknown>) => {
    const { user, system } = process.cpuUsage();
    await read(Readable.from(logLines(logged)));
    const after = process.cpuUsage({ user, system });
    return (after.user + after.system) / 1e6;
  };
  const generated = await timed(async (stream) => {
    for await (const _ of createInterface({ input: stream }));
  });
  const parsing = await timed(async (stream) => {
    for await (const line of createInterface({ input: stream })) JSON.parse(line);
  });
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const log = new BucketLog();
  const reading = await timed((stream) => log.readLines(stream));
  globalThis.gc?.();
  const growth = process.memoryUsage().heapUsed - before;
  const [own, peer] = [reading - generated, parsing - generated];
  console.log(
    `${log.exchanges.toLocaleString('en')} exchanges of a log: ${own.toFixed(1)} s of a core, JSON.parse alone ${peer.toFixed(1)} s: ${(own / peer).toFixed(1)}×`,
  );
  const megabytes = `${(growth / 1024 / 1024).toFixed(1)} MB for ${log.rows().rows.length} buckets`;
  goal('memory that a log of a million exchanges leaves', megabytes, 'at most 32 MB', growth <= mostGrowth);
}

function elapse(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

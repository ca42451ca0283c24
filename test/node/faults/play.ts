import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import type { Answer, Failure } from '../../../src/core/exchange.ts';
import type { TransportLimits } from '../../../src/core/ports.ts';
import type { Asked, Expected, Fault } from './fault.ts';
import { keptBytes } from './large.ts';
import { afterHead, say } from './place.ts';

/** One request for the process that asks. */
export interface Question {
  readonly asked: Asked;
  readonly limits: TransportLimits;
}

/** What became of it, as that process saw it. Memory in bytes. */
export interface Answered {
  readonly outcome: Answer | Failure;
  readonly diagnosis: { readonly class: string; readonly cause: string; readonly confidence: string };
  readonly ms: number;
  /** The most that the process held of the machine's memory during the request. */
  readonly peak: number;
  /** What it held when all was over. */
  readonly rest: number;
  /** What still keeps the process alive: sockets, timers, name look-ups. */
  readonly leftover: readonly string[];
}

/** One fault played. */
export interface Played {
  readonly answered: Answered;
  /** Milliseconds that it may take in all. */
  readonly longest: number;
  /** Connections that the server still had two seconds later. */
  readonly open: number;
  readonly requests: number;
  /** Bytes of memory above what the process held after a request to which all went well. */
  readonly grown: number;
}

/** Bytes of memory that no fault may cost. */
export const mostMemory: number = 64 * 1024 * 1024;

/** Time-outs of the product, a fiftieth of its defaults; in ms. */
export const shortLimits: TransportLimits = {
  connectTimeout: 600,
  headersTimeout: 600,
  bodyTimeout: 1200,
  bodyCap: keptBytes,
  totalTimeout: 2500,
};

/** Bundles the process that asks as the product is bundled, into a folder that the caller takes away. */
export async function bundleClient(): Promise<string> {
  const { nodeBundle }: { nodeBundle: BuildOptions } = await import(pathToFileURL(resolve('esbuild.mjs')).href);
  await mkdir('out', { recursive: true });
  const outdir = await mkdtemp('out/faults-');
  await build({ ...nodeBundle, minify: false, splitting: false, entryPoints: ['test/node/faults/client.ts'], outdir });
  return outdir;
}

/** Time for whatever should not end by it: a loaded machine must not look like a fault. */
const patientLimits: TransportLimits = {
  connectTimeout: 20_000,
  headersTimeout: 20_000,
  bodyTimeout: 20_000,
  bodyCap: keptBytes,
  totalTimeout: 30_000,
};

/** Short ones only where time-outs are what should end it; where the whole one is, no pause of a loaded machine may be first. */
function limitsOf({ expected }: Fault): TransportLimits {
  const codes = 'codes' in expected ? expected.codes : [];
  if (!codes.some((code) => /timeout/i.test(code))) return patientLimits;
  return codes.includes('TimeoutError') ? { ...shortLimits, bodyTimeout: patientLimits.bodyTimeout } : shortLimits;
}

/** A process that asks, for as many faults as wanted. */
export class Client {
  readonly #child: ChildProcess;
  /** Bytes of memory that it held after a request to which all went well. */
  #base: number | undefined;
  readonly #hasZstd: boolean;

  private constructor(child: ChildProcess, hasZstd: boolean) {
    this.#child = child;
    this.#hasZstd = hasZstd;
  }

  /** Starts what lies in `folder`, on the Node of these tests where no other is given. */
  static async start(folder: string, node = process.execPath): Promise<Client> {
    const child = fork(join(folder, 'client.mjs'), { execPath: node, execArgv: ['--expose-gc'], stdio: 'inherit' });
    const [{ hasZstd }] = (await once(child, 'message')) as [{ hasZstd: boolean }];
    const client = new Client(child, hasZstd);
    // What the first request loads belongs to the base.
    await client.play({ ...afterHead('', say('HTTP/1.1 204 No Content\r\n\r\n'), { status: 204, class: 'success' }) });
    return client;
  }

  /** Plays one fault. Rejects when the process that asks dies. */
  async play(fault: Fault): Promise<Played> {
    const limits = limitsOf(fault);
    const scene = await fault.start();
    try {
      const died = new AbortController();
      const dead = once(this.#child, 'exit', { signal: died.signal }).then(([status]) => {
        throw new Error(`${fault.name}: the process that asked ended with ${status}`);
      });
      dead.catch(() => {});
      this.#child.send({ asked: scene.asked, limits } satisfies Question);
      const [answered] = (await Promise.race([once(this.#child, 'message'), dead])) as [Answered & { broken?: string }];
      died.abort();
      if (answered.broken !== undefined) throw new Error(`${fault.name}: ${answered.broken}`);
      scene.readOn();
      for (let round = 0; scene.open() > 0 && round < 40; round++) await new Promise((end) => setTimeout(end, 50));
      this.#base ??= answered.rest;
      return {
        answered,
        longest: limits.totalTimeout ?? 0,
        open: scene.open(),
        requests: scene.requests(),
        grown: answered.peak - this.#base,
      };
    } finally {
      await scene.close();
    }
  }

  /** What is wrong with how a fault ended; empty where all is as expected. */
  complaints(fault: Fault, played: Played): string[] {
    return complaints(this.#hasZstd ? fault : { ...fault, expected: fault.withoutZstd ?? fault.expected }, played);
  }

  async close(): Promise<void> {
    this.#child.disconnect();
    await once(this.#child, 'exit');
  }
}

function complaints(fault: Fault, { answered, longest, open, requests }: Played): string[] {
  const { outcome, diagnosis, ms, leftover } = answered;
  const { expected } = fault;
  const wrong: string[] = [];
  const compare = (what: string, found: unknown, wanted: unknown) => {
    if (found !== wanted) wrong.push(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
  };
  if ('codes' in expected) {
    if (outcome.kind === 'answer') return [`answered ${outcome.status} instead of ${expected.codes}`];
    if (!expected.codes.includes(outcome.code))
      wrong.push(`code ${outcome.code} (${outcome.message}), not ${expected.codes}`);
    const phases: readonly string[] = [expected.phase].flat();
    if (!phases.includes(outcome.phase)) wrong.push(`phase ${outcome.phase}, not ${phases}`);
  } else {
    if (outcome.kind === 'failure') return [`failed: ${JSON.stringify(outcome)}, instead of ${expected.status}`];
    wrong.push(...complaintsOfAnswer(outcome, expected));
  }
  compare('class', diagnosis.class, expected.class);
  if (expected.cause !== undefined) compare('cause', diagnosis.cause, expected.cause);
  // Five seconds of patience for a machine that has other work: a request that hangs never ends at all.
  if (ms > longest + 5000) wrong.push(`took ${ms.toFixed(0)} ms`);
  compare('connections left', open, 0);
  compare('left in the process', leftover.join(), '');
  if (fault.requests !== undefined) compare('requests', requests, fault.requests);
  else if (requests > 1) wrong.push(`was sent ${requests} times`);
  return wrong;
}

function complaintsOfAnswer(outcome: Answer, expected: Extract<Expected, { readonly status: number }>): string[] {
  const { status, body } = outcome;
  const { text, truncated = false, undecodable = false } = expected;
  const wrong: string[] = [];
  if (status !== expected.status) wrong.push(`status ${status} instead of ${expected.status}`);
  if (body.truncated !== truncated) wrong.push(`truncated: ${body.truncated}`);
  if ((body.decodingFailed !== undefined) !== undecodable) wrong.push(`decoding: ${body.decodingFailed ?? 'worked'}`);
  const isRight = text === undefined || (typeof text === 'string' ? body.text === text : text.test(body.text));
  if (!isRight) wrong.push(`text ${JSON.stringify(body.text.slice(0, 200))}, not ${text}`);
  return wrong;
}

/** How a fault ended. */
export interface Ended {
  readonly fault: Fault;
  readonly played: Played;
  /** What is wrong with it; empty where all is as expected. */
  readonly complaints: readonly string[];
}

/**
 * Plays faults, several at a time, and gives the promise of each at once. Those of a family share a process that asks;
 * where memory is the matter (`alone`) each has one to itself. Close `done` before the folder goes.
 */
export function playAll(
  folder: string,
  families: Readonly<Record<string, readonly Fault[]>>,
  { alone, lanes = 4, node }: { readonly alone: readonly string[]; readonly lanes?: number; readonly node?: string },
): { readonly ended: ReadonlyMap<Fault, Promise<Ended>>; readonly done: Promise<unknown> } {
  const waiting = Object.entries(families).flatMap(([family, faults]) =>
    alone.includes(family) ? faults.map((fault) => ({ faults: [fault], isAlone: true })) : [{ faults, isAlone: false }],
  );
  const settlers = new Map<Fault, (ended: Promise<Ended>) => void>();
  const ended = new Map<Fault, Promise<Ended>>();
  for (const fault of waiting.flatMap(({ faults }) => faults)) {
    const promise = new Promise<Ended>((resolve) => settlers.set(fault, resolve));
    promise.catch(() => {});
    ended.set(fault, promise);
  }
  const playTurn = async (faults: readonly Fault[], isAlone: boolean) => {
    let client: Client | undefined;
    for (const fault of faults) {
      if (fault.impossible?.() !== undefined) continue;
      client ??= await Client.start(folder, node);
      const asking = client;
      const result = (async (): Promise<Ended> => {
        let played = await asking.play(fault);
        const complaints = asking.complaints(fault, played);
        // How much garbage lies about is the collector's mood: what is really needed is needed every time.
        for (let round = 0; isAlone && played.grown > mostMemory && round < 2; round++) {
          const again = await Client.start(folder, node);
          const { grown } = await again.play(fault);
          played = { ...played, grown: Math.min(grown, played.grown) };
          await again.close();
        }
        return { fault, played, complaints };
      })();
      settlers.get(fault)?.(result);
      // A process that died takes nobody with it.
      if ((await result.catch(() => null)) === null) client = undefined;
    }
    await client?.close();
  };
  const lane = async () => {
    for (let turn = waiting.shift(); turn !== undefined; turn = waiting.shift())
      await playTurn(turn.faults, turn.isAlone);
  };
  return { ended, done: Promise.all(Array.from({ length: lanes }, lane)) };
}

// A million damaged documents of every language: no reader throws, hangs or says what cannot be.
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { assertSound, mutations } from '../core/extract/mutations.ts';
import { goal } from './parts/goals.ts';

const rounds = 1_000_000;
/** Each share has a seed of its own, so that the same texts come however many threads there are. */
const shares = 20;
/** Longer than any of these small texts takes on the slowest machine, in ms. */
const hang = 5000;

interface Result {
  readonly drafts: number;
  readonly slowest: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly failure?: string;
}

if (isMainThread) await bench();
else parentPort?.postMessage(await share(workerData));

async function share(seed: number): Promise<Result> {
  const next = await mutations(seed);
  const counts: Record<string, number> = {};
  let drafts = 0;
  let slowest = 0;
  for (let round = 0; round < rounds / shares; round++) {
    const mutation = next();
    const from = performance.now();
    try {
      const extraction = mutation.read(mutation.text);
      drafts += extraction.drafts.length;
      assertSound(mutation, extraction);
    } catch (error) {
      const text = JSON.stringify(mutation.text);
      const said = error instanceof Error ? error.stack : error;
      return {
        drafts,
        slowest,
        counts,
        failure: `seed ${seed}, round ${round}, ${mutation.language}: ${said}\n${text}`,
      };
    }
    slowest = Math.max(slowest, performance.now() - from);
    counts[mutation.language] = (counts[mutation.language] ?? 0) + 1;
  }
  return { drafts, slowest, counts };
}

async function bench(): Promise<void> {
  const started = performance.now();
  const waiting = Array.from({ length: shares }, (_, seed) => seed + 1);
  const results: Result[] = [];
  const lane = async () => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
      const worker = new Worker(new URL(import.meta.url), { workerData: seed });
      const result: Result = await new Promise((resolve, reject) => {
        worker.once('message', resolve).once('error', reject);
      });
      results.push(result);
      console.log(`seed ${seed}: ${result.failure ?? `${result.drafts} requests found`}`);
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  const languages = new Map<string, number>();
  for (const { counts } of results) {
    for (const [language, count] of Object.entries(counts))
      languages.set(language, (languages.get(language) ?? 0) + count);
  }
  console.table([...languages].toSorted().map(([language, documents]) => ({ language, documents })));
  const total = [...languages.values()].reduce((sum, count) => sum + count, 0);
  const drafts = results.reduce((sum, result) => sum + result.drafts, 0);
  const slowest = Math.max(...results.map((result) => result.slowest));
  console.log(`${drafts} requests found, in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  const failures = results.flatMap(({ failure }) => failure ?? []);
  goal(
    'damaged documents',
    `${total} read, ${failures.length} failures`,
    `${rounds} and 0`,
    total >= rounds && failures.length === 0,
  );
  goal('the slowest of them', `${slowest.toFixed(0)} ms`, `no hang: at most ${hang} ms`, slowest <= hang);
}

// The side that asks, in a process of its own so that its memory is only its own. Speaks with `play.ts` by messages.
import { promises as dns, type LookupAddress, type LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import zlib from 'node:zlib';
import { diagnose } from '../../../src/core/diagnose/diagnose.ts';
import type { Exchange } from '../../../src/core/exchange.ts';
import type { BodySink } from '../../../src/core/ports.ts';
import { systemClock } from '../../../src/node/systemClock.ts';
import { UndiciTransport } from '../../../src/node/undiciTransport.ts';
import { draft, noCancel, ready } from '../server.ts';
import type { Asked } from './fault.ts';
import type { Answered, Question } from './play.ts';

/** Asks a name server on loopback, as Node's own lookup would ask the system's. */
function lookupAt(port: number): LookupFunction {
  const resolver = new dns.Resolver({ tries: 1 });
  resolver.setServers([`127.0.0.1:${port}`]);
  const addresses = async (host: string): Promise<LookupAddress[]> => {
    const [six, four] = await Promise.allSettled([resolver.resolve6(host), resolver.resolve4(host)]);
    const found = [
      ...(six.status === 'fulfilled' ? six.value.map((address) => ({ address, family: 6 })) : []),
      ...(four.status === 'fulfilled' ? four.value.map((address) => ({ address, family: 4 })) : []),
    ];
    if (found.length === 0) throw (four as PromiseRejectedResult).reason;
    return found;
  };
  return (host: string, { all }: LookupOptions, done) => {
    addresses(host).then(
      (found) => (all ? done(null, found) : done(null, found[0]?.address ?? '', found[0]?.family)),
      (error: NodeJS.ErrnoException) => done(error, []),
    );
  };
}

const collect = () => (globalThis as { gc?: () => void }).gc?.();

/** What keeps this process alive, without what it is born with. */
function held(): string[] {
  return process.getActiveResourcesInfo().filter((name) => name !== 'PipeWrap' && name !== 'Pipe');
}

/** Waits until nothing is held any more than at the beginning, two seconds at most, and says what is. */
async function leftover(before: readonly string[]): Promise<string[]> {
  for (let round = 0; ; round++) {
    const rest = held();
    for (const name of before) {
      const at = rest.indexOf(name);
      if (at >= 0) rest.splice(at, 1);
    }
    if (rest.length === 0 || round >= 40) return rest;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function requestOf({ url, method = 'GET', bodyBytes, bodyFile }: Asked) {
  const made = draft(url, { method, ...(bodyFile === undefined ? {} : { body: bodyFile, bodyKind: 'file' }) });
  if (bodyFile !== undefined) return ready(made, new URL(url).origin);
  const body = bodyBytes === undefined ? undefined : JSON.stringify({ content: 'x'.repeat(bodyBytes - 14) });
  return ready(draft(url, { method, ...(body === undefined ? {} : { body }) }), new URL(url).origin);
}

async function answer({ asked, limits }: Question): Promise<Answered> {
  collect();
  const before = held();
  const transport = new UndiciTransport({
    clock: systemClock,
    network: () => ({ ...asked.network }),
    extraCertificates: asked.trusted ?? [],
    ...(asked.nameServer === undefined ? {} : { lookup: lookupAt(asked.nameServer) }),
  });
  const { wire, vault, credential } = requestOf(asked);
  const sink: BodySink | undefined = asked.whole ? { write: async () => {} } : undefined;
  for (let count = 0; count < (asked.before ?? 0); count++) {
    const { outcome } = await transport.send(wire, vault, limits, noCancel);
    if (outcome.kind === 'failure') throw new Error(`The request before it failed: ${JSON.stringify(outcome)}`);
    // So long that an end that follows the answer has arrived.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  let peak = process.memoryUsage.rss();
  const look = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 5);
  const started = performance.now();
  const { outcome, timings } = await transport.send(wire, vault, limits, noCancel, sink);
  const ms = performance.now() - started;
  clearInterval(look);
  peak = Math.max(peak, process.memoryUsage.rss());
  const exchange: Exchange = {
    id: '1',
    startedAt: 0,
    wire,
    credential,
    outcome,
    timings,
    origin: 'runner',
    vantage: { kind: 'local' },
  };
  const { class: failureClass, cause, confidence } = diagnose(exchange);
  transport.close();
  const left = await leftover(before);
  collect();
  return {
    // A large text need not travel between the processes.
    outcome:
      outcome.kind === 'failure'
        ? outcome
        : { ...outcome, body: { ...outcome.body, text: outcome.body.text.slice(0, 30_000) } },
    diagnosis: { class: failureClass, cause, confidence },
    ms,
    peak,
    rest: process.memoryUsage.rss(),
    leftover: left,
  };
}

process.on('message', (question: Question) => {
  answer(question).then(
    (answered) => process.send?.(answered),
    (error: unknown) => process.send?.({ broken: error instanceof Error ? error.stack : String(error) }),
  );
});
process.on('disconnect', () => process.exit());
collect();
process.send?.({ hasZstd: 'createZstdDecompress' in zlib });

import { outcomeOf, repeatableOf } from '../core/buckets/attempt.ts';
import { Planner } from '../core/buckets/planner.ts';
import { waitForTurn } from '../core/buckets/waitForTurn.ts';
import { type Repeated, withRetries } from '../core/buckets/withRetries.ts';
import type { RunEnd, RunPorts } from '../core/run.ts';
import { systemClock as clock } from '../node/systemClock.ts';
import type { CommandLineWords } from '../words/commandLine.ts';

/** Sends again what limits or faults refused, where that is safe; every wait is told on standard error. */
export async function runWithRetries(
  once: (ports: Pick<RunPorts, 'hear' | 'turn'>) => Promise<RunEnd>,
  words: CommandLineWords,
  cancel: AbortController,
): Promise<Repeated<RunEnd>> {
  const planner = new Planner(clock, cancel.signal);
  const say = (sentence: string) => process.stderr.write(`${sentence}\n`);
  let said = '';
  return withRetries<RunEnd>(
    async (attempt) => {
      const end = await once({
        hear: (event) => planner.hear(event),
        turn: (request, called) => {
          const show = ({ reason, ms }: { reason: Parameters<CommandLineWords['waits']>[1]; ms: number | null }) => {
            if (said === reason) return;
            said = reason;
            say(words.waits(Math.max(1, Math.ceil((ms ?? 0) / 1000)), reason));
          };
          return waitForTurn(request, { planner, clock, show, offerToStop: () => {} }, called, attempt > 1);
        },
      });
      said = '';
      if (end.kind !== 'done') return { result: end, outcome: null };
      const { exchange } = end;
      return { result: end, outcome: outcomeOf(exchange), repeatable: repeatableOf(exchange.wire) };
    },
    { clock, chance: Math.random, onRetry: ({ reason }, attempt) => say(words.triesAgain(attempt, reason)) },
    cancel.signal,
  );
}

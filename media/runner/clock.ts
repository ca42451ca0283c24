import type { ShownRun } from '../../src/protocol/runner.ts';
import type { RunnerWords } from '../../src/protocol/words.ts';
import { fill } from '../dom.ts';
import { countdown, elapsed } from '../duration.ts';

/** How long a run is under way, or how long it still waits, `since` milliseconds after its snapshot. */
export function clockText(run: ShownRun, words: RunnerWords, since: number, locale: string): string {
  if (run.state === 'waiting') {
    return run.waitMs === undefined ? '' : countdown(Math.max(0, run.waitMs - since), locale);
  }
  return run.state === 'sending' ? fill(words.elapsed, elapsed((run.elapsedMs ?? 0) + since, locale)) : '';
}

/** Whether counting starts anew: the run or its state is new, or the host says how late it is. */
export function startsClock(before: ShownRun | null, after: ShownRun | null): boolean {
  const told = after?.elapsedMs !== undefined || after?.waitMs !== undefined;
  return told || before?.id !== after?.id || before?.state !== after?.state;
}

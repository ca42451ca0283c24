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

import type { HoleSource } from '../request/text.ts';
import { type ShellBudget, stepCost } from './shellCursor.ts';
import { holeTextOf } from './shellExpansion.ts';
import type { ShellValue, ShellVariables } from './shellVariables.ts';
import { type SourceText, SourceTextBuilder } from './sourceText.ts';

/** What stands for something else in a batch file: `%%`, `%1`, `%~dp0`, `%NAME%`, `%NAME:~0,5%`, `!NAME!`. */
const percent = /%(?:%(?:~\w*)?([A-Za-z])?|(\*|~?[A-Za-z$:]*\d)|([^%\r\n:^]+)(:[^%\r\n]*)?%)/y;
const delayed = /!([^!\r\n:]+)(:[^!\r\n]*)?!/y;

/** The variables of a batch file while it is read. */
export interface BatchVariables {
  readonly document: string;
  readonly variables: ShellVariables;
  readonly budget: ShellBudget;
  /** The letters that `for %%x` gives values to. */
  readonly loops: ReadonlySet<string>;
  /** The names that the block around has set: `!NAME!` says what, `%NAME%` what was before. */
  readonly pending: Set<string>;
  /** Whether `!NAME!` is a variable (`setlocal enabledelayedexpansion`). */
  readonly isDelayed: boolean;
}

/**
 * A line with its variables filled in, which cmd does before it looks at quotes and carets. Of a percent sign that
 * begins no variable only one with a caret beside it stays, as at the prompt: so Chrome's "Copy as cURL (cmd)" writes it.
 */
export function expandBatchLine(from: number, to: number, batch: BatchVariables): SourceText {
  const { document } = batch;
  const builder = new SourceTextBuilder(from);
  let copied = from;
  for (let at = from; at < to; at++) {
    const mark = document[at];
    if (mark !== '%' && mark !== '\r' && (mark !== '!' || !batch.isDelayed)) continue;
    if (!batch.budget.spend(stepCost)) break;
    builder.take(document, copied, at);
    const end = mark === '\r' ? at + 1 : readMark(at, to, mark === '%', batch, builder);
    copied = end;
    at = end - 1;
  }
  return builder.take(document, copied, to).build();
}

/** Adds what the mark at `at` stands for; gives where it ends. */
function readMark(at: number, to: number, isPercent: boolean, batch: BatchVariables, builder: SourceTextBuilder) {
  const { document } = batch;
  const pattern = isPercent ? percent : delayed;
  pattern.lastIndex = at;
  const match = pattern.exec(document);
  if (match === null || pattern.lastIndex > to) {
    if (isPercent && (document[at + 1] === '^' || document[at - 1] === '^')) builder.take(document, at, at + 1);
    return at + 1;
  }
  const end = pattern.lastIndex;
  const [letter, parameter, name, change] = isPercent ? match.slice(1) : [undefined, undefined, ...match.slice(1)];
  if (parameter !== undefined) builder.append(holeTextOf(document, [at, end], { kind: 'expression' }));
  else if (name !== undefined) addVariable(name, change, [at, end], batch, builder, isPercent);
  else if (letter !== undefined && batch.loops.has(letter)) {
    builder.append(holeTextOf(document, [at, end], { kind: 'expression' }));
  } else {
    builder.replace('%', at, at + 2);
    return at + 2;
  }
  return end;
}

/** Names of variables are the same in any case. */
function addVariable(
  name: string,
  change: string | undefined,
  use: readonly [number, number],
  { document, variables, budget, pending }: BatchVariables,
  builder: SourceTextBuilder,
  isPercent: boolean,
): void {
  const isPending = !isPercent && pending.has(name.toLowerCase());
  const value: ShellValue | undefined = isPending ? { kind: 'unknown' } : variables.get(name.toLowerCase());
  if (value?.kind === 'text' && change === undefined) {
    if (budget.spend(value.text.length)) builder.insert(value.text, use, value.home);
    return;
  }
  const isName = change === undefined && /^[A-Za-z_][\w.()-]*$/.test(name);
  const kind = value === undefined ? 'environment' : 'variable';
  const source: HoleSource = isName ? { kind, name } : { kind: 'expression' };
  builder.append(holeTextOf(document, use, source));
}

import type { Draft } from '../request/draft.ts';

/** What surrounds a place in a shell command; null outside quotes. */
export type ShellQuote = '"' | "'" | "$'" | null;

/** The quotes that are open at `at`, read from the line that the request, or else a definition outside it, begins in. */
export function shellQuoteAt(text: string, { span: [start, end] }: Pick<Draft, 'span'>, at: number): ShellQuote {
  const from = start <= at && at <= end ? start : at;
  let quote: ShellQuote = null;
  /** The quotes around each `$(…)` that is open. */
  const around: ShellQuote[] = [];
  for (let index = from === 0 ? 0 : text.lastIndexOf('\n', from - 1) + 1; index < at; index++) {
    const character = text[index];
    if (character === '\\' && quote !== "'") index++;
    else if (character === '$' && text[index + 1] === '(' && (quote === null || quote === '"')) {
      around.push(quote);
      quote = null;
      index++;
    } else if (quote !== null) quote = character === quote.at(-1) ? null : quote;
    else if (character === ')') quote = around.pop() ?? null;
    else if (character === '"') quote = '"';
    else if (character === "'") quote = text[index - 1] === '$' ? "$'" : "'";
  }
  return quote;
}

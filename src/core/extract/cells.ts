import type { Span } from '../request/text.ts';
import type { Extraction, Extractor } from './extraction.ts';
import type { KnownTrees } from './knownTrees.ts';
import { movedDraft, movedPayload } from './movedDraft.ts';

/** What the code of a notebook's earlier cells is to a later one: it runs first, so its names are known. */
export function contextOf(cells: readonly string[]): string {
  return cells.map((cell) => `${withoutMagic(cell)}\n`).join('');
}

/**
 * The requests of a cell that follows `context`. What stands there has no place in the cell: such a part gets the
 * place where the request begins, which is empty and is told by `Draft.elsewhere`.
 */
export function extractCell(context: string, cell: string, extract: Extractor, known?: KnownTrees): Extraction {
  const start = context.length;
  const { drafts, payloads = [], incomplete } = extract(context + withoutMagic(cell), known);
  const own = payloads.filter(({ span }) => span[0] >= start);
  return {
    drafts: drafts.filter(({ span }) => span[0] >= start).map((draft) => inCell(draft, start, movedDraft)),
    ...(own.length === 0 ? {} : { payloads: own.map((payload) => inCell(payload, start, movedPayload)) }),
    incomplete,
  };
}

function inCell<T extends { readonly span: Span }>(
  found: T,
  start: number,
  moved: (found: T, move: (span: Span) => Span) => T,
): T {
  const at = found.span[0] - start;
  let isElsewhere = false;
  const result = moved(found, ([from, to]: Span): Span => {
    if (from >= start) return [from - start, to - start];
    isElsewhere = true;
    return [at, at];
  });
  return isElsewhere ? { ...result, elsewhere: [at, at] } : result;
}

/** A cell in the language of a cell magic (`%%bash`) is blank here; its length stays. */
function withoutMagic(cell: string): string {
  return /^\s*%%(?!time|capture|prun)/.test(cell) ? cell.replace(/[^\n]/g, ' ') : cell;
}

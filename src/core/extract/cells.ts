import type { Draft } from '../request/draft.ts';
import type { Span } from '../request/text.ts';
import type { Extraction, Extractor } from './extraction.ts';
import type { KnownTrees } from './knownTrees.ts';
import { movedDraft } from './movedDraft.ts';

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
  const { drafts, incomplete } = extract(context + withoutMagic(cell), known);
  return { drafts: drafts.filter(({ span }) => span[0] >= start).map((draft) => inCell(draft, start)), incomplete };
}

function inCell(draft: Draft, start: number): Draft {
  const at = draft.span[0] - start;
  let isElsewhere = false;
  const moved = movedDraft(draft, ([from, to]: Span): Span => {
    if (from >= start) return [from - start, to - start];
    isElsewhere = true;
    return [at, at];
  });
  return isElsewhere ? { ...moved, elsewhere: [at, at] } : moved;
}

/** A cell in the language of a cell magic (`%%bash`) is blank here; its length stays. */
function withoutMagic(cell: string): string {
  return /^\s*%%(?!time|capture|prun)/.test(cell) ? cell.replace(/[^\n]/g, ' ') : cell;
}

import type { Span } from '../../request/text.ts';
import { implied } from '../options.ts';
import type { ObjectValue, Value } from '../value.ts';

/** An item of a view or modal. */
export interface Item {
  readonly value: Value;
  readonly span: Span;
  /** The row that it asks for; undefined where it takes the first that has room. */
  readonly row: number | undefined;
  /** It belongs to a modal. */
  readonly isInput: boolean;
  /** How many of the five places of a row it takes. */
  readonly width: number;
}

const rows = 5;

/**
 * The rows that discord.py makes of items (discord.py, ui/view.py, _ViewWeights). What does not fit, which it refuses,
 * makes a row too wide, or one row too many; that row's list, or the list of rows, then stands where the item does.
 */
export function rowsOf(items: readonly Item[], span: Span): Value {
  const placed: Item[][] = Array.from({ length: rows }, () => []);
  const lists: Span[] = placed.map(() => span);
  let place: Span = span;
  const widthOf = (row: readonly Item[]): number => row.reduce((sum, { width }) => sum + width, 0);
  for (const item of items.toSorted((a, b) => (a.row ?? rows) - (b.row ?? rows))) {
    const free = placed.findIndex((row) => widthOf(row) + item.width <= rows);
    const index = item.row ?? (free < 0 ? placed.length : free);
    const row = placed[index] ?? [];
    if (index >= placed.length) {
      placed.push(row);
      if (place === span) place = item.span;
    } else if (widthOf(row) <= rows && widthOf(row) + item.width > rows) lists[index] = item.span;
    row.push(item);
  }
  const made = placed.map((row, index) => (row.length === 0 ? undefined : rowValue(row, lists[index] ?? span)));
  return { kind: 'array', items: made.filter((row) => row !== undefined), span: place };
}

function rowValue(items: readonly Item[], span: Span): ObjectValue {
  const [first, last] = [items[0]?.span ?? span, items.at(-1)?.span ?? span];
  const at = first[0];
  const entries = [
    { key: implied('type', at), value: { kind: 'number', text: '1', span: first } as const },
    {
      key: implied('components', at),
      value: { kind: 'array', items: items.map(({ value }) => value), span } as const,
    },
  ];
  return { kind: 'object', entries, span: [first[0], Math.max(first[1], last[1])] };
}

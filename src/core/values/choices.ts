import type { IdItem } from './idItem.ts';
import type { RecentId } from './remembered.ts';
import { isWholeId } from './valueProblem.ts';

/** One row of a list to pick from. */
export type Choice =
  /** A heading: the last choices, a category, the rest. */
  | { readonly kind: 'heading'; readonly of: 'last' | 'group' | 'others'; readonly name: string }
  | { readonly kind: 'item'; readonly item: IdItem }
  /** A last choice that is not in the list, or whose list was not read. */
  | { readonly kind: 'recent'; readonly recent: RecentId }
  /** What was typed is an id that is not in the list. */
  | { readonly kind: 'typed'; readonly id: string };

/** The rows: the typed id, the last choices, then everything else in its groups. Nothing stands there twice. */
export function choicesOf(items: readonly IdItem[], recents: readonly RecentId[], typed: string): Choice[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const isLast = new Set(recents.map(({ id }) => id));
  const wanted = typed.trim();
  const own: Choice[] =
    isWholeId(wanted) && !byId.has(wanted) && !isLast.has(wanted) ? [{ kind: 'typed', id: wanted }] : [];
  const last = recents.map((recent): Choice => {
    const item = byId.get(recent.id);
    return item === undefined ? { kind: 'recent', recent } : { kind: 'item', item };
  });
  const rest: Choice[] = [];
  let group: string | null = last.length === 0 ? '' : null;
  for (const item of items) {
    if (isLast.has(item.id)) continue;
    const next = item.group ?? '';
    if (next !== group) rest.push({ kind: 'heading', of: next === '' ? 'others' : 'group', name: next });
    group = next;
    rest.push({ kind: 'item', item });
  }
  return [...own, ...(last.length === 0 ? [] : [{ kind: 'heading', of: 'last', name: '' } as const, ...last]), ...rest];
}

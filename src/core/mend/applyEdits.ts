import type { Edit } from './mend.ts';

/** The text after edits that do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.span[0] - a.span[0])
    .reduce((rest, { span, text: inserted }) => rest.slice(0, span[0]) + inserted + rest.slice(span[1]), text);
}

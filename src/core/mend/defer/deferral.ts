import type { Answer } from '../../request/interactionHandler.ts';
import type { Edit } from '../mend.ts';

/** The first answer that only says that more will come, and what becomes of the answers behind it. */
export interface Deferral {
  readonly statement: string;
  readonly edits: readonly Edit[];
}

/** Takes a statement away with the line that it fills; null where it stands among others or its value is used. */
export function removed(text: string, { statement }: Answer): Edit | null {
  if (statement === undefined) return null;
  const start = text.lastIndexOf('\n', statement[0] - 1) + 1;
  const newline = text.indexOf('\n', statement[1]);
  const end = newline < 0 ? text.length : newline + 1;
  const isWhole = text.slice(start, statement[0]).trim() === '' && text.slice(statement[1], end).trim() === '';
  return isWhole ? { span: [start, end], text: '' } : null;
}

/** The one value that all have; undefined where they differ. */
export function agreed<T>(values: readonly T[]): T | undefined {
  return new Set(values).size === 1 ? values[0] : undefined;
}

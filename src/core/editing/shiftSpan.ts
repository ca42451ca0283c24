import type { Span } from '../request/text.ts';

/** A change of a document: `length` UTF-16 units from `offset` were replaced by `inserted` units. */
export interface TextChange {
  readonly offset: number;
  readonly length: number;
  readonly inserted: number;
}

/**
 * Where a range stands after a change, or null when the change touched what is in it. Text that is inserted exactly
 * at its start moves it; text inserted exactly at its end leaves it alone.
 */
export function shiftSpan([start, end]: Span, change: TextChange): Span | null {
  const changeEnd = change.offset + change.length;
  const delta = change.inserted - change.length;
  if (changeEnd <= start) return [start + delta, end + delta];
  if (change.offset >= end) return [start, end];
  return null;
}

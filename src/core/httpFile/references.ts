import { reference } from '../extract/httpVariables.ts';
import type { Span } from '../request/text.ts';

/** One `{{…}}`. */
export interface Reference {
  /** What stands inside, without blanks around it. */
  readonly expression: string;
  /** The variable that is meant: the expression without the `%` that asks for percent-encoding. */
  readonly name: string;
  /** Braces included. */
  readonly span: Span;
}

/** The references in a part of a document, in order. */
export function referencesIn(document: string, from = 0, to = document.length): Reference[] {
  return [...document.slice(from, to).matchAll(reference)].map((match) => {
    const expression = (match[1] ?? '').trim();
    const start = from + match.index;
    return { expression, name: expression.replace(/^%/, ''), span: [start, start + match[0].length] };
  });
}

import type { Span } from '../request/text.ts';
import type { Line } from './httpLines.ts';
import { SourceText } from './sourceText.ts';

/** `Name: value`. */
export const headerLine = /^\s*[!#$%&'*+.^_`|~\w-]+\s*:/;

/** The two sides of a header line, without the white space around them. */
export interface HeaderSides {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: SourceText;
}

/** Takes a header line apart at its colon. */
export function splitHeaderLine(document: string, line: Line): HeaderSides {
  const colon = line.text.indexOf(':');
  const name = line.text.slice(0, colon).trim();
  const from = line.from + line.text.indexOf(name);
  return {
    name,
    nameSpan: [from, from + name.length],
    value: SourceText.trimmed(document, line.from + colon + 1, line.to),
  };
}

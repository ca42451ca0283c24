import type { Line } from './httpLines.ts';
import { SourceText } from './sourceText.ts';

/** `Name: value`. */
export const headerLine = /^\s*[!#$%&'*+.^_`|~\w-]+\s*:/;

/** The two sides of a header line, without the white space around them. */
export function splitHeaderLine(
  document: string,
  line: Line,
): { readonly name: SourceText; readonly value: SourceText } {
  const colon = line.from + line.text.indexOf(':');
  return {
    name: SourceText.trimmed(document, line.from, colon),
    value: SourceText.trimmed(document, colon + 1, line.to),
  };
}

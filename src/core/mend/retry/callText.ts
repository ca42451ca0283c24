import type { Slice, Syntax } from '../../extract/slice.ts';
import { sliceCall, sliceExpression } from '../../extract/sliceScanner.ts';
import type { Span } from '../../request/text.ts';

/** Complete calls alone are looked at, so that nothing need be known of statements. */
const syntaxOf = (kind: Syntax['kind']): Syntax => ({
  kind,
  statement: /(?!)/y,
  perhapsStatement: /(?!)/y,
  nextEntry: /(?!)/y,
  continuation: /(?!)/y,
});

/** Where the call ends whose bracket opens at `open`; undefined where it is not finished. */
export function callEnd(text: string, kind: Syntax['kind'], open: number): number | undefined {
  const slice = sliceCall(text, syntaxOf(kind), open, open, 0);
  return slice.finished ? slice.span[1] : undefined;
}

/** The places of the arguments behind the bracket at `open`. */
export function argumentsAt(text: string, kind: Syntax['kind'], open: number): Span[] {
  const end = (callEnd(text, kind, open) ?? open + 1) - 1;
  const found: Span[] = [];
  for (let at = open + 1; at < end; ) {
    // Brackets make line breaks mean nothing, as they do in the call.
    const { span }: Slice = sliceCall(`(${text.slice(at, end)})`, syntaxOf(kind), 0, 0, 0);
    const next = nextComma(text.slice(at, at + span[1] - 2), kind);
    const written = text.slice(at, at + next);
    if (written.trim() !== '')
      found.push([at + written.length - written.trimStart().length, at + written.trimEnd().length]);
    at += next + 1;
  }
  return found;
}

/** Where the first comma outside brackets stands, or the end. */
function nextComma(code: string, kind: Syntax['kind']): number {
  const flat = code.replaceAll(/[\r\n]/g, ' ');
  return sliceExpression(flat, syntaxOf(kind), 0, 0).span[1];
}

import type { Draft, Part } from '../request/draft.ts';
import { literalOf, type Span } from '../request/text.ts';
import { type ShellQuote, shellQuoteAt } from './shellQuote.ts';

/**
 * How the value of a header is written at its place: as the inside of a string or line (`inside`), as shell characters
 * outside quotes (`unquoted`), or as an expression of a programming language (`expression`).
 */
export type Writing = 'inside' | 'unquoted' | 'expression';

/** How the value stands at its span; null where what stands there is not the value, so that nothing may replace it. */
export function writingOf(text: string, draft: Draft, value: Part): Writing | null {
  switch (draft.client) {
    case 'curl':
      if (draft.language === 'bat' || draft.language === 'powershell') return windowsWritingOf(text, value);
      return shellWritingOf(text, draft, value);
    case 'powershell':
      return powerShellWritingOf(text, value);
    case 'http-file':
      return httpWritingOf(text, value);
    default:
      return codeWritingOf(text, value);
  }
}

function shellWritingOf(text: string, draft: Draft, value: Part): Writing | null {
  const [start, end] = value.span;
  const quote = shellQuoteAt(text, draft, start);
  if (!isWritten(text, value, shellDecoder(quote))) return null;
  const rest = text.slice(end);
  if (quote !== null) return /^[ \t]*(["'])/.exec(rest)?.[1] === quote.at(-1) ? 'inside' : null;
  return /^(?:[\s;&|)<>]|$)/.test(rest) && !isSplit(text, draft, start) ? 'unquoted' : null;
}

/** What stands between a pair of quotes is one string, whatever is in it; all else is an expression. */
function powerShellWritingOf(text: string, { span: [start, end] }: Part): Writing | null {
  const quote = text[start - 1] ?? '';
  if (/['"]/.test(quote)) return text[end] === quote ? 'inside' : null;
  return start < end ? 'expression' : null;
}

/** In calls of curl from cmd and PowerShell only what stands between quotes as it is. */
function windowsWritingOf(text: string, value: Part): Writing | null {
  const isQuoted = /^[ \t]*(?:\^?"|')/.test(text.slice(value.span[1]));
  return isQuoted && isWritten(text, value, asIs) ? 'inside' : null;
}

function shellDecoder(quote: ShellQuote): (written: string) => string {
  switch (quote) {
    case "'":
      return (written) => written;
    case '"':
      return (written) => written.replace(/\\([\\"$`])/g, '$1');
    case "$'":
      return (written) => written.replace(/\\(['"\\])/g, '$1');
    case null:
      return (written) => written.replace(/\\(.)/g, '$1');
    default:
      return quote satisfies never;
  }
}

/** Whether the variable that is defined at `at` is also used outside quotes, where a value with blanks is split. */
function isSplit(text: string, draft: Draft, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const name = /(?:^|[\s;&(])([A-Za-z_]\w*)\+?=[^\s"'(]*$/.exec(line)?.[1];
  if (name === undefined) return false;
  return [...text.matchAll(new RegExp(`\\$(?:${name}\\b|\\{${name}\\b)`, 'g'))].some(
    ({ index }) => shellQuoteAt(text, draft, index) === null,
  );
}

/** A header line or a definition (whose values know escapes) ends with the line. */
function httpWritingOf(text: string, value: Part): Writing | null {
  const isWhole = /^[ \t]*(?:\r?\n|\r|$)/.test(text.slice(value.span[1]));
  const isSame = [asIs, (written: string) => written.replace(/\\([^nrt])/g, '$1')].some((decode) =>
    isWritten(text, value, decode),
  );
  return isWhole && isSame ? 'inside' : null;
}

/** Any expression may be replaced by another; inside quotes stands the value itself, escaped, or a template of it. */
function codeWritingOf(text: string, value: Part): Writing | null {
  const [start, end] = value.span;
  const quote = text[start - 1] ?? '';
  if (!/['"`]/.test(quote)) return start < end ? 'expression' : null;
  if (text[end] !== quote) return null;
  const known = literalOf(value.text);
  if (known === undefined)
    return value.text.every((piece) => typeof piece === 'string' || contains(value, piece.span)) ? 'inside' : null;
  const written = text.slice(start, end);
  if (written.replace(/\\(.)/g, '$1') === known) return 'inside';
  const isTemplate = quote === '`' || /\b[rR]?[fF][rR]?["']+$/.test(text.slice(Math.max(0, start - 6), start));
  const [head = '', ...more] = written.split(/\$?\{[^{}]*\}/);
  return isTemplate && more.length > 0 && known.startsWith(head) && known.endsWith(more.at(-1) ?? '') ? 'inside' : null;
}

/** Whether the span holds the value: its holes at their places and, decoded, its literal text between them. */
function isWritten(text: string, value: Part, decode: (written: string) => string): boolean {
  const [start, end] = value.span;
  let [at, expected] = [start, ''];
  for (const piece of value.text) {
    if (typeof piece === 'string') {
      expected += piece;
      continue;
    }
    const [from, to] = piece.span;
    if (from < at || to > end || decode(text.slice(at, from)) !== expected) return false;
    [at, expected] = [to, ''];
  }
  return decode(text.slice(at, end)) === expected;
}

function contains({ span }: Part, [start, end]: Span): boolean {
  return span[0] <= start && end <= span[1];
}

const asIs = (written: string) => written;

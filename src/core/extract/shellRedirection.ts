import { type ShellCursor, take } from './shellCursor.ts';
import type { HereDocumentMark } from './shellHereDocument.ts';
import type { Command } from './shellPipe.ts';
import { readValue } from './shellWord.ts';
import { SourceText } from './sourceText.ts';

const redirection = /(\d*|&(?=>))(<<<|<<-?|<>|<&|<(?!\()|>>|>&|>\||>(?!\())[ \t]*/y;

/** Reads a redirection: what a command gets on its standard input; `announce` is told of a here-document that follows. */
export function readRedirection(
  cursor: ShellCursor,
  command: Command,
  announce: (mark: HereDocumentMark) => void,
): boolean {
  const match = take(cursor, redirection);
  if (match === null) return false;
  const [, descriptor, operator = ''] = match;
  const isInput = descriptor === '' || descriptor === '0';
  if (operator === '<<' || operator === '<<-') {
    const start = cursor.position;
    const delimiter = readValue(cursor).text;
    const isVerbatim = /['"\\]/.test(cursor.document.slice(start, cursor.position));
    announce({ delimiter, isVerbatim, stripsTabs: operator === '<<-' });
  } else {
    const target = readValue(cursor);
    if (isInput && operator === '<') command.stdin = { kind: 'file', path: target };
    if (isInput && operator === '<<<') {
      const text = SourceText.join([target, SourceText.implied('\n', target.place()[1])]);
      command.stdin = { kind: 'text', text };
    }
  }
  command.end = cursor.position;
  return true;
}

import type { ShellCursor } from './shellCursor.ts';
import { readExpandedLines } from './shellWord.ts';
import { SourceText } from './sourceText.ts';

/** What `<<EOF` announces. */
export interface HereDocumentMark {
  readonly delimiter: string;
  /** The delimiter is quoted: nothing is expanded. */
  readonly isVerbatim: boolean;
  /** `<<-`: tabs at the beginning of each line are not part of it. */
  readonly stripsTabs: boolean;
}

/** Reads a here-document from the line at the cursor to behind its delimiter, or to the end. */
export function readHereDocument(cursor: ShellCursor, mark: HereDocumentMark, closer: string | null): SourceText {
  const { document, end, position: start } = cursor;
  const lines: SourceText[] = [SourceText.of(document, start, start)];
  let at = start;
  let bodyEnd = end;
  for (let next: number; at < end; at = next) {
    const lineEnd = document.indexOf('\n', at);
    next = lineEnd < 0 || lineEnd >= end ? end : lineEnd + 1;
    const line = document.slice(at, next);
    const text = mark.stripsTabs ? line.replace(/^\t+/, '') : line;
    const first = at + line.length - text.length;
    const bare = text.replace(/\r?\n$/, '');
    if (bare === mark.delimiter || (closer === ')' && bare === `${mark.delimiter})`)) {
      bodyEnd = at;
      at = first + mark.delimiter.length;
      break;
    }
    if (mark.stripsTabs || mark.isVerbatim) {
      lines.push(
        mark.isVerbatim
          ? SourceText.of(document, first, next)
          : readExpandedLines({ ...cursor, position: first, end: next }),
      );
    }
  }
  cursor.position = at;
  if (!mark.stripsTabs && !mark.isVerbatim) return readExpandedLines({ ...cursor, position: start, end: bodyEnd });
  return SourceText.join(lines);
}

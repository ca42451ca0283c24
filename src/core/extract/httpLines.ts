import { SourceText, SourceTextBuilder } from './sourceText.ts';

/** One line: `[from, to)` without its line break, `next` behind it. */
export interface Line {
  readonly from: number;
  readonly to: number;
  readonly next: number;
  readonly text: string;
}

/** The lines of a document; a byte order mark is not part of the first one. */
export function linesOf(document: string): Line[] {
  const lines: Line[] = [];
  let from = document.startsWith('\uFEFF') ? 1 : 0;
  while (from < document.length) {
    const lineFeed = document.indexOf('\n', from);
    const next = lineFeed < 0 ? document.length : lineFeed + 1;
    let to = lineFeed < 0 ? next : lineFeed;
    if (to > from && document[to - 1] === '\r') to--;
    lines.push({ from, to, next, text: document.slice(from, to) });
    from = next;
  }
  return lines;
}

export function isBlank(line: Line): boolean {
  return line.text.trim() === '';
}

/** The lines as text; line breaks are `\n` however the file writes them. */
export function joinLines(document: string, lines: readonly Line[]): SourceText {
  const [first] = lines;
  const end = lines.at(-1)?.to ?? 0;
  if (first !== undefined && areOnePiece(lines)) return SourceText.of(document, first.from, end);
  const builder = new SourceTextBuilder(first?.from ?? 0);
  lines.forEach((line, index) => {
    const isLast = index === lines.length - 1;
    builder.take(document, line.from, line.to);
    if (!isLast && line.next === line.to + 1) builder.take(document, line.to, line.next);
    else if (!isLast) builder.replace('\n', line.to, line.next);
  });
  return builder.build();
}

/** Whether nothing stands between the lines but line feeds. */
function areOnePiece(lines: readonly Line[]): boolean {
  return lines.every(({ to, next }, index) => {
    const below = lines[index + 1];
    return below === undefined || (next === to + 1 && below.from === next);
  });
}

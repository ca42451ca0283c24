import type { CodePiece } from '../request/handling.ts';

/** From a bracket to the one that closes it, strings passed over. */
export function bracketAt(text: string, open: number): readonly [number, number] {
  let depth = 0;
  for (let at = open; at < text.length && at < open + 5000; at++) {
    const character = text[at] ?? '';
    if (/["'`]/.test(character)) {
      const close = text.indexOf(character, at + 1);
      if (close < 0) break;
      at = close;
    } else if (/[([{]/.test(character)) depth++;
    else if (/[)\]}]/.test(character) && --depth === 0) return [open, at + 1];
  }
  return [open, open];
}

/** Where a property's value ends: at a comma or bracket that is not its own. */
export function endOfValue(text: string, from: number, end: number): number {
  let depth = 0;
  for (let at = from; at < end; at++) {
    const character = text[at] ?? '';
    if (/[([{]/.test(character)) depth++;
    else if (/[)\]}]/.test(character)) depth--;
    if (depth < 0 || (depth === 0 && character === ',')) return from + text.slice(from, at).trimEnd().length;
  }
  return end;
}

/** The first group of a match in a text that begins at `shift`. */
export function lastOf(text: string, shift: number, match: RegExpExecArray): CodePiece {
  const piece = match[1] ?? '';
  const at = shift + match.index + match[0].lastIndexOf(piece);
  return pieceOf(text, at, at + piece.length);
}

/** A piece of a text. */
export function pieceOf(text: string, from: number, to: number): CodePiece {
  return { text: text.slice(from, to), span: [from, to] };
}

/** A name as a regular expression has it. */
export function escaped(name: string): string {
  return name.replaceAll(/[$.*+?()[\]{}|^\\-]/g, '\\$&');
}

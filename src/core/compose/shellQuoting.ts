import type { Hole, Text } from '../request/text.ts';
import { fallbackOf, holeName } from './holeName.ts';
import { withQuotedValues } from './outgoing.ts';

/**
 * A text as one word of bash: bare where nothing in it is special, else in single quotes; in double quotes where values
 * from run time stand between harmless letters, else piece by piece.
 */
export function shellWord(written: Text): string {
  const text = withQuotedValues(written);
  if (text.every((piece) => typeof piece === 'string')) return singleQuoted(text.join(''));
  const isHarmless = text.every((piece) => typeof piece !== 'string' || !/["\\$`!]/.test(piece));
  if (isHarmless) return `"${text.map((piece, index) => writePiece(piece, text[index + 1])).join('')}"`;
  return text
    .map((piece) => (typeof piece === 'string' ? singleQuoted(piece, true) : `"${variable(piece, undefined)}"`))
    .join('');
}

function writePiece(piece: string | Hole, next: string | Hole | undefined): string {
  return typeof piece === 'string' ? piece : variable(piece, next);
}

/** `$NAME`, in braces where a letter follows or a default is known. */
function variable(hole: Hole, next: string | Hole | undefined): string {
  const name = holeName(hole);
  const fallback = fallbackOf(hole);
  if (fallback !== undefined && /^[\w:/.,@%?&=+ -]*$/.test(fallback)) return `\${${name}:-${fallback}}`;
  return typeof next === 'string' && /^[\w[]/.test(next) ? `\${${name}}` : `$${name}`;
}

function singleQuoted(text: string, always = false): string {
  if (!always && /^[\w@%+=:,./-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", "'\\''")}'`;
}

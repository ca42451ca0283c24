import { type Slip, slipsOf } from '../lint/rules/milliseconds.ts';
import type { Mend } from './mend.ts';

/** Brings what Discord told to the unit of the pause that it is handed to. */
export const convertRetryAfter: Mend = ({ draft }) => {
  const edits = slipsOf(draft).map((slip) => ({ span: slip.piece.span, text: converted(slip) }));
  const places = new Set(edits.map(({ span }) => span[0]));
  const once = edits.filter(({ span }) => places.delete(span[0]));
  return once.length === 0 ? null : once.toSorted((a, b) => a.span[0] - b.span[0]);
};

const thousand = '(?:1000(?:\\.0)?|1_000|1e3)';
const wrongFactor = new RegExp(`\\s*[*/]\\s*${thousand}\\b|\\b${thousand}\\s*\\*\\s*`);

function converted({ piece, takes, told }: Slip): string {
  const bare = piece.text.replace(wrongFactor, '');
  if (told === takes) return bare;
  const isSum = /[-+?|&<>]|\bor\b|\band\b|\bif\b/.test(
    bare.replaceAll(/\?\.|\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^[\]]*\]/g, ''),
  );
  return `${isSum ? `(${bare})` : bare} ${takes === 'ms' ? '*' : '/'} 1000`;
}

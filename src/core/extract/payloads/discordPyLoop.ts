import type { Source } from '../source.ts';

/** A loop of so many turns: `for day in range(1, 32):`. */
const head = /^[ \t]*for[ \t]+\w+[ \t]+in[ \t]+range\([ \t]*(?:(\d{1,5})[ \t]*,[ \t]*)?(\d{1,5})[ \t]*\)[ \t]*:/;

/**
 * How often a statement at an offset runs for what is made at another one: each turn of the loop of numbers that it stands
 * in directly; undefined where that is not certain.
 */
export function repeatsOf(at: number, made: number, source: Source): number | undefined {
  const { layout, text } = source;
  const loop = layout.parentOf(layout.lineAt(at));
  if (loop < 0 || layout.parentOf(loop) !== layout.parentOf(layout.lineAt(made)) || layout.lineAt(made) > loop)
    return undefined;
  const code = text.slice(layout.startOf(loop), layout.startOf(loop + 1));
  const [, first = '0', end] = head.exec(code) ?? [];
  if (end === undefined) return undefined;
  let last = loop + 1;
  while (
    layout.startOf(last) < text.length &&
    (layout.indentOf(last) < 0 || layout.indentOf(last) > layout.indentOf(loop))
  )
    last++;
  const body = text.slice(layout.startOf(loop + 1), layout.startOf(last));
  const count = Number(end) - Number(first);
  return /\b(?:break|continue|return|raise|else)\b|=[ \t]*\w*Embed\(/.test(body) || count > 100
    ? undefined
    : Math.max(0, count);
}

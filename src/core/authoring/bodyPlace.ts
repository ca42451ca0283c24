import type { Span } from '../request/text.ts';
import { stepsOf } from './bodyPath.ts';
import { type LiteralPlace, literalPlace, type PathStep } from './literalPlace.ts';
import { type LiteralSyntax, literalSyntax } from './literalSyntax.ts';
import type { ShapedBody } from './shapedBody.ts';

/** Where in a body something is being written. */
export interface BodyPlace extends LiteralPlace {
  readonly in: ShapedBody;
  /** From the root of the body. */
  readonly path: readonly PathStep[];
  readonly syntax: LiteralSyntax;
  /** Where the innermost object or list that was read begins. */
  readonly start: number;
}

/** The body that is being written at an offset, and where in it; null in none. */
export function bodyPlace(text: string, offset: number, bodies: readonly ShapedBody[]): BodyPlace | null {
  for (const one of bodies) {
    const containers = [...one.body.fields]
      .filter(([, { value }]) => value[0] < offset && /[[{]/.test(text[value[0]] ?? ''))
      .sort(([, a], [, b]) => b.value[0] - a.value[0]);
    for (const [path, { value }] of containers) {
      if (!belongs(text, offset, value, one.span)) continue;
      const syntax = literalSyntax(text, rootOf(one, value)[0], one.language);
      const place = syntax && literalPlace(text, value[0], offset, syntax);
      if (syntax !== undefined && place) {
        return { ...place, in: one, path: [...stepsOf(path), ...place.path], syntax, start: value[0] };
      }
    }
  }
  return null;
}

/** The literal that a value stands in: the whole body, or the value of a name. */
function rootOf({ body }: ShapedBody, value: Span): Span {
  const holders = [...body.fields.values()].map((field) => field.value);
  return holders.reduce((outer, one) => (one[0] < outer[0] && outer[1] <= one[1] ? one : outer), value);
}

/** Blank lines behind what is not finished, in UTF-16 units, that still belong to it. */
const farthest = 1000;

/** Within what was read, or behind its end where nothing else has begun. */
function belongs(text: string, offset: number, [start, end]: Span, whole: Span): boolean {
  if (start < offset && offset <= end) return true;
  if (whole[0] <= start && offset <= whole[1]) return true;
  return end < offset && offset - end < farthest && text.slice(end, offset).trim() === '';
}

import type { BodyField, DraftBody } from '../request/draft.ts';
import type { Span } from '../request/text.ts';
import type { Edit, Mend } from './mend.ts';

/** No blanks around a property are longer, in UTF-16 units. */
const farthest = 400;

/** Takes the property of a JSON body away whose value is underlined, or the item of a list, with its comma. */
export const removeProperty: Mend = ({ text, draft: { body }, span }) => {
  if (body?.kind !== 'json' || span === undefined) return null;
  const found = [...body.fields].find(([path, { value }]) => path !== '' && same(value, span));
  if (found === undefined || !hasNeighbours(body, found[0])) return null;
  return cut(text, found[0], found[1]);
};

function cut(text: string, path: string, { key, value }: BodyField): readonly Edit[] | null {
  const isItem = key === undefined;
  if (isItem !== path.endsWith(']')) return null;
  if (key !== undefined && !same(key, value) && !/^\s*:/.test(text.slice(key[1], value[0]))) return null;
  const [from, to] = [key?.[0] ?? value[0], value[1]];
  const before = /([{[,])(\s*)$/.exec(text.slice(Math.max(0, from - farthest), from));
  const after = /^\s*(?:(,)\s*)?([}\]])?/.exec(text.slice(to, to + farthest));
  if (before === null || after === null) return null;
  const [, comma, closer] = after;
  const blanks = before[2]?.length ?? 0;
  // In front of another one: up to where that begins. Else with the comma in front, or the one behind.
  if (comma !== undefined && closer === undefined) return [{ span: [from, to + after[0].length], text: '' }];
  if (closer === undefined) return null;
  if (comma !== undefined) return [{ span: [from - blanks, to + after[0].indexOf(',') + 1], text: '' }];
  return [{ span: [from - blanks - (before[1] === ',' ? 1 : 0), to], text: '' }];
}

/** A body of which nothing is left is no body. */
function hasNeighbours({ fields }: DraftBody, path: string): boolean {
  if (/[.[]/.test(path)) return true;
  return [...fields.keys()].some((other) => other !== '' && other !== path && !/[.[]/.test(other));
}

function same(a: Span, b: Span): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

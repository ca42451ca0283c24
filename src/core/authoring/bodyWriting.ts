import type { HttpInsert } from '../httpFile/httpItem.ts';
import type { Span } from '../request/text.ts';
import type { BodyPlace } from './bodyPlace.ts';
import type { FieldFacts, FieldValue } from './fieldFacts.ts';
import type { PlainShape } from './shapesAt.ts';

/** A place in a literal whose syntax is known. */
export type WritingPlace = Pick<BodyPlace, 'word' | 'quote' | 'isClosed' | 'quotes' | 'syntax'>;

/** What is typed of a word, and whether its closing quote is there. */
export interface Typed {
  readonly start: number;
  readonly end: number;
  readonly isClosed: boolean;
}

/** The word at an offset. A string that is not closed may reach far: only what is a word of it counts. */
export function typedAt(text: string, offset: number, { word, isClosed }: WritingPlace): Typed {
  const rest = text.slice(offset, word[1]);
  const [plain = ''] = /^[\w$.]*/.exec(rest) ?? [];
  return { start: word[0], end: offset + plain.length, isClosed: isClosed && plain.length === rest.length };
}

/** An entry in place of what is typed of its key: the value stays where one is there, a comma is put where one is needed. */
export function writeEntry(
  text: string,
  offset: number,
  place: WritingPlace,
  key: string,
  value: readonly HttpInsert[],
): { readonly insert: readonly HttpInsert[]; readonly span: Span; readonly hasValue: boolean } {
  const { start, end, isClosed } = typedAt(text, offset, place);
  const behind = isClosed ? end + place.quote.length : end;
  if (/^\s*:/.test(text.slice(behind, behind + 200))) {
    return { insert: [writeKey(place, key, !isClosed)], span: [start, end], hasValue: true };
  }
  const insert = [`${writeKey(place, key, true)}: `, ...value];
  const isFollowed = beginsEntry(text.slice(behind, behind + 500).trimStart(), place);
  return { insert: isFollowed ? [...insert, ','] : insert, span: [start, behind], hasValue: false };
}

function beginsEntry(next: string, { syntax }: WritingPlace): boolean {
  return (
    syntax.quotes.some((quote) => next.startsWith(quote)) || (syntax.kind === 'javascript' && /^[\w$.]/.test(next))
  );
}

/** A key as its language and its neighbours have it. `isOpen`: the word stands in a quote that is to be closed. */
function writeKey({ quote, quotes, syntax }: WritingPlace, key: string, isOpen: boolean): string {
  if (quote !== '') return isOpen ? key + quote : key;
  const usual = quotes.find((one) => one !== '');
  if (syntax.kind === 'javascript') {
    const areQuoted = quotes.length > 0 && !quotes.includes('');
    const mark = usual ?? "'";
    return areQuoted || !/^[A-Za-z_$][\w$]*$/.test(key) ? mark + key + mark : key;
  }
  const mark = usual ?? shortQuote(syntax.quotes);
  return mark + key + mark;
}

function shortQuote(quotes: readonly string[]): string {
  return quotes.find((one) => one.length < 3) ?? '"';
}

/** The beginning of a value of that kind, with a place to go on at. */
export function writeEmpty(
  text: string,
  at: BodyPlace,
  field: FieldFacts,
  shapes: readonly PlainShape[],
): HttpInsert[] {
  const gap = { placeholder: '' };
  if (field.kind === 'object') return ['{ ', gap, ' }'];
  if (field.kind === 'list') return isListOfObjects(shapes) ? ['[{ ', gap, ' }]'] : ['[', gap, ']'];
  const isText = (field.kind === 'text' || field.kind === 'snowflake') && field.values.length === 0;
  const quote = stringQuote(text, at);
  return isText ? [quote, gap, quote] : [gap];
}

/** Whether the items of a list have keys of their own. */
export function isListOfObjects(shapes: readonly PlainShape[]): boolean {
  return shapes.some((one) => one.kind === 'list' && ['record', 'depends', 'all'].includes(one.of.kind));
}

/** A value as its language has it: `ButtonStyle.Primary` where the text uses such names, bits as `1 << 6`. */
export function writeValue(text: string, at: BodyPlace, field: FieldFacts, { value, name }: FieldValue): string {
  const { kind } = at.syntax;
  switch (typeof value) {
    case 'boolean':
      return kind === 'python' ? (value ? 'True' : 'False') : String(value);
    case 'string': {
      const quote = at.quote === '' ? stringQuote(text, at) : '';
      return quote + value + quote;
    }
    default: {
      const usesNames = kind === 'javascript' && new RegExp(`\\b${field.names}\\b`).test(text);
      if (usesNames && name !== undefined) return `${field.names}.${name}`;
      return field.isFlags && kind !== 'json' && value > 1 ? `1 << ${Math.log2(value)}` : String(value);
    }
  }
}

/** The quote that the strings around have. */
function stringQuote(text: string, { syntax, in: { body } }: BodyPlace): string {
  if (syntax.kind === 'json') return shortQuote(syntax.quotes);
  const written = text.slice(...(body.fields.get('')?.value ?? body.span));
  const [single, double] = [written.split("'").length, written.split('"').length];
  if (single === double) return syntax.kind === 'python' ? '"' : "'";
  return single > double ? "'" : '"';
}

import { headerNames, headerValues } from '../httpFile/headerValues.ts';
import type { HttpInsert } from '../httpFile/httpItem.ts';
import type { Draft } from '../request/draft.ts';
import type { Span } from '../request/text.ts';
import { typedAt, writeEntry } from './bodyWriting.ts';
import type { AuthoringItem } from './item.ts';
import { type LiteralPlace, literalPlace } from './literalPlace.ts';
import { type LiteralSyntax, literalSyntax } from './literalSyntax.ts';

/** What opens an object of headers: `headers: {`, `HEADERS = {`, `headers: Record<string, string> = {`, `new Headers({`. */
const opening = /\bheaders\b["']?\s*(?::[^={}\n]{0,60}=|[:=])\s*(?:new\s+Headers\(\s*)?\{/gi;

/** The headers that mean something to Discord, where those of a request are being written: in an object, behind `-H`. */
export function headerItems(
  text: string,
  offset: number,
  language: string,
  drafts: readonly Draft[],
): readonly AuthoringItem[] {
  if (language === 'shellscript' || language === 'bat') return optionItems(text, offset, drafts);
  const found = headersPlace(text, offset, language, drafts);
  if (found === null) return [];
  const { place, syntax, isKey } = found;
  const inLiteral = { ...place, syntax };
  if (!isKey) return valueItems(text, offset, place, syntax);
  const present = new Set(place.before.map((name) => name.toLowerCase()));
  return headerNames.flatMap((name): AuthoringItem[] => {
    if (present.has(name.toLowerCase())) return [];
    const [value = []] = expressionsOf(name, syntax);
    const { insert, span } = writeEntry(text, offset, inLiteral, name, value);
    return [{ kind: 'header', label: name, insert, span }];
  });
}

interface HeadersPlace {
  readonly place: LiteralPlace;
  readonly syntax: LiteralSyntax;
  readonly isKey: boolean;
}

/** The place in an object of headers that a request uses. */
function headersPlace(text: string, offset: number, language: string, drafts: readonly Draft[]): HeadersPlace | null {
  const starts = [...text.slice(0, offset).matchAll(opening)].map((match) => match.index + match[0].length - 1);
  for (const start of starts.reverse().slice(0, 5)) {
    const syntax = literalSyntax(text, start, language);
    const place = syntax === undefined ? null : literalPlace(text, start, offset, syntax);
    const depth = place?.at === 'key' ? 0 : 1;
    if (syntax === undefined || place === null || place.path.length !== depth) continue;
    const isUsed = drafts.some(
      ({ span }) => (span[0] <= start && start <= span[1]) || /\bheaders\b/i.test(text.slice(...span)),
    );
    return isUsed ? { place, syntax, isKey: depth === 0 } : null;
  }
  return null;
}

function valueItems(text: string, offset: number, place: LiteralPlace, syntax: LiteralSyntax): AuthoringItem[] {
  const name = String(place.path.at(-1));
  const { start, end } = typedAt(text, offset, { ...place, syntax });
  const values = place.quote === '' ? expressionsOf(name, syntax) : textsOf(name, place.quote);
  return values.map((insert) => ({ kind: 'value', label: labelOf(insert), insert, span: [start, end], detail: name }));
}

/** What a header usually holds, as an expression of the language. */
function expressionsOf(name: string, { kind }: LiteralSyntax): readonly (readonly HttpInsert[])[] {
  const quote = kind === 'python' ? '"' : "'";
  if (/^authorization$/i.test(name)) {
    return kind === 'python'
      ? [['f"Bot {os.environ[\'', { placeholder: 'DISCORD_TOKEN' }, '\']}"']]
      : [['`Bot ${process.env.', { placeholder: 'DISCORD_TOKEN' }, '}`']];
  }
  return textsOf(name, quote).map((text) => [quote, ...text, quote]);
}

/** The same within a string. */
function textsOf(name: string, quote: string): readonly (readonly HttpInsert[])[] {
  if (!/^authorization$/i.test(name)) return headerValues(name);
  return quote === '`' ? [['Bot ${process.env.', { placeholder: 'DISCORD_TOKEN' }, '}']] : [['Bot '], ['Bearer ']];
}

function labelOf(insert: readonly HttpInsert[]): string {
  return insert.map((piece) => (typeof piece === 'string' ? piece : piece.placeholder)).join('');
}

/** Behind `-H` of curl. */
function optionItems(text: string, offset: number, drafts: readonly Draft[]): AuthoringItem[] {
  if (!drafts.some(({ span }) => span[0] <= offset && offset <= span[1])) return [];
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const match = /(?:\s-H\s*|\s--header[\s=]+)(["'])([\w-]*)(?::\s*([^"']*))?$/.exec(line);
  if (match === null) return [];
  const [, quote, name = '', value] = match;
  const span: Span = [offset - (value ?? name).length, offset];
  if (value === undefined) {
    return headerNames.map((label) => ({ kind: 'header', label, insert: [`${label}: `], span, leadsOn: true }));
  }
  const texts =
    /^authorization$/i.test(name) && quote === '"' ? [['Bot $', { placeholder: 'DISCORD_TOKEN' }]] : textsOf(name, '');
  return texts.map((insert) => ({ kind: 'value', label: labelOf(insert), insert, span, detail: name }));
}

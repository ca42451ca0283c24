import type { BodyField, DraftBody, JsonValue } from '../request/draft.ts';
import { looksLikeJson, readJson } from './json.ts';
import type { SourceText } from './sourceText.ts';

const jsonType = /[/+]json\b/;

/** The body that a text makes under a Content-Type; undefined: no Content-Type is set. */
export function bodyOf(source: SourceText, contentType: string | undefined): DraftBody {
  const [text, span] = [source.toText(), source.place()];
  const type = contentType?.toLowerCase() ?? '';
  if (looksLikeJson(source) || jsonType.test(type)) {
    const reading = readJson(source);
    const fields = reading?.fields ?? new Map<string, BodyField>();
    return reading === null
      ? { kind: 'json', text, span, fields }
      : { kind: 'json', text, span, fields, value: reading.value };
  }
  if (type.includes('x-www-form-urlencoded')) return { kind: 'form', text, span, ...readForm(source) };
  return { kind: 'text', text, span, fields: new Map() };
}

/** The body that a file holds. */
export function fileBodyOf(path: SourceText): DraftBody {
  return { kind: 'file', text: path.toText(), span: path.place(), fields: new Map() };
}

/** No form has more fields: what stands behind them has no place of its own. */
const mostFields = 20_000;

/** The fields of `name=value&name=value`, decoded; of a name that stands twice the last value counts. */
function readForm(source: SourceText): { fields: ReadonlyMap<string, BodyField>; value: JsonValue } {
  const fields = new Map<string, BodyField>();
  const values: [string, JsonValue][] = [];
  for (const { index, 0: pair } of source.text.matchAll(/[^&]+/g)) {
    if (values.length >= mostFields) break;
    const equals = pair.includes('=') ? index + pair.indexOf('=') : index + pair.length;
    const end = index + pair.length;
    const start = Math.min(equals + 1, end);
    const name = source.slice(index, equals).decoded(decodeFormComponent);
    fields.set(name, { value: source.span(start, end), key: source.span(index, equals) });
    values.push([name, source.slice(start, end).decoded(decodeFormComponent)]);
  }
  return { fields, value: Object.fromEntries(values) };
}

/** Decodes `+` and percent escapes; leaves a malformed text as it is. */
function decodeFormComponent(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

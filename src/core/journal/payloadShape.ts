import type { JsonValue } from '../request/draft.ts';
import { redact } from '../request/redaction.ts';
import { plain, show } from '../request/seal.ts';
import type { WireBody } from '../request/wire.ts';

/**
 * A body without its values, as JSON that reads like the body: `{"content": "string(12)", "embeds": ["array(2)", {…}]}`.
 * Strings and arrays say how long they are (UTF-16 units, items), an array shows its first item.
 */
export type PayloadShape = string | readonly PayloadShape[] | { readonly [name: string]: PayloadShape };

/** Names in all; what is beyond is counted. */
const mostNames = 200;
const deepest = 12;

/** Objects and lists in each other that a shape has at most: those of a value, its last list, the parts of a form. */
export const deepestShape = deepest + 2;

/** The shape of a body on the wire; null where there is none. */
export function shapeOfBody(body: WireBody | null, contentType = ''): PayloadShape | null {
  switch (body?.kind) {
    case undefined:
      return null;
    case 'file':
      return 'file';
    case 'text':
      return shapeOfText(body.text, contentType);
    case 'multipart':
      return Object.fromEntries(
        body.parts.map(({ name, content }) => [
          nameOf(name),
          content.kind === 'file' ? 'file' : shapeOfText(content.text, ''),
        ]),
      );
    default:
      return body satisfies never;
  }
}

function shapeOfText(text: string, contentType: string): PayloadShape {
  const value = parsed(text);
  if (value !== undefined) return shapeOfValue(value, { names: mostNames }, deepest);
  if (!/form-urlencoded/i.test(contentType)) return `text(${text.length})`;
  return shapeOfValue(fieldsOf(text), { names: mostNames }, deepest);
}

function parsed(text: string): JsonValue | undefined {
  if (!/^\s*[[{"]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fieldsOf(form: string): JsonValue {
  return Object.fromEntries(
    form.split('&').map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

function shapeOfValue(value: JsonValue, left: { names: number }, depth: number): PayloadShape {
  if (value === null) return 'null';
  if (typeof value === 'string') return `string(${value.length})`;
  if (typeof value !== 'object') return typeof value;
  if (Array.isArray(value)) {
    const [first] = value;
    const size = `array(${value.length})`;
    return first === undefined || depth === 0 ? [size] : [size, shapeOfValue(first, left, depth - 1)];
  }
  const entries = Object.entries(value);
  if (depth === 0) return `object(${entries.length})`;
  const shapes: [string, PayloadShape][] = [];
  for (const [index, [name, inner]] of entries.entries()) {
    if (left.names <= 0) {
      shapes.push(['…', `${entries.length - index}`]);
      break;
    }
    left.names -= 1;
    shapes.push([nameOf(name), shapeOfValue(inner, left, depth - 1)]);
  }
  // Not by assignment, which a field called `__proto__` would take for something else.
  return Object.fromEntries(shapes);
}

/** A name as far as one can be: what somebody put where a name belongs may be a secret. */
function nameOf(name: string): string {
  return redact(show(plain(name))).slice(0, 60) || '""';
}

import type { Hole, Text } from '../request/text.ts';
import { fallbackOf, holeName } from './holeName.ts';
import { jsonSource, type ValueSyntax } from './jsonSource.ts';

/** A text as a Python string: a literal, an f-string, or the value from the environment alone. */
export function pythonString(text: Text): string {
  const [only] = text;
  if (text.every((piece) => typeof piece === 'string')) return `"${escapeWith(text.join(''), '"')}"`;
  if (text.length === 1 && only !== undefined && typeof only !== 'string') return encodedValue(only);
  const pieces = text.map((piece) => {
    return typeof piece === 'string' ? escapeWith(piece, "'").replace(/[{}]/g, '$&$&') : `{${encodedValue(piece)}}`;
  });
  return `f'${pieces.join('')}'`;
}

const syntax: ValueSyntax = {
  string: pythonString,
  key: pythonString,
  number: (digits) => (/^(?:0|-?[1-9]\d*)$/.test(digits) || String(Number(digits)) === digits ? digits : null),
  constants: { true: 'True', false: 'False', null: 'None' },
  indent: '    ',
};

/** A JSON text as a Python value, or null where that would change it. */
export function pythonValue(text: Text, level: number): string | null {
  return jsonSource(text, syntax, level);
}

/** The value of a hole in the encoding that its place needs. The names come from `os`, `json` and `urllib.parse`. */
function encodedValue(hole: Hole): string {
  const value = environmentValue(hole);
  switch (hole.encoding) {
    case 'plain':
      return value;
    case 'json-string':
      return `json.dumps(${value})[1:-1]`;
    case 'json-value':
      return `json.dumps(${value})`;
    case 'url-component':
      return `quote(${value}, safe="")`;
    case 'form-component':
      return `quote_plus(${value})`;
    default:
      return hole.encoding satisfies never;
  }
}

/** No backslash may stand inside the braces of an f-string before Python 3.12: such a default is left out. */
function environmentValue(hole: Hole): string {
  const name = holeName(hole);
  const fallback = fallbackOf(hole);
  const isSimple = fallback !== undefined && /^[^"'\\{}\p{Cc}]*$/u.test(fallback);
  return isSimple ? `os.environ.get("${name}", "${fallback}")` : `os.environ["${name}"]`;
}

const controls: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeWith(text: string, quote: string): string {
  return text.replace(/[\\'"\p{Cc}\p{Surrogate}\u2028\u2029\uFEFF]/gu, (character) => {
    if (character === '\\' || character === quote) return `\\${character}`;
    if (character === '"' || character === "'") return character;
    return controls[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

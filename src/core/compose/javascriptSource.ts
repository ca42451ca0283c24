import type { Hole, Text } from '../request/text.ts';
import { fallbackOf, holeName } from './holeName.ts';
import { jsonSource, type ValueSyntax } from './jsonSource.ts';
import { mergedHeaders, type OutgoingHeader } from './outgoing.ts';

/** A text as a JavaScript string: single quotes, a template, or the value from the environment alone. */
export function javascriptString(text: Text): string {
  const [only] = text;
  if (text.every((piece) => typeof piece === 'string')) return `'${escapeWith(text.join(''), "'")}'`;
  if (text.length === 1 && only !== undefined && typeof only !== 'string') return encodedValue(only);
  const pieces = text.map((piece) =>
    typeof piece === 'string' ? escapeTemplate(piece) : `\${${encodedValue(piece)}}`,
  );
  return `\`${pieces.join('')}\``;
}

/** An object's key, bare where it may be. */
export function javascriptKey(text: Text): string {
  const [only] = text;
  if (text.length === 1 && typeof only === 'string' && /^[A-Za-z_$][\w$]*$/.test(only)) return only;
  const key = javascriptString(text);
  return key.startsWith("'") ? key : `[${key}]`;
}

const syntax: ValueSyntax = {
  string: javascriptString,
  key: javascriptKey,
  number: (digits) => (String(Number(digits)) === digits ? digits : null),
  constants: { true: 'true', false: 'false', null: 'null' },
  indent: '  ',
};

/** A JSON text as a JavaScript value, or null where that would change it. */
export function javascriptValue(text: Text, level: number): string | null {
  return jsonSource(text, syntax, level);
}

/** `headers: {…}`; `without` are the names that the client is told to leave out, as code. */
export function javascriptHeaders(
  headers: readonly OutgoingHeader[],
  indent: string,
  without: readonly string[] = [],
): string {
  const entries = [
    ...mergedHeaders(headers).map(({ name, value }) => `${javascriptKey([name])}: ${javascriptString(value)}`),
    ...without.map((name) => `${javascriptKey([name])}: false`),
  ];
  return `{\n${entries.map((entry) => `${indent}  ${entry},\n`).join('')}${indent}}`;
}

/** The value of a hole in the encoding that its place needs. */
function encodedValue(hole: Hole): string {
  const value = environmentValue(hole);
  switch (hole.encoding) {
    case 'plain':
      return value;
    case 'json-string':
      return `JSON.stringify(${value}).slice(1, -1)`;
    case 'json-value':
      return `JSON.stringify(${value})`;
    case 'url-component':
      return `encodeURIComponent(${value})`;
    case 'form-component':
      return `encodeURIComponent(${value}).replaceAll('%20', '+')`;
    default:
      return hole.encoding satisfies never;
  }
}

function environmentValue(hole: Hole): string {
  const name = holeName(hole);
  const value = /^[A-Za-z_]\w*$/.test(name) ? `process.env.${name}` : `process.env['${escapeWith(name, "'")}']`;
  const fallback = fallbackOf(hole);
  return fallback === undefined ? value : `(${value} ?? '${escapeWith(fallback, "'")}')`;
}

const controls: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeWith(text: string, quote: string): string {
  return text.replace(/[\\'"`\p{Cc}\p{Surrogate}\u2028\u2029\uFEFF]/gu, (character) => {
    if (character === '\\' || character === quote) return `\\${character}`;
    if (/['"`]/.test(character)) return character;
    return controls[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Line feeds stay as they are; a carriage return would become one. */
function escapeTemplate(text: string): string {
  return text
    .split('\n')
    .map((line) => escapeWith(line, '`').replaceAll('${', '\\${'))
    .join('\\n');
}

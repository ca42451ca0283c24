import type { Hole, Text } from '../request/text.ts';
import { fallbackOf, holeName } from './holeName.ts';

/** A text as a Go expression: literals and values from the environment, one after the other. */
export function goString(text: Text): string {
  const pieces = text.map((piece) => (typeof piece === 'string' ? goLiteral(piece) : encodedValue(piece)));
  return pieces.length === 0 ? '""' : pieces.join('+');
}

/** A literal: raw in backquotes where that saves escapes and keeps every character, else in double quotes. */
export function goLiteral(text: string): string {
  const isRaw = /["\\\n]/.test(text) && !/[`\uFEFF]|(?![\n\t])[\p{Cc}\p{Surrogate}\u2028\u2029]/u.test(text);
  return isRaw ? `\`${text}\`` : `"${escaped(text)}"`;
}

const controls: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(text: string): string {
  return text.replace(/["\\\p{Cc}\p{Surrogate}\u2028\u2029\uFEFF]/gu, (character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    // Half of a surrogate pair cannot be written: it would go out as U+FFFD.
    if (/\p{Surrogate}/u.test(character)) return '\\ufffd';
    return controls[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** The value of a hole in the encoding that its place needs; `goHelpers` has the functions. */
function encodedValue(hole: Hole): string {
  const value = environmentValue(hole);
  switch (hole.encoding) {
    case 'plain':
      return value;
    case 'json-string':
      return `jsonString(${value})`;
    case 'json-value':
      return `\`"\`+jsonString(${value})+\`"\``;
    case 'url-component':
      return `strings.ReplaceAll(url.QueryEscape(${value}), "+", "%20")`;
    case 'form-component':
      return `url.QueryEscape(${value})`;
    default:
      return hole.encoding satisfies never;
  }
}

function environmentValue(hole: Hole): string {
  const name = goLiteral(holeName(hole));
  const fallback = fallbackOf(hole);
  return fallback === undefined ? `os.Getenv(${name})` : `getenv(${name}, ${goLiteral(fallback)})`;
}

/** Functions that composed code calls; those that it does not call are left out. */
export const goHelpers: Readonly<Record<string, string>> = {
  must: `func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}`,
  getenv: `func getenv(name, fallback string) string {
	if value, found := os.LookupEnv(name); found {
		return value
	}
	return fallback
}`,
  jsonString: `func jsonString(value string) string {
	text := must(json.Marshal(value))
	return string(text[1 : len(text)-1])
}`,
};

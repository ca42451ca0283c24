import type { Hole, Text } from '../request/text.ts';
import { fallbackOf, holeName } from './holeName.ts';

/** A text as a Rust expression: a literal, or a `String` with values from the environment. */
export function rustString(text: Text): string {
  const [only] = text;
  if (text.every((piece) => typeof piece === 'string')) return rustLiteral(text.join(''));
  if (text.length === 1 && only !== undefined && typeof only !== 'string') return encodedValue(only);
  const literals = text.filter((piece) => typeof piece === 'string');
  if (literals.some((piece) => /[{}]/.test(piece))) {
    const pieces = text.map((piece) => (typeof piece === 'string' ? rustLiteral(piece) : `&${encodedValue(piece)}`));
    return `[${pieces.join(', ')}].concat()`;
  }
  const form = text.map((piece) => (typeof piece === 'string' ? piece : '{}')).join('');
  const values = text.flatMap((piece) => (typeof piece === 'string' ? [] : [encodedValue(piece)]));
  return `format!(${[rustLiteral(form), ...values].join(', ')})`;
}

/** A literal: raw where that saves escapes and keeps every character. */
export function rustLiteral(text: string): string {
  if (!/["\\\n]/.test(text) || odd.test(text)) return `"${escaped(text)}"`;
  const longest = Math.max(0, ...[...text.matchAll(/"(#*)/g)].map(([, hashes = '']) => hashes.length + 1));
  const hashes = '#'.repeat(longest);
  return `r${hashes}"${text}"${hashes}`;
}

/** What cannot stand in a source, or would not be seen there: controls, and what turns the direction of writing. */
const odd = /(?![\n\t])[\p{Cc}\p{Surrogate}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/u;
const oddEach = new RegExp(`["\\\\\\n\\t]|${odd.source}`, 'gu');
const escapes: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '"': '\\"',
  '\\': '\\\\',
};

function escaped(text: string): string {
  return text.replace(oddEach, (character) => {
    // Half of a surrogate pair cannot be written: it would go out as U+FFFD.
    if (/\p{Surrogate}/u.test(character)) return '\\u{fffd}';
    return escapes[character] ?? `\\u{${character.charCodeAt(0).toString(16)}}`;
  });
}

/** The value of a hole in the encoding that its place needs; `rustHelpers` has the functions. */
function encodedValue(hole: Hole): string {
  const value = environmentValue(hole);
  switch (hole.encoding) {
    case 'plain':
      return value;
    case 'json-string':
      return `json_string(&${value})`;
    case 'json-value':
      return `format!("\\"{}\\"", json_string(&${value}))`;
    case 'url-component':
      return `percent_encode(&${value})`;
    case 'form-component':
      return `percent_encode(&${value}).replace("%20", "+")`;
    default:
      return hole.encoding satisfies never;
  }
}

function environmentValue(hole: Hole): string {
  const name = rustLiteral(holeName(hole));
  const fallback = fallbackOf(hole);
  if (fallback === undefined) return `std::env::var(${name})?`;
  return `std::env::var(${name}).unwrap_or_else(|_| ${rustLiteral(fallback)}.into())`;
}

/** Functions that composed code calls; those that it does not call are left out. */
export const rustHelpers: Readonly<Record<string, string>> = {
  json_string: `fn json_string(value: &str) -> String {
    value
        .chars()
        .map(|c| match c {
            '"' | '\\\\' => format!("\\\\{c}"),
            c if c < ' ' => format!("\\\\u{:04x}", c as u32),
            c => c.to_string(),
        })
        .collect()
}`,
  percent_encode: `fn percent_encode(value: &str) -> String {
    value
        .bytes()
        .map(|b| match b {
            b if b.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&b) => char::from(b).to_string(),
            b => format!("%{b:02X}"),
        })
        .collect()
}`,
};

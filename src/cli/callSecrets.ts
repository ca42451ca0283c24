import { findTokenShapes, shapeOf } from '../core/discord/tokenShape.ts';
import { hasScheme, namesSecret, redact } from '../core/request/redaction.ts';

/** What stands between the words of an argument: `--name=value`, `FILE#NAME`, an address, a header. */
const between = /[\s=#:/@?&,;'"]+/;

/** A part of the text that `JSON.parse` could not read, as V8 repeats it. */
const excerpt = /,? ?(?:\.\.\.)?"[\s\S]*"(?:\.\.\.)? is not valid JSON/g;

/** Whether a text that should be a name is rather a secret, or holds one. */
export function isRatherSecret(text: string): boolean {
  return hasScheme(text) || text.includes('://') || findTokenShapes(text).length > 0 || isOpaque(text);
}

/**
 * The same facts with every secret masked: what has the shape of one, what the environment holds under the name of one
 * or under that which `--token-env` names, and what looks like one in the call itself.
 */
export function withoutSecrets<Facts>(facts: Facts): Facts {
  return masked(facts, [...secretsOfEnvironment(), ...process.argv.slice(2).flatMap(secretsOfArgument)]) as Facts;
}

function masked(value: unknown, known: readonly string[]): unknown {
  if (typeof value === 'string') return redact(value.replace(excerpt, ''), known);
  if (Array.isArray(value)) return value.map((item) => masked(item, known));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, masked(item, known)]));
}

function secretsOfEnvironment(): string[] {
  const chosen = process.argv.flatMap((argument, at, all) =>
    argument === '--token-env' ? [all[at + 1]] : [/^--token-env=(.*)$/s.exec(argument)?.[1]],
  );
  return Object.entries(process.env).flatMap(([name, value = '']) =>
    // A path is where a secret lies, none itself.
    chosen.includes(name) || (namesSecret(name) && !value.startsWith('/')) ? [value.trim()] : [],
  );
}

/** The login of an address, which a `#` in it may have cut, and words without meaning. */
function secretsOfArgument(argument: string): string[] {
  const login = /:\/\/(.*:.*)@/s.exec(argument)?.[1] ?? '';
  const words = argument.split(between).map((word) => word.replace(/^-+/, ''));
  return [login, ...login.split(/[#:]/), ...words.filter(isOpaque)].filter((secret) => secret !== '');
}

/** Of the length of a secret without a shape of its own, and of letters of both cases with digits, as no name is. */
function isOpaque(word: string): boolean {
  return shapeOf(word) !== 'unknown' && /\d/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word);
}

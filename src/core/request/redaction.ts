import { type Found, findTokenShapes, matches } from '../discord/tokenShape.ts';
import { lastFourOf, plain, type Sealed, type Vault } from './seal.ts';

/**
 * Finds and masks secrets in any text: answers, logs, error messages, addresses, bodies. It works without knowing which
 * secrets there are; those that are known are looked for as they are.
 */

/** What the names of secrets end with: OAuth2's, webhooks', interactions', and what people make up. */
const secretNames = '(?:token|client_?secret|password|code_verifier)';

/** `token": "` up to the value: also in single quotes, and escaped inside another JSON string. */
const quotedName = new RegExp(`${secretNames}\\\\?["']\\s{0,8}:\\s{0,8}(\\\\?["'])`, 'gi');

/** `token=…` in a form or a query. */
const formValue = new RegExp(`${secretNames}=([^&\\s"'#]+)`, 'gi');

/** The code of an OAuth2 grant, a secret while it lives. */
const grantCode = /(?:^|[?&\s"'])code=([^&\s"'#]+)/gi;

/** The values of headers that carry credentials, in a log, a dump or a command line. */
const headerValue = /authorization["']?[ \t]{0,8}[:=][ \t]{0,8}["']?([^\s"'][^\r\n"']*)/gi;
const cookieHeader = /cookie["']?[ \t]{0,8}[:=][ \t]{0,8}["']?([^\s"'][^\r\n"']*)/gi;
const cookieValue = /=([^;]+)/g;

/** A scheme in front of a credential stays readable. */
const scheme = /^(?:(?:Bot|Bearer|Basic)\s+)+/i;

/** Every place in the text that holds a secret, in order and without overlaps. `known` are looked for literally. */
export function findSecrets(text: string, known: readonly string[] = []): Found[] {
  const found = findTokenShapes(text);
  const add = (start: number, end: number) => {
    if (start < end && !text.startsWith(mask, start)) found.push({ start, end });
  };
  let covered = 0;
  for (const match of text.matchAll(quotedName)) {
    const start = match.index + match[0].length;
    if (start < covered) continue;
    covered = endOfString(text, start, match[1] ?? '"');
    add(start, covered);
  }
  for (const { start, end } of [...matches(text, formValue), ...matches(text, grantCode)]) add(start, end);
  for (const { start, end } of matches(text, headerValue)) {
    add(start + (scheme.exec(text.slice(start, end))?.[0].length ?? 0), end);
  }
  for (const header of matches(text, cookieHeader)) {
    for (const { start, end } of matches(text.slice(header.start, header.end), cookieValue)) {
      add(header.start + start, header.start + end);
    }
  }
  for (const secret of known) {
    if (secret.length < shortestSecret) continue;
    for (let start = text.indexOf(secret); start >= 0; start = text.indexOf(secret, start + secret.length)) {
      add(start, start + secret.length);
    }
  }
  return merge(found);
}

/** What stands in place of a secret, before its last four characters. */
const mask = '••••';

/** Known secrets shorter than this would mask ordinary words. */
export const shortestSecret = 6;

/** Where a string ends: at its quotation mark, unless that is escaped, or at the end of the text (a cut-off body). */
function endOfString(text: string, start: number, quote: string): number {
  let end = text.indexOf(quote, start);
  while (end > start && text[end - 1] === '\\') end = text.indexOf(quote, end + quote.length);
  return end < 0 ? text.length : end;
}

function merge(found: Found[]): Found[] {
  const merged: Found[] = [];
  for (const next of found.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && next.start < last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, next.end) };
    } else merged.push(next);
  }
  return merged;
}

/** The text with `••••` and the last four characters in place of every secret. */
export function redact(text: string, known: readonly string[] = []): string {
  return replaceSecrets(text, known, (secret) => mask + lastFourOf(secret));
}

/** A value that is a secret as a whole: its scheme (`Bot `) and its last four characters stay readable. */
export function maskWhole(value: string): string {
  const [shown = ''] = scheme.exec(value) ?? [];
  return shown.length === value.length ? value : shown + mask + lastFourOf(value.slice(shown.length));
}

/** Whether a value begins like a credential: `Bot …`, `Bearer …`, `Basic …`. */
export function hasScheme(value: string): boolean {
  return scheme.test(value);
}

/** The text with every secret put into the vault. */
export function sealSecrets(text: string, vault: Vault, known: readonly string[] = []): Sealed {
  return plain(replaceSecrets(text, known, (secret) => vault.seal(secret)));
}

function replaceSecrets(text: string, known: readonly string[], replacement: (secret: string) => string): string {
  let rest = 0;
  let result = '';
  for (const { start, end } of findSecrets(text, known)) {
    result += text.slice(rest, start) + replacement(text.slice(start, end));
    rest = end;
  }
  return result + text.slice(rest);
}

/** Whether a variable or a field of this name most likely holds a secret (`DISCORD_TOKEN`, `clientSecret`). */
export function namesSecret(name: string): boolean {
  return /token|secret|passw|credential|authorization|api[_-]?key|private[_-]?key|webhook[_-]?url/i.test(name);
}

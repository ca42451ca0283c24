import type { HttpInsert } from '../httpFile/httpItem.ts';
import type { Span } from '../request/text.ts';
import type { TypedPath } from './routeItems.ts';

/** An address of the API in code, as far as it is written. */
export type UrlPlace =
  | { readonly kind: 'path'; readonly typed: TypedPath }
  /** Not yet at the paths: `https://disc`. */
  | { readonly kind: 'host'; readonly span: Span };

/** The address of the API. */
export const api = 'https://discord.com/api/v10/';

const host = String.raw`https?:\/\/(?:(?:canary|ptb)\.)?discord(?:app)?\.com\/api(?:\/v\d+)?`;
const holder = String.raw`(?:\$\{([\w.]+)\}|\{([\w.]+)\}|\$(\w+))(?:\/api)?(?:\/v\d+)?`;
const base = new RegExp(`^(?:${host}|${holder})?(?=\\/)`, 'i');

/** A call on what looks like a client of the API, in front of its first string. */
const clientCall =
  /(?:\b|_)\w*(?:rest|api|discord|client|http)\w*(?:\.\w+)?\s*\.\s*(?:get|post|put|patch|delete|request)\s*(?:<[^<>]*>)?\(\s*(?:["'`]\w+["'`]\s*,\s*)?[fFrR]{0,2}$/i;
const routeCall = /\bRoute\(\s*["'](\w+)["']\s*,\s*[fF]?$/;
const verbCall = /\.(get|post|put|patch|delete)\s*(?:<[^<>]*>)?\(\s*(?:url\s*=\s*)?[fFrR]{0,2}$/i;
const verbBefore = /\b(?:request|Route)\(\s*["'`](GET|POST|PUT|PATCH|DELETE)["'`]\s*,\s*(?:url\s*=\s*)?[fFrR]{0,2}$/;
const shellVerb = /(?:^|\s)(?:-X\s*|--request[\s=])["']?(GET|POST|PUT|PATCH|DELETE)\b/;

/**
 * The address that ends at an offset of code: in a string that begins with the API's address, with a name that holds it,
 * or with a path that is handed to a client. `method`: what the request around it says.
 */
export function urlPlace(
  text: string,
  offset: number,
  language: string,
  known: { readonly method?: string; readonly isUrl?: boolean } = {},
): UrlPlace | null {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(Math.max(lineStart, offset - 1000), offset);
  const isShell = language === 'shellscript' || language === 'bat' || language === 'powershell';
  const quoted = /(["'`])((?:(?!\1).)*)$/.exec(line);
  const match = quoted ?? (isShell ? /(^|\s)(\S*)$/.exec(line) : null);
  const [whole = '', quote = '', written = ''] = match ?? [];
  if (match === null || /[\s?#]/.test(written)) return null;
  const start = offset - written.length;
  const [found, ...holders] = base.exec(written) ?? [];
  if (found === undefined) {
    return /^https?:/.test(written) && api.startsWith(written) ? { kind: 'host', span: [start, offset] } : null;
  }
  const before = text.slice(Math.max(0, offset - whole.length - 200), offset - whole.length);
  const name = holders.find((one) => one !== undefined);
  if (name !== undefined && !holdsApi(text, name)) return null;
  if (found === '' && !known.isUrl && !clientCall.test(before) && !routeCall.test(before)) return null;
  const verb = verbBefore.exec(before)?.[1] ?? verbCall.exec(before)?.[1]?.toUpperCase();
  const command = isShell
    ? text.slice(lineStart, text.indexOf('\n', offset) < 0 ? undefined : text.indexOf('\n', offset))
    : '';
  return {
    kind: 'path',
    typed: {
      segments: written.slice(found.length + 1).split(/\/(?![^{]*\})/),
      span: [start + found.length, offset],
      method: verb ?? shellVerb.exec(command)?.[1] ?? known.method,
      write: writerOf(quote.trim(), before, isShell),
    },
  };
}

/** Whether a name is given the address of the API somewhere in the text. */
function holdsApi(text: string, name: string): boolean {
  if (/^RouteBases\.api$/.test(name)) return true;
  const last = name.split('.').at(-1) ?? name;
  return new RegExp(
    `\\b${last}\\b['"]?\\s*(?::\\s*\\w+\\s*)?[=:]\\s*[fF]?["'\`]?https?:\\/\\/(?:\\w+\\.)?discord(?:app)?\\.com`,
  ).test(text);
}

/** How a value enters a string: as the language puts one in, else as a word to replace. */
function writerOf(quote: string, before: string, isShell: boolean): (name: string) => readonly HttpInsert[] {
  if (quote === '`' && !isShell) return (name) => ['${', { placeholder: camelCase(name) }, '}'];
  if (isShell && quote !== "'") return (name) => ['$', { placeholder: name.toUpperCase() }];
  if (/\b[rR]?[fF][rR]?$/.test(before)) return (name) => ['{', { placeholder: name }, '}'];
  return (name) => [{ placeholder: `{${name}}` }];
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

import { deepEqual, equal, ok } from 'node:assert/strict';
import { holeName } from '../../../src/core/compose/holeName.ts';
import { mergedHeaders, type Outgoing, withQuotedValues } from '../../../src/core/compose/outgoing.ts';
import type { ComposeTarget } from '../../../src/core/compose/targets.ts';
import type { BodyFilePart } from '../../../src/core/request/draft.ts';
import { fillText, type Text } from '../../../src/core/request/text.ts';
import { type Arrived, partsOf } from './recorder.ts';
import { contentsOf } from './runtimes.ts';

/** What the environment gives; a name that is not here gets a harmless value. */
export const special: Readonly<Record<string, string>> = { SHARP: 'it\'s "é" & a+b\\ %', NUMBER: '12' };

/** The value of a name in the environment that the code runs in. */
export function valueOfName(name: string): string {
  return special[name] ?? `value-of-${name.toLowerCase().replaceAll('_', '-')}`;
}

/** The text with its values; a shell puts them in as they are. */
function fill(text: Text, target: ComposeTarget): string {
  const written = target === 'curl' ? withQuotedValues(text).map(plainly) : text;
  return fillText(written, (hole) => {
    return hole.source.kind === 'environment' && hole.source.fallback !== undefined
      ? hole.source.fallback
      : valueOfName(holeName(hole));
  }).text;
}

function plainly(piece: Text[number]): Text[number] {
  return typeof piece === 'string' ? piece : { ...piece, encoding: 'plain' };
}

/** Targets that cannot leave a header out. */
const keepsDefaults: ReadonlySet<ComposeTarget> = new Set(['fetch', 'undici', 'discord.js', 'rust']);
/** `FormData` of JavaScript writes CRLF for every line break, and no type for a field (HTML, multipart/form-data). */
const htmlForms: ReadonlySet<ComposeTarget> = new Set(['fetch', 'undici', 'axios', 'discord.js']);

/** Holds what arrived against the request. */
export function compare(arrived: Arrived, outgoing: Outgoing, target: ComposeTarget): void {
  equal(arrived.method, outgoing.method);
  compareAddress(arrived.path, new URL(fill(outgoing.url, target)), target);
  for (const { name, value } of mergedHeaders(outgoing.headers))
    compareHeader(arrived, name, fill(value, target), target);
  if (!keepsDefaults.has(target)) {
    const sets = new Set(outgoing.headers.map(({ name }) => name.toLowerCase()));
    for (const name of outgoing.withoutHeaders.map((each) => each.toLowerCase())) {
      if (!sets.has(name)) equal(arrived.headers[name], undefined, name);
    }
  }
  compareBody(arrived, outgoing, target);
}

function compareAddress(path: string, url: URL, target: ComposeTarget): void {
  const sent = new URL(`https://discord.com${path}`);
  if (target === 'discord.js') {
    const route = (each: URL) => unescaped(each.pathname.replace(/^\/api(?:\/v\d+)?/, ''));
    equal(route(sent), route(url));
    deepEqual([...sent.searchParams], [...url.searchParams]);
  } else equal(unescaped(sent.pathname + sent.search), unescaped(url.pathname + url.search));
}

/** Without the percent escapes that mean the same as the sign itself. */
function unescaped(path: string): string {
  return path.replace(/%([\da-f]{2})/gi, (written, code: string) => {
    const sign = String.fromCharCode(Number.parseInt(code, 16));
    return /^[\w.~!'()*:@,;$[\]{}|^`"<>\\-]$/.test(sign) ? sign : written.toUpperCase();
  });
}

function compareHeader(arrived: Arrived, name: string, value: string, target: ComposeTarget): void {
  const lower = name.toLowerCase();
  const got = arrived.headers[lower];
  if (target === 'discord.js') {
    if (lower === 'user-agent') return;
    if (lower === 'x-audit-log-reason') {
      equal(decodeURIComponent(got ?? ''), decodeURIComponent(value));
      return;
    }
  }
  const bytes = Buffer.from(got ?? '', 'latin1').toString('utf8');
  ok(got === value.trim() || bytes === value.trim(), `${name}: ${got}, not ${value}`);
}

function compareBody(arrived: Arrived, { method, body, headers }: Outgoing, target: ComposeTarget): void {
  // REST of discord.js sends no body with GET, where Discord reads none.
  if (body === null || (target === 'discord.js' && method === 'GET')) {
    equal(arrived.body, '');
    return;
  }
  if (body.kind === 'multipart') {
    compareParts(arrived, body.parts, target);
    return;
  }
  // fetch, 5.3: a text without a type is text/plain.
  if (target !== 'fetch' && !headers.some(({ name }) => name.toLowerCase() === 'content-type')) {
    equal(arrived.headers['content-type'], undefined);
  }
  if (body.kind === 'file') {
    const contents = contentsOf(fill(body.path, target));
    equal(arrived.body, body.stripsLineBreaks ? contents.replace(/[\r\n]/g, '') : contents);
  } else if (body.kind === 'form') equal(unescaped(arrived.body), unescaped(fill(body.text, target)));
  else if (body.kind !== 'json' || !sameJson(arrived.body, fill(body.text, target)))
    equal(arrived.body, fill(body.text, target));
}

/** The same JSON with the same digits, keys and order. */
function sameJson(actual: string, expected: string): boolean {
  try {
    const digits = (text: string) => text.match(/\d{16,}/g)?.join() ?? '';
    const [left, right] = [actual, expected].map((text) => JSON.stringify(JSON.parse(text)));
    return left === right && digits(actual) === digits(expected);
  } catch {
    return false;
  }
}

function compareParts(arrived: Arrived, parts: readonly BodyFilePart[], target: ComposeTarget): void {
  const [only, ...more] = parts;
  if (target === 'discord.js' && only?.name === 'payload_json' && more.length === 0) {
    // Without files REST sends what the payload says as it is.
    const isPlain = arrived.headers['content-type'] === 'application/json';
    if (isPlain && sameJson(arrived.body, fill(only.text ?? [], target))) return;
  }
  const got = partsOf(arrived);
  deepEqual(Object.keys(got).sort(), parts.map(({ name }) => name).sort());
  for (const { name, path, text, filename, contentType } of parts) {
    const part = got[name];
    const isField = filename === undefined;
    const expected = path === undefined ? fill(text ?? [], target) : contentsOf(path);
    const content = part?.content ?? '';
    if (name === 'payload_json' && sameJson(content, expected)) continue;
    const isHtml = isField && htmlForms.has(target);
    equal(isHtml ? oneBreak(content) : content, isHtml ? oneBreak(expected) : expected);
    if (filename !== undefined) equal(readName(part?.filename ?? ''), readName(filename));
    if (contentType !== undefined && !(isField && htmlForms.has(target))) equal(part?.type, contentType);
  }
}

function oneBreak(text: string): string {
  return text.replace(/\r\n|\r/g, '\n');
}

function readName(name: string): string {
  return name.replace(/%22|\\"/g, '"');
}

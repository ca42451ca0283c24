import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { extract } from '../../../src/core/extract/extract.ts';
import type { Draft, DraftBody, JsonValue } from '../../../src/core/request/draft.ts';
import { fillText, type Hole, type Span, type Text } from '../../../src/core/request/text.ts';
import { addedBy, readParts } from './fit.ts';

/** Where the snippets are that were written with the code in sight. */
const root = 'test/fixtures/code';
const environment = JSON.parse(readFileSync(join(root, 'environment.json'), 'utf8')) as Record<string, string>;

/** A request as it arrived when the snippet was executed with its real library. */
export interface Executed {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const languages: Readonly<Record<string, string>> = {
  js: 'javascript',
  cjs: 'javascript',
  ts: 'typescript',
  py: 'python',
  vue: 'vue',
  svelte: 'svelte',
};

/** The snippets of a folder with what their execution sent. `from` is another root, such as that of the held-out ones. */
export function snippetsOf(
  folder: string,
  from = root,
): { name: string; text: string; language: string; truth: readonly Executed[] }[] {
  const truth = JSON.parse(readFileSync(join(from, folder, 'truth.json'), 'utf8')) as Record<string, Executed[]>;
  return readdirSync(join(from, folder))
    .filter((name) => name !== 'truth.json')
    .map((name) => ({
      name,
      text: readFileSync(join(from, folder, name), 'utf8'),
      language: languages[name.split('.').at(-1) ?? ''] ?? '',
      truth: truth[name] ?? [],
    }));
}

/** Asserts that extracting a snippet gives what executing it sent: as many requests, and each the same. */
export async function assertTruth(text: string, language: string, truth: readonly Executed[]): Promise<void> {
  const { drafts, incomplete } = await extract(text, language);
  assert.equal(incomplete, false);
  const inOrder = inTextOrder(
    text,
    truth.filter(({ url }) => isApi(url)),
  );
  const whole = drafts.filter((_, index) => inOrder[index] !== 'partly');
  const partly = drafts.filter((_, index) => inOrder[index] === 'partly');
  for (const draft of partly)
    assert.ok(draft.problem !== undefined || hasHole(draft), 'says that something is not known');
  const sentOnes = inOrder.filter((sent) => sent !== 'partly');
  assert.deepEqual(
    whole.map(methodAndHost),
    sentOnes.map((sent) => `${sent.method} ${new URL(sent.url).host}`),
  );
  const fill = filler(text);
  sentOnes.forEach((sent, index) => {
    const draft = whole[index];
    assert.ok(draft);
    assertSame(draft, sent, fill);
    assertRanges(draft, text);
  });

  function methodAndHost(draft: Draft): string {
    return `${filler(text)(draft.method.text)} ${new URL(filler(text)(draft.url.text)).host}`;
  }
}

/** Whether an address is one of Discord's API. */
export function isApi(url: string): boolean {
  return /^https:\/\/(?:canary\.|ptb\.)?discord(?:app)?\.com\/api\//.test(url);
}

function hasHole({ url, body }: Draft): boolean {
  return [...url.text, ...(body?.text ?? [])].some((piece) => typeof piece !== 'string');
}

/** `order: 1, -, 0` says which of the executed requests each one in the text is; `-` is one that only calls make whole. */
function inTextOrder(text: string, truth: readonly Executed[]): readonly (Executed | 'partly')[] {
  const order = /^(?:\/\/|#) order: (.*)$/m.exec(text)?.[1]?.split(',');
  if (order === undefined) return truth;
  return order.flatMap((index) => (index.trim() === '-' ? 'partly' : (truth[Number(index)] ?? [])));
}

/** Fills holes from the environment and from the snippet's `hole:` lines; anything else is a failure. */
function filler(text: string): (filled: Text) => string {
  const values = new Map<string, string>();
  for (const [, json, expression = '', value = ''] of text.matchAll(/^(?:\/\/|#) hole(-json)?: (.*) = (.*)$/gm)) {
    values.set(json === undefined ? expression : `json ${expression}`, value);
  }
  const known = (hole: Hole): string | undefined => {
    if (hole.source.kind === 'environment') return environment[hole.source.name] ?? hole.source.fallback;
    return values.get(hole.expression);
  };
  return (filled) => {
    const withJson = filled.map((piece) => {
      const json = typeof piece === 'string' ? undefined : values.get(`json ${piece.expression}`);
      return json ?? piece;
    });
    const { text: done, unresolved } = fillText(withJson, known);
    assert.deepEqual(
      unresolved.map((hole) => hole.expression),
      [],
      'holes without a value',
    );
    return done;
  };
}

function assertSame(draft: Draft, sent: Executed, fill: (text: Text) => string): void {
  assert.equal(draft.problem, undefined);
  assert.equal(new URL(fill(draft.url.text)).href, new URL(sent.url).href);
  const wire = new Map(Object.entries(sent.headers).map(([name, value]) => [name.toLowerCase(), value]));
  for (const header of draft.headers) {
    assert.equal(fill(header.value.text).trim(), wire.get(header.name.toLowerCase()), header.name);
  }
  const set = new Set(draft.headers.map((header) => header.name.toLowerCase()));
  const missing = [...wire.keys()].filter((name) => !set.has(name) && !addedBy[draft.client].test(name));
  assert.deepEqual(missing, [], 'headers on the wire that the draft lacks');
  if (draft.authorization !== undefined) assert.equal(fill(draft.authorization.text), wire.get('authorization'));
  else if (!set.has('authorization')) assert.equal(wire.get('authorization'), undefined);
  assertBody(draft.body, sent, wire.get('content-type') ?? '', fill);
}

function assertBody(body: DraftBody | null, sent: Executed, contentType: string, fill: (text: Text) => string): void {
  if (body === null) {
    assert.equal(sent.body, undefined);
  } else if (body.kind === 'multipart') {
    const parts = readParts(sent.body ?? '', contentType);
    const read = (body.parts ?? []).map(({ name, filename, text }) => ({
      name,
      ...(filename === undefined ? {} : { filename }),
      content: fill(text ?? []),
    }));
    assert.deepEqual(sorted(read), sorted(parts));
  } else {
    assert.equal(fill(body.text), sent.body);
    if (body.kind === 'json') assertData(body, JSON.parse(sent.body ?? ''), fill);
  }
}

function sorted<T extends { readonly name: string }>(parts: readonly T[]): T[] {
  return [...parts].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The body as data, and a place for every value in it. */
function assertData(body: DraftBody, sent: JsonValue, fill: (text: Text) => string): void {
  const isWhole = body.text.every((piece) => typeof piece === 'string');
  if (isWhole) assert.deepEqual(body.value, sent);
  if (isWhole) assert.deepEqual([...body.fields.keys()].sort(), pathsOf(sent, '').sort());
  assert.ok(fill(body.text).length > 0);
}

function pathsOf(value: JsonValue, path: string): string[] {
  if (value === null || typeof value !== 'object') return [path];
  const inner = Array.isArray(value)
    ? value.flatMap((item, index) => pathsOf(item, `${path}[${index}]`))
    : Object.entries(value).flatMap(([key, item]) => pathsOf(item, path === '' ? key : `${path}.${key}`));
  return [path, ...inner];
}

/** Every range holds what it is said to hold. */
function assertRanges(draft: Draft, text: string): void {
  const at = ([start, end]: Span): string => text.slice(start, end);
  if (draft.client !== 'apps-script') assert.match(at(draft.span), /^[\w$.#\s]*\S+\(?[\s\S]*\)$/);
  const method = at(draft.method.span);
  if (method !== '')
    assert.ok(method.toUpperCase().includes(String(draft.method.text[0])) || /^\w+$/.test(method), method);
  for (const header of draft.headers) {
    if (header.nameSpan[0] !== header.nameSpan[1])
      assert.equal(at(header.nameSpan).toLowerCase(), header.name.toLowerCase());
    const [only] = header.value.text;
    const written = at(header.value.span);
    if (header.value.text.length === 1 && typeof only === 'string' && /^[\w /.-]+$/.test(written)) {
      assert.ok(only === written || header.name === 'X-Audit-Log-Reason', written);
    }
  }
  const [url] = draft.url.text;
  const address = at(draft.url.span);
  if (/^https?:[\w:/.@-]+$/.test(address)) assert.ok(String(url).startsWith(address), address);
  for (const [path, { value, key }] of draft.body?.fields ?? []) {
    if (key !== undefined) assert.equal(at(key).replace(/^['"`]|['"`]$/g, ''), lastKey(path));
    assertLiteral(at(value), valueAt(draft.body?.value, path), path);
  }
}

function lastKey(path: string): string {
  return /([^.\]]*)$/.exec(path)?.[1] ?? '';
}

/** A quoted string, number or word that stands in the range means the value of the path. */
function assertLiteral(written: string, value: JsonValue | undefined, path: string): void {
  assert.notEqual(written, '', path);
  if (
    !/^(?:'[^'\n]*'|"[^"\n]*"|-?[\d.]+|0x[\da-f]+|true|false|null)$/i.test(written) ||
    value === undefined ||
    /\$?\{/.test(written)
  )
    return;
  const meant = runInNewContext(written.replace(/^(?:True|False)$/, (word) => word.toLowerCase())) as JsonValue;
  assert.ok(meant === value || String(value).includes(String(meant)), `${path}: ${written} for ${String(value)}`);
}

function valueAt(value: JsonValue | undefined, path: string): JsonValue | undefined {
  let rest = value;
  for (const [, key, index] of path.matchAll(/([^.[\]]+)(?=\.|\[|$)|\[(\d+)\]/g)) {
    if (rest === null || typeof rest !== 'object') return undefined;
    rest = (rest as Record<string, JsonValue>)[key ?? index ?? ''];
  }
  return rest;
}

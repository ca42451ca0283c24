import { deepEqual, equal, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { extractHttp } from '../../../src/core/extract/http.ts';
import type { BodyFilePart, Draft } from '../../../src/core/request/draft.ts';
import { holesOf, type Span, type Text, writeText } from '../../../src/core/request/text.ts';

const folder = 'test/fixtures/http';

/** What a request of a fixture says, written by hand. */
interface Expected {
  readonly name?: string;
  readonly client?: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: readonly (readonly [string, string])[];
  /** `kind name` of each hole, in the order of method, URL, headers, body. */
  readonly holes?: readonly string[];
  readonly body?: { readonly kind: string; readonly text?: string; readonly value?: unknown; readonly parts?: unknown };
  readonly problem?: string;
  /** What stands in the document at the place of each part: `url`, `header:NAME`, `name:NAME`, `body:PATH`, `key:PATH`. */
  readonly at?: Readonly<Record<string, string>>;
}

describe('extractHttp', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.http'))) {
    const text = readFileSync(`${folder}/${file}`, 'utf8');
    const expected: Expected[] = JSON.parse(readFileSync(`${folder}/${file.replace('.http', '.json')}`, 'utf8'));
    describe(file, () => {
      const { drafts } = extractHttp(text);

      it('finds every request for Discord and no other', () => {
        deepEqual(
          drafts.map(({ name, method, url }) => [name, writeText(method.text), writeText(url.text)]),
          expected.map(({ name, method, url }) => [name, method, url]),
        );
      });

      expected.forEach((request, index) => {
        it(`reads ${request.name ?? `request ${index + 1}`}`, () => {
          const draft = drafts[index];
          ok(draft);
          compare(text, draft, request);
        });
      });

      it('reads the same with CRLF, and with a byte order mark', () => {
        const crlf = text.replaceAll('\n', '\r\n');
        const marked = extractHttp(`\uFEFF${crlf}`).drafts;
        deepEqual(marked.map(facts), drafts.map(facts));
        for (const [index, draft] of marked.entries()) {
          const span = drafts[index]?.url.span ?? [0, 0];
          equal(`\uFEFF${crlf}`.slice(...draft.url.span).replaceAll('\r', ''), text.slice(...span));
        }
      });
    });
  }

  it('gives offsets in UTF-16 units', () => {
    const text =
      '### 🔥\nPOST https://discord.com/api/v10/channels/1/messages\nX-A: b\n\n{"content":"🔥","tts":true}\n';
    const [draft] = extractHttp(text).drafts;
    deepEqual(draft?.span, [7, 95]);
    deepEqual(draft?.method.span, [7, 11]);
    deepEqual(draft?.url.span, [12, 59]);
    deepEqual(draft?.headers[0]?.nameSpan, [60, 63]);
    deepEqual(draft?.headers[0]?.value.span, [65, 66]);
    deepEqual(draft?.body?.span, [68, 95]);
    deepEqual(draft?.body?.fields.get('tts'), { value: [90, 94], key: [84, 89] });
  });
});

function compare(text: string, draft: Draft, expected: Expected): void {
  equal(draft.language, 'http');
  equal(draft.client, expected.client ?? 'http-file');
  deepEqual(
    draft.headers.map(({ name, value }) => [name, writeText(value.text)]),
    expected.headers ?? [],
  );
  deepEqual(allHoles(draft), expected.holes ?? []);
  equal(draft.problem?.code, expected.problem);
  equal(draft.body?.kind, expected.body?.kind);
  if (expected.body?.text !== undefined) equal(writeText(draft.body?.text ?? []), expected.body.text);
  if (expected.body?.value !== undefined) deepEqual(draft.body?.value, expected.body.value);
  if (expected.body?.parts !== undefined) deepEqual(draft.body?.parts?.map(partFacts), expected.body.parts);
  for (const [part, source] of Object.entries(expected.at ?? {})) {
    const span = placeOf(draft, part);
    ok(span, part);
    equal(text.slice(...span), source, part);
  }
}

function placeOf(draft: Draft, part: string): Span | undefined {
  const [, kind, name = ''] = /^(\w+):?(.*)$/.exec(part) ?? [];
  const header = draft.headers.find((candidate) => candidate.name === name);
  switch (kind) {
    case 'method':
      return draft.method.span;
    case 'url':
      return draft.url.span;
    case 'header':
      return header?.value.span;
    case 'name':
      return header?.nameSpan;
    case 'body':
      return part === 'body' ? draft.body?.span : draft.body?.fields.get(name)?.value;
    case 'key':
      return draft.body?.fields.get(name)?.key;
    default:
      throw new Error(`no such part: ${part}`);
  }
}

function allHoles(draft: Draft): string[] {
  const texts: Text[] = [draft.method.text, draft.url.text, ...draft.headers.map((header) => header.value.text)];
  for (const part of draft.body?.parts ?? []) if (part.text !== undefined) texts.push(part.text);
  if (draft.body !== null && draft.body.parts === undefined) texts.push(draft.body.text);
  return texts.flatMap(holesOf).map(({ source, expression }) => {
    return `${source.kind} ${source.kind === 'expression' ? expression : source.name}`;
  });
}

function partFacts({ text, ...part }: BodyFilePart) {
  return text === undefined ? part : { ...part, text: writeText(text) };
}

/** What a draft says, without places. */
function facts(draft: Draft) {
  return {
    name: draft.name,
    method: writeText(draft.method.text),
    url: writeText(draft.url.text),
    headers: draft.headers.map(({ name, value }) => [name, writeText(value.text)]),
    body: draft.body && [draft.body.kind, writeText(draft.body.text), draft.body.value],
    paths: [...(draft.body?.fields.keys() ?? [])],
    problem: draft.problem?.code,
  };
}

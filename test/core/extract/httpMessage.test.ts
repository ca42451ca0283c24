import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { extract } from '../../../src/core/extract/extract.ts';
import { extractHttpMessages } from '../../../src/core/extract/httpMessage.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import { literalOf } from '../../../src/core/request/text.ts';
import type { Executed } from './executedCode.ts';

const folder = 'test/fixtures/messages';
const truth: Record<string, Executed[]> = JSON.parse(readFileSync(`${folder}/truth.json`, 'utf8'));

describe('HTTP messages in a text', () => {
  for (const [file, executed] of Object.entries(truth)) {
    const text = readFileSync(`${folder}/${file}`, 'utf8');
    const expected = executed.filter(({ url }) => url.includes('discord.com/api/'));

    it(`in ${file} are what a server reads of them`, async () => {
      const { drafts } = await extract(text, 'plaintext');
      deepEqual(drafts.map(said), expected.map(whole));
      for (const draft of drafts) assertPlaces(draft, text);
    });

    it(`in ${file} are the same in an .http file`, async () => {
      for (const draft of extractHttpMessages(text).drafts) {
        const { drafts } = await extract(text.slice(...draft.span), 'http');
        deepEqual(drafts.map(said), [said(draft)]);
      }
    });
  }

  it('have the parts of a multipart body', () => {
    const text = readFileSync(`${folder}/multipart.txt`, 'utf8');
    const [draft] = extractHttpMessages(text).drafts;
    const parts = draft?.body?.parts?.map(({ name, filename, text: content }) => [
      name,
      filename,
      literalOf(content ?? []),
    ]);
    deepEqual(parts, [
      ['payload_json', undefined, '{"content":"with a file"}'],
      ['files[0]', 'a.txt', 'one\n\ntwo'],
    ]);
    equal(text.slice(...(draft?.body?.fields.get('content')?.value ?? [0, 0])), '"with a file"');
  });

  it('are read with CRLF', () => {
    const text = readFileSync(`${folder}/json.txt`, 'utf8').replaceAll('\n', '\r\n');
    deepEqual(extractHttpMessages(text).drafts.map(said), truth['json.txt']?.map(whole));
  });

  it('have a body only where one is announced', () => {
    const remark = 'GET /api/v10/users/@me HTTP/1.1\nHost: discord.com\n\nWhy 401?\n';
    equal(extractHttpMessages(remark).drafts[0]?.body, null);
    const announced = 'POST /api/v10/x HTTP/1.1\nHost: discord.com\nContent-Type: text/plain\n\nWhy\n\n401?\n';
    equal(literalOf(extractHttpMessages(announced).drafts[0]?.body?.text ?? []), 'Why\n\n401?');
  });

  it('are none without a version, a host or an address of the API', () => {
    for (const text of [
      'GET /api/v10/gateway\nHost: discord.com\n',
      'GET /api/v10/gateway HTTP/1.1\nAccept: */*\n',
      'GET /developers HTTP/1.1\nHost: discord.com\n',
      'I sent GET /api/v10/gateway HTTP/1.1\nHost: discord.com\n',
    ]) {
      deepEqual(extractHttpMessages(text).drafts, [], text);
    }
  });
});

/** What a message says; a body of parts is compared part by part. */
function said(draft: Draft): object {
  const { method, url, headers, body } = draft;
  return {
    method: literalOf(method.text),
    url: literalOf(url.text),
    headers: Object.fromEntries(headers.map(({ name, value }) => [name, literalOf(value.text)])),
    ...(body === null || body.kind === 'multipart' ? {} : { body: literalOf(body.text) }),
  };
}

function whole({ body, ...head }: Executed): object {
  return body === undefined || body.startsWith('--') ? head : { ...head, body };
}

function assertPlaces(draft: Draft, text: string): void {
  equal(text.slice(...draft.method.span), literalOf(draft.method.text));
  ok(literalOf(draft.url.text)?.endsWith(text.slice(...draft.url.span)));
  for (const { name, nameSpan, value } of draft.headers) {
    equal(text.slice(...nameSpan), name);
    equal(text.slice(...value.span), literalOf(value.text));
  }
  if (draft.body?.kind !== 'multipart') equal(text.slice(...(draft.body?.span ?? [0, 0])), bodyText(draft));
}

function bodyText(draft: Draft): string {
  return literalOf(draft.body?.text ?? []) ?? '';
}

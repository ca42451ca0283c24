import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { extract } from '../../../src/core/extract/extract.ts';
import { extractHar } from '../../../src/core/extract/har.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import { show } from '../../../src/core/request/seal.ts';
import { literalOf, writeText } from '../../../src/core/request/text.ts';
import { readyWire } from '../request/drafts.ts';
import type { Executed } from './executedCode.ts';

const folder = 'test/fixtures/har';

describe('an HTTP Archive', () => {
  const text = readFileSync(`${folder}/browser.har`, 'utf8');
  const truth: Executed[] = JSON.parse(readFileSync(`${folder}/browser.json`, 'utf8'));

  it('that a browser wrote gives what the browser sent to Discord', async () => {
    const { drafts, incomplete } = await extract(text, 'json');
    equal(incomplete, false);
    deepEqual(drafts.map(whatIsSent), truth.map(inLowerCase));
  });

  it('names each request by its place among the entries, and has it at its own place', () => {
    const { drafts } = extractHar(text);
    const { log } = JSON.parse(text);
    for (const draft of drafts) {
      const { request } = log.entries[Number(draft.name)];
      deepEqual(JSON.parse(text.slice(...draft.span)), request);
      equal(text.slice(...draft.url.span), request.url);
      equal(text.slice(...draft.method.span), request.method);
      for (const header of draft.headers) {
        equal(decoded(text, header.value.span), literalOf(header.value.text));
        equal(text.slice(...header.nameSpan), header.name);
      }
    }
  });

  it('has each value of a JSON body at its place inside the string', () => {
    const draft = extractHar(text).drafts.find(({ body }) => body?.fields.has('embeds[0].fields[0].value'));
    ok(draft?.body);
    const place = (path: string) => text.slice(...(draft.body?.fields.get(path)?.value ?? [0, 0]));
    equal(place('embeds[0].title'), '\\"one\\"');
    equal(place('embeds[0].fields[0].value'), '\\"\\"');
    equal(place('content'), '\\"say \\\\\\"hi\\\\\\" \\\\\\\\ 🔥\\\\n`$(x)`\\"');
    equal(decoded(text, draft.body.span), literalOf(draft.body.text));
  });

  it('sends no header that it does not hold, and none of HTTP/2', () => {
    const { wire } = readyWire(
      only({
        headers: [
          { name: ':method', value: 'GET' },
          { name: 'X-A', value: 'b' },
        ],
      }),
    );
    deepEqual(
      wire.headers.map(({ name, value }) => [name, show(value)]),
      [['X-A', 'b']],
    );
  });

  it('is read while it is being typed', () => {
    for (let end = text.indexOf('"entries"'); end < text.length; end += 997) {
      for (const draft of extractHar(text.slice(0, end)).drafts) ok(draft.span[1] <= end);
    }
  });
});

describe('an entry of an HTTP Archive', () => {
  it('takes its query from where it stands', () => {
    const queryString = [
      { name: 'a', value: 'b c' },
      { name: 'd', value: '&' },
    ];
    equal(writeText(only({ queryString }).url.text), 'https://discord.com/api/v10/gateway?a=b%20c&d=%26');
    const url = 'https://discord.com/api/v10/gateway?a=1#part';
    equal(writeText(only({ url, queryString }).url.text), 'https://discord.com/api/v10/gateway?a=1');
  });

  it('makes a form of its parameters', () => {
    const params = [
      { name: 'code', value: 'a b' },
      { name: 'ü', value: '=' },
    ];
    const { body } = only({ method: 'POST', postData: { mimeType: 'application/x-www-form-urlencoded', params } });
    equal(body?.kind, 'form');
    equal(literalOf(body?.text ?? []), 'code=a+b&%C3%BC=%3D');
    deepEqual(body?.value, { code: 'a b', ü: '=' });
  });

  it('makes parts of its parameters', () => {
    const params = [
      { name: 'payload_json', value: '{"content":"x"}', contentType: 'application/json' },
      { name: 'files[0]', value: 'text', fileName: 'a.txt' },
    ];
    const { body, problem } = only({ method: 'POST', postData: { mimeType: 'multipart/form-data', params } });
    equal(problem, undefined);
    deepEqual(body?.value, { content: 'x' });
    deepEqual(
      body?.parts?.map(({ name, filename, contentType }) => [name, filename, contentType]),
      [
        ['payload_json', undefined, 'application/json'],
        ['files[0]', 'a.txt', undefined],
      ],
    );
  });

  it('is refused where the archive leaves its body out', () => {
    const params = [{ name: 'files[0]', fileName: 'a.png' }];
    for (const [postData, bodySize] of [
      [{ mimeType: 'application/json', text: '' }, 20],
      [{ mimeType: 'image/png', text: 'iVBO', encoding: 'base64' }, 3],
      [{ mimeType: 'multipart/form-data', params }, 20],
    ]) {
      equal(only({ method: 'POST', postData, bodySize }).problem?.code, 'unreadable-body');
    }
    equal(only({ method: 'POST', postData: { mimeType: '', text: '' }, bodySize: 0 }).problem, undefined);
  });

  it('is none in JSON that is no archive, nor where it goes elsewhere', async () => {
    const request = { method: 'GET', url: 'https://discord.com/api/v10/gateway', headers: [] };
    deepEqual((await extract(JSON.stringify({ entries: [{ request }] }), 'json')).drafts, []);
    deepEqual(extractHar(archive({ url: 'https://example.com/api/v10/gateway' })).drafts, []);
    deepEqual(extractHar(archive({ url: 'https://cdn.discordapp.com/icons/1/a.png' })).drafts, []);
    deepEqual(extractHar('{ "log": { "entries": {} } }').drafts, []);
  });

  it('is not looked for where brackets nest too deep', () => {
    equal(extractHar(`{"log":{"entries":${'['.repeat(100_000)}`).incomplete, true);
  });

  it('has the same place behind a byte order mark', () => {
    const marked = `\uFEFF${archive({})}`;
    const [draft] = extractHar(marked).drafts;
    equal(marked.slice(...(draft?.url.span ?? [0, 0])), 'https://discord.com/api/v10/gateway');
  });
});

function archive(request: object): string {
  const whole = { method: 'GET', url: 'https://discord.com/api/v10/gateway', headers: [], ...request };
  return JSON.stringify({ log: { version: '1.2', entries: [{ request: whole }] } });
}

function only(request: object): Draft {
  const [draft] = extractHar(archive(request)).drafts;
  ok(draft);
  return draft;
}

function whatIsSent(draft: Draft) {
  const headers = draft.headers.map(({ name, value }) => [name.toLowerCase(), literalOf(value.text)]);
  return {
    method: literalOf(draft.method.text),
    url: literalOf(draft.url.text),
    headers: Object.fromEntries(headers.sort()),
    ...(draft.body === null ? {} : { body: literalOf(draft.body.text) }),
  };
}

function inLowerCase({ headers, ...rest }: Executed) {
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { ...rest, headers: Object.fromEntries(lower.sort()) };
}

/** What the inside of a JSON string says. */
function decoded(text: string, [from, to]: readonly [number, number]): string {
  return JSON.parse(`"${text.slice(from, to)}"`);
}

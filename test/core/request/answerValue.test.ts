import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Answer } from '../../../src/core/exchange.ts';
import { extractHttp } from '../../../src/core/extract/http.ts';
import { valueAtPath } from '../../../src/core/request/jsonPath.ts';
import type { Refusal } from '../../../src/core/request/refusal.ts';
import { show } from '../../../src/core/request/seal.ts';
import { loadRefusalWords } from '../../../src/words/refusal.ts';
import { readyWire, wireOf } from './drafts.ts';

const folder = 'test/fixtures/answers';
const body = readFileSync(`${folder}/body.json`, 'utf8');

describe('a path into an answer', () => {
  const truth: Record<string, string | null> = JSON.parse(readFileSync(`${folder}/paths.json`, 'utf8'));
  for (const [path, value] of Object.entries(truth)) {
    it(`finds with ${path} what REST Client finds`, () => equal(valueAtPath(body, path) ?? null, value));
  }

  it('keeps the digits of large numbers', () => {
    equal(valueAtPath('{"id":155101607195836416123}', '$.id'), '155101607195836416123');
    equal(valueAtPath('{"a":{ "id": 155101607195836416123 }}', '$.a'), '{"id":155101607195836416123}');
  });

  it('finds nothing with what it does not know, in what is no JSON, and in what nests too deep', () => {
    for (const path of ['$.embeds[?(@.title)]', '$.embeds[0:1]', '$..a..b', '$..', '$.id.', '$[', '(@.x)']) {
      equal(valueAtPath(body, path), undefined, path);
    }
    equal(valueAtPath('<html>', '$.id'), undefined);
    equal(valueAtPath('['.repeat(100_000), '$..id'), undefined);
  });
});

describe('a value from the answer to another request', () => {
  const text = [
    '# @name created',
    'POST https://discord.com/api/v10/channels/1/messages',
    '',
    '{"content":"x"}',
    '###',
    '@author = {{created.response.body.$.author.id}}',
    'PATCH https://discord.com/api/v10/channels/1/messages/{{created.response.body.$.id}}?by={{author}}',
    'X-Bucket: {{created.response.headers.X-RateLimit-Bucket}}',
    '',
    '{"content": "{{created.response.body.$.author.username}}", "position": {{created.response.body.$.position}}}',
  ].join('\n');
  const draft = extractHttp(text).drafts[1];
  ok(draft);
  const without = { withoutCredential: true };

  it('fills address, headers and body', () => {
    const { wire } = readyWire(draft, { ...without, answers: (name) => (name === 'created' ? answered() : undefined) });
    equal(show(wire.url), 'https://discord.com/api/v10/channels/1/messages/155101607195836416?by=155101607195836417');
    equal(wire.headers.find(({ name }) => name === 'X-Bucket')?.value, 'abc');
    equal(wire.body?.kind === 'text' && show(wire.body.text), '{"content": "bot", "position": 3}');
  });

  it('is refused with the request to send first', async () => {
    for (const answers of [undefined, () => undefined]) {
      const refusal = refusalOf(answers === undefined ? without : { ...without, answers });
      deepEqual([refusal.reason, refusal.reason === 'answer' && refusal.problem], ['answer', 'not-sent']);
      const english = (await loadRefusalWords('en')).refusal(refusal);
      ok(english.includes('Send "created" first'), english);
      const japanese = (await loadRefusalWords('ja')).refusal(refusal);
      ok(japanese.includes('先に「created」を送信してください'), japanese);
    }
  });

  it('is refused where the answer has no such value, or not all of it was read', () => {
    for (const answer of [
      answered({ text: '{"message":"Unknown Channel","code":10003}' }),
      answered({ truncated: true }),
    ]) {
      const refusal = refusalOf({ ...without, answers: () => answer });
      deepEqual([refusal.reason, refusal.reason === 'answer' && refusal.problem], ['answer', 'no-value']);
    }
  });

  it('is refused where the answer holds a secret that is not kept', () => {
    const masked = body.replace('155101607195836416', '••••HOOK');
    const refusal = refusalOf({ ...without, answers: () => answered({ text: masked }) });
    deepEqual([refusal.reason, refusal.reason === 'answer' && refusal.problem], ['answer', 'masked']);
  });

  it('is left to be asked for in the forms of other clients', () => {
    const [other] = extractHttp('GET https://discord.com/api/v10/channels/{{client.global.get("id")}}').drafts;
    ok(other);
    const result = wireOf(other, without);
    equal(result.kind === 'refused' && result.refusal.reason, 'unresolved');
  });

  function refusalOf(given: Parameters<typeof wireOf>[1]): Refusal {
    ok(draft);
    const result = wireOf(draft, given);
    ok(result.kind === 'refused');
    return result.refusal;
  }
});

function answered(read: Partial<Answer['body']> = {}): Answer {
  return {
    kind: 'answer',
    status: 200,
    statusText: 'OK',
    headers: [['x-ratelimit-bucket', 'abc']],
    body: { text: body, bytes: 0, truncated: false, binary: false, ...read },
  };
}

import assert from 'node:assert/strict';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';
import { findings, found } from './formErrors.ts';

const messages = `POST /channels/${ids.text}/messages`;
const commands = `PUT /applications/${ids.application}/commands`;
const json = { 'content-type': 'application/json' };
const noObject = '[MODEL_TYPE_CONVERT]: Expected an object/dictionary.';

describe('a body that nobody expects', () => {
  let asker: Asker;
  before(async () => {
    asker = await Asker.start();
  });
  after(() => asker.sandbox.close());

  const raw = (body: string, line = messages, headers: Record<string, string> = json) =>
    findings(asker, line, { body, headers });

  // 50109: usini_discord_webhook#2
  const cases: readonly (readonly [name: string, body: string, ...findings: readonly string[]])[] = [
    ['half an object', '{"content":', '400 50109'],
    ['a comma too many', '{"content":"x",}', '400 50109'],
    ['single quotes', "{'content':'x'}", '400 50109'],
    ['something after it', '{"content":"x"}}', '400 50109'],
    ['NaN', '{"content":NaN}', '400 50109'],
    ['a blank', ' ', '400 50109'],
    ['nothing at all', '', '400 50006'],
    ['null', 'null', '400 50006'],
    ['a list', '[]', noObject],
    ['text', '"content"', noObject],
    ['a number', '5', noObject],
    ['levels as many as are read', `{"x":${'['.repeat(400)}${']'.repeat(400)}}`, '400 50006'],
    ['a hundred thousand lists', '['.repeat(100_000) + ']'.repeat(100_000), '400 50109'],
    ['as many that do not end', '['.repeat(100_000), '400 50109'],
    ['as many objects in a field', `{"embeds":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`, '400 50109'],
    ['brackets that are text', JSON.stringify({ content: '['.repeat(1500) })],
    [
      'a number beyond all numbers',
      '{"content":"x","flags":1e999}',
      'flags[NUMBER_TYPE_COERCE]: Value "Infinity" is not int.',
    ],
    [
      'a number with too many digits for an id',
      '{"content":"x","sticker_ids":[100000000000000000000000]}',
      'sticker_ids.0[NUMBER_TYPE_COERCE]: Value "100000000000000000000000" is not snowflake.',
    ],
    [
      'an id beyond 64 bits',
      '{"content":"x","sticker_ids":["18446744073709551616"]}',
      'sticker_ids.0[NUMBER_TYPE_COERCE]: Value "18446744073709551616" is not snowflake.',
    ],
    ['numbers as text', '{"content":"x","flags":"4","embeds":[{"title":"x","color":"255"}]}'],
  ];
  for (const [name, body, ...expected] of cases) {
    it(`${expected.length === 0 ? 'takes' : 'does not take'} ${name}`, async () => {
      assert.deepEqual(await raw(body), expected);
    });
  }

  it('changes nothing for others, whatever its keys are', async () => {
    const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
    for (const key of keys) {
      assert.deepEqual(await raw(`{"content":"x","${key}":{"polluted":1,"_errors":[]}}`), [], key);
      assert.deepEqual(await raw(`{"${key}":{"content":"x"}}`), ['400 50006'], key);
      const headers = { ...json, 'x-sandbox-fault': 'invalid-form-body' };
      asker.clock.pass(60_000);
      const { text } = await asker.ask(messages, { body: `{"${key}":{"deep":"text"}}`, headers });
      assert.ok(text.includes(`"${key}":{"deep":{"_errors":`), text);
      const list = `[{"name":"a","description":"d","name_localizations":{"${key}":"x"}}]`;
      assert.equal((await raw(list, commands)).length, 1, key);
    }
    assert.deepEqual(
      [({} as Record<string, unknown>)._errors, ({} as Record<string, unknown>).polluted],
      [undefined, undefined],
    );
    assert.deepEqual(found(await asker.ask('GET /users/@me')), []);
  });

  it('does not make an answer much larger than itself', async () => {
    const body = `{"messages":[${Array.from({ length: 200_000 }, () => 'true').join(',')}]}`;
    asker.clock.pass(60_000);
    const { status, text } = await asker.ask(`${messages}/bulk-delete`, { body, headers: json });
    assert.equal(status, 400);
    assert.ok(text.length < body.length, String(text.length));
  });

  it('is looked into only as far as it may be long', async () => {
    const body = JSON.stringify({ content: 'x', embeds: Array.from({ length: 100_000 }, () => 0) });
    assert.deepEqual(await raw(body), ['embeds[BASE_TYPE_MAX_LENGTH]: Must be 10 or fewer in length.']);
  });

  it('may be one long text', async () => {
    const finding = 'content[BASE_TYPE_MAX_LENGTH]: Must be 2000 or fewer in length.';
    assert.deepEqual(await raw(JSON.stringify({ content: 'x'.repeat(5_000_000) })), [finding]);
  });

  it('is broken in a form as it is elsewhere', async () => {
    const form = (payload: string) =>
      `--b\r\nContent-Disposition: form-data; name="payload_json"\r\n\r\n${payload}\r\n--b--\r\n`;
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const broken = 'payload_json[JSON_INVALID]: Expected "payload_json" to be a valid JSON string.';
    assert.deepEqual(await raw(form('{'), messages, headers), [broken]);
    assert.deepEqual(await raw(form('['.repeat(100_000)), messages, headers), [broken]);
    assert.deepEqual(await raw(form('[]'), messages, headers), [noObject]);
    assert.deepEqual(await raw('no form at all', messages, headers), ['400 50006']);
    assert.deepEqual(await raw('x', messages, { 'content-type': 'multipart/form-data' }), ['400 50006']);
  });
});

import assert from 'node:assert/strict';
import { exactJson } from '../../../src/sandbox/body/exactJson.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

describe('JSON with ids as numbers', () => {
  const cases = [
    ['{"id":1214497633075331073}', { id: '1214497633075331073' }],
    ['[1214497633075331073, -1214497633075331073]', ['1214497633075331073', '-1214497633075331073']],
    [
      '{"a":"1214497633075331073 \\" 1214497633075331073","b":1}',
      { a: '1214497633075331073 " 1214497633075331073', b: 1 },
    ],
    ['{"n":1234567890123456.5,"e":1234567890123456e2}', { n: 1234567890123456.5, e: 123456789012345600 }],
    ['{"n":999999999999999,"s":"\\\\"}', { n: 999999999999999, s: '\\' }],
  ] as const;
  for (const [text, value] of cases) {
    it(`is read without loss: ${text}`, () => assert.deepEqual(exactJson(text), value));
  }

  it('is read in whatever length: a pattern for strings would run out of stack', () => {
    const long = { text: `\\"${'"'.repeat(10_000_000)}`, id: '1234567890123456789' };
    const text = JSON.stringify(long).replace(/"(\d+)"/, '$1');
    assert.deepEqual(exactJson(text), long);
  });

  it('is still refused when it is broken', () => {
    for (const text of ['{"id":1214497633075331073', '{"id":01214497633075331073}', '1214497633075331073x']) {
      assert.throws(() => exactJson(text), SyntaxError, text);
    }
  });

  it('reaches the message that is meant', async () => {
    const asker = await Asker.start();
    const messages = `/channels/${ids.text}/messages`;
    const { json } = await asker.ask(`POST ${messages}`, { json: { content: 'x' } });
    const body = `{"content":"y","message_reference":{"message_id":${json.id},"channel_id":${ids.text}}}`;
    const reply = await asker.ask(`POST ${messages}`, { body, headers: { 'content-type': 'application/json' } });
    await asker.sandbox.close();
    assert.equal(reply.json.message_reference.message_id, json.id);
  });
});

import { deepEqual, equal } from 'node:assert/strict';
import {
  findBotTokens,
  findTokenShapes,
  idInToken,
  isTokenShaped,
  parseWebhookUrl,
  shapeOf,
} from '../../../src/core/discord/tokenShape.ts';

/** A token of the real shape for an id: made here, so that no scanner finds one in the file. */
function madeUp(id: string, last = 38): string {
  return [Buffer.from(id).toString('base64url'), 'GaBcDe', `${'x'.repeat(last - 4)}TAIL`].join('.');
}

const ids = ['12345678901234567', '987654321098765432', '1234567890123456789', '12345678901234567890'];

describe('a bot token', () => {
  for (const id of ids) {
    for (const last of [27, 38]) {
      it(`is found whole: ${id.length} digits, ${last} characters at the end`, () => {
        const text = `token = "${madeUp(id, last)}";`;
        deepEqual(findBotTokens(text), [{ start: 9, end: text.length - 2 }]);
        deepEqual(findTokenShapes(text), [{ start: 9, end: text.length - 2 }]);
      });
    }

    it(`holds its id of ${id.length} digits`, () => equal(idInToken(madeUp(id)), id));
  }

  it('leaves no tail, however long its last part is', () => {
    const text = `Bot ${madeUp('123456789012345678', 80)}`;
    deepEqual(findTokenShapes(text), [{ start: 4, end: text.length }]);
  });

  it('is masked when its scheme is glued to it', () => {
    const text = `Bot${madeUp('123456789012345678')}`;
    deepEqual(findTokenShapes(text), [{ start: 0, end: text.length }]);
    deepEqual(findBotTokens(text), []);
  });

  it('is masked when it is made up, and then not called certain', () => {
    const text = ['not-base64-of-digits-x', 'abcdef', 'y'.repeat(27)].join('.');
    equal(isTokenShaped(text), true);
    deepEqual(findBotTokens(text), []);
    equal(idInToken(text), null);
  });

  it('is not seen in host names, versions, JSON web tokens and file names', () => {
    const jwt = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', 'z'.repeat(43)].join('.');
    for (const text of ['cdn.discordapp.com', '10.0.266135', jwt, 'some-long-name-of-a-file.test.ts']) {
      deepEqual(findTokenShapes(text), [], text);
    }
  });

  it('is looked for in time that grows with the text', () => {
    const started = performance.now();
    findTokenShapes('x'.repeat(2_000_000));
    findTokenShapes('a_b.c'.repeat(400_000));
    equal(performance.now() - started < 2_000, true);
  });
});

describe('an address with a token', () => {
  const token = `${'Ab1-_'.repeat(13)}abc`;

  for (const [name, before, after] of [
    ['a webhook', 'https://discord.com/api/webhooks/123456789012345678/', '?wait=true'],
    ['a webhook with version on another host', 'http://127.0.0.1:1/api/v10/webhooks/1/', '/messages/@original'],
    ['an interaction', 'https://discord.com/api/v10/interactions/123456789012345678/', '/callback'],
    ['escaped slashes', String.raw`https:\/\/discord.com\/api\/webhooks\/123456789012345678\/`, '"'],
    ['a webhook without the word', '/123456789012345678/', '?wait=true'],
    ['an encoded address', 'https%3A%2F%2Fdiscord.com%2Fapi%2Fwebhooks%2F123456789012345678%2F', '&x=1'],
  ] as const) {
    it(`loses the whole token and nothing else: ${name}`, () => {
      deepEqual(findTokenShapes(before + token + after), [{ start: before.length, end: before.length + token.length }]);
    });
  }

  it('keeps placeholders and the parts of a path', () => {
    deepEqual(findTokenShapes('/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}'), []);
    deepEqual(findTokenShapes(`/attachments/123456789012345678/${token}.png`), []);
  });

  it('gives id and token of a webhook', () => {
    deepEqual(parseWebhookUrl(`https://canary.discord.com/api/v10/webhooks/123456789012345678/${token}?wait=true`), {
      id: '123456789012345678',
      token,
    });
    equal(parseWebhookUrl('https://discord.com/api/v10/channels/123456789012345678'), null);
  });
});

describe('shapeOf', () => {
  it('guesses by alphabet and length', () => {
    equal(shapeOf(''), 'empty');
    equal(shapeOf(madeUp('123456789012345678')), 'bot-token');
    equal(shapeOf('a1B2c3D4e5'.repeat(3)), 'oauth-token');
    equal(shapeOf('a1B2c3D4'.repeat(4)), 'client-secret');
    equal(shapeOf('w'.repeat(68)), 'webhook-token');
    equal(shapeOf('hello'), 'unknown');
  });
});

import assert from 'node:assert/strict';
import { maskedPath, maskedText, tokensIn } from '../../src/capture/node/masking.ts';

const long = 'aB3_-'.repeat(14);

describe('masking', () => {
  for (const [path, told] of [
    ['/api/v10/channels/1/messages', '/api/v10/channels/1/messages'],
    ['/api/v10/webhooks/1', '/api/v10/webhooks/1'],
    ['/api/v10/channels/1/webhooks', '/api/v10/channels/1/webhooks'],
    ['/api/webhooks/1/fake-token', '/api/webhooks/1/{token}'],
    ['/api/webhooks/1/fake-token/messages/2', '/api/webhooks/1/{token}/messages/2'],
    ['/api//webhooks//1//fake-token', '/api/webhooks/1/{token}'],
    ['/API/WEBHOOKS/1/fake-token', '/API/WEBHOOKS/1/{token}'],
    ['/api/v10/interactions/1/fake-token/callback', '/api/v10/interactions/1/{token}/callback'],
    [`/api/v10/anything/${long}`, '/api/v10/anything/{token}'],
    [
      '/api/v10/channels/1/messages/2/reactions/a_name_of_thirty_two_characters_%3A1234567890123456789/@me',
      '/api/v10/channels/1/messages/2/reactions/a_name_of_thirty_two_characters_%3A1234567890123456789/@me',
    ],
    ['/api/v10/guilds/1/members/search?query=Ann&limit=5', '/api/v10/guilds/1/members/search?query={value}&limit=5'],
    ['/api/v10/users/@me/guilds?with_counts=true&after=12', '/api/v10/users/@me/guilds?with_counts=true&after=12'],
    ['/api/v10/gateway?fake-token', '/api/v10/gateway?{value}'],
    ['/', '/'],
  ] as const) {
    it(`tells ${path} as ${told}`, () => assert.equal(maskedPath(path), told));
  }

  it('knows which parts of a path are secrets, to look for them in bodies', () => {
    assert.deepEqual(tokensIn('/api/webhooks/1/fake-token/slack?wait=true'), ['fake-token']);
    assert.deepEqual(tokensIn('/api/v10/channels/1'), []);
  });

  it('masks addresses and long words in errors', () => {
    const text = `no route to https://discord.com/api/webhooks/1/fake-token?x with ${long}`;
    assert.equal(maskedText(text), 'no route to https://discord.com/api/webhooks/1/{token}?x with {token}');
  });
});

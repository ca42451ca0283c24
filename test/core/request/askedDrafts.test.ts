import { deepEqual } from 'node:assert/strict';
import { extractHttp } from '../../../src/core/extract/http.ts';
import { askedAmong } from '../../../src/core/request/askedDrafts.ts';

describe('the ones to ask about among several requests', () => {
  it('are told by method, route and body before anything is resolved', () => {
    const { drafts } = extractHttp(`GET https://discord.com/api/v10/users/@me

###
DELETE https://discord.com/api/v10/channels/{{id}}

###
PUT https://discord.com/api/v10/guilds/1/bans/{{user}}

{}
`);
    const question = (destruction: string, production: string | null = null) => ({ destruction, production });
    deepEqual(askedAmong(drafts), [
      { index: 1, method: 'DELETE', route: '/channels/{channel_id}', question: question('delete-channel') },
      { index: 2, method: 'PUT', route: '/guilds/{guild_id}/bans/{user_id}', question: question('ban') },
    ]);
  });

  it('are all that change something with a production profile', () => {
    const { drafts } = extractHttp(`GET https://discord.com/api/v10/users/@me

###
POST https://discord.com/api/v10/channels/1/messages

{ "content": "a" }
`);
    deepEqual(askedAmong(drafts), []);
    const care = { profile: 'live', isProduction: true, isReadOnly: false };
    const question = { destruction: null, production: 'live' };
    deepEqual(askedAmong(drafts, care), [
      { index: 1, method: 'POST', route: '/channels/{channel_id}/messages', question },
    ]);
    deepEqual(askedAmong(drafts, { ...care, isReadOnly: true }), [], 'refused, not asked about');
  });
});

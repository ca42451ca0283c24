import { deepEqual } from 'node:assert/strict';
import { extractHttp } from '../../../src/core/extract/http.ts';
import { destructiveAmong } from '../../../src/core/request/destructiveDrafts.ts';

describe('the destructive ones among several requests', () => {
  it('are told by method, route and body before anything is resolved', () => {
    const { drafts } = extractHttp(`GET https://discord.com/api/v10/users/@me

###
DELETE https://discord.com/api/v10/channels/{{id}}

###
PUT https://discord.com/api/v10/guilds/1/bans/{{user}}

{}
`);
    deepEqual(destructiveAmong(drafts), [
      { index: 1, method: 'DELETE', route: '/channels/{channel_id}', destruction: 'delete-channel' },
      { index: 2, method: 'PUT', route: '/guilds/{guild_id}/bans/{user_id}', destruction: 'ban' },
    ]);
  });
});

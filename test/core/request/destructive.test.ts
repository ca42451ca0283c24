import { equal } from 'node:assert/strict';
import { type Destruction, destructionOf } from '../../../src/core/request/destructive.ts';

const api = 'https://discord.com/api/v10';

describe('what a request destroys', () => {
  for (const [method, path, expected] of [
    ['DELETE', '/guilds/1', 'delete-guild'],
    ['DELETE', '/users/@me/guilds/1', 'leave-guild'],
    ['DELETE', '/channels/1', 'delete-channel'],
    ['DELETE', '/channels/1/messages/2', 'delete-message'],
    ['DELETE', '/webhooks/1/token/messages/@original', 'delete-message'],
    ['POST', '/channels/1/messages/bulk-delete', 'bulk-delete-messages'],
    ['DELETE', '/guilds/1/roles/2', 'delete-role'],
    ['DELETE', '/webhooks/1/token', 'delete-webhook'],
    ['DELETE', '/applications/1/guilds/2/commands/3', 'delete-command'],
    ['DELETE', '/channels/1/permissions/2', 'delete-other'],
    ['DELETE', '/no/such/route', 'delete-other'],
    ['PUT', '/guilds/1/bans/2', 'ban'],
    ['DELETE', '/guilds/1/bans/2', 'unban'],
    ['POST', '/guilds/1/bulk-ban', 'bulk-ban'],
    ['DELETE', '/guilds/1/members/2', 'kick'],
    ['POST', '/guilds/1/prune', 'prune'],
    ['PUT', '/applications/1/commands', 'overwrite-commands'],
    ['PUT', '/applications/1/guilds/2/commands', 'overwrite-commands'],
    ['GET', '/guilds/1/prune', null],
    ['GET', '/guilds/1/bans/2', null],
    ['POST', '/channels/1/messages', null],
    ['POST', '/applications/1/commands', null],
    ['PUT', '/channels/1/messages/2/reactions/x/@me', null],
    ['PATCH', '/guilds/1', null],
  ] as [string, string, Destruction | null][]) {
    it(`${method} ${path}: ${expected ?? 'nothing'}`, () => equal(destructionOf(method, api + path, null), expected));
  }

  it('is a guild that is given away', () => {
    equal(destructionOf('PATCH', `${api}/guilds/1`, '{"name":"x","owner_id":"2"}'), 'transfer-ownership');
    equal(destructionOf('PATCH', `${api}/guilds/1`, '{"name":"owner_id"}'), null);
    equal(destructionOf('PATCH', `${api}/channels/1`, '{"owner_id":"2"}'), null);
  });
});

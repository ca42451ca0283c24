import { equal } from 'node:assert/strict';
import type { BodyText } from '../../../src/core/request/bodyText.ts';
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
    it(`${method} ${path}: ${expected ?? 'nothing'}`, () => equal(destructionOf(method, api + path, []), expected));
  }

  it('is seen behind percent-encoding, in lower-case methods, and where an encoded slash may be taken for one', () => {
    for (const [method, path, expected] of [
      ['PUT', '/guilds/1/%62ans/2', 'ban'],
      ['PUT', '/%67%75ilds/1/bans/%32', 'ban'],
      ['PUT', '/guilds/1%2Fbans/2', 'ban'],
      ['PUT', '/guilds%2f1%2f%62ans%2f2', 'ban'],
      ['POST', '/guilds/1/bulk%2Dban', 'bulk-ban'],
      ['put', '/guilds/1/bans/2', 'ban'],
      ['delete', '/no/such/route', 'delete-other'],
      ['PUT', '/channels/1/messages/2/reactions/%F0%9F%94%A5/@me', null],
    ] as [string, string, Destruction | null][]) {
      equal(destructionOf(method, api + path, []), expected, `${method} ${path}`);
    }
    equal(destructionOf('PUT', 'https://discord.com/%61pi/%7610/guilds/1/bans/2', []), 'ban');
  });

  const guild = (...body: BodyText[]) => destructionOf('PATCH', `${api}/guilds/1`, body);

  for (const [what, text] of [
    ['in JSON', '{"name":"x","owner_id":"2"}'],
    ['behind an escape', '{"owner\\u005fid":"2"}'],
    ['behind escapes alone', '{"\\u006fwner\\u005fid" : "2"}'],
    ['behind another of the same name', '{"owner_id":"2","owner_id":null}'],
    ['in a form', 'name=x&owner_id=2'],
    ['in a form, percent-encoded', 'owner%5Fid=2'],
  ] as const) {
    it(`is a guild that is given away, ${what}`, () => {
      equal(guild({ text }), 'transfer-ownership');
      equal(guild({ text, file: '/tmp/body.json' }), 'transfer-ownership', 'from a file');
      equal(guild({ part: 'payload_json', text }), 'transfer-ownership', 'in the payload of a multipart body');
    });
  }

  it('is a guild that is given away by a part of a multipart body', () => {
    equal(guild({ part: 'name', text: 'x' }, { part: 'owner_id', text: '2' }), 'transfer-ownership');
  });

  it('may be a guild that is given away where the body cannot be read', () => {
    for (const body of [
      { file: '/tmp/body.json', text: null },
      { part: 'payload_json', file: '/tmp/body.json', text: null },
      { text: '{"name":' },
      { text: '\uFFFD\u0000\u001f' },
      { text: `${'['.repeat(300)}{"owner\\u005fid":"2"}${']'.repeat(300)}` },
    ]) {
      equal(guild(body), 'may-transfer-ownership', JSON.stringify(body).slice(0, 60));
    }
  });

  it('is not what only speaks of an owner', () => {
    equal(guild({ text: '{"name":"owner_id"}' }), null);
    equal(guild({ text: '{"name":"\\"owner_id\\": 2"}' }), null);
    equal(guild({ text: '{"welcome":{"owner_id":"2"}}' }), null, 'of something inside');
    equal(guild({ part: 'payload_json', text: '{}' }, { part: 'icon', file: '/tmp/icon.png', text: null }), null);
    equal(destructionOf('PATCH', `${api}/channels/1`, [{ text: '{"owner_id":"2"}' }]), null);
    equal(destructionOf('PATCH', `${api}/channels/1`, [{ file: '/tmp/body.json', text: null }]), null);
  });
});

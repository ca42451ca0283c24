import { deepEqual, equal } from 'node:assert/strict';
import { routeOf } from '../../../src/core/discord/route.ts';
import { operations } from '../../../src/core/discord/routeTable.ts';
import { Vault } from '../../../src/core/request/seal.ts';

const api = 'https://discord.com/api/v10';

describe('routeOf', () => {
  it('folds ids and names the top-level resource', () => {
    const route = routeOf('POST', `${api}/channels/123456789012345678/messages?wait=true`);
    equal(route?.template, '/channels/{channel_id}/messages');
    deepEqual(route?.topLevel, { kind: 'channel', id: '123456789012345678' });
    deepEqual(route?.parameters, { channel_id: '123456789012345678' });
    equal(route?.auth, 'bot');
    equal(route?.version, 10);
    equal(route?.documented, 'operation');
  });

  it('prefers a literal segment where the method is documented for it', () => {
    equal(routeOf('GET', `${api}/users/@me`)?.template, '/users/@me');
    equal(routeOf('PATCH', `${api}/guilds/1/members/@me`)?.template, '/guilds/{guild_id}/members/@me');
    equal(routeOf('GET', `${api}/guilds/1/members/@me`)?.template, '/guilds/{guild_id}/members/{user_id}');
    equal(routeOf('GET', `${api}/guilds/templates/abc`)?.template, '/guilds/templates/{code}');
    equal(routeOf('GET', `${api}/guilds/templates/abc`)?.topLevel, null);
  });

  it('folds emoji, invite codes and tokens', () => {
    equal(
      routeOf('PUT', `${api}/channels/1/messages/2/reactions/%F0%9F%94%A5/@me`)?.template,
      '/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me',
    );
    equal(routeOf('GET', `${api}/invites/discord-developers`)?.template, '/invites/{code}');
    const callback = routeOf('POST', `${api}/interactions/77/some-long-interaction-token/callback`);
    equal(callback?.template, '/interactions/{interaction_id}/{interaction_token}/callback');
    equal(callback?.auth, 'url-token');
    deepEqual(callback?.parameters, { interaction_id: '77' });
  });

  it('keeps of a webhook token its last four characters only, sealed or not', () => {
    const token = `${'w'.repeat(64)}WXYZ`;
    const expected = { kind: 'webhook', id: '99', tokenTail: 'WXYZ' };
    deepEqual(routeOf('POST', `${api}/webhooks/99/${token}`)?.topLevel, expected);
    const sealed = routeOf('POST', `${api}/webhooks/99/${new Vault().seal(token)}?wait=true`);
    deepEqual(sealed?.topLevel, expected);
    equal(sealed?.template, '/webhooks/{webhook_id}/{webhook_token}');
    equal(JSON.stringify(routeOf('POST', `${api}/webhooks/99/${token}`)).includes('wwww'), false);
  });

  it('reads percent-encoded segments as the server does (RFC 3986, 2.3), however much of them is encoded', () => {
    for (const path of ['guilds/1/%62ans/2', '%67uilds/%31/bans/2', '%76%31%30/guilds/1/bans/%32']) {
      const route = routeOf('PUT', `https://discord.com/api/${path}`);
      equal(route?.template, '/guilds/{guild_id}/bans/{user_id}', path);
      deepEqual(route?.topLevel, { kind: 'guild', id: '1' }, path);
    }
    equal(routeOf('PUT', 'https://discord.com/%61pi/v10/guilds/1/bans/2')?.version, 10);
    equal(routeOf('GET', `${api}/guilds/1/%zz`)?.documented, 'none', 'what cannot be decoded stays as it is');
  });

  it('tells an address without version apart', () => {
    equal(routeOf('GET', 'https://discord.com/api/users/@me')?.version, null);
    equal(routeOf('GET', 'https://canary.discord.com/api/v9/users/@me')?.version, 9);
  });

  it('knows the path when only other methods are documented', () => {
    const route = routeOf('PUT', `${api}/webhooks/99/token/messages/1`);
    equal(route?.documented, 'path');
    equal(route?.auth, 'url-token');
    deepEqual(route?.methods, ['GET', 'DELETE', 'PATCH']);
  });

  it('folds ids and long values of a path that is not documented', () => {
    const route = routeOf('GET', `${api}/channels/123456789012345678/nonsense/${'x'.repeat(68)}`);
    equal(route?.template, '/channels/{id}/nonsense/{token}');
    equal(route?.documented, 'none');
    equal(route?.auth, 'unknown');
    deepEqual(route?.topLevel, { kind: 'channel', id: '123456789012345678' });
  });

  it('is null beside the API', () => {
    equal(routeOf('GET', 'https://discord.com/channels/1/2'), null);
    equal(routeOf('GET', 'https://discord.com/apiary/users'), null);
    equal(routeOf('GET', 'not an address'), null);
  });

  it('understands the local Discord', () => {
    equal(routeOf('GET', 'http://127.0.0.1:4010/api/v10/gateway')?.auth, 'bot-or-anonymous');
  });

  it('finds every operation of the table under its own name', () => {
    const lines = operations.trim().split('\n');
    equal(lines.length, 155);
    for (const line of lines) {
      const [path = '', ...methods] = line.split(' ');
      const filled = path.replaceAll(/\{\w+\}/g, 'x1');
      for (const method of methods) {
        const route = routeOf(method.replace(/\W$/, ''), `${api}/${filled}`);
        equal(route?.template, `/${path}`, `${method} ${path}`);
        equal(route?.documented, 'operation');
      }
    }
  });
});

import assert from 'node:assert/strict';
import { noContent } from '../../src/sandbox/answer.ts';
import type { Operation } from '../../src/sandbox/operation.ts';
import { Router } from '../../src/sandbox/router.ts';

function route(line: string): Operation {
  const [method, path = ''] = line.split(' ');
  return { method: method as Operation['method'], path, auth: 'bot', limit: null, run: () => noContent };
}

describe('the router', () => {
  const router = new Router(
    [
      'GET /users/@me',
      'GET /users/{user_id}',
      'PATCH /users/@me',
      'GET /guilds/{guild_id}/members/search',
      'GET /guilds/{guild_id}/members/{user_id}',
      'DELETE /guilds/{id}/members/{member_id}',
      'PUT /guilds/{guild_id}/members/@me/nick',
      'POST /webhooks/{webhook_id}/{webhook_token}',
    ].map(route),
  );

  /** The route and its parameters as a line, or why there is none. */
  function found(method: string, path: string): string {
    const match = router.find(method, path);
    if (typeof match === 'string') return match;
    const params = Object.entries(match.params).map(([name, value]) => `${name}=${value}`);
    return [match.operation.path, ...params].join(' ');
  }

  // Words win over parameters, in any order of the table; each operation has its own names for them.
  for (const [method, path, expected] of [
    ['GET', '/users/@me', '/users/@me'],
    ['GET', '/users/1', '/users/{user_id} user_id=1'],
    ['GET', '/users/%40me', '/users/@me'],
    ['GET', '/guilds/1/members/search', '/guilds/{guild_id}/members/search guild_id=1'],
    ['GET', '/guilds/1/members/2', '/guilds/{guild_id}/members/{user_id} guild_id=1 user_id=2'],
    ['DELETE', '/guilds/1/members/2', '/guilds/{id}/members/{member_id} id=1 member_id=2'],
    ['GET', '/guilds/1/members/@me', '/guilds/{guild_id}/members/{user_id} guild_id=1 user_id=@me'],
    ['PUT', '/guilds/1/members/@me/nick', '/guilds/{guild_id}/members/@me/nick guild_id=1'],
    ['POST', '/webhooks/1/a%2Fb', '/webhooks/{webhook_id}/{webhook_token} webhook_id=1 webhook_token=a/b'],
    ['GET', '/', 'unknown'],
    ['GET', '/users', 'unknown'],
    ['GET', '/users/', 'unknown'],
    ['GET', '/users/1/', 'unknown'],
    ['GET', '/guilds//members/2', 'unknown'],
    ['GET', '/users/1/2', 'unknown'],
    ['GET', '/Users/@me', 'unknown'],
  ] as const) {
    it(`finds ${expected} for ${method} ${path}`, () => assert.equal(found(method, path), expected));
  }

  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
    it(`tells a wrong method from a path that is none: ${method}`, () => {
      const only = new Router([route(`${method} /x/{y}`)]);
      for (const other of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'].filter((name) => name !== method)) {
        assert.equal(only.find(other, '/x/1'), 'method');
      }
      assert.equal(only.find('GET', '/x'), 'unknown');
    });
  }
});

import { deepEqual, equal, ok } from 'node:assert/strict';
import { permissionBits } from '../../../src/core/discord/permission.ts';
import { permissionRules, ruleApplies } from '../../../src/core/discord/routePermission.ts';
import { operations } from '../../../src/core/discord/routeTable.ts';
import type { JsonValue } from '../../../src/core/request/draft.ts';

const routes = operations
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [path = '', ...methods] = line.split(' ');
    return methods.map((method) => ({ method: /^[A-Z]+/.exec(method)?.[0] ?? '', path }));
  });

/** The permissions that certainly apply to a body. */
function needed(method: string, path: string, body: JsonValue): string[] {
  return permissionRules(method, path)
    .filter((rule) => ruleApplies(rule, body) === 'yes')
    .flatMap(({ permissions }) => permissions);
}

describe('permissions of routes', () => {
  const withRules = routes.filter(({ method, path }) => permissionRules(method, path).length > 0);

  it('are stated for 98 documented routes and the two old addresses of pins', () => {
    equal(withRules.length, 100);
  });

  it('are flags that Discord has', () => {
    const names = withRules.flatMap(({ method, path }) =>
      permissionRules(method, path).flatMap(({ permissions }) => permissions),
    );
    ok(names.length > 100);
    deepEqual(
      names.filter((name) => !Object.hasOwn(permissionBits, name)),
      [],
    );
  });

  it('follow the body (documentation, resources/guild, Modify Guild Member)', () => {
    const path = 'guilds/{guild_id}/members/{user_id}';
    deepEqual(needed('PATCH', path, { nick: 'a' }), ['MANAGE_NICKNAMES']);
    deepEqual(needed('PATCH', path, { mute: true, deaf: true }), ['MUTE_MEMBERS', 'DEAFEN_MEMBERS']);
    deepEqual(needed('PATCH', path, { communication_disabled_until: null }), ['MODERATE_MEMBERS']);
  });

  it('follow the value where it matters (documentation, Create Stage Instance)', () => {
    ok(needed('POST', 'stage-instances', { send_start_notification: true }).includes('MENTION_EVERYONE'));
    ok(!needed('POST', 'stage-instances', { send_start_notification: false }).includes('MENTION_EVERYONE'));
  });

  it('are those of after the split of 2026-02-23', () => {
    deepEqual(needed('PUT', 'channels/{channel_id}/messages/pins/{message_id}', {}), ['PIN_MESSAGES']);
    deepEqual(needed('POST', 'guilds/{guild_id}/emojis', {}), ['CREATE_GUILD_EXPRESSIONS']);
    deepEqual(needed('POST', 'guilds/{guild_id}/scheduled-events', { entity_type: 3 }), ['CREATE_EVENTS']);
  });

  it('may depend on what a request does not show', () => {
    const [rule] = permissionRules('DELETE', 'channels/{channel_id}/messages/{message_id}');
    equal(rule === undefined ? undefined : ruleApplies(rule, undefined), 'maybe');
  });

  it('are none where the documentation states none', () => {
    deepEqual(permissionRules('GET', 'users/@me'), []);
  });
});

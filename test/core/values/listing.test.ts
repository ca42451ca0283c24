import { deepEqual, equal } from 'node:assert/strict';
import { routeOf } from '../../../src/core/discord/route.ts';
import type { IdKind } from '../../../src/core/values/idKind.ts';
import { apiBase, homeOf, listStep, nextPage, stepsTo, withId } from '../../../src/core/values/listing.ts';

const within = { guild: '1', channel: '2', application: '3' };
const kinds: readonly IdKind[] = [
  'guild',
  'channel',
  'message-channel',
  'category',
  'role',
  'member',
  'message',
  'webhook',
  'application',
  'command',
  'emoji',
  'application-emoji',
  'sticker',
  'event',
  'rule',
  'sound',
  'integration',
  'entitlement',
  'sku',
];

/** Every path that is read for a kind when all that can be known is known. */
function pathsOf(kind: IdKind): readonly string[] {
  const step = listStep(kind, within);
  switch (step.kind) {
    case 'list':
      return step.paths;
    case 'search':
      return [step.path('a b'), step.all];
    default:
      return [];
  }
}

describe('the lists that ids are picked from', () => {
  it('are documented reads, every one of them', () => {
    for (const kind of kinds) {
      const paths = pathsOf(kind);
      equal(paths.length > 0, true, kind);
      for (const path of paths) {
        equal(routeOf('GET', `https://discord.com/api/v10${path}`)?.documented, 'operation', path);
      }
    }
  });

  it('ask for what they lie in first', () => {
    deepEqual(listStep('role', {}), { kind: 'first', of: 'guild' });
    deepEqual(listStep('message', { guild: '1' }), { kind: 'first', of: 'message-channel' });
    deepEqual(listStep('command', { guild: '1' }), { kind: 'first', of: 'application' });
    deepEqual([stepsTo('guild', {}), stepsTo('channel', {}), stepsTo('message', {})], [1, 2, 3]);
    deepEqual([stepsTo('message', { guild: '1' }), stepsTo('message', { channel: '2' })], [2, 1]);
  });

  it('take the guild from a channel that is known', () => {
    deepEqual(listStep('role', { channel: '2' }), { kind: 'guild-of-channel', path: '/channels/2' });
    deepEqual(listStep('channel', { channel: '2' }), { kind: 'first', of: 'guild' });
  });

  it('search members, which needs no intent, and list them only after that', () => {
    deepEqual(pathsOf('member'), ['/guilds/1/members/search?query=a%20b&limit=50', '/guilds/1/members?limit=1000']);
  });

  it('have as many pages as there are guilds, 200 on each', () => {
    const first = '/users/@me/guilds?limit=200';
    equal(nextPage(first, 200, '9'), '/users/@me/guilds?limit=200&after=9');
    equal(nextPage(first, 199, '9'), null);
    equal(nextPage('/guilds/1/roles', 250, '9'), null);
  });

  it('go where the request goes, in version 10', () => {
    equal(apiBase('https://canary.discord.com/api/v9/channels/1'), 'https://canary.discord.com/api/v10');
    equal(apiBase('https://discord.com/api/users/@me'), 'https://discord.com/api/v10');
    equal(apiBase('{base}/api/v10/users/@me'), 'https://discord.com/api/v10');
    equal(apiBase('https://{host}/api/v10/users/@me'), 'https://discord.com/api/v10');
  });

  it('know where an id is at home', () => {
    deepEqual([homeOf('guild', within), homeOf('role', within), homeOf('message', within)], [undefined, '1', '2']);
    equal(homeOf('command', within), '3');
    deepEqual([homeOf('role', { channel: '2' }), homeOf('channel', { channel: '2' })], ['2', undefined]);
    deepEqual(withId({ guild: '1' }, 'message-channel', '5'), { guild: '1', channel: '5' });
  });
});

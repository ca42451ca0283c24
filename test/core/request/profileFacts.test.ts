import { deepEqual } from 'node:assert/strict';
import type { WireSurroundings } from '../../../src/core/request/toWire.ts';
import { botToken, hole, readyWire, type Sketch, sketch, webhookUrl } from './drafts.ts';

const webhook = { id: 'w1', name: 'Alerts', kind: 'webhook', secret: webhookUrl } as const;
const bot = { id: 'b1', name: 'Shop', kind: 'bot', secret: botToken } as const;

/** Who sent, as the facts say it: the profile's id and name, where the credential stood, its last four characters. */
function senderOf(draft: Sketch, given: Partial<WireSurroundings>) {
  const { origin, profile, profileId, lastFour } = readyWire(sketch(draft), given).credential;
  return [profileId, profile, origin, lastFour];
}

describe('the profile that a request goes with', () => {
  it('is the webhook’s where it gives the address', () => {
    deepEqual(senderOf({ method: 'POST', url: [hole('HOOK')], client: 'fetch' }, { profile: webhook }), [
      'w1',
      'Alerts',
      'url',
      webhookUrl.slice(-4),
    ]);
  });

  it('is not the webhook’s where the text has an address of its own', () => {
    deepEqual(senderOf({ method: 'POST', url: webhookUrl }, { profile: webhook }).slice(0, 3), [
      undefined,
      undefined,
      'url',
    ]);
  });

  it('is one without a credential where none goes', () => {
    const way = { profile: 'Nobody', id: 'n1' };
    const url = 'https://discord.com/api/v10/gateway';
    deepEqual(senderOf({ url }, { way, withoutCredential: true }), ['n1', 'Nobody', 'none', '']);
    deepEqual(senderOf({ url, headers: { authorization: `Bot ${botToken}` } }, { way }).slice(0, 3), [
      undefined,
      undefined,
      'literal',
    ]);
  });

  it('is the one whose token goes, by its id', () => {
    const url = 'https://discord.com/api/v10/users/@me';
    deepEqual(senderOf({ client: 'http-file', url }, { profile: bot, way: { profile: 'Shop', id: 'b1' } }), [
      'b1',
      'Shop',
      'profile-by-default',
      botToken.slice(-4),
    ]);
    // Nothing of it went.
    deepEqual(senderOf({ client: 'fetch', url }, { profile: bot, way: { profile: 'Shop', id: 'b1' } }), [
      undefined,
      undefined,
      'none',
      '',
    ]);
  });
});

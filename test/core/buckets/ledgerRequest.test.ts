import assert from 'node:assert/strict';
import { ledgerRequest } from '../../../src/core/buckets/ledgerRequest.ts';
import { type CredentialFacts, noCredential } from '../../../src/core/request/credentialFacts.ts';
import { plain, Vault } from '../../../src/core/request/seal.ts';

const bot: CredentialFacts = {
  ...noCredential,
  origin: 'profile',
  scheme: 'Bot',
  shape: 'bot-token',
  lastFour: '9f3k',
};

describe('a request in the ledger', () => {
  it('is known by method, route, top-level resource and credential', () => {
    const wire = { method: 'POST', url: plain('https://discord.com/api/v10/channels/123456789012345678/messages?x=1') };
    assert.deepEqual(ledgerRequest('r1', wire, bot, false), {
      id: 'r1',
      method: 'POST',
      route: '/channels/{channel_id}/messages',
      resource: 'channel 123456789012345678',
      credential: 'Bot …9f3k',
      lastFour: '9f3k',
      sandbox: false,
    });
  });

  it('holds no token of a webhook, and tells two tokens apart', () => {
    const resourceFor = (token: string) => {
      const url = `https://discord.com/api/webhooks/123456789012345678/${new Vault().seal(token)}`;
      const request = ledgerRequest(
        'r1',
        { method: 'POST', url: plain(url) },
        { ...noCredential, origin: 'url' },
        false,
      );
      assert.ok(!JSON.stringify(request).includes(token));
      assert.equal(request?.credential, '');
      return request?.resource;
    };
    assert.equal(resourceFor('not-a-real-webhook-token-aaaa'), 'webhook 123456789012345678 …aaaa');
    assert.equal(resourceFor('not-a-real-webhook-token-bbbb'), 'webhook 123456789012345678 …bbbb');
  });

  it('is none where the address is no API path', () => {
    assert.equal(ledgerRequest('r1', { method: 'GET', url: plain('https://example.com/') }, noCredential, false), null);
  });
});

import assert from 'node:assert/strict';
import { ledgerRequest } from '../../../src/core/buckets/ledgerRequest.ts';
import { snowflakeAt } from '../../../src/core/discord/snowflake.ts';
import { type CredentialFacts, noCredential } from '../../../src/core/request/credentialFacts.ts';
import { plain, Vault } from '../../../src/core/request/seal.ts';

const bot: CredentialFacts = {
  ...noCredential,
  origin: 'profile',
  scheme: 'Bot',
  shape: 'bot-token',
  lastFour: '9f3k',
};

/** 2026-11-29, in milliseconds since 1970. */
const now = Date.UTC(2026, 10, 29);

describe('a request in the ledger', () => {
  it('is known by method, route, top-level resource and credential', () => {
    const wire = { method: 'POST', url: plain('https://discord.com/api/v10/channels/123456789012345678/messages?x=1') };
    assert.deepEqual(ledgerRequest('r1', wire, bot, false, now), {
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
        now,
      );
      assert.ok(!JSON.stringify(request).includes(token));
      assert.equal(request?.credential, '');
      return request?.resource;
    };
    assert.equal(resourceFor('not-a-real-webhook-token-aaaa'), 'webhook 123456789012345678 …aaaa');
    assert.equal(resourceFor('not-a-real-webhook-token-bbbb'), 'webhook 123456789012345678 …bbbb');
  });

  it('is none where the address is no API path', () => {
    assert.equal(
      ledgerRequest('r1', { method: 'GET', url: plain('https://example.com/') }, noCredential, false, now),
      null,
    );
  });

  it('counts in a bucket by the age of the message that it deletes (discord-api-docs#8330)', () => {
    const variant = (age: number) => {
      const id = snowflakeAt(now - age);
      const url = plain(`https://discord.com/api/v10/channels/123456789012345678/messages/${id}`);
      return ledgerRequest('r1', { method: 'DELETE', url }, bot, false, now)?.variant;
    };
    assert.deepEqual(
      [5, 15, 13 * 86_400, 15 * 86_400].map((seconds) => variant(seconds * 1000)),
      ['fresh', 'recent', 'recent', 'old'],
    );
  });

  it("has a limit of its own where it changes a channel's name or topic (discord-api-docs#1900)", () => {
    const subLimit = (body: unknown, method = 'PATCH') =>
      ledgerRequest(
        'r1',
        {
          method,
          url: plain('https://discord.com/api/v10/channels/123456789012345678'),
          body: { kind: 'text', text: plain(JSON.stringify(body)) },
        },
        bot,
        false,
        now,
      )?.subLimit;
    assert.deepEqual(
      [
        subLimit({ name: 'a' }),
        subLimit({ nsfw: true, topic: 'b' }),
        subLimit({ nsfw: true }),
        subLimit({ name: 'a' }, 'DELETE'),
      ],
      ['channel-name', 'channel-name', undefined, undefined],
    );
  });
});

import { equal } from 'node:assert/strict';
import { environmentGuess } from '../../../src/core/profiles/environmentGuess.ts';
import { factsOfSecret } from '../../../src/core/profiles/factsOfSecret.ts';
import { secretPersistence } from '../../../src/core/profiles/secretPersistence.ts';

describe('how long the secret storage lasts', () => {
  const linux = {
    isBrowser: false,
    isRemote: false,
    platform: 'linux',
    sessionBusAddress: undefined,
    hasSessionBusSocket: false,
  };

  it('is until the page is reloaded in a browser, whatever runs behind it', () => {
    equal(secretPersistence({ ...linux, isBrowser: true, isRemote: true }), 'browser');
  });

  it('is doubtful on a Linux without a session bus', () => {
    equal(secretPersistence(linux), 'no-keyring');
    equal(secretPersistence({ ...linux, sessionBusAddress: '' }), 'no-keyring');
    equal(secretPersistence({ ...linux, sessionBusAddress: 'unix:path=/run/user/1000/bus' }), 'lasting');
    equal(secretPersistence({ ...linux, hasSessionBusSocket: true }), 'lasting');
  });

  it('is not judged where nothing can be told: other systems, remote windows', () => {
    equal(secretPersistence({ ...linux, platform: 'darwin' }), 'lasting');
    equal(secretPersistence({ ...linux, isRemote: true }), 'lasting');
  });
});

describe('what is kept of a secret', () => {
  // 123456789012345678 in base64url, as the first part of a bot's token holds it.
  const token = [Buffer.from('123456789012345678').toString('base64url'), 'FaKe00', 'x'.repeat(34)].join('.');

  it('is the id in a bot token, and four characters', () => {
    const { botId, lastFour } = factsOfSecret('bot', `${token}TAIL`);
    equal(botId, '123456789012345678');
    equal(lastFour, 'TAIL');
  });

  it('is of a webhook what its token ends with, whatever stands behind that', () => {
    const url = `https://discord.com/api/webhooks/123456789012345678/${'ab-_'.repeat(16)}HOOK?wait=true`;
    equal(factsOfSecret('webhook', url).lastFour, 'HOOK');
  });

  it('is no id where the kind or the shape has none', () => {
    equal(factsOfSecret('bearer', token).botId, undefined);
    equal(factsOfSecret('bot', 'fake-token-without-shape').botId, undefined);
    equal(factsOfSecret('none', '').lastFour, '');
  });
});

describe('the environment that a name speaks of', () => {
  for (const [name, environment] of [
    ['My bot', 'development'],
    ['PROD_TOKEN', 'production'],
    ['DISCORD_TOKEN_STAGING', 'staging'],
    ['bot-live', 'production'],
    ['productive helper', 'development'],
    ['test of production', 'development'],
    ['本番の Bot', 'production'],
    ['Bot (ステージング)', 'staging'],
    ['delivery', 'development'],
  ] as const) {
    it(`${name}: ${environment}`, () => equal(environmentGuess(name), environment));
  }
});

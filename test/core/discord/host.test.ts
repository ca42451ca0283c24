import { deepEqual, equal } from 'node:assert/strict';
import { allowableOrigin, destinationOf, isDiscordUrl, isLoopback } from '../../../src/core/discord/host.ts';

describe('isDiscordUrl', () => {
  for (const host of ['discord.com', 'canary.discord.com', 'ptb.discord.com', 'discordapp.com', 'DISCORD.com:443']) {
    it(`accepts the API on ${host}`, () => equal(isDiscordUrl(`https://${host}/api/v10/users/@me`), true));
  }

  for (const path of ['/reactions/%F0%9F%91%8D/@me', '?query=a.b+%2E%2E/c', '#/../../x', '/%2E/users']) {
    it(`accepts the path ${path}`, () => equal(isDiscordUrl(`https://discord.com/api${path}`), true));
  }

  for (const url of [
    'https://discord.com/channels/@me',
    'https://discord.com/api/../channels/@me',
    'https://discord.com/api/%2e%2e/channels/@me',
    'https://discord.com/api/v10/.%2E/%2E./channels/@me?x',
    'https://discord.com/apiary',
    'https://discord.com.evil.example/api/users/@me',
    'https://evil.example/discord.com/api/users/@me',
    'https://discord.com@evil.example/api/users/@me',
    'https://discord.com:8443/api/users/@me',
    'https://notdiscord.com/api/users/@me',
    'https://cdn.discordapp.com/api/x',
    'https://discord.com./api/users/@me',
    'ftp://discord.com/api/users/@me',
    'discord.com/api/users/@me',
  ]) {
    it(`rejects ${url}`, () => equal(isDiscordUrl(url), false));
  }
});

describe('destinationOf', () => {
  it('lets a credential go to Discord over TLS only', () => {
    deepEqual(destinationOf('https://discord.com/api/v10/gateway', []), { kind: 'discord' });
    deepEqual(destinationOf('http://discord.com/api/v10/gateway', []), {
      kind: 'refused',
      problem: 'insecure',
      host: 'discord.com',
    });
  });

  it('lets it go to an allowed origin: loopback, or anywhere over TLS', () => {
    deepEqual(destinationOf('http://127.0.0.1:4010/api/v10/gateway', ['http://127.0.0.1:4010']), {
      kind: 'allowed',
      origin: 'http://127.0.0.1:4010',
    });
    deepEqual(destinationOf('https://proxy.example/api/v10/gateway', ['https://proxy.example/']), {
      kind: 'allowed',
      origin: 'https://proxy.example',
    });
    deepEqual(destinationOf('http://proxy.example/api/v10/gateway', ['http://proxy.example']), {
      kind: 'refused',
      problem: 'insecure',
      host: 'proxy.example',
    });
  });

  it('refuses every other port, host and scheme', () => {
    const refused = (url: string) => {
      const destination = destinationOf(url, ['http://127.0.0.1:4010']);
      return destination.kind === 'refused' ? destination.problem : destination.kind;
    };
    equal(refused('http://127.0.0.1:4011/api/v10/gateway'), 'not-discord');
    equal(refused('http://localhost:4010/api/v10/gateway'), 'not-discord');
    equal(refused('https://evil.example/api/v10/gateway'), 'not-discord');
    equal(refused('https://discord.com/login'), 'not-discord');
    equal(refused('file:///etc/passwd'), 'invalid-url');
    equal(refused('https://user:secret@discord.com/api/v10/gateway'), 'credential-in-url');
  });
});

describe('an origin that a person may allow', () => {
  it('is over HTTPS or on this machine, and not Discord', () => {
    deepEqual(
      ['https://proxy.example:8443/api/v10/x', 'http://127.0.0.1:1/x', 'http://localhost/x'].map(allowableOrigin),
      ['https://proxy.example:8443', 'http://127.0.0.1:1', 'http://localhost'],
    );
    for (const url of [
      'http://proxy.example/api',
      'https://discord.com/login',
      'https://user:x@proxy.example/',
      'file:///etc/passwd',
      'x',
    ]) {
      equal(allowableOrigin(url), null, url);
    }
  });
});

describe('isLoopback', () => {
  it('knows the names of this machine', () => {
    deepEqual(['localhost', '127.0.0.1', '127.8.9.10', '[::1]'].map(isLoopback), [true, true, true, true]);
    deepEqual(['127.evil.example', 'localhost.evil.example', '10.0.0.1', '[::2]'].map(isLoopback), [
      false,
      false,
      false,
      false,
    ]);
  });
});

import { equal, ok } from 'node:assert/strict';
import { startCaptureProxy } from '../../src/node/capture/captureProxy.ts';
import { proxyFor } from '../../src/node/proxyChoice.ts';
import { systemClock } from '../../src/node/systemClock.ts';
import { UndiciTransport } from '../../src/node/undiciTransport.ts';
import { closeServers, draft, noCancel, quickLimits, ready } from './server.ts';

/** What no message may hold, in any letter case: addresses are read in lower case. */
const mark = 'canaryq';

/** Every character of ASCII that is neither letter nor digit, and what stands for one. */
const punctuation = [
  ...Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)),
  '\t',
  '\\\\',
  '%40',
  'é',
  '\u{1F511}',
].filter((character) => !/^[a-z\d]$/i.test(character));

/** Passwords with the mark behind, between, and in front of each character, and behind a port's digits. */
const passwords = punctuation.flatMap((character) => [
  `hun${character}${mark}`,
  `${mark}${character}ter2`,
  `${character}${mark}${character}`,
  `123${character}${mark}`,
  `${character}${character}${mark}@${character}${mark}`,
  ...punctuation.map((other) => `1${character}${mark}${other}${mark}`),
]);

const schemes = ['http://', 'https://', 'socks5://', 'socks://', 'HTTP://', ''];
const hosts = ['proxy.example:8080', 'proxy.example', '10.0.0.1:3128/', '[2001:db8::1]:1080', 'not a host', ''];

const discord = new URL('https://discord.com/api/v10/gateway');

describe('the password of a proxy', () => {
  after(closeServers);

  it('is in no word about an address that cannot be used, whatever it is made of', () => {
    let unusable = 0;
    for (const scheme of schemes) {
      for (const host of hosts) {
        for (const password of passwords) {
          const address = `${scheme}me:${password}@${host}`;
          const choice = proxyFor(discord, { proxy: address }, {});
          if (choice === null) continue;
          const { authorization, ...told } = choice as { authorization?: string };
          if ('unusable' in told) unusable += 1;
          ok(!JSON.stringify(told).toLowerCase().includes(mark), `${address}: ${JSON.stringify(told)}`);
        }
      }
    }
    ok(unusable > 1000, String(unusable));
  });

  it('is not taken for a host, a port or a path', () => {
    for (const address of [
      'http://me:12/ab@proxy.example:8080',
      'http://me:12?ab@proxy.example',
      'http://me:12#ab@p',
      'http://me:12\\ab@p',
    ]) {
      ok('unusable' in (proxyFor(discord, { proxy: address }, {}) ?? {}), address);
    }
  });

  it('does not hide which address it is about', () => {
    const told = (address: string) => {
      const choice = proxyFor(discord, { proxy: address }, {});
      return choice !== null && 'unusable' in choice ? choice.unusable : 'used';
    };
    equal(told('socks5://me:p@ss@proxy.example:1080'), 'socks5://proxy.example:1080');
    equal(told('http://me:hun/ter2@proxy.example:8080'), 'http://proxy.example:8080');
    equal(told('socks5://127.0.0.1:1080'), 'socks5://127.0.0.1:1080');
    equal(told('http://me:hunter2'), '');
  });

  for (const address of [`http://me:hun/${mark}@proxy:8080`, `socks5://me:p@${mark}@proxy:1080`, `http://me:${mark}`]) {
    it(`is in no failure: ${address.replaceAll(mark, '…')}`, async () => {
      const transport = new UndiciTransport({ clock: systemClock, environment: { HTTPS_PROXY: address } });
      const { wire, vault } = ready(draft('https://discord.example/api/v10/gateway'), 'https://discord.example');
      const { outcome } = await transport.send(wire, vault, quickLimits, noCancel);
      transport.close();
      ok(outcome.kind === 'failure', JSON.stringify(outcome));
      equal(outcome.code, 'ERR_PROXY_INVALID_CONFIG');
      ok(!JSON.stringify(outcome).includes(mark), outcome.message);
    });

    it(`is in no refusal to start a capture proxy: ${address.replaceAll(mark, '…')}`, async () => {
      const error = await startCaptureProxy({
        port: 0,
        upstream: 'https://discord.com',
        clock: systemClock,
        environment: { HTTPS_PROXY: address },
        hear: () => {},
        words: { unreachable: () => '', notHere: '', userToken: () => '' },
      }).then(
        () => new Error('it has started'),
        (reason: NodeJS.ErrnoException) => reason,
      );
      equal((error as NodeJS.ErrnoException).code, 'ERR_PROXY_INVALID_CONFIG');
      ok(!String(error.stack).includes(mark), error.message);
    });
  }
});

import { deepEqual, equal } from 'node:assert/strict';
import { isHeaderText } from '../../../src/core/profiles/headerText.ts';
import { originIn, proxyIn, proxyLogin } from '../../../src/core/profiles/profileAddress.ts';

describe('a base address', () => {
  it('is an origin over HTTPS, or on this machine', () => {
    deepEqual(
      ['https://proxy.example:8443', ' https://proxy.example/ ', 'http://127.0.0.1:8787', 'http://localhost:80'].map(
        originIn,
      ),
      ['https://proxy.example:8443', 'https://proxy.example', 'http://127.0.0.1:8787', 'http://localhost'],
    );
  });

  it('is nothing else', () => {
    for (const typed of [
      '',
      'proxy.example',
      'http://proxy.example',
      'https://user:pass@proxy.example',
      'https://proxy.example/api',
      'https://proxy.example/?a',
      'file:///etc/passwd',
      'javascript:alert(1)',
    ]) {
      equal(originIn(typed), null, typed);
    }
  });
});

describe('a proxy', () => {
  it('is read with and without scheme and login; the password is kept apart', () => {
    deepEqual(proxyIn('proxy.example:3128'), { proxy: { address: 'http://proxy.example:3128' }, password: '' });
    deepEqual(proxyIn('https://us%40er:p%C3%A4ss@proxy.example:8443'), {
      proxy: { address: 'https://proxy.example:8443', user: 'us@er' },
      password: 'päss',
    });
  });

  it('is nothing else', () => {
    for (const typed of [
      '',
      'socks5://proxy.example:1080',
      'http://proxy.example/path',
      'http://me:1#b@x',
      'http://%zz@x:1',
      'a b',
    ]) {
      equal(proxyIn(typed), null, typed);
    }
  });

  it('gets its login as RFC 7617 says, in UTF-8', () => {
    // The RFC's own two examples (sections 2 and 2.1).
    equal(proxyLogin('Aladdin', 'open sesame'), 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==');
    equal(proxyLogin('test', '123£'), 'Basic dGVzdDoxMjPCow==');
    for (const [user, password] of [
      ['a', ''],
      ['ab', 'c'],
      ['日本', '語😀'],
      ['x', 'y'.repeat(100)],
    ] as const) {
      equal(proxyLogin(user, password), `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`);
    }
  });
});

it('a User-Agent is one line of visible characters', () => {
  deepEqual(['DiscordBot (https://example.com, 1.0)', 'x', '', ' x', 'x ', 'a\nb', 'a\tb', 'é'].map(isHeaderText), [
    true,
    true,
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
});

import assert from 'node:assert/strict';
import { plain, type Sealed, show, Vault } from '../../../src/core/request/seal.ts';

describe('a vault', () => {
  const secret = ['not', 'a', 'real', 'secret', '9f3k'].join('-');

  it('gives back exactly what was put away', () => {
    const vault = new Vault();
    const sealed = `Bot ${vault.seal(secret)}!` as Sealed;
    assert.equal(vault.open(sealed), `Bot ${secret}!`);
  });

  it('shows the last four characters of a long secret and none of a short one', () => {
    const vault = new Vault();
    assert.equal(show(vault.seal(secret)), '••••9f3k');
    assert.equal(show(vault.seal('short')), '••••');
  });

  it('never tells a secret when it is printed, serialised or inspected', async () => {
    const { inspect } = await import('node:util');
    const vault = new Vault();
    const sealed = vault.seal(secret);
    for (const said of [String(vault), JSON.stringify({ vault }), inspect(vault), sealed, JSON.stringify(sealed)]) {
      assert.ok(!said.includes(secret), said);
    }
  });

  it('does not take masked text that a person pasted for a seal', () => {
    const vault = new Vault();
    vault.seal(secret);
    assert.equal(vault.open(plain('••••9f3k')), '••••9f3k');
  });

  it('takes its secrets out of text that echoes them', () => {
    const vault = new Vault();
    vault.seal(secret);
    assert.equal(vault.redact(`you sent ${secret}.`), 'you sent ••••9f3k.');
  });

  it('knows its secrets in every form that servers repeat them in', () => {
    const token = ['notAToken', 'of+A', 'bot/and?its=own~9f3k'].join('.');
    const vault = new Vault();
    vault.seal(token);
    const bytes = Buffer.from(token);
    const html = (write: (code: number) => string) => Array.from(token, (sign) => write(sign.charCodeAt(0))).join('');
    const forms = [
      token,
      encodeURIComponent(token),
      token.replaceAll('.', '%2e'),
      bytes.toString('hex'),
      bytes.toString('hex').toUpperCase(),
      token.replaceAll('.', '\\u002e'),
      token.replaceAll('+', '\\x2B'),
      html((code) => `&#${code};`),
      html((code) => `&#x${code.toString(16)};`),
      html((code) => `\\u${code.toString(16).padStart(4, '0')}`),
      html((code) => `%${code.toString(16)}`),
    ];
    for (const form of forms) assert.equal(vault.redact(`"a": "${form}"`), '"a": "••••9f3k"');
    for (const before of ['', 'Bot ', 'u:', 'Bearer ', 'me@example:']) {
      for (const after of ['', '\n', '; x', ' and more']) {
        for (const alphabet of ['base64', 'base64url'] as const) {
          const said = vault.redact(Buffer.from(before + token + after).toString(alphabet));
          assert.match(said, /••••9f3k/);
          // What is left does not hold a whole sign of it.
          for (const piece of said.split('••••9f3k')) {
            for (const at of [0, 1, 2, 3]) {
              const read = Buffer.from(piece.slice(at), alphabet).toString('latin1');
              assert.ok(!read.includes('otAToken') && !read.includes('own~9f3'), `${before}…${after}: ${said}`);
            }
          }
        }
      }
    }
    assert.equal(vault.redact('100% of &# and \\u0041 stay'), '100% of &# and \\u0041 stay');
  });
});

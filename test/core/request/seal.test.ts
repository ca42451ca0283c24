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
});

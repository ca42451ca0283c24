import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { saltedFingerprint } from '../../src/node/saltedFingerprint.ts';

describe('fingerprints of secrets', () => {
  it('are the same for the same secret and for no other, whatever their ends', async () => {
    const print = saltedFingerprint();
    assert.equal(await print('fake-token'), await print('fake-token'));
    assert.notEqual(await print('fake-token'), await print('Fake-token'));
  });

  it('mean nothing elsewhere: no list of hashes finds them', async () => {
    const print = await saltedFingerprint()('fake-token');
    assert.notEqual(print, await saltedFingerprint()('fake-token'));
    assert.notEqual(print, createHash('sha256').update('fake-token').digest('base64url'));
  });
});

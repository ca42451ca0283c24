import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { Chance } from '../chance.ts';
import type { Application } from '../world/world.ts';

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The application's key pair. It follows from the seed, so it proves nothing outside a sandbox. */
export function signingKeys(seed: number): Pick<Application, 'signingKey' | 'verifyKey'> {
  const signingKey = new Chance(`signing:${seed}`).hex(64);
  const { x = '' } = createPublicKey(privateKey(signingKey)).export({ format: 'jwk' });
  return { signingKey, verifyKey: Buffer.from(x, 'base64url').toString('hex') };
}

/**
 * The headers by which an application's endpoint knows that a request is Discord's: Ed25519 over the timestamp and the
 * body. Source: developers/interactions/overview#setting-up-an-endpoint-validating-security-request-headers
 *
 * @param now Milliseconds since the epoch; the header has seconds.
 */
export function signatureHeaders({ signingKey }: Application, now: number, body: string): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const signature = sign(null, Buffer.from(timestamp + body), privateKey(signingKey));
  return { 'x-signature-ed25519': signature.toString('hex'), 'x-signature-timestamp': timestamp };
}

function privateKey(signingKey: string) {
  return createPrivateKey({
    key: Buffer.concat([pkcs8, Buffer.from(signingKey, 'hex')]),
    format: 'der',
    type: 'pkcs8',
  });
}

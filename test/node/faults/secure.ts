import type { TlsOptions } from 'node:tls';
import { selfSigned } from '../certificate.ts';
import { Authority, type Issued } from './authority.ts';
import type { Asked, Fault, Scene } from './fault.ts';
import { eachHead, json, place, say, sceneAt } from './place.ts';

const address = '127.0.0.1';
const answer = `HTTP/1.1 200 OK\r\n${json}Content-Length: 2\r\n\r\n{}`;

/** Certificates of these tests. */
export interface Certificates {
  readonly authority: string;
  readonly good: Issued;
  readonly expired: Issued;
  readonly early: Issued;
  /** For `discord.example`. */
  readonly other: Issued;
  /** For `discord.com`. */
  readonly discord: Issued;
  readonly strange: Issued;
}

let made: Certificates | undefined;

/** All of them at once, when the first is needed. */
export function certificates(): Certificates {
  if (made !== undefined) return made;
  const [authority, stranger] = [new Authority(), new Authority()];
  try {
    made = {
      authority: authority.cert,
      good: authority.issue(address),
      expired: authority.issue(address, '20200101000000Z', '20200201000000Z'),
      early: authority.issue(address, '20480101000000Z', '20490101000000Z'),
      other: authority.issue('discord.example'),
      discord: authority.issue('discord.com'),
      strange: stranger.issue(address),
    };
    return made;
  } finally {
    authority.close();
    stranger.close();
  }
}

type Named = Exclude<keyof Certificates, 'authority' | 'discord'>;

const withTls =
  (named: Named, options: TlsOptions = {}, asked: Partial<Asked> = {}) =>
  async (): Promise<Scene> => {
    const { authority, [named]: issued } = certificates();
    const at = await place(eachHead(say(answer)), { ...issued, ...options });
    return sceneAt(at, { trusted: [authority], ...asked });
  };

/** A failed handshake. */
const tls = (codes: readonly string[], cause?: string) => ({
  codes,
  phase: 'tls' as const,
  class: 'transport/tls',
  ...(cause === undefined ? {} : { cause }),
});

/** An alert as a server sends it in plain (RFC 8446, 6): level fatal, handshake_failure. */
const alert = '\x15\x03\x03\x00\x02\x02\x28';

const overTls = (fault: Fault): Fault => ({
  ...fault,
  start: async () => {
    const scene = await fault.start();
    return { ...scene, asked: { ...scene.asked, url: scene.asked.url.replace('http:', 'https:') } };
  },
});

const afterHello = (name: string, bytes: string, expected: Fault['expected']): Fault =>
  overTls({
    name,
    expected,
    start: async () => sceneAt(await place((socket) => socket.once('data', () => socket.end(bytes, 'latin1')))),
  });

/** Certificates that must not be trusted, and handshakes that fail. */
export const secureFaults: readonly Fault[] = [
  { name: 'TLS as it should be', start: withTls('good'), expected: { status: 200, class: 'success', text: '{}' } },
  {
    name: 'a certificate that has expired',
    start: withTls('expired'),
    expected: tls(['CERT_HAS_EXPIRED'], 'certificate-expired'),
  },
  {
    name: 'a certificate that is not valid yet',
    start: withTls('early'),
    expected: tls(['CERT_NOT_YET_VALID'], 'certificate-expired'),
  },
  {
    name: 'a certificate of another host',
    start: withTls('other'),
    expected: tls(['ERR_TLS_CERT_ALTNAME_INVALID'], 'certificate-other-host'),
  },
  {
    name: 'a certificate by an unknown authority',
    start: withTls('strange'),
    expected: tls(['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'], 'issuer-untrusted'),
  },
  {
    name: 'a certificate that signed itself',
    start: async () => sceneAt(await place(eachHead(say(answer)), selfSigned(address))),
    expected: tls(['DEPTH_ZERO_SELF_SIGNED_CERT'], 'issuer-untrusted'),
  },
  {
    name: 'only TLS 1.1',
    start: withTls('good', { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }),
    expected: tls(['EPROTO', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'ERR_SSL_UNSUPPORTED_PROTOCOL'], 'tls-failed'),
  },
  {
    name: 'only ciphers that we do not offer',
    start: withTls('good', { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-NULL-SHA:@SECLEVEL=0' }),
    expected: tls(
      ['EPROTO', 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE'],
      'tls-failed',
    ),
  },
  {
    name: 'wants a certificate of ours (TLS 1.2)',
    start: withTls('good', { requestCert: true, rejectUnauthorized: true, maxVersion: 'TLSv1.2' }),
    expected: tls(['EPROTO', 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE']),
  },
  {
    // In TLS 1.3 the server looks at it when for us the handshake is over, and Node's says no word.
    name: 'wants a certificate of ours (TLS 1.3)',
    start: withTls('good', { requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.3' }),
    expected: { codes: ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'], phase: 'headers', class: 'transport/reset' },
  },
  afterHello('plain HTTP on a TLS port', 'HTTP/1.1 400 Bad Request\r\n\r\n', {
    ...tls(['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG'], 'tls-not-spoken'),
  }),
  afterHello(
    'garbage on a TLS port',
    '\0\x01\x02\x03'.repeat(50),
    tls(['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG']),
  ),
  afterHello(
    'a handshake alert',
    alert,
    tls(['EPROTO', 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE'], 'tls-failed'),
  ),
  {
    name: 'TLS on a plain port',
    start: async () => {
      const scene = await withTls('good')();
      return { ...scene, asked: { url: scene.asked.url.replace('https:', 'http:') } };
    },
    // Node's server hears that it is HTTP and hangs up: whoever asks learns no more than that.
    expected: { codes: ['UND_ERR_SOCKET', 'ECONNRESET'], phase: 'headers', class: 'transport/reset' },
  },
];

import type { Duplex } from 'node:stream';
import type { AddressFault } from './faults/fault.ts';

/** Where a client has to send. */
export interface ClientAddress {
  /** Scheme, host and port. */
  readonly origin: string;
  /** The proxy to go through, which is the sandbox itself. */
  readonly proxy?: string;
}

/**
 * The address under which a sandbox that runs at `url` is not to be reached, for failures that come before any request.
 * Names that end in `.invalid` never exist (RFC 2606); nobody listens at the other loopback address; and the port
 * speaks no TLS.
 */
export function addressOf(fault: AddressFault | undefined, url: string): ClientAddress {
  const { port } = new URL(url);
  switch (fault) {
    case undefined:
      return { origin: url };
    case 'unknown-name':
      return { origin: `https://discord.invalid:${port}` };
    case 'closed-port':
      return { origin: `http://[::1]:${port}` };
    case 'not-tls':
      return { origin: url.replace(/^http:/, 'https:') };
    case 'proxy-login':
      return { origin: 'https://discord.invalid', proxy: url };
    default:
      return fault satisfies never;
  }
}

/** A sandbox leads nowhere: whoever takes it for a proxy and asks for a tunnel is asked for a login (RFC 9110, 407). */
export function refuseTunnel(socket: Duplex): void {
  const head = ['HTTP/1.1 407 Proxy Authentication Required', 'proxy-authenticate: Basic realm="sandbox"'];
  socket.on('error', () => {});
  socket.end(`${[...head, 'x-sandbox: 1', 'content-length: 0', 'connection: close'].join('\r\n')}\r\n\r\n`);
}

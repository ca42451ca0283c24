import { deepEqual, equal, ok } from 'node:assert/strict';
import { connect } from 'node:net';
import type { Passage, TransportResult } from '../../src/core/ports.ts';
import { proxyLogin } from '../../src/core/profiles/profileAddress.ts';
import { proxyFor } from '../../src/node/proxyChoice.ts';
import { systemClock } from '../../src/node/systemClock.ts';
import { UndiciTransport } from '../../src/node/undiciTransport.ts';
import { selfSigned } from './certificate.ts';
import { answerJson, closeServers, draft, http, https, noCancel, quickLimits, ready, tcp } from './server.ts';

describe('a passage', () => {
  const transports: UndiciTransport[] = [];
  const make = (options: Partial<ConstructorParameters<typeof UndiciTransport>[0]> = {}) => {
    const transport = new UndiciTransport({ clock: systemClock, ...options });
    transports.push(transport);
    return transport;
  };

  afterEach(async () => {
    for (const transport of transports.splice(0)) transport.close();
    await closeServers();
  });

  function send(transport: UndiciTransport, origin: string, passage?: Passage): Promise<TransportResult> {
    const headers = { Authorization: 'Bot fake-token' };
    const { wire, vault } = ready(draft(`${origin}/api/v10/gateway`, { headers }), origin);
    const by = passage === undefined ? transport : transport.by(passage);
    return by.send(wire, vault, quickLimits, noCancel);
  }

  const status = ({ outcome }: TransportResult) => (outcome.kind === 'answer' ? outcome.status : outcome.code);

  it('never shares a socket with another, not even for the same credential', async () => {
    const users = new Map<number | undefined, Set<string>>();
    let sender = '';
    const server = await http((request, response) => {
      const seen = users.get(request.socket.remotePort) ?? new Set();
      users.set(request.socket.remotePort, seen.add(sender));
      answerJson(response, 200, {});
    });
    const transport = make();
    for (sender of ['a', 'b', 'a', 'none', 'b', 'a', 'none', 'b']) {
      equal(status(await send(transport, server.origin, sender === 'none' ? undefined : { name: sender })), 200);
    }
    for (const seen of users.values()) equal(seen.size, 1, [...seen].join());
    // Each keeps its own alive and uses it again.
    equal(users.size, 3);
  });

  it('carries no cookie from one to another, nor to itself', async () => {
    const cookies: (string | undefined)[] = [];
    const server = await http((request, response) => {
      cookies.push(request.headers.cookie);
      response.setHeader('set-cookie', '__cfruid=of-the-first; path=/');
      answerJson(response, 200, {});
    });
    const transport = make();
    for (const name of ['a', 'b', 'a']) await send(transport, server.origin, { name });
    deepEqual(cookies, [undefined, undefined, undefined]);
  });

  it('goes through its own proxy with its own login, whatever the editor and the environment say', async () => {
    const host = 'discord.example';
    const certificate = selfSigned(host);
    const target = await https(certificate, (_, response) => answerJson(response, 200, {}));
    const asked: string[] = [];
    const proxy = await tcp((socket) => {
      socket.once('data', (head) => {
        asked.push(head.toString('latin1'));
        const onward = connect(target.port, '127.0.0.1', () => {
          socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
          socket.pipe(onward).pipe(socket);
        });
        onward.on('error', () => socket.destroy());
        socket.on('error', () => onward.destroy());
      });
    });
    const transport = make({
      network: () => ({ useProxy: false, noProxy: ['*'] }),
      environment: { NO_PROXY: '*' },
      extraCertificates: [certificate.cert],
    });
    const own = { address: proxy.origin, authorization: proxyLogin('me', 'fake-password') };
    equal(status(await send(transport, `https://${host}`, { name: 'a', proxy: own })), 200);
    equal(asked.length, 1);
    ok(asked[0]?.includes(`Proxy-Authorization: Basic ${Buffer.from('me:fake-password').toString('base64')}\r\n`));
    ok(!asked[0]?.includes('fake-token'), 'the proxy sees no credential');
  });

  it('whose proxy cannot be read goes nowhere', async () => {
    const transport = make();
    for (const address of ['', 'nonsense://x', 'socks5://127.0.0.1:1']) {
      const result = await send(transport, 'https://discord.example', { name: 'a', proxy: { address } });
      equal(status(result), 'ERR_PROXY_INVALID_CONFIG', address);
    }
  });

  it('is not asked for this machine', () => {
    equal(proxyFor(new URL('http://127.0.0.1:1/'), { own: { address: 'http://proxy.example:1' } }, {}), null);
  });
});

describe('the credential', () => {
  afterEach(closeServers);

  it('is carried to no other host by a redirect, of whatever kind', async () => {
    const elsewhere: unknown[] = [];
    const other = await http((request, response) => {
      elsewhere.push(request.headers);
      answerJson(response, 200, {});
    });
    for (const code of [301, 302, 303, 307, 308]) {
      const server = await http((_, response) => {
        response.writeHead(code, { location: `${other.origin}/api/v10/gateway` }).end();
      });
      const transport = new UndiciTransport({ clock: systemClock });
      const headers = { Authorization: 'Bot fake-token' };
      const { wire, vault } = ready(draft(`${server.origin}/api/v10/gateway`, { headers }), server.origin);
      const { outcome } = await transport.send(wire, vault, quickLimits, noCancel);
      transport.close();
      equal(outcome.kind === 'answer' && outcome.status, code);
    }
    deepEqual(elsewhere, []);
  });
});

describe('the verification of certificates', () => {
  const certificate = selfSigned('127.0.0.1');
  let tolerant: string | undefined;

  before(() => {
    tolerant = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  });
  afterEach(async () => {
    if (tolerant === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = tolerant;
    await closeServers();
  });

  async function codeOf(network: ConstructorParameters<typeof UndiciTransport>[0]['network'], host = '127.0.0.1') {
    const server = await https(certificate, (_, response) => answerJson(response, 200, {}));
    const origin = server.origin.replace('127.0.0.1', host);
    const transport = new UndiciTransport({ clock: systemClock, ...(network === undefined ? {} : { network }) });
    const { wire, vault } = ready(draft(`${origin}/api/v10/gateway`), origin);
    const { outcome } = await transport.send(wire, vault, quickLimits, noCancel);
    transport.close();
    return outcome.kind === 'answer' ? outcome.status : outcome.code;
  }

  it('can be left out for one origin on this machine, and for no other', async () => {
    equal(await codeOf((url) => ({ unverifiedOrigins: [url.origin] })), 200);
    equal(await codeOf(() => ({ unverifiedOrigins: ['https://127.0.0.1:1'] })), 'DEPTH_ZERO_SELF_SIGNED_CERT');
    equal(await codeOf(() => ({ unverifiedOrigins: ['https://127.0.0.1', '*', true] })), 'DEPTH_ZERO_SELF_SIGNED_CERT');
  });

  it('is not switched off by the environment', async () => {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    equal(await codeOf(undefined), 'DEPTH_ZERO_SELF_SIGNED_CERT');
  });

  it('is made again on a connection that was not verified before', async () => {
    const server = await https(certificate, (_, response) => answerJson(response, 200, {}));
    let listed: string[] = [server.origin];
    const transport = new UndiciTransport({ clock: systemClock, network: () => ({ unverifiedOrigins: listed }) });
    const { wire, vault } = ready(draft(`${server.origin}/api/v10/gateway`), server.origin);
    equal((await transport.send(wire, vault, quickLimits, noCancel)).outcome.kind, 'answer');
    listed = [];
    equal((await transport.send(wire, vault, quickLimits, noCancel)).outcome.kind, 'failure');
    transport.close();
  });
});

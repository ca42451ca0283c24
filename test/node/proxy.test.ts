import { deepEqual, equal, ok } from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { connect, type Socket } from 'node:net';
import { createServer as createTls } from 'node:tls';
import type { TransportResult } from '../../src/core/ports.ts';
import { type NetworkSettings, proxyFor } from '../../src/node/proxyChoice.ts';
import { systemClock } from '../../src/node/systemClock.ts';
import { UndiciTransport } from '../../src/node/undiciTransport.ts';
import { selfSigned } from './certificate.ts';
import {
  answerJson,
  closeServers,
  draft,
  https,
  type LoopbackServer,
  noCancel,
  quickLimits,
  raw,
  ready,
  tcp,
} from './server.ts';

/** What stands for a host on the internet: a name that only the proxy knows. */
const host = 'discord.example';
const certificate = selfSigned(host);

describe('a proxy', () => {
  const transports: UndiciTransport[] = [];
  let asked: string[] = [];

  beforeEach(() => {
    asked = [];
  });

  afterEach(async () => {
    for (const transport of transports.splice(0)) transport.close();
    await closeServers();
  });

  /** Reads a CONNECT and joins both ends. */
  const joinTo = (target: LoopbackServer) => (socket: Socket) => {
    socket.once('data', (head) => {
      asked.push(head.toString('latin1'));
      const onward = connect(target.port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
      onward.on('error', () => socket.destroy());
      socket.on('error', () => onward.destroy());
    });
  };

  const server = () => https(certificate, (_, response) => answerJson(response, 200, { through: true }));

  async function send(network: NetworkSettings, environment = {}): Promise<TransportResult> {
    const transport = new UndiciTransport({
      clock: systemClock,
      network: () => network,
      environment,
      extraCertificates: [certificate.cert],
    });
    transports.push(transport);
    const origin = `https://${host}`;
    const { wire, vault } = ready(draft(`${origin}/api/v10/gateway`, { headers: { Authorization: 'Bot x' } }), origin);
    return transport.send(wire, vault, quickLimits, noCancel);
  }

  const failure = ({ outcome }: TransportResult) => {
    ok(outcome.kind === 'failure', JSON.stringify(outcome));
    return [outcome.code, outcome.phase, outcome.message];
  };

  it('is asked for a tunnel, and sees neither path nor credential', async () => {
    const proxy = await tcp(joinTo(await server()));
    const { outcome, timings } = await send({ proxy: proxy.origin });
    equal(outcome.kind === 'answer' && outcome.body.text, '{"through":true}', JSON.stringify(outcome));
    deepEqual(asked, [`CONNECT ${host}:443 HTTP/1.1\r\nHost: ${host}:443\r\n\r\n`]);
    ok(timings.connect !== undefined && timings.tls !== undefined);
  });

  it('comes from the environment where the settings name none', async () => {
    const proxy = await tcp(joinTo(await server()));
    equal((await send({}, { HTTPS_PROXY: `127.0.0.1:${proxy.port}` })).outcome.kind, 'answer');
    equal(asked.length, 1);
  });

  it('gets the login of its address', async () => {
    const proxy = await tcp(joinTo(await server()));
    await send({ proxy: `http://us%40er:pass@127.0.0.1:${proxy.port}` });
    const login = Buffer.from('us@er:pass').toString('base64');
    ok(asked[0]?.includes(`Proxy-Authorization: Basic ${login}\r\n`), asked[0]);
  });

  it('may itself speak TLS', async () => {
    const target = await server();
    const own = selfSigned('127.0.0.1');
    const proxy = createTls(own, joinTo(target)).listen(0, '127.0.0.1');
    await new Promise((resolve) => proxy.once('listening', resolve));
    const address = `https://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    try {
      equal(
        failure(await send({ proxy: address }))
          .slice(0, 2)
          .join(),
        'DEPTH_ZERO_SELF_SIGNED_CERT,proxy',
      );
      equal((await send({ proxy: address, strictSsl: false })).outcome.kind, 'answer');
    } finally {
      proxy.close();
    }
  });

  it('that refuses is named, with its status', async () => {
    const proxy = await raw((socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'));
    deepEqual(failure(await send({ proxy: proxy.origin })), [
      'ERR_PROXY_TUNNEL',
      'proxy',
      'Proxy response (407) !== 200 when HTTP Tunneling',
    ]);
  });

  it('that hangs up, says nothing or nonsense, or is not there ends in phase proxy', async () => {
    const hangsUp = await raw((socket) => socket.destroy());
    const silent = await tcp(() => {});
    const nonsense = await raw((socket) => socket.end('hello\r\n\r\n'));
    const endless = await raw((socket) => socket.write('x'.repeat(40_000)));
    const gone = await tcp(() => {});
    await gone.close();
    for (const [proxy, code] of [
      [hangsUp, 'ERR_PROXY_TUNNEL'],
      [silent, 'UND_ERR_CONNECT_TIMEOUT'],
      [nonsense, 'ERR_PROXY_TUNNEL'],
      [endless, 'ERR_PROXY_TUNNEL'],
      [gone, 'ECONNREFUSED'],
    ] as const) {
      deepEqual(failure(await send({ proxy: proxy.origin })).slice(0, 2), [code, 'proxy'], code);
    }
  });

  it('of another kind is refused without its login', async () => {
    const [code, phase, message] = failure(await send({ proxy: 'socks5://user:CANARY@127.0.0.1:1080' }));
    deepEqual([code, phase], ['ERR_PROXY_INVALID_CONFIG', 'proxy']);
    equal(message?.includes('CANARY'), false);
  });
});

describe('the choice of a proxy', () => {
  const url = new URL('https://discord.com/api/v10/gateway');
  const hostOf = (choice: ReturnType<typeof proxyFor>) =>
    choice === null ? null : 'hostname' in choice && choice.hostname;

  it('prefers the settings to the environment', () => {
    equal(hostOf(proxyFor(url, { proxy: 'http://a:1' }, { HTTPS_PROXY: 'http://b:2' })), 'a');
    equal(hostOf(proxyFor(url, { proxy: '' }, { HTTPS_PROXY: 'http://b:2' })), 'b');
    equal(hostOf(proxyFor(url, {}, { https_proxy: 'http://c:3', HTTPS_PROXY: 'http://b:2' })), 'c');
    equal(hostOf(proxyFor(url, {}, { ALL_PROXY: 'http://d:4' })), 'd');
    equal(hostOf(proxyFor(url, {}, { HTTP_PROXY: 'http://e:5' })), null);
  });

  it('is none where proxies are switched off, and for this machine', () => {
    equal(proxyFor(url, { proxy: 'http://a:1', useProxy: false }, { HTTPS_PROXY: 'http://b:2' }), null);
    for (const local of ['http://127.0.0.1:4010', 'http://localhost:4010', 'http://[::1]:4010']) {
      equal(proxyFor(new URL(local), { proxy: 'http://a:1' }, {}), null);
    }
  });

  it('leaves out what is exempt', () => {
    const isExempt = (entry: string) => proxyFor(url, { proxy: 'http://a:1', noProxy: [entry] }, {}) === null;
    deepEqual(
      ['*', 'discord.com', '.discord.com', '*.discord.com', 'DISCORD.com', 'discord.com:443', 'com'].map(isExempt),
      [true, true, true, true, true, true, true],
    );
    deepEqual(['discord.com:8443', 'iscord.com', 'ptb.discord.com', ''].map(isExempt), [false, false, false, false]);
    equal(proxyFor(url, { proxy: 'http://a:1' }, { NO_PROXY: 'localhost, discord.com' }), null);
  });
});

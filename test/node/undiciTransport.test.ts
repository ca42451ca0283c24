import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import zlib from 'node:zlib';
import type { TransportLimits } from '../../src/core/ports.ts';
import { plain, type Sealed, Vault } from '../../src/core/request/seal.ts';
import type { Wire } from '../../src/core/request/wire.ts';
import { systemClock } from '../../src/node/systemClock.ts';
import { UndiciTransport } from '../../src/node/undiciTransport.ts';

const limits: TransportLimits = { connectTimeout: 2000, headersTimeout: 2000, bodyTimeout: 2000, bodyCap: 100_000 };
const never = new AbortController().signal;

function wireTo(url: string, more: Partial<Wire> = {}): Wire {
  return { method: 'GET', url: plain(url), headers: [], body: null, client: 'http-file', ...more };
}

describe('the transport', () => {
  const servers: (Server | net.Server)[] = [];
  const transport = new UndiciTransport({ clock: systemClock });

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    return listen(server);
  }

  async function listen(server: Server | net.Server): Promise<string> {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  after(async () => {
    await transport.close();
    for (const server of servers) server.close();
  });

  async function answerOf(url: string, more: Partial<TransportLimits> = {}) {
    const { outcome, timings } = await transport.send(wireTo(url), new Vault(), { ...limits, ...more }, never);
    assert.equal(outcome.kind, 'answer', JSON.stringify(outcome));
    if (outcome.kind !== 'answer') throw new Error('unreachable');
    return { ...outcome, timings };
  }

  async function failureOf(url: string, more: Partial<TransportLimits> = {}) {
    const { outcome } = await transport.send(wireTo(url), new Vault(), { ...limits, ...more }, never);
    assert.equal(outcome.kind, 'failure', JSON.stringify(outcome));
    if (outcome.kind !== 'failure') throw new Error('unreachable');
    return outcome;
  }

  it('sends method, headers and body exactly, and nothing of its own', async () => {
    let seen: unknown;
    const url = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk) => chunks.push(chunk));
      request.on('end', () => {
        seen = {
          method: request.method,
          url: request.url,
          raw: request.rawHeaders,
          body: Buffer.concat(chunks).toString(),
        };
        response.end('ok');
      });
    });
    const vault = new Vault();
    const secret = ['Bot', 'a.secret.value-1234'].join(' ');
    const wire = wireTo(`${url}/api/v10/x?y=1`, {
      method: 'PATCH',
      headers: [
        { name: 'Authorization', value: vault.seal(secret), assumed: false },
        { name: 'X-Emoji', value: plain('%F0%9F%98%80'), assumed: false },
      ],
      body: { kind: 'text', text: plain('{"a":"ü"}') },
    });
    await transport.send(wire, vault, limits, never);
    assert.deepEqual(seen, {
      method: 'PATCH',
      url: '/api/v10/x?y=1',
      raw: [
        'host',
        url.slice('http://'.length),
        'connection',
        'keep-alive',
        'Authorization',
        secret,
        'X-Emoji',
        '%F0%9F%98%80',
        'content-length',
        '10',
      ],
      body: '{"a":"ü"}',
    });
  });

  it('follows no redirect', async () => {
    const url = await serve((_, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:1/elsewhere' }).end(),
    );
    assert.equal((await answerOf(url)).status, 302);
  });

  for (const [encoding, encode] of [
    ['gzip', zlib.gzipSync],
    ['deflate', zlib.deflateSync],
    ['br', zlib.brotliCompressSync],
  ] as const) {
    it(`reads a body in ${encoding}`, async () => {
      const url = await serve((_, response) =>
        response.writeHead(200, { 'content-encoding': encoding }).end(encode('{"id":"1"}')),
      );
      assert.equal((await answerOf(url)).body.text, '{"id":"1"}');
    });
  }

  it('says when a body is not compressed as its header claims', async () => {
    const url = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('{"id":"1"}'));
    assert.ok((await answerOf(url)).body.decodingFailed);
  });

  it('reads no more than the cap, and says so', async () => {
    const url = await serve((_, response) => {
      for (let i = 0; i < 300; i += 1) response.write('x'.repeat(100_000));
      response.end();
    });
    const { body } = await answerOf(url);
    assert.deepEqual(
      { length: body.text.length, bytes: body.bytes, truncated: body.truncated },
      { length: 100_000, bytes: 100_000, truncated: true },
    );
  });

  it('does not unpack a bomb beyond the cap', async () => {
    const bomb = zlib.gzipSync(Buffer.alloc(50_000_000));
    const url = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    assert.equal((await answerOf(url)).body.bytes, 100_000);
  });

  it('keeps bytes that are no text out of the text', async () => {
    const url = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.from([1, 2, 0])),
    );
    const { body } = await answerOf(url);
    assert.deepEqual([body.binary, body.text, body.bytes], [true, '', 3]);
  });

  it('masks what Discord hands out and what was sent', async () => {
    const secret = ['very', 'secret', 'echo', '9f3k'].join('-');
    const url = await serve((_, response) =>
      response
        .writeHead(200, { 'set-cookie': '__dcfduid=abcdef; Path=/' })
        .end(JSON.stringify({ echo: secret, access_token: 'q'.repeat(30) })),
    );
    const vault = new Vault();
    vault.seal(secret);
    const { outcome } = await transport.send(wireTo(url), vault, limits, never);
    const shown = JSON.stringify(outcome);
    for (const word of [secret, 'q'.repeat(30), 'abcdef']) assert.ok(!shown.includes(word), shown);
  });

  it('times name, connection, first byte and body', async () => {
    const url = await serve((_, response) => setTimeout(() => response.end('x'), 30));
    const { timings } = await answerOf(url.replace('127.0.0.1', 'localhost').replace('localhost', '127.0.0.1'));
    assert.ok((timings.firstByte ?? 0) >= 25, JSON.stringify(timings));
    assert.ok(timings.connect !== undefined && timings.total >= (timings.firstByte ?? 0));
    assert.equal(timings.tls, undefined);
  });

  it('does not wait for ever for headers or a body', async () => {
    const silent = await serve(() => {});
    assert.deepEqual([(await failureOf(silent, { headersTimeout: 100 })).code], ['UND_ERR_HEADERS_TIMEOUT']);
    const stalled = await serve((_, response) => response.write('{'));
    const failure = await failureOf(stalled, { bodyTimeout: 100 });
    assert.deepEqual([failure.code, failure.phase], ['UND_ERR_BODY_TIMEOUT', 'body']);
  });

  it('tells refused, unknown and broken connections apart', async () => {
    const closed = await listen(net.createServer());
    servers.pop()?.close();
    assert.deepEqual([(await failureOf(closed)).code, (await failureOf(closed)).phase], ['ECONNREFUSED', 'connect']);
    const unknown = await failureOf('http://no-such-host.invalid/');
    assert.equal(unknown.phase, 'dns');
    const broken = await listen(net.createServer((socket) => socket.once('data', () => socket.resetAndDestroy())));
    const reset = await failureOf(broken);
    assert.deepEqual([reset.code, reset.phase], ['ECONNRESET', 'headers']);
    const nonsense = await listen(net.createServer((socket) => socket.once('data', () => socket.end('hello\r\n\r\n'))));
    assert.match((await failureOf(nonsense)).code, /^HPE_/);
    const plainText = await failureOf(`${nonsense.replace('http:', 'https:')}/`);
    assert.equal(plainText.phase, 'tls', JSON.stringify(plainText));
  });

  it('stops at once when it is cancelled, before and during the answer', async () => {
    const url = await serve((_, response) => response.write('{'));
    for (const milliseconds of [0, 50]) {
      const cancel = new AbortController();
      const sent = transport.send(wireTo(url), new Vault(), limits, cancel.signal);
      setTimeout(() => cancel.abort(), milliseconds);
      const { outcome } = await sent;
      assert.deepEqual([outcome.kind, outcome.kind === 'failure' && outcome.code], ['failure', 'ABORT_ERR']);
    }
  });

  it('goes through the proxy of the settings, but not to loopback', async () => {
    const seen: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, socket) => {
      seen.push(request.url ?? '');
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    const address = await listen(proxy);
    const proxied = new UndiciTransport({
      clock: systemClock,
      network: () => ({ proxy: address, noProxy: [], useProxy: true, systemCertificates: false }),
    });
    const { outcome } = await proxied.send(wireTo('https://discord.com/api/v10/gateway'), new Vault(), limits, never);
    assert.deepEqual([seen, outcome.kind === 'failure' && outcome.phase], [['discord.com:443'], 'proxy']);
    const direct = await serve((_, response) => response.end('direct'));
    const { outcome: answer } = await proxied.send(wireTo(direct), new Vault(), limits, never);
    assert.equal(answer.kind === 'answer' && answer.body.text, 'direct');
    await proxied.close();
  });

  it('sends multipart parts', async () => {
    let body = '';
    const url = await serve((request, response) => {
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => response.end());
    });
    const parts = [
      { name: 'payload_json', contentType: 'application/json', content: { kind: 'text', text: plain('{}') as Sealed } },
    ] as const;
    await transport.send(
      wireTo(url, { method: 'POST', body: { kind: 'multipart', boundary: 'B', parts } }),
      new Vault(),
      limits,
      never,
    );
    assert.equal(
      body,
      '--B\r\nContent-Disposition: form-data; name="payload_json"\r\nContent-Type: application/json\r\n\r\n{}\r\n--B--\r\n',
    );
  });
});

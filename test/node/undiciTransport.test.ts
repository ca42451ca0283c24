import { deepEqual, equal, ok } from 'node:assert/strict';
import { createServer } from 'node:net';
import zlib, { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Answer, Failure } from '../../src/core/exchange.ts';
import type { TransportLimits, TransportResult } from '../../src/core/ports.ts';
import { systemClock } from '../../src/node/systemClock.ts';
import { UndiciTransport } from '../../src/node/undiciTransport.ts';
import { selfSigned } from './certificate.ts';
import {
  answerJson,
  bodyOf,
  closeServers,
  draft,
  http,
  https,
  noCancel,
  quickLimits,
  raw,
  ready,
  tcp,
} from './server.ts';

describe('the transport', () => {
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

  async function send(
    origin: string,
    {
      limits = {},
      transport = make(),
      cancel = noCancel,
      ...request
    }: Parameters<typeof draft>[1] & {
      limits?: Partial<TransportLimits>;
      transport?: UndiciTransport;
      cancel?: AbortSignal | typeof noCancel;
    } = {},
  ): Promise<TransportResult> {
    const { wire, vault } = ready(draft(`${origin}/api/v10/gateway`, request), origin);
    return transport.send(wire, vault, { ...quickLimits, ...limits }, cancel);
  }

  const answer = ({ outcome }: TransportResult): Answer => {
    ok(outcome.kind === 'answer', JSON.stringify(outcome));
    return outcome;
  };
  const failure = ({ outcome }: TransportResult): Failure => {
    ok(outcome.kind === 'failure', JSON.stringify(outcome));
    return outcome;
  };

  describe('an exchange', () => {
    it('sends method, path, headers and body as the wire has them', async () => {
      const seen: unknown[] = [];
      const server = await http(async (request, response) => {
        seen.push(request.method, request.url, request.headers['x-one'], await bodyOf(request));
        answerJson(response, 200, { ok: true });
      });
      const result = await send(server.origin, { method: 'POST', headers: { 'X-One': '1' }, body: '{"a":1}' });
      deepEqual(seen, ['POST', '/api/v10/gateway', '1', '{"a":1}']);
      equal(answer(result).body.text, '{"ok":true}');
    });

    it('keeps repeated headers in order of arrival, names in lower case', async () => {
      const server = await raw((socket) =>
        socket.write('HTTP/1.1 200 Fine\r\nX-B: 1\r\nVia: a\r\nvia: b\r\nContent-Length: 0\r\n\r\n'),
      );
      const { headers, status, statusText } = answer(await send(server.origin));
      deepEqual([status, statusText], [200, 'Fine']);
      deepEqual(headers, [
        ['x-b', '1'],
        ['via', 'a'],
        ['via', 'b'],
        ['content-length', '0'],
      ]);
    });

    it('times its phases and leaves out what did not happen', async () => {
      const server = await http((_, response) => {
        setTimeout(() => answerJson(response, 200, {}), 60);
      });
      const transport = make();
      const first = (await send(server.origin, { transport })).timings;
      ok(first.connect !== undefined && first.dns === undefined && first.tls === undefined);
      ok((first.firstByte ?? 0) >= 50 && first.total >= (first.firstByte ?? 0), JSON.stringify(first));
      const second = (await send(server.origin, { transport })).timings;
      equal(second.connect, undefined);
    });

    it('looks up a name and times it', async () => {
      const server = await http((_, response) => answerJson(response, 200, {}));
      const origin = server.origin.replace('127.0.0.1', 'localhost');
      const { timings } = await send(origin);
      ok(timings.dns !== undefined && timings.connect !== undefined, JSON.stringify(timings));
    });

    it('follows no redirect', async () => {
      let hits = 0;
      const server = await http((_, response) => {
        hits++;
        response.writeHead(302, { location: '/elsewhere' }).end();
      });
      equal(answer(await send(server.origin)).status, 302);
      equal(hits, 1);
    });

    it('passes over interim answers', async () => {
      const server = await raw((socket) =>
        socket.write('HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n'),
      );
      equal(answer(await send(server.origin)).status, 204);
    });

    it('shares connections between requests of one credential only', async () => {
      const ports = new Set<number | undefined>();
      const server = await http((request, response) => {
        ports.add(request.socket.remotePort);
        answerJson(response, 200, {});
      });
      const transport = make();
      for (const headers of [{ Authorization: 'Bot a' }, { Authorization: 'Bot a' }, { Authorization: 'Bot b' }, {}]) {
        await send(server.origin, { transport, headers });
      }
      equal(ports.size, 3);
    });

    it('closes the connection where the client in question does', async () => {
      const connections: (string | undefined)[] = [];
      const server = await http((request, response) => {
        connections.push(request.headers.connection);
        answerJson(response, 200, {});
      });
      await send(server.origin, { client: 'python-urllib' });
      await send(server.origin, { client: 'python-requests' });
      deepEqual(connections, ['close', 'keep-alive']);
    });
  });

  describe('a body', () => {
    const text = JSON.stringify({ message: 'Größe 日本語', filler: 'x'.repeat(2000) });
    const compressed: [string, Buffer][] = [
      ['gzip', gzipSync(text)],
      ['deflate', deflateSync(text)],
      ['br', brotliCompressSync(text)],
      ['gzip, br', brotliCompressSync(gzipSync(text))],
    ];

    for (const [coding, bytes] of compressed) {
      it(`is decoded: ${coding}`, async () => {
        const server = await http((_, response) => response.writeHead(200, { 'content-encoding': coding }).end(bytes));
        const { body } = answer(await send(server.origin));
        deepEqual(body, { text, bytes: Buffer.byteLength(text), truncated: false, binary: false });
      });
    }

    it('says when it is not what its encoding says', async () => {
      const server = await http((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(text));
      const { body } = answer(await send(server.origin));
      equal(body.decodingFailed, 'incorrect header check');
    });

    it('says when its encoding is cut off, and keeps what could be read', async () => {
      const bytes = gzipSync(text).subarray(0, -12);
      const server = await http((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bytes));
      const { body } = answer(await send(server.origin));
      equal(body.decodingFailed, 'unexpected end of file');
      ok(text.startsWith(body.text));
    });

    it('is decoded from zstd where this Node can, and says so where it cannot', async () => {
      const compress = (zlib as { zstdCompressSync?: (bytes: string) => Buffer }).zstdCompressSync;
      const bytes = compress?.(text) ?? Buffer.from('(');
      const server = await http((_, response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end(bytes));
      const { body } = answer(await send(server.origin));
      if (compress === undefined) equal(body.decodingFailed, 'content-encoding: zstd');
      else equal(body.text, text);
    });

    it('with more encodings than a server would use is left alone', async () => {
      const server = await http((_, response) =>
        response.writeHead(200, { 'content-encoding': Array(50).fill('gzip').join() }).end(gzipSync('x')),
      );
      equal(answer(await send(server.origin)).body.decodingFailed, 'content-encoding: 50 codings');
    });

    it('says when nobody knows its encoding', async () => {
      const server = await http((_, response) => response.writeHead(200, { 'content-encoding': 'rot13' }).end(text));
      equal(answer(await send(server.origin)).body.decodingFailed, 'content-encoding: rot13');
    });

    it('is cut at the cap, and no more is read', async () => {
      let written = 0;
      const piece = Buffer.alloc(64 * 1024, 'y');
      const server = await http((_, response) => {
        response.writeHead(200, { 'content-type': 'text/plain', 'content-length': 30 * 1024 * 1024 });
        const write = () => {
          while (written < 30 * 1024 * 1024) {
            written += piece.length;
            if (!response.write(piece)) {
              response.once('drain', write);
              return;
            }
          }
        };
        write();
      });
      const { body } = answer(await send(server.origin, { limits: { bodyCap: 100_000 } }));
      equal(body.truncated, true);
      equal(body.text.length, 100_000);
      ok(written < 20 * 1024 * 1024, `${written} bytes were taken`);
    });

    it('of 30 MB is read whole when the cap allows it', async () => {
      const bytes = Buffer.alloc(30 * 1024 * 1024, 'z');
      const server = await http((_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(bytes));
      const { body } = answer(await send(server.origin, { limits: { bodyCap: 40 * 1024 * 1024 } }));
      deepEqual([body.bytes, body.truncated, body.text.length], [bytes.length, false, bytes.length]);
    });

    it('that inflates beyond the cap is cut', async () => {
      const bytes = gzipSync(Buffer.alloc(50 * 1024 * 1024));
      const server = await http((_, response) =>
        response
          .writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/plain; charset=utf-16le' })
          .end(bytes),
      );
      const { body } = answer(await send(server.origin, { limits: { bodyCap: 100_000 } }));
      deepEqual([body.truncated, body.bytes], [true, 100_000]);
    });

    it('is cut between characters', async () => {
      const server = await http((_, response) => response.end('ああああ'));
      const { body } = answer(await send(server.origin, { limits: { bodyCap: 7 } }));
      equal(body.text, 'ああ');
    });

    it('is no text where it is binary', async () => {
      const server = await http((_, response) => response.end(Buffer.from([137, 80, 78, 71, 0, 1, 2])));
      deepEqual(answer(await send(server.origin)).body, { text: '', bytes: 7, truncated: false, binary: true });
    });

    it('is read in its charset, and as UTF-8 where the charset is unknown', async () => {
      const server = await http((request, response) => {
        const charset = request.headers['x-charset'] as string;
        response.writeHead(200, { 'content-type': `text/plain; charset=${charset}` });
        response.end(charset === 'iso-8859-1' ? Buffer.from([0xe4]) : 'ä');
      });
      for (const charset of ['iso-8859-1', 'nonsense']) {
        equal(answer(await send(server.origin, { headers: { 'x-charset': charset } })).body.text, 'ä');
      }
    });

    it('goes whole into a sink, decoded and redacted, while the answer keeps the beginning', async () => {
      const secret = `${'w'.repeat(60)}TAIL`;
      const rows = Array.from({ length: 20_000 }, (_, id) => ({ id, token: secret }));
      const whole = JSON.stringify(rows);
      const server = await http((_, response) =>
        response
          .writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' })
          .end(gzipSync(whole)),
      );
      const pieces: Buffer[] = [];
      const { wire, vault } = ready(draft(`${server.origin}/api/v10/gateway`), server.origin);
      const result = await make().send(wire, vault, { ...quickLimits, bodyCap: 1000 }, noCancel, {
        write: async (piece) => {
          pieces.push(Buffer.from(piece));
        },
      });
      equal(Buffer.concat(pieces).toString(), whole.replaceAll(secret, '••••TAIL'));
      const { body } = answer(result);
      deepEqual([body.truncated, body.bytes], [true, whole.length]);
    });

    for (const [coding, bytes, why, beginning] of [
      ['gzip', Buffer.from('x'.repeat(3_000_000)), 'incorrect header check', ''],
      ['rot13', Buffer.from('x'.repeat(3_000_000)), 'content-encoding: rot13', ''],
      ['gzip', gzipSync(text).subarray(0, -12), 'unexpected end of file', '{"message"'],
    ] as const) {
      it(`goes into a sink as far as it can be decoded: ${why}`, async () => {
        const server = await http((_, response) => response.writeHead(200, { 'content-encoding': coding }).end(bytes));
        const { wire, vault } = ready(draft(`${server.origin}/api/v10/gateway`), server.origin);
        let written = '';
        const result = await make().send(wire, vault, quickLimits, noCancel, {
          write: async (piece) => {
            written += Buffer.from(piece).toString();
          },
        });
        equal(answer(result).body.decodingFailed, why);
        ok(written.startsWith(beginning), written);
      });
    }

    it('waits for a slow sink', async () => {
      const server = await http((_, response) => response.end('x,'.repeat(1_000_000)));
      const { wire, vault } = ready(draft(`${server.origin}/api/v10/gateway`), server.origin);
      let size = 0;
      const result = await make().send(wire, vault, quickLimits, noCancel, {
        write: async (piece) => {
          await new Promise((resolve) => setTimeout(resolve, 5));
          size += piece.length;
        },
      });
      deepEqual([answer(result).body.bytes, size], [2_000_000, 2_000_000]);
    });

    it('does not hold up a sink when the connection dies', async () => {
      const server = await raw((socket) => {
        socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc`);
        setTimeout(() => socket.destroy(), 50);
      });
      const { wire, vault } = ready(draft(`${server.origin}/api/v10/gateway`), server.origin);
      const result = await make().send(wire, vault, quickLimits, noCancel, { write: async () => {} });
      equal(failure(result).phase, 'body');
    });

    it('ends the attempt when the sink fails', async () => {
      const server = await http((_, response) => response.end('x'.repeat(1_000_000)));
      const { wire, vault } = ready(draft(`${server.origin}/api/v10/gateway`), server.origin);
      const result = await make().send(wire, vault, quickLimits, noCancel, {
        write: () => Promise.reject(Object.assign(new Error('disk full'), { code: 'ENOSPC' })),
      });
      deepEqual([failure(result).code, failure(result).phase], ['ENOSPC', 'body']);
    });
  });

  describe('a failure', () => {
    const cases: [string, () => Promise<TransportResult>, string, Failure['phase']][] = [
      ['of the name', () => send('https://no-such-host.invalid'), 'ENOTFOUND', 'dns'],
      [
        'to connect',
        async () => {
          const server = createServer().listen(0, '127.0.0.1');
          await new Promise((resolve) => server.once('listening', resolve));
          const { port } = server.address() as { port: number };
          await new Promise((resolve) => server.close(resolve));
          return send(`http://127.0.0.1:${port}`);
        },
        'ECONNREFUSED',
        'connect',
      ],
      [
        'by a reset after the request',
        async () => send((await raw((socket) => socket.resetAndDestroy())).origin),
        'ECONNRESET',
        'headers',
      ],
      [
        'by silence and an end',
        async () => send((await raw((socket) => socket.end())).origin),
        'UND_ERR_SOCKET',
        'headers',
      ],
      [
        'by waiting for headers',
        async () => send((await raw(() => {})).origin, { limits: { headersTimeout: 200 } }),
        'UND_ERR_HEADERS_TIMEOUT',
        'headers',
      ],
      [
        'by waiting for the body',
        async () =>
          send((await raw((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc'))).origin, {
            limits: { bodyTimeout: 200 },
          }),
        'UND_ERR_BODY_TIMEOUT',
        'body',
      ],
      [
        'by a body that ends too soon',
        async () =>
          send((await raw((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc'))).origin),
        'UND_ERR_SOCKET',
        'body',
      ],
      [
        'by chunks that are none',
        async () =>
          send(
            (await raw((socket) => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'))).origin,
          ),
        'HTTPParserError',
        'body',
      ],
      [
        'by something that is not HTTP',
        async () => send((await raw((socket) => socket.end('SSH-2.0-OpenSSH\r\n'))).origin),
        'HTTPParserError',
        'headers',
      ],
      [
        'by endless headers',
        async () =>
          send(
            (
              await raw((socket) => {
                socket.write('HTTP/1.1 200 OK\r\n');
                socket.write(`X: ${'y'.repeat(100_000)}`);
              })
            ).origin,
          ),
        'UND_ERR_HEADERS_OVERFLOW',
        'headers',
      ],
      [
        'by one byte at a time, when the whole takes too long',
        async () =>
          send(
            (
              await raw((socket) => {
                socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n');
                const timer = setInterval(() => socket.write('x'), 50);
                socket.once('close', () => clearInterval(timer));
              })
            ).origin,
            { limits: { totalTimeout: 400 } },
          ),
        'TimeoutError',
        'body',
      ],
    ];

    for (const [name, act, code, phase] of cases) {
      it(`${name} has a code and a phase`, async () => {
        const found = failure(await act());
        // Without a network the resolver says EAI_AGAIN.
        const same = found.code === code || (code === 'ENOTFOUND' && found.code === 'EAI_AGAIN');
        ok(same, JSON.stringify(found));
        equal(found.phase, phase, JSON.stringify(found));
      });
    }

    it('at every address of a name says why', async () => {
      const server = await tcp(() => {});
      await server.close();
      const found = failure(await send(`http://localhost:${server.port}`));
      deepEqual([found.code, found.phase], ['ECONNREFUSED', 'connect']);
      ok(found.message.includes('ECONNREFUSED'), JSON.stringify(found));
    });

    it('by a reset in the TLS handshake is one of TLS', async () => {
      const server = await tcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
      const found = failure(await send(`https://127.0.0.1:${server.port}`));
      deepEqual([found.code, found.phase], ['ECONNRESET', 'tls'], JSON.stringify(found));
    });

    it('by a server that speaks no TLS is one of TLS', async () => {
      const server = await tcp((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
      const found = failure(await send(`https://127.0.0.1:${server.port}`));
      ok(['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG'].includes(found.code), found.code);
      equal(found.phase, 'tls');
    });

    it('of a file that is not there is one of the request', async () => {
      const server = await http((_, response) => response.end());
      const { wire, vault } = ready(draft(`${server.origin}/api/v10/gateway`), server.origin);
      const body = { kind: 'file', path: '/no/such/file' } as const;
      const result = await make().send({ ...wire, body }, vault, quickLimits, noCancel);
      deepEqual([failure(result).code, failure(result).phase], ['ERR_BODY_FILE', 'request']);
    });

    it('to finish the TLS handshake in time is one of TLS', async () => {
      const server = await tcp(() => {});
      const origin = `https://127.0.0.1:${server.port}`;
      const found = failure(await send(origin, { limits: { connectTimeout: 200 } }));
      deepEqual([found.code, found.phase], ['UND_ERR_CONNECT_TIMEOUT', 'tls']);
    });

    it('leaves no timer and no listener behind', async () => {
      const controller = new AbortController();
      let listeners = 0;
      const cancel = {
        get aborted() {
          return controller.signal.aborted;
        },
        addEventListener: () => {
          listeners++;
        },
        removeEventListener: () => {
          listeners--;
        },
      };
      const server = await raw((socket) => socket.destroy());
      failure(await send(server.origin, { cancel }));
      equal(listeners, 0);
    });

    it('is not retried', async () => {
      let requests = 0;
      const server = await raw((socket) => {
        requests++;
        socket.destroy();
      });
      failure(await send(server.origin));
      await new Promise((resolve) => setTimeout(resolve, 100));
      equal(requests, 1);
    });

    it('keeps nothing from the next request', async () => {
      let count = 0;
      const server = await http((request, response) => {
        count++;
        if (count === 1) request.socket.destroy();
        else answerJson(response, 200, {});
      });
      const transport = make();
      failure(await send(server.origin, { transport }));
      equal(answer(await send(server.origin, { transport })).status, 200);
    });
  });

  describe('TLS', () => {
    const tls = selfSigned('127.0.0.1');

    it('is verified', async () => {
      const server = await https(tls, (_, response) => answerJson(response, 200, {}));
      const found = failure(await send(server.origin));
      deepEqual([found.code, found.phase], ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls']);
    });

    it('works with a certificate that is trusted, and is timed', async () => {
      const server = await https(tls, (_, response) => answerJson(response, 200, {}));
      const result = await send(server.origin, { transport: make({ extraCertificates: [tls.cert] }) });
      equal(answer(result).status, 200);
      ok(result.timings.tls !== undefined);
    });

    it('refuses the certificate of another host', async () => {
      const other = selfSigned('discord.example');
      const server = await https(other, (_, response) => answerJson(response, 200, {}));
      const found = failure(await send(server.origin, { transport: make({ extraCertificates: [other.cert] }) }));
      deepEqual([found.code, found.phase], ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls']);
    });

    it('is verified also where the proxy need not be', async () => {
      const server = await https(tls, (_, response) => answerJson(response, 200, {}));
      const network = () => ({ strictSsl: false });
      equal(failure(await send(server.origin, { transport: make({ network }) })).phase, 'tls');
    });
  });

  describe('calling off', () => {
    it('before it begins sends nothing', async () => {
      let hits = 0;
      const server = await http((_, response) => {
        hits++;
        response.end();
      });
      equal(failure(await send(server.origin, { cancel: AbortSignal.abort() })).code, 'UND_ERR_ABORTED');
      equal(hits, 0);
    });

    it('while connecting ends at once', async () => {
      const server = await tcp(() => {});
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 100);
      const started = performance.now();
      const found = failure(await send(`https://127.0.0.1:${server.port}`, { cancel: controller.signal }));
      deepEqual([found.code, found.phase], ['UND_ERR_ABORTED', 'tls']);
      ok(performance.now() - started < 500);
    });

    it('in the middle of a body closes the connection', async () => {
      let isClosed: Promise<void> | undefined;
      const server = await http((_, response) => {
        isClosed = new Promise((resolve) => response.once('close', resolve));
        response.writeHead(200).write('x'.repeat(1000));
      });
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 100);
      const found = failure(await send(server.origin, { cancel: controller.signal }));
      deepEqual([found.code, found.phase], ['UND_ERR_ABORTED', 'body']);
      await isClosed;
    });
  });

  describe('a secret', () => {
    const token = [Buffer.from('123456789012345678').toString('base64url'), 'GaBcDe', 'CANARY'.repeat(7)].join('.');

    it('reaches the server and nothing that comes back', async () => {
      let received: string | undefined;
      const server = await http((request, response) => {
        received = request.headers.authorization;
        response.setHeader('x-echo', received ?? '');
        response.setHeader('set-cookie', 'session=CANARYCANARY; Path=/');
        response.setHeader('location', `https://discord.com/api/webhooks/123456789012345678/${'CANARY'.repeat(11)}`);
        answerJson(response, 200, { echo: received, token: 'CANARY'.repeat(3), nested: JSON.stringify({ token }) });
      });
      const result = await send(server.origin, {
        headers: { Authorization: `Bot ${token}`, Cookie: 'a=CANARYCANARY' },
      });
      equal(received, `Bot ${token}`);
      equal(answer(result).status, 200);
      equal(/CANARYCAN/.test(JSON.stringify(result)), false, JSON.stringify(result));
    });

    it('is in no failure either', async () => {
      const server = await raw((socket) => socket.end(`HTTP/1.1 200 OK\r\nAuthorization Bot ${token}\r\n\r\n`));
      const result = await send(server.origin, { headers: { Authorization: `Bot ${token}` } });
      equal(failure(result).phase, 'headers');
      equal(/CANARYCAN/.test(JSON.stringify(result)), false, JSON.stringify(result));
    });
  });
});

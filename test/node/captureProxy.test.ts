import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type RequestOptions, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { REST } from '@discordjs/rest';
import { botExchange } from '../../src/core/capture/botExchange.ts';
import type { CaptureEvent } from '../../src/core/capture/captureEvent.ts';
import type { CaptureProxy } from '../../src/core/capture/listening.ts';
import { diagnose } from '../../src/core/diagnose/diagnose.ts';
import { startCaptureProxy } from '../../src/node/capture/captureProxy.ts';
import { systemClock } from '../../src/node/systemClock.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { defaultSeed } from '../../src/sandbox/world/defaultSeed.ts';
import { closeServers, http, tcp } from './server.ts';

describe('the capture proxy', () => {
  const events: CaptureEvent[] = [];
  let proxy: CaptureProxy | undefined;

  async function proxyTo(upstream: string): Promise<CaptureProxy> {
    events.length = 0;
    proxy = await startCaptureProxy({
      port: 0,
      upstream,
      clock: systemClock,
      hear: (event) => events.push(event),
      words: {
        unreachable: (host, code) => `cannot reach ${host}: ${code}`,
        notHere: 'not here',
        userToken: (headers) => `not sent: ${headers}`,
      },
    });
    return proxy;
  }

  afterEach(async () => {
    await proxy?.close();
    await closeServers();
  });

  /** Sends as a bot would, without anything that a client of ours adds. */
  async function ask(url: string, options: RequestOptions = {}, body?: Buffer) {
    const asked = httpRequest(url, { agent: false, ...options });
    asked.end(body);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    return { answer, body: await buffer(answer) };
  }

  it('hands on what was asked, and the answer, byte by byte', async () => {
    let seen: { method?: string; url?: string; raw: string[]; body: Buffer } | undefined;
    const compressed = gzipSync(JSON.stringify({ message: 'Invalid Form Body', code: 50035 }));
    const upstream = await http(async (request, response) => {
      const { method, url, rawHeaders: raw } = request;
      seen = { ...(method && { method }), ...(url && { url }), raw, body: await buffer(request) };
      response.writeHead(400, 'Bad Request', [
        ['Content-Type', 'application/json'],
        ['Content-Encoding', 'gzip'],
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
        ['X-RateLimit-Limit', '5'],
        ['X-Unknown', 'kept'],
      ]);
      response.end(compressed);
    });
    const { api } = await proxyTo(upstream.origin);
    const body = randomBytes(9 * 1024 * 1024);
    const { answer, body: read } = await ask(
      `${api}/v10/channels/1/messages?limit=5&q=%2Fa+b`,
      {
        method: 'POST',
        headers: {
          Authorization: 'Bot fake-token',
          'X-Audit-Log-Reason': 'caf%C3%A9',
          'User-Agent': 'DiscordBot (https://github.com/bwmarrin/discordgo, v0.28.1)',
          'Content-Type': 'application/octet-stream',
          'Content-Length': String(body.length),
          'Proxy-Authorization': 'Basic none-of-its-business',
        },
      },
      body,
    );
    assert.equal(seen?.method, 'POST');
    assert.equal(seen?.url, '/api/v10/channels/1/messages?limit=5&q=%2Fa+b');
    assert.ok(seen?.body.equals(body));
    const sent = Object.fromEntries(
      seen.raw.flatMap((name, at) => (at % 2 === 0 ? [[name.toLowerCase(), seen?.raw[at + 1]]] : [])),
    );
    assert.equal(sent.authorization, 'Bot fake-token');
    assert.equal(sent['x-audit-log-reason'], 'caf%C3%A9');
    assert.equal(sent['content-length'], String(body.length));
    assert.equal(sent['proxy-authorization'], undefined);
    assert.ok(read.equals(compressed));
    assert.equal(answer.statusCode, 400);
    assert.equal(answer.statusMessage, 'Bad Request');
    assert.deepEqual(answer.headers['set-cookie'], ['a=1', 'b=2']);
    assert.equal(answer.headers['x-unknown'], 'kept');
    const [first, second] = events;
    assert.ok(first?.t === 'sent' && second?.t === 'answered');
    assert.equal(first.library, 'discordgo');
    assert.equal(first.url, `${upstream.origin}/api/v10/channels/1/messages?limit=5&q={value}`);
    assert.deepEqual(first.auth, { prefix: 'Bot', fingerprint: '' });
    assert.equal(second.status, 400);
    assert.deepEqual(
      second.headers.find(([name]) => name === 'x-ratelimit-limit'),
      ['x-ratelimit-limit', '5'],
    );
    assert.equal(
      second.headers.find(([name]) => name === 'set-cookie'),
      undefined,
    );
    assert.deepEqual(second.body, { base64: compressed.toString('base64'), encoding: 'gzip', truncated: false });
    assert.doesNotMatch(JSON.stringify(events), /fake-token|none-of-its-business|café/);
  });

  for (const encoding of ['', 'gzip']) {
    it(`tells no secret that an error page repeats${encoding && `, ${encoding}`}, and hands the page on whole`, async () => {
      const upstream = await http((request, response) => {
        const { authorization = '' } = request.headers;
        const decoded = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString('latin1');
        const page = Buffer.from(JSON.stringify({ authorization, decoded, url: request.url, code: 0 }));
        response.writeHead(403, encoding === '' ? {} : { 'content-encoding': encoding });
        response.end(encoding === '' ? page : gzipSync(page));
      });
      const { api } = await proxyTo(upstream.origin);
      const token = 'fake-canary-'.repeat(6);
      const basic = Buffer.from('123:fake-canary').toString('base64');
      for (const [path, authorization] of [
        ['/v10/channels/1', 'Bot fake-canary-0123456789'],
        ['/v10/oauth2/token', `Basic ${basic}`],
        [`/v10//webhooks//1//${token}`, ''],
        ['/v10/WEBHOOKS/1/fake-canary', ''],
        [`/v10/gateway?${token}&${token}=1`, ''],
      ] as const) {
        const headers = { 'User-Agent': `x ${token}`, ...(authorization && { Authorization: authorization }) };
        const { body } = await ask(`${api}${path}`, { headers });
        const page = JSON.parse((encoding === '' ? body : gunzipSync(body)).toString());
        assert.equal(page.authorization, authorization);
      }
      const answers = events.flatMap((event) => (event.t === 'answered' ? [event] : []));
      assert.equal(answers.length, 5);
      for (const { body } of answers) {
        const bytes = Buffer.from(body?.base64 ?? '', 'base64');
        const text = (body?.encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString();
        assert.equal(JSON.parse(text).code, 0);
        assert.ok(!text.includes('canary') && !text.includes(basic.slice(-4)), text);
      }
      assert.doesNotMatch(JSON.stringify(events), /canary/);
    });
  }

  it('passes a 429 on as it is, and sends nothing a second time', async () => {
    let times = 0;
    const upstream = await http((_, response) => {
      times += 1;
      response.writeHead(429, { 'Retry-After': '1', 'X-RateLimit-Scope': 'user' });
      response.end('{"retry_after":1,"global":false}');
    });
    const { api } = await proxyTo(upstream.origin);
    const { answer, body } = await ask(`${api}/v10/gateway`);
    assert.equal(answer.statusCode, 429);
    assert.equal(answer.headers['retry-after'], '1');
    assert.equal(body.toString(), '{"retry_after":1,"global":false}');
    assert.equal(times, 1);
  });

  it('begins to answer before the whole answer is there, and takes bodies of unknown length', async () => {
    let finish = () => {};
    const upstream = await http(async (request, response) => {
      const body = await buffer(request);
      response.write(body.subarray(0, 3));
      finish = () => response.end(body.subarray(3));
    });
    const { api } = await proxyTo(upstream.origin);
    const asked = httpRequest(`${api}/v10/x`, { method: 'POST', agent: false });
    asked.write('abc');
    asked.end('def');
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const [first] = (await once(answer, 'data')) as [Buffer];
    assert.equal(first.toString(), 'abc');
    finish();
    assert.equal((await buffer(answer)).toString(), 'def');
  });

  it('answers HEAD and 204 without a body', async () => {
    const upstream = await http((request, response) => {
      response.writeHead(
        request.method === 'HEAD' ? 200 : 204,
        request.method === 'HEAD' ? { 'Content-Length': 9 } : {},
      );
      response.end();
    });
    const { api } = await proxyTo(upstream.origin);
    const head = await ask(`${api}/v10/gateway`, { method: 'HEAD' });
    assert.equal(head.answer.headers['content-length'], '9');
    assert.equal(head.body.length, 0);
    assert.equal((await ask(`${api}/v10/typing`, { method: 'POST' })).answer.statusCode, 204);
  });

  it('stops asking when the bot does not wait any more', async () => {
    let close = () => {};
    const closed = new Promise<void>((resolve) => {
      close = resolve;
    });
    const upstream = await http((_: IncomingMessage, response: ServerResponse) => {
      response.on('close', close);
    });
    const { api } = await proxyTo(upstream.origin);
    const asked = httpRequest(`${api}/v10/slow`, { agent: false });
    asked.on('error', () => {});
    asked.end();
    while (!events.some(({ t }) => t === 'sent')) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 50));
    asked.destroy();
    await closed;
    while (!events.some(({ t }) => t === 'cancelled')) await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it('says with 502 that Discord could not be reached', async () => {
    const { api } = await proxyTo('http://127.0.0.1:9');
    const { answer, body } = await ask(`${api}/v10/gateway`);
    assert.equal(answer.statusCode, 502);
    assert.deepEqual(JSON.parse(body.toString()), { message: 'cannot reach 127.0.0.1:9: ECONNREFUSED', code: 0 });
    assert.deepEqual(
      events.map((event) => (event.t === 'failed' ? event.code : event.t)),
      ['sent', 'ECONNREFUSED'],
    );
  });

  it('breaks off where Discord breaks off', async () => {
    const upstream = await tcp((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf', () => socket.destroy());
      });
    });
    const { api } = await proxyTo(upstream.origin);
    const asked = httpRequest(`${api}/v10/gateway`, { agent: false });
    asked.end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    await assert.rejects(buffer(answer), { code: 'ECONNRESET' });
    assert.equal(events.at(-1)?.t, 'failed');
  });

  it('serves nobody who does not know its path, no page of a browser, and no other name of this machine', async () => {
    let times = 0;
    const upstream = await http((_, response) => {
      times += 1;
      response.end();
    });
    const { api } = await proxyTo(upstream.origin);
    const { origin, pathname } = new URL(api);
    const refused = await Promise.all([
      ask(`${origin}/api/v10/gateway`),
      ask(`${origin}/${'0'.repeat(24)}/api/v10/gateway`),
      ask(`${origin}${pathname.replace('/api', '')}/oauth2/authorize`),
      ask(`${api}/v10/gateway`, { headers: { Origin: 'https://example.com' } }),
      ask(`${api}/v10/gateway`, { headers: { Host: 'rebound.example.com' } }),
    ]);
    assert.deepEqual(
      refused.map(({ answer, body }) => [answer.statusCode, JSON.parse(body.toString()).message]),
      Array.from({ length: 5 }, () => [404, 'not here']),
    );
    assert.equal(times, 0);
    assert.deepEqual(events, []);
  });

  it('tells the last four characters of a long credential, and none of a short one', async () => {
    const upstream = await http((_, response) => response.end());
    const { api } = await proxyTo(upstream.origin);
    const told = async (authorization: string) => {
      events.length = 0;
      await ask(`${api}/v10/gateway`, { headers: { Authorization: authorization } });
      const [first] = events;
      return first?.t === 'sent' && first.auth;
    };
    assert.deepEqual(await told('Bot fake-token-abcd'), { prefix: 'Bot', fingerprint: 'abcd' });
    assert.deepEqual(await told('fake-token-abcd'), { prefix: 'none', fingerprint: 'abcd' });
    assert.deepEqual(await told('Bot short-token'), { prefix: 'Bot', fingerprint: '' });
    assert.deepEqual(await told('Bearer abcd'), { prefix: 'Bearer', fingerprint: '' });
    assert.deepEqual(await told('abcd'), { prefix: 'none', fingerprint: '' });
    assert.deepEqual(await told('Token x'), { prefix: 'other', fingerprint: '' });
  });

  describe('and a token without a scheme', () => {
    const seen: string[][] = [];
    const bare = 'fake-token-without-a-scheme';

    async function answerTo(headers: RequestOptions['headers'], body?: Buffer) {
      seen.length = 0;
      const upstream = await http(async (request, response) => {
        seen.push(request.rawHeaders);
        await buffer(request);
        response.end('{}');
      });
      const { api } = await proxyTo(upstream.origin);
      return ask(`${api}/v10/users/@me`, { method: body === undefined ? 'GET' : 'POST', headers }, body);
    }

    for (const headers of [
      { Authorization: bare, 'X-Super-Properties': 'e30=' },
      { Authorization: `"${bare}"`, 'x-super-properties': 'e30=' },
      { Authorization: `Token ${bare}`, 'X-Fingerprint': '1.a' },
      { Authorization: bare, 'X-Discord-Locale': 'en-GB', 'X-Debug-Options': 'bugReporterEnabled' },
      [
        'Host',
        '127.0.0.1',
        'Transfer-Encoding',
        'chunked',
        'Authorization',
        'Bot fake',
        'authorization',
        bare,
        'X-Context-Properties',
        'e30=',
      ],
    ]) {
      it(`is refused beside headers of Discord's own client, with the reason: ${JSON.stringify(headers)}`, async () => {
        const { answer, body } = await answerTo(headers as RequestOptions['headers'], Buffer.from('{"content":"x"}'));
        assert.deepEqual(seen, []);
        assert.equal(answer.statusCode, 403);
        const { message, code, tracecord } = JSON.parse(body.toString());
        assert.match(message, /^not sent: x-(?:super|fingerprint|discord|context)/);
        assert.deepEqual([code, tracecord], [0, 'user-token']);
        assert.deepEqual(
          events.map((event) => (event.t === 'failed' ? event.code : event.t)),
          ['sent', 'TRACECORD_USER_TOKEN'],
        );
        assert.doesNotMatch(JSON.stringify(events) + body, new RegExp(bare));
        const [first, end] = events;
        assert.ok(first?.t === 'sent' && end?.t === 'failed');
        const diagnosis = diagnose(botExchange(first, end, null, { kind: 'local' }));
        assert.deepEqual(
          [diagnosis.class, diagnosis.cause, diagnosis.retry.when],
          ['auth/user-token', 'user-token-signs', 'never'],
        );
      });
    }

    for (const headers of [
      { Authorization: bare },
      { Authorization: `Bot ${bare}`, 'X-Super-Properties': 'e30=' },
      { Authorization: `Bearer ${bare}`, 'X-Fingerprint': '1.a' },
      { Authorization: 'Basic ZmFrZTpmYWtl', 'X-Track': 'e30=' },
      { 'X-Super-Properties': 'e30=' },
    ]) {
      it(`is handed on as it came otherwise, for Discord to judge: ${JSON.stringify(headers)}`, async () => {
        const { answer } = await answerTo(headers);
        assert.equal(answer.statusCode, 200);
        assert.equal(seen.length, 1);
        for (const [name, value] of Object.entries(headers))
          assert.equal(seen[0]?.[(seen[0]?.indexOf(name) ?? -1) + 1], value);
      });
    }
  });

  it('is all the same to @discordjs/rest', async () => {
    const sandbox = await startSandbox({ port: 0, seed: defaultSeed });
    const { api } = await proxyTo(sandbox.url);
    const direct = new REST({ api: `${sandbox.url}/api` }).setToken(sandbox.token);
    const through = new REST({ api }).setToken(sandbox.token);
    assert.deepEqual(await through.get('/users/@me'), await direct.get('/users/@me'));
    const failure = (rest: REST) =>
      rest.get('/channels/1').catch(({ status, code, message }) => ({ status, code, message }));
    assert.deepEqual(await failure(through), await failure(direct));
    assert.doesNotMatch(JSON.stringify(events), new RegExp(sandbox.token));
    await sandbox.close();
  });
});

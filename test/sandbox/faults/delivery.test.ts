import assert from 'node:assert/strict';
import { get, type IncomingMessage } from 'node:http';
import { createConnection } from 'node:net';
import { startSandbox } from '../../../src/sandbox/server.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker, goodAgent, start } from '../ask.ts';

const messages = `/channels/${ids.text}/messages`;

describe('a way as a scenario', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const fail = (name: string, line = 'GET /users/@me', json?: unknown) =>
    asker.ask(line, { headers: { 'x-sandbox-fault': name }, ...(json === undefined ? {} : { json }) });

  /** Everything that comes back over a plain socket to requests one behind the other, up to its end. */
  function raw(...names: readonly string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = createConnection(Number(new URL(asker.sandbox.url).port), '127.0.0.1');
      for (const [index, name] of names.entries()) {
        const connection = index === names.length - 1 ? 'close' : 'keep-alive';
        const headers = ['host: x', `connection: ${connection}`, `authorization: Bot ${asker.sandbox.token}`];
        const more = [`user-agent: ${goodAgent}`, `x-sandbox-fault: ${name}`];
        socket.write(`${['GET /api/v10/users/@me HTTP/1.1', ...headers, ...more].join('\r\n')}\r\n\r\n`);
      }
      let got = '';
      socket.on('data', (chunk) => {
        got += chunk.toString();
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(got));
    });
  }

  // How long each takes is promised where it is chosen (words/en/scenarios.ts).
  for (const [name, delays] of [
    ['slow', [5_000]],
    ['slow=2.5', [2_500]],
    ['slow=0', [0]],
    ['slow-body', Array.from({ length: 10 }, () => 500)],
    ['slow-body=1', Array.from({ length: 10 }, () => 100)],
    ['latency', [75, 75]],
    ['latency=80', [40, 40]],
    ['latency=0', []],
    ['none', []],
  ] as const) {
    it(`takes its time: ${name}`, async () => {
      await fail(name);
      assert.deepEqual(asker.clock.delays, delays);
    });
  }

  it('jitter: up to a tenth of a second each way', async () => {
    const delays = async (scenario: string) => {
      const other = await Asker.start(scenario);
      await other.repeat(20, 'GET /users/@me');
      await other.sandbox.close();
      return other.clock.delays;
    };
    const usual = await delays('jitter');
    assert.deepEqual(usual, await delays('jitter=100'));
    assert.equal(usual.length, 40);
    const longest = Math.max(...usual);
    assert.ok(longest < 100 && longest > 90, `${longest}`);
  });

  it('jitter: not on the way to what lies beside the API, nor for a fault that is none', async () => {
    asker.sandbox.setScenario('jitter, latency');
    await asker.ask('GET /sandbox/scenario');
    await fail('earthquake');
    assert.deepEqual(asker.clock.delays, []);
  });

  it('clock-skew: five seconds', async () => {
    assert.equal((await fail('clock-skew')).headers.date, 'Fri, 20 Nov 2026 12:00:05 GMT');
    assert.equal((await fail('clock-skew, company-filter')).headers.date, 'Fri, 20 Nov 2026 12:00:05 GMT');
  });

  for (const amount of ['', '-1', 'soon', 'Infinity', 'NaN']) {
    it(`does not take ${JSON.stringify(amount)} as an amount`, async () => {
      for (const name of ['slow', 'latency']) {
        const { status, json } = await fail(`${name}=${amount}`);
        assert.equal(status, 400);
        assert.equal(json.message, `The scenario "${name}" does not take "${amount}" as its amount.`);
      }
    });
  }

  it('silent: not a byte comes', async () => {
    assert.equal(await raw('silent'), '');
  });

  it('garbage: the greeting of a server for SSH', async () => {
    // RFC 4253, 4.2: SSH-protoversion-softwareversion CR LF
    assert.match(await raw('garbage'), /^SSH-2\.0-\S+\r\n$/);
  });

  it('truncated: the headers promise more than comes', async () => {
    const whole = (await asker.ask('GET /users/@me')).text;
    const [head = '', body = ''] = (await raw('truncated')).split('\r\n\r\n');
    assert.match(head, /^HTTP\/1\.1 200 OK\r\n/);
    assert.match(head, /\r\nx-sandbox: 1\r\n/);
    assert.ok(Number(/content-length: (\d+)/.exec(head)?.[1]) > Buffer.byteLength(whole));
    assert.ok(body.length > 0 && body.length < whole.length);
    assert.ok(whole.startsWith(body));
  });

  it('slow-body: the whole of it comes, whatever its length', async () => {
    const whole = (await asker.ask(`GET ${messages}`)).text;
    assert.equal((await fail('slow-body', `GET ${messages}`)).text, whole);
    const typing = await fail('slow-body', `POST /channels/${ids.text}/typing`);
    assert.deepEqual([typing.status, typing.text, typing.headers['content-length']], [204, '', undefined]);
  });

  it('slow-body: the connection is free for the next request then', async () => {
    const answers = (await raw('slow-body', 'server-error')).match(/HTTP\/1\.1 \d+/g);
    assert.deepEqual(answers, ['HTTP/1.1 200', 'HTTP/1.1 500']);
  });

  it('slow-body: the headers come before the first piece, and no piece to a client that has gone', async () => {
    let asked = 0;
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const clock = {
      now: () => start,
      delay: () => {
        asked += 1;
        return gate;
      },
    };
    const sandbox = await startSandbox({ port: 0, seed: 7, clock });
    const headers = { authorization: `Bot ${sandbox.token}`, 'user-agent': goodAgent, 'x-sandbox-fault': 'slow-body' };
    const response = await new Promise<IncomingMessage>((resolve) => {
      get(`${sandbox.apiBase}/users/@me`, { headers, agent: false }, resolve);
    });
    assert.equal(response.statusCode, 200);
    assert.equal(asked, 1);
    response.destroy();
    await new Promise<void>((resolve) => response.on('close', resolve));
    // The sandbox hears of it a moment later.
    await new Promise((resolve) => setTimeout(resolve, 20));
    go();
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(asked, 1);
    await sandbox.close();
  });

  it('reset and garbage: nothing was done; silent: it was', async () => {
    const count = async () => (await asker.ask(`GET ${messages}`)).json.length;
    const before = await count();
    for (const name of ['reset', 'garbage'])
      await assert.rejects(fail(name, `POST ${messages}`, { content: 'hi' }), name);
    assert.equal(await count(), before);
    await assert.rejects(fail('silent', `POST ${messages}`, { content: 'hi' }));
    assert.equal(await count(), before + 1);
  });

  it('wrong-type and wrongly-compressed: the body is the real one', async () => {
    const whole = (await asker.ask('GET /users/@me')).text;
    const wrong = await fail('wrong-type');
    assert.deepEqual([wrong.headers['content-type'], wrong.text], ['text/html; charset=UTF-8', whole]);
    assert.equal((await fail('wrongly-compressed')).text, whole);
  });

  it('proxy-login: a host that does not exist, through the sandbox, which asks for a login', async () => {
    asker.sandbox.setScenario('proxy-login');
    assert.deepEqual(asker.sandbox.address, { origin: 'https://discord.invalid', proxy: asker.sandbox.url });
    const { port } = new URL(asker.sandbox.url);
    const text = await new Promise<string>((resolve) => {
      const socket = createConnection(Number(port), '127.0.0.1', () => {
        socket.write('CONNECT discord.invalid:443 HTTP/1.1\r\nhost: discord.invalid:443\r\n\r\n');
      });
      let got = '';
      socket.on('data', (chunk) => {
        got += chunk.toString();
      });
      socket.on('close', () => resolve(got));
    });
    // RFC 9110, 15.5.8 and 11.7.1
    assert.equal(
      text,
      'HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic realm="sandbox"\r\nx-sandbox: 1\r\ncontent-length: 0\r\nconnection: close\r\n\r\n',
    );
  });

  it('proxy-login: lives on when a client leaves at once', async () => {
    const { port } = new URL(asker.sandbox.url);
    await new Promise<void>((resolve) => {
      const socket = createConnection(Number(port), '127.0.0.1', () => {
        socket.write('CONNECT discord.invalid:443 HTTP/1.1\r\nhost: discord.invalid:443\r\n\r\n', () => {
          socket.resetAndDestroy();
        });
      });
      socket.on('close', () => resolve());
    });
    assert.equal((await asker.ask('GET /users/@me')).status, 200);
  });

  it('closed-port: the other loopback address', async () => {
    asker.sandbox.setScenario('closed-port');
    const { port } = new URL(asker.sandbox.url);
    assert.deepEqual(asker.sandbox.address, { origin: `http://[::1]:${port}` });
  });
});

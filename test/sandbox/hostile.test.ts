import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { discordEpoch } from '../../src/core/discord/snowflake.ts';
import { StandingClock, systemClock } from '../../src/sandbox/clock.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { sandboxIds as ids } from '../../src/sandbox/world/seed.ts';
import { Asker, start } from './ask.ts';

const json = { 'content-type': 'application/json' };

describe('a sandbox among strangers', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  /** Writes to a connection that its client never ends, and gives what came back until `enough` did. */
  function write(text: string, enough: RegExp): Promise<string> {
    return new Promise((resolve) => {
      const socket = connect({ port: Number(new URL(asker.sandbox.url).port), host: '127.0.0.1', allowHalfOpen: true });
      let got = '';
      socket.on('error', () => {});
      socket.on('data', (chunk) => {
        got += chunk.toString();
        if (enough.test(got)) resolve(got);
      });
      socket.write(text);
    });
  }

  it('closes although others keep their connections open', async () => {
    const sandbox = await startSandbox({ port: 0, seed: 1 });
    const port = Number(new URL(sandbox.url).port);
    const lines = [
      'CONNECT discord.com:443 HTTP/1.1\r\nHost: discord.com\r\n\r\n',
      'GET /api/v10/gateway HTTP/1.1\r\nHost: x\r\nUser-Agent: y\r\n\r\n',
      'nonsense\r\n\r\n',
    ];
    const sockets = lines.map((line) => {
      const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
      socket.on('error', () => {});
      socket.write(line);
      return new Promise((resolve) => socket.once('data', resolve));
    });
    const half = connect({ port, host: '127.0.0.1' });
    half.on('error', () => {});
    half.write('POST /api/v10/gateway HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n');
    await Promise.all(sockets);
    await sandbox.close();
  });

  it('says where it fails itself, in words that fit into a header, and goes on', async () => {
    const guild = asker.sandbox.world.guilds.get(ids.guild);
    assert.ok(guild !== undefined);
    Object.defineProperty(guild, 'name', {
      get: () => {
        throw new Error(`\ud800${'x'.repeat(100_000)}`);
      },
    });
    asker.sandbox.world.statusPage.incidents.push(null as never);
    for (const line of ['GET /status/api/v2/incidents/unresolved.json', `GET /guilds/${ids.guild}`]) {
      const { status, headers, text } = await asker.ask(line);
      assert.equal(status, 500, line);
      assert.equal(headers['x-sandbox'], '1', line);
      assert.ok((headers['x-sandbox-bug'] ?? '').length > 5, line);
      assert.equal(text, '{"message":"500: Internal Server Error","code":0}', line);
    }
    assert.equal((await asker.ask('GET /users/@me')).status, 200);
  });

  it('reads no levels without end where it is steered', async () => {
    const body = `{"scenario":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    assert.equal((await asker.ask('POST /sandbox/scenario', { body })).json.code, 50109);
  });

  it('says that a state is too large, and takes none of it', async () => {
    const { status, json: said } = await asker.ask('POST /sandbox/state', {
      body: Buffer.alloc(31 * 1024 * 1024, ' '),
    });
    assert.deepEqual([status, said.code], [413, 40005]);
  });

  it('is not steered by pages under a name that was made to lead to it', async () => {
    for (const [host, status] of [
      ['evil.example:80', 403],
      ['127.0.0.1.evil.example', 403],
      ['localhost', 200],
      ['[::1]:1', 200],
      [`127.0.0.1:80`, 200],
    ] as const) {
      const { status: got } = await asker.ask('GET /sandbox/scenario', { headers: { host } });
      assert.equal(got, status, host);
    }
  });

  it('does not pass the last moment that an id can tell', async () => {
    const sandbox = await startSandbox({ port: 0, seed: 1, clock: new StandingClock(start) });
    const pass = async (milliseconds: number) => {
      const body = JSON.stringify({ pass: milliseconds });
      return (await fetch(`${sandbox.url}/sandbox/clock`, { method: 'POST', body })).status;
    };
    const left = discordEpoch + 4_398_046_511_104 - start; // 42 bits of milliseconds: developers/reference#snowflakes
    assert.deepEqual([await pass(left), await pass(1e20), await pass(left - 1), await pass(1)], [400, 400, 204, 400]);
    await sandbox.close();
  });

  it('reads a query to its end, whatever stands in it', async () => {
    const line = `GET /channels/${ids.text}/messages?around=${ids.botMessage}&x=a?b&limit=1`;
    assert.equal((await asker.ask(line)).json.length, 1);
  });

  it('says Continue to who asks for it', async () => {
    const head = 'POST /api/v10/gateway HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n';
    assert.match(await write(head, /\r\n\r\n/), /^HTTP\/1\.1 100 /);
  });

  it('takes the first of two tokens, and answers methods that Discord has not', async () => {
    const head = (method: string) => `${method} /api/v10/users/@me HTTP/1.1\r\nHost: x\r\nUser-Agent: y\r\n`;
    const bot = `Authorization: Bot ${asker.sandbox.token}\r\n`;
    const twice = await write(`${head('GET')}${bot}Authorization: Bot x\r\n\r\n`, /\r\n\r\n/);
    assert.match(twice, /^HTTP\/1\.1 200 /);
    for (const method of ['OPTIONS', 'HEAD']) {
      assert.match(await write(`${head(method)}${bot}\r\n`, /\r\n\r\n/), /^HTTP\/1\.1 405 /, method);
    }
  });

  it('is not kept busy by long lists', async () => {
    const admin = asker.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.botRole);
    if (admin !== undefined) admin.permissions = '8';
    const overwrites = Array.from({ length: 50_000 }, (_, index) => ({ id: String(10 ** 15 + index) }));
    const places = (id: string) => Array.from({ length: 50_000 }, () => ({ id, position: 1 }));
    const parts = { body: '--a'.repeat(500_000), headers: { 'content-type': 'multipart/form-data; boundary=a' } };
    const cases = [
      [`PATCH /channels/${ids.text}`, { json: { permission_overwrites: overwrites } }, 30060],
      [`PATCH /guilds/${ids.guild}/channels`, { json: places(ids.text) }, 50035],
      [`PATCH /guilds/${ids.guild}/roles`, { json: places(ids.mutedRole) }, 50035],
      [`POST /channels/${ids.text}/messages`, parts, 50006],
    ] as const;
    const from = performance.now();
    for (const [line, sent, code] of cases) assert.equal((await asker.ask(line, sent)).json.code, code, line);
    assert.ok(performance.now() - from < 5000);
  });

  it('takes one emoji as a reaction, and nothing behind it', async () => {
    const line = (emoji: string) =>
      `PUT /channels/${ids.text}/messages/${ids.botMessage}/reactions/${encodeURIComponent(emoji)}/@me`;
    const codes = [];
    for (const emoji of ['👩🏽‍🚀', '#️⃣', `🔥${'x'.repeat(5000)}`, '🔥 ']) {
      asker.clock.pass(1000);
      codes.push((await asker.ask(line(emoji))).json?.code);
    }
    assert.deepEqual(codes, [undefined, undefined, 10014, 10014]); // discord-api-docs#864
  });

  it('waits as long as it is asked to, also beyond what a timer can', async () => {
    const late = systemClock.delay(1e12).then(() => 'late');
    const early = systemClock.delay(20).then(() => 'early');
    assert.equal(await Promise.race([late, early]), 'early');
  });

  it('lets nobody slip an overwrite in by sending two for one id', async () => {
    const harmless = { id: ids.memberRole, type: 0 };
    const twice = [harmless, { ...harmless, allow: '8' }];
    for (const sent of [twice, [...twice].reverse()]) {
      const { json: said } = await asker.ask(`PATCH /channels/${ids.text}`, {
        json: { permission_overwrites: sent },
        headers: json,
      });
      const kept = asker.sandbox.world.channels.get(ids.text)?.wire.permission_overwrites;
      assert.ok(said.code === 50013 || kept?.every(({ allow }) => allow === '0'), JSON.stringify(said));
    }
  });
});

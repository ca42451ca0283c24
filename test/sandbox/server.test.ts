import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { request } from 'undici';
import { type SandboxRecord, startSandbox } from '../../src/sandbox/server.ts';
import { sandboxIds } from '../../src/sandbox/world/seed.ts';
import { Asker, goodAgent, start, TestClock } from './ask.ts';

describe('a sandbox', () => {
  let asker: Asker;
  before(async () => {
    asker = await Asker.start();
  });
  after(() => asker.sandbox.close());

  it('listens on the loopback address alone and starts within 100 ms', async () => {
    const from = performance.now();
    const sandbox = await startSandbox({ port: 0, seed: 1 });
    assert.ok(performance.now() - from < 100);
    assert.match(sandbox.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.equal(sandbox.apiBase, `${sandbox.url}/api/v10`);
    await sandbox.close();
  });

  it('says what to do when its port is taken', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, '127.0.0.1', () => resolve((taken.address() as AddressInfo).port));
    });
    await assert.rejects(startSandbox({ port, seed: 1 }), (error: NodeJS.ErrnoException) => {
      assert.equal(error.code, 'EADDRINUSE');
      assert.match(error.message, new RegExp(`${port}.*another port`));
      return true;
    });
    taken.close();
  });

  it('says in every answer that it is none of Discord, and looks like it otherwise', async () => {
    for (const line of ['GET /users/@me', 'GET /nothing', 'GET /api/v3/gateway', 'GET /api/elsewhere']) {
      const { headers } = await asker.ask(line);
      assert.equal(headers['x-sandbox'], '1', line);
      assert.equal(headers.via, '1.1 google', line); // discord-api-docs#1463
      assert.equal(headers.server, 'cloudflare', line);
      assert.match(headers['cf-ray'] ?? '', /^[0-9a-f]{16}-[A-Z]{3}$/, line);
      assert.equal(headers.date, 'Fri, 20 Nov 2026 12:00:00 GMT', line);
    }
  });

  it('gives the same answers again for the same seed', async () => {
    const answers = async (seed: number) => {
      const sandbox = await startSandbox({ port: 0, seed, clock: new TestClock() });
      const headers = { authorization: `Bot ${sandbox.token}`, 'user-agent': goodAgent };
      const reply = await request(`${sandbox.apiBase}/users/@me`, { headers });
      await reply.body.dump();
      await sandbox.close();
      return [sandbox.token, reply.headers['x-ratelimit-bucket'], reply.headers['cf-ray']];
    };
    assert.deepEqual(await answers(5), await answers(5));
    const [one, two] = [await answers(5), await answers(6)];
    for (const index of [0, 1, 2]) assert.notEqual(one[index], two[index]);
  });

  it('has a token of the shape of real ones', () => {
    // Source of the shape: base64url of the id, 6 characters, 38 characters since 2022.
    const [id = '', middle, last] = asker.sandbox.token.split('.');
    assert.equal(Buffer.from(id, 'base64url').toString(), '1213093380096131072');
    assert.match(middle ?? '', /^[\w-]{6}$/);
    assert.match(last ?? '', /^[\w-]{38}$/);
  });

  it('tells of each request without its secrets', async () => {
    const records: SandboxRecord[] = [];
    const clock = new TestClock();
    const sandbox = await startSandbox({ port: 0, seed: 7, clock, onRequest: (record) => records.push(record) });
    await new Asker(sandbox, clock).ask('GET /users/@me');
    await new Asker(sandbox, clock).ask('GET /nothing?x=1');
    await sandbox.close();
    assert.deepEqual(records, [
      { at: start, method: 'GET', route: '/users/@me', status: 200 },
      { at: start, method: 'GET', route: null, status: 404 },
    ]);
  });

  it('begins again when it is reset', async () => {
    const created = await asker.ask(`POST /channels/${sandboxIds.text}/messages`, { json: { content: 'gone soon' } });
    asker.sandbox.reset();
    const { json } = await asker.ask(`GET /channels/${sandboxIds.text}/messages/${created.json.id}`);
    assert.equal(json.code, 10008);
    assert.equal((await asker.ask('GET /users/@me')).status, 200);
  });

  it('answers what is no HTTP as Cloudflare does', async () => {
    const text = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(asker.sandbox.url).port), '127.0.0.1', () =>
        socket.end('NONSENSE\r\n\r\n'),
      );
      let got = '';
      socket.on('data', (chunk) => {
        got += chunk.toString();
      });
      socket.on('close', () => resolve(got));
    });
    assert.match(text, /^HTTP\/1\.1 400 /);
    assert.match(text, /<center>cloudflare<\/center>/); // DiscordMessenger/dm#198
    assert.doesNotMatch(text, /^via:/im);
  });

  it('does not lead clients to the real gateway', async () => {
    const { json } = await asker.ask('GET /gateway');
    assert.equal(json.url, asker.sandbox.url.replace('http', 'ws'));
  });

  it('serves the real undici client, also when it reuses its connection', async () => {
    const headers = { authorization: `Bot ${asker.sandbox.token}`, 'user-agent': goodAgent };
    for (let round = 0; round < 3; round++) {
      const reply = await request(`${asker.sandbox.apiBase}/guilds/${sandboxIds.guild}`, { headers });
      assert.equal(reply.statusCode, 200);
      assert.equal(((await reply.body.json()) as { name: string }).name, 'Sandbox');
    }
  });
});

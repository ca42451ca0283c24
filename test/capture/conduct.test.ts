import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventually } from '../host/eventually.ts';
import { tcp } from '../node/server.ts';
import { guard, libraries, writeBot } from './bots.ts';
import { Listener } from './listener.ts';
import { bodyText, Watched } from './watched.ts';

const refused = `process.env.API + '/api/v10/channels/4030000000000000001/messages'`;

describe('a watched program', function () {
  this.timeout(60_000);
  const watched = new Watched();
  beforeEach(() => watched.open());
  afterEach(() => watched.close());
  after(() => watched.remove());

  for (const [how, code] of [
    ['by process.exit, its body unread', `fetch(${refused}).then(() => process.exit(3));`],
    ['by an error that nobody handles', `fetch(${refused}).then(() => { throw new Error('oops'); });`],
    [
      'by a rejection of discord.js that nobody handles',
      `const rest = new (require('discord.js').REST)({ api: process.env.API + '/api' }).setToken('fake-token');
       rest.get('/channels/4030000000000000001/messages');`,
    ],
  ] as const) {
    it(`tells of a failure right before it ends ${how}`, async () => {
      const { status, output } = await watched.run('crash.cjs', code);
      assert.equal(status, how.includes('exit') ? 3 : 1, output);
      const [exchange, ...more] = watched.listener.exchanges;
      assert.deepEqual(more, []);
      assert.equal(exchange?.end?.status, 403, output);
    });
  }

  it('tells of a failure before any turn of the loop in which the connection could have come about', async () => {
    const code = `require('node:diagnostics_channel').subscribe('undici:request:create', () => process.exit(4));
      fetch(${refused});`;
    assert.equal((await watched.run('at-once.cjs', code)).status, 4);
    assert.equal(watched.listener.exchanges.length, 1);
  });

  it('ends by itself, as if nobody watched', async () => {
    const code = `require('node:http').get(${refused}, { agent: false }, (answer) => answer.resume());`;
    assert.equal((await watched.run('ends.cjs', code)).status, 0);
    assert.equal(watched.listener.exchanges[0]?.end?.status, 403);
  });

  it('tells of what never was answered', async () => {
    const nobody = await tcp(() => {});
    await nobody.close();
    const code = `const url = (path) => process.env.API + '/api/v10/' + path;
      (async () => {
        const quiet = () => {};
        await fetch('${nobody.origin}/gateway').catch(quiet);
        await fetch(url('reset')).catch(quiet);
        await fetch(url('hang'), { signal: AbortSignal.timeout(50) }).catch(quiet);
        const control = new AbortController();
        setTimeout(() => control.abort(), 50);
        await fetch(url('hang'), { signal: control.signal }).catch(quiet);
        const other = new AbortController();
        setTimeout(() => other.abort(), 50);
        await new Promise((resolve) =>
          require('node:http').get(url('hang'), { signal: other.signal }).on('error', resolve));
        await new Promise((resolve) => require('node:http').get(url('reset')).on('error', resolve));
        process.exit(0);
      })();`;
    watched.listener.writeFile(watched.listener.file, [...watched.hosts, new URL(nobody.origin).host]);
    assert.equal((await watched.run('errors.cjs', code)).status, 0);
    const ends = watched.listener.exchanges.map(({ sent, end }) => [
      sent.library,
      sent.url.replace(/.*\//, ''),
      end?.t,
      end?.code,
    ]);
    assert.deepEqual(ends, [
      ['fetch', 'gateway', 'failed', 'ECONNREFUSED'],
      ['fetch', 'reset', 'failed', 'UND_ERR_SOCKET'],
      ['fetch', 'hang', 'failed', 'TimeoutError'],
      ['fetch', 'hang', 'cancelled', undefined],
      ['node:http', 'hang', 'cancelled', undefined],
      ['node:http', 'reset', 'failed', 'ECONNRESET'],
    ]);
  });

  it('keeps its credentials, cookies and words to itself', async () => {
    const text = 'a-text-canary';
    const token = `canary${'x'.repeat(60)}`;
    const code = `const { request } = require('undici');
      const send = (path, options) => request(process.env.API + '/api/v10' + path, {
        method: 'POST', body: '{"content":"${text}"}',
        headers: { authorization: 'Bot fake-token-canary-0123456789', cookie: '${text}=1', 'x-audit-log-reason': '${text}',
          'accept-encoding': 'gzip' }, ...options }).then(({ body }) => body.dump());
      (async () => {
        await send('/webhooks/4030000000000000001/${token}?wait=true&thread_id=42&query=${text}');
        await send('/interactions/4030000000000000001/${token}/callback');
        await send('/webhooks/4030000000000000001/short-canary/messages/@original');
        await send('/channels/4030000000000000001/echo/${token}?q=${text}&${text}');
        await send('/channels/4030000000000000001/echo', { headers: { authorization: 'Bearer fake-token-canary-0123456789' } });
        await send('/channels/4030000000000000001/echo', { headers: { authorization: 'Basic ' + btoa('name:a-long-password-canary') } });
        process.exit(0);
      })();`;
    const { status, output } = await watched.run('secrets.cjs', code);
    assert.equal(status, 0, output);
    const { exchanges } = watched.listener;
    const { origin } = watched.api.plain;
    assert.deepEqual(
      exchanges.map(({ sent }) => sent.url.replace(`${origin}/api/v10`, '')),
      [
        '/webhooks/4030000000000000001/{token}?wait=true&thread_id=42&query={value}',
        '/interactions/4030000000000000001/{token}/callback',
        '/webhooks/4030000000000000001/{token}/messages/@original',
        '/channels/4030000000000000001/echo/{token}?q={value}&{value}',
        '/channels/4030000000000000001/echo',
        '/channels/4030000000000000001/echo',
      ],
    );
    assert.deepEqual(
      exchanges.map(({ sent }) => [sent.auth.prefix, sent.auth.fingerprint]),
      [...Array(4).fill(['Bot', '6789']), ['Bearer', '6789'], ['other', undefined]],
    );
    for (const { end } of exchanges) assert.doesNotMatch(bodyText(end!), /canary/);
    assert.match(bodyText(exchanges[4]!.end!), /\{token\}/);
    assert.doesNotMatch(watched.listener.text, /canary/);
  });

  for (const [how, environment] of [
    ['nobody listens', (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace('.sock', '.gone'))],
    ['the settings are gone', (file: string) => rmSync(file)],
    ['the settings are damaged', (file: string) => writeFileSync(file, '{"v":1,')],
    [
      'the secret is wrong',
      (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace(/[0-9a-f]{8}"/, '00000000"')),
    ],
  ] as const) {
    it(`does not notice that ${how}`, async () => {
      environment(watched.listener.file);
      const code = `(async () => {
        for (let turn = 0; turn < 50; turn++) await (await fetch(${refused})).text();
        console.log('made', 50);
      })();`;
      const { status, output } = await watched.run('alone.cjs', code);
      assert.deepEqual([status, output], [0, 'made 50\n']);
      assert.deepEqual(watched.listener.streams, []);
    });
  }

  it('finds a listener that comes later, and the next one after it', async () => {
    const { file } = watched.listener;
    rmSync(file);
    const code = `setInterval(() => fetch(${refused}).then((answer) => answer.text()), 40);`;
    const { bot } = watched.start('later.cjs', code);
    await eventually(() => assert.ok(watched.api.asked.length > 5));
    watched.listener.writeFile(file, watched.hosts);
    await eventually(() => assert.ok(watched.listener.exchanges.length > 0));
    const next = await Listener.open(watched.folder, 'next', watched.hosts);
    next.writeFile(file, watched.hosts);
    await eventually(() => assert.ok(next.exchanges.length > 0));
    await watched.listener.settled();
    await bot.stop();
    await next.close();
    assert.deepEqual(next.faults, []);
  });

  it('is told of once where the hook is loaded twice', async () => {
    const copy = join(watched.folder, 'copy');
    cpSync(dirname(guard), copy, { recursive: true });
    const options = ['--require', join(copy, 'guard.cjs')];
    const code = `fetch(${refused}).then((answer) => answer.text());`;
    assert.equal((await watched.run('twice.cjs', code, { options })).status, 0);
    assert.equal(watched.listener.streams.length, 1);
    assert.equal(watched.listener.exchanges.length, 1);
  });

  it('has a stream for each of its threads and processes', async () => {
    const code = `const { fork } = require('node:child_process');
      const { isMainThread, Worker } = require('node:worker_threads');
      const send = () => fetch(${refused}).then((answer) => answer.text());
      if (!isMainThread || process.argv[2] === 'child') send();
      else send().then(() => {
        new Worker(__filename).once('exit', () => fork(__filename, ['child']));
      });`;
    assert.equal((await watched.run('threads.cjs', code)).status, 0);
    const { streams } = watched.listener;
    assert.equal(streams.length, 3);
    assert.equal(new Set(streams.map(({ hello }) => hello.pid)).size, 2);
    assert.deepEqual(streams.map(({ hello }) => hello.thread > 0).sort(), [false, false, true]);
    for (const { hello, lines } of streams) {
      assert.deepEqual(
        lines.map(({ t }) => t),
        ['sent', 'answered'],
      );
      assert.equal(hello.runtime, `node ${process.versions.node}`);
      assert.match(hello.program, /threads\.cjs$/);
    }
    assert.equal(new Set(watched.listener.lines.map(({ id }) => id)).size, 3);
  });

  it('tells of a body that never ends, and of the first 64 KiB of a long one', async () => {
    const code = `const { createServer } = require('node:http');
      const server = createServer((request, response) => {
        response.writeHead(502, { 'content-type': 'text/html' });
        if (request.url === '/long') response.end('y'.repeat(300000));
        else response.write('the beginning');
      }).listen(Number(process.env.PORT), '127.0.0.1', async () => {
        const origin = 'http://127.0.0.1:' + process.env.PORT;
        await (await fetch(origin + '/long')).text();
        fetch(origin + '/endless');
      });`;
    const PORT = String(20_000 + (process.pid % 10_000));
    watched.listener.writeFile(watched.listener.file, [`127.0.0.1:${PORT}`]);
    const { bot } = watched.start('bodies.cjs', code, { environment: { PORT } });
    await eventually(() => assert.equal(watched.listener.lines.length, 4));
    await bot.stop();
    const [long, endless] = watched.listener.exchanges.map(({ end }) => end!);
    assert.deepEqual([bodyText(long!).length, long!.body.truncated], [64 * 1024, true]);
    assert.deepEqual([bodyText(endless!), endless!.body.truncated], ['the beginning', true]);
  });

  for (const [runtime, options] of [
    ['bun', []],
    ['deno', ['run', '--allow-all']],
  ] as const) {
    it(`runs as ever in ${runtime}, which is not watched`, async function () {
      if (spawnSync(runtime, ['--version']).status !== 0) {
        console.log(`      ${runtime} is not on the PATH`);
        return this.skip();
      }
      const code = `fetch(${refused}).then(({ status }) => console.log(status));`;
      const { output, status } = await watched.run('elsewhere.cjs', code, { runtime, options });
      assert.deepEqual({ output, status }, { output: '403\n', status: 0 });
      assert.deepEqual(watched.listener.streams, []);
      return undefined;
    });
  }

  it('cuts what is longer than the listener reads, and tells of the rest as ever', async () => {
    const code = `const http = require('node:http');
      const get = (path) => new Promise((resolve) => http.get(process.env.API + '/api/v10' + path, (answer) => {
        answer.resume().on('end', resolve);
      }));
      const name = 'x'.repeat(500);
      const long = { [name]: () => get('/channels/4030000000000000001/messages?limit=1') };
      (async () => {
        await long[name]();
        const ids = Array.from({ length: 900 }, (_, place) => 'ids=' + (10000000 + place));
        await get('/channels/4030000000000000002/messages?' + ids.join('&'));
        await get('/channels/4030000000000000003/charset');
        require('node:fs').rmdirSync(process.cwd());
        await get('/channels/4030000000000000004/messages');
      })();`;
    const folder = join(watched.folder, 'gone');
    mkdirSync(folder);
    const start = `process.chdir(${JSON.stringify(folder)});`;
    assert.equal((await watched.run('long.cjs', start + code)).status, 0);
    const { exchanges } = watched.listener;
    assert.deepEqual(
      exchanges.map(({ end }) => [end?.status, JSON.parse(bodyText(end!)).code]),
      Array(4).fill([403, 50013]),
    );
    assert.ok(exchanges[0]!.sent.site.frames.some(({ name }: { name?: string }) => name?.includes('x'.repeat(300))));
    assert.equal(exchanges[1]!.sent.url.length, 8000);
  });

  it('starts without its hook, and on a Node from before all of this', async () => {
    const bare = join(watched.folder, 'bare.cjs');
    cpSync(guard, bare);
    const program = writeBot('plain.cjs', `console.log('started');`);
    const env = { ...process.env, TRACECORD_CAPTURE: watched.listener.file };
    const runs: [string, string][] = [[process.execPath, bare]];
    const ancient = join(libraries, 'node-6/bin/node');
    if (existsSync(ancient)) runs.push([ancient, guard], [ancient, bare]);
    for (const [node, required] of runs) {
      assert.equal(execFileSync(node, ['--require', required, program], { env, encoding: 'utf8' }), 'started\n');
    }
  });
});

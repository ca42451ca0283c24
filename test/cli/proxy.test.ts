import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { startSandbox } from '../../src/sandbox/server.ts';
import { defaultSeed } from '../../src/sandbox/world/defaultSeed.ts';
import { tracecord } from './tracecord.ts';

const cli = 'dist/cli.mjs';

describe('tracecord proxy', function () {
  this.timeout(30_000);

  it('writes exchanges that the other commands read, and gives out its address apart from them', async () => {
    const sandbox = await startSandbox({ port: 0, seed: defaultSeed });
    const proxy = spawn(process.execPath, [cli, 'proxy', '--format', 'json', '--upstream', sandbox.url]);
    const said = createInterface({ input: proxy.stderr })[Symbol.asyncIterator]();
    let api = '';
    while (api === '') api = /^ {2}(http:\/\/127\.0\.0\.1:\d+\/\w+\/api)$/.exec((await said.next()).value)?.[1] ?? '';
    const lines = createInterface({ input: proxy.stdout })[Symbol.asyncIterator]();
    const headers = { Authorization: `Bot ${sandbox.token}`, 'User-Agent': 'DiscordBot (https://example.com, 1)' };
    const answer = await fetch(`${api}/v10/channels/1`, { headers });
    assert.equal(answer.status, 404);
    const line = String((await lines.next()).value);
    proxy.kill('SIGINT');
    const [status] = await once(proxy, 'close');
    await sandbox.close();
    assert.equal(status, 0);
    assert.ok(!line.includes(sandbox.token));
    const { at, request, response, diagnosis } = JSON.parse(line);
    assert.ok(Math.abs(Date.parse(at) - Date.now()) < 60_000);
    assert.equal(request.url, `${sandbox.url}/api/v10/channels/1`);
    assert.equal(JSON.parse(response.body).code, 10003);
    assert.equal(diagnosis.code, 10003);
    const read = (command: string) =>
      JSON.parse(
        execFileSync(process.execPath, [cli, command, '--format', 'json', '-'], { input: line, encoding: 'utf8' }),
      );
    assert.equal(read('buckets').exchanges, 1);
  });

  it('has the address that a variable and a port give it, at each start', async () => {
    const key = 'a-key-that-nobody_can-guess';
    const addressWith = async (value: string) => {
      const args = [cli, 'proxy', '--path-env', 'BOT_PATH', '--port', '18765'];
      const proxy = spawn(process.execPath, args, { env: { ...process.env, BOT_PATH: value } });
      const text = await Promise.race([once(proxy.stdout, 'data'), once(proxy.stderr, 'data')]);
      if (String(text).includes('127.0.0.1')) proxy.kill('SIGINT');
      const [status] = await once(proxy, 'close');
      return { text: String(text), status };
    };
    for (const _ of [1, 2]) {
      const { text, status } = await addressWith(key);
      assert.match(text, new RegExp(`^ {2}http://127\\.0\\.0\\.1:18765/${key}/api$`, 'm'));
      assert.equal(status, 0);
    }
    for (const wrong of ['', 'too-short', `${key}/../x`]) {
      const { text, status } = await addressWith(wrong);
      assert.equal(status, 2);
      assert.match(text, /BOT_PATH/);
      assert.ok(wrong === '' || !text.includes(wrong), text);
    }
  });

  it('takes an origin and nothing more for its upstream', async () => {
    const proxy = spawn(process.execPath, [cli, 'proxy', '--upstream', 'http://me:secret@example.com/api']);
    proxy.stderr.setEncoding('utf8');
    const [text] = (await once(proxy.stderr, 'data')) as [string];
    const [status] = await once(proxy, 'close');
    assert.equal(status, 2);
    assert.match(text, /--upstream takes an origin alone/);
    assert.doesNotMatch(text, /secret/);
  });

  it('leads nowhere that tokens could be read on the way, unless that is named a second time', async () => {
    const called = async (...args: readonly string[]) => {
      let up = false;
      const meanwhile = async () => {
        up = true;
      };
      const said = await tracecord({ args: ['proxy', ...args], meanwhile });
      return { up, ...said };
    };
    const plain = 'http://nirn-proxy:8080';
    const refused = await called('--upstream', plain);
    assert.deepEqual([refused.up, refused.status], [false, 2]);
    assert.match(
      refused.stderr,
      /http:\/\/nirn-proxy:8080 would be reached without TLS.*--allow-insecure http:\/\/nirn-proxy:8080/,
    );
    const other = await called('--upstream', plain, '--allow-insecure', 'http://elsewhere:8080');
    assert.deepEqual([other.up, other.status], [false, 2]);
    const accepted = await called('--upstream', plain, '--allow-insecure', `${plain}/`, '--format', 'json');
    assert.deepEqual([accepted.up, accepted.status], [true, 0]);
    assert.match(accepted.stderr, /Without TLS: tokens go to nirn-proxy:8080/);
    assert.match((await called('--upstream', plain, '--locale', 'ja')).stderr, /TLS なしで接続/);
    for (const origin of ['http://discord.com', 'http://ptb.discord.com']) {
      const { up, status, stderr } = await called('--upstream', origin, '--allow-insecure', origin);
      assert.deepEqual([up, status, /https:\/\/ only/.test(stderr)], [false, 2, true], stderr);
    }
    for (const origin of ['http://127.0.0.1:8080', 'https://proxy.example']) {
      const { up, status, stderr } = await called('--upstream', origin);
      assert.deepEqual([up, status, stderr], [true, 0, ''], stderr);
    }
  });

  it('says that the proxy of the environment cannot be used, and not how it is logged in to', async () => {
    const env = { HTTPS_PROXY: 'socks5://me:p@hunter2hunter2@proxy.example:1080' };
    const { status, stdout, stderr } = await tracecord({ args: ['proxy'], env });
    assert.equal(status, 2);
    assert.match(stderr, /HTTPS_PROXY.*socks5:\/\/proxy\.example:1080/);
    assert.doesNotMatch(stdout + stderr, /hunter2|at .*cli\.mjs/);
  });
});

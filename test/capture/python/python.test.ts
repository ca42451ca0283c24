import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { defaultSeed, defaultToken } from '../../../src/sandbox/world/defaultSeed.ts';
import { removeTemporaryFolder, temporaryFolder } from '../../host/temporary.ts';
import { findPython, type Program, remedy } from '../../runtimes/programs.ts';
import { type Line, Listener } from '../listener.ts';

/** The Python of the other tests, and those that TRACECORD_PYTHONS names. */
const versions = [undefined, ...(process.env.TRACECORD_PYTHONS ?? '').split(':').filter((path) => path !== '')];

const bots = resolve('test/capture/python/bots');
const hook = resolve('src/capture/python');

interface Frame {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly name: string;
}

/** The frames of an event that are in the bot itself. */
function ownFrames(line: Line): readonly Frame[] {
  const site = line.site as { readonly frames: readonly Frame[]; readonly weak?: true } | undefined;
  return (site?.frames ?? []).filter(({ file }) => file.startsWith(bots) && !file.endsWith('line.py'));
}

/** The line that the request says it was made on. */
function saidLine(line: Line): number {
  return Number(/\/channels\/(\d+)/.exec(String(line.url))?.[1]);
}

function of(listener: Listener, kind: string): readonly Line[] {
  return listener.lines.filter(({ t }) => t === kind);
}

interface StartOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly stdin?: 'ignore' | 'pipe';
  readonly program?: Program;
  /** What Python itself is told. */
  readonly options?: readonly string[];
}

describe('the hook inside a Python program', function () {
  this.timeout(60_000);
  let python: Program;
  let sandbox: Sandbox;
  let host: string;
  let listener: Listener;

  before(async function () {
    const found = findPython('aiohttp', 'requests', 'httpx', 'urllib3', 'discord');
    if (found === undefined) {
      console.log(`      Python with its HTTP libraries is not here: ${remedy}`);
      return this.skip();
    }
    python = found;
    sandbox = await startSandbox({ port: 0, seed: defaultSeed });
    host = new URL(sandbox.url).host;
    return undefined;
  });
  const folder = temporaryFolder('capture-python');
  after(async () => {
    await sandbox?.close();
    removeTemporaryFolder(folder);
  });
  beforeEach(async () => {
    listener = await Listener.open(folder, 'listener', [host, '127.0.0.1:9']);
  });
  afterEach(async () => {
    await listener.close();
    assert.deepEqual(listener.faults, []);
  });

  function start(
    bot: string,
    { environment = {}, stdin = 'ignore', program = python, options = [] }: StartOptions = {},
  ) {
    const path = [hook, program.environment.PYTHONPATH].filter((one) => one !== undefined);
    const child = spawn(program.command, [...options, join(bots, bot)], {
      env: {
        ...process.env,
        ...program.environment,
        PYTHONPATH: path.join(':'),
        PYTHONDONTWRITEBYTECODE: '1',
        API: `${sandbox.url}/api/v10`,
        TOKEN: defaultToken(),
        TRACECORD_CAPTURE: listener.file,
        ...environment,
      },
      stdio: [stdin, 'pipe', 'pipe'],
    });
    child.stdout?.setEncoding('utf8');
    child.stderr?.setEncoding('utf8');
    if (stdin === 'ignore') child.stdout?.resume();
    return child;
  }

  /** Runs a bot to its end, and gives its exit status and what it wrote to standard error. */
  async function run(
    bot: string,
    environment: Record<string, string> = {},
    program = python,
    options: readonly string[] = [],
  ) {
    const child = start(bot, { environment, program, options });
    let errors = '';
    child.stderr?.on('data', (piece) => {
      errors += piece;
    });
    const [status] = await once(child, 'close');
    await listener.settled();
    return { status, errors };
  }

  function assertLines(least: number): void {
    const sent = of(listener, 'sent').filter((line) => /\/channels\//.test(String(line.url)));
    assert.ok(sent.length >= least, `${sent.length} requests of ${least}`);
    for (const line of sent) {
      const [nearest] = ownFrames(line);
      const said = saidLine(line);
      // What is handed to `gather` is known by the call of `gather`, which may be of several lines.
      const isThere = nearest?.line === said || (nearest && nearest.line < said && said <= (nearest.endLine ?? 0));
      assert.ok(isThere, `${line.library} ${line.method}: ${JSON.stringify(line.site)}`);
    }
  }

  function assertEnds(): void {
    const ends = listener.lines.filter(({ t }) => t === 'answered' || t === 'failed' || t === 'cancelled');
    assert.deepEqual(
      ends.map(({ id }) => id).sort(),
      of(listener, 'sent')
        .map(({ id }) => id)
        .sort(),
    );
  }

  it('sees requests, urllib, urllib3, httpx and http.client, their lines and what was answered', async () => {
    assert.deepEqual(await run('sync_calls.py'), { status: 0, errors: '' });
    assertLines(16);
    assertEnds();
    const libraries = new Set(of(listener, 'sent').map(({ library }) => library));
    assert.deepEqual([...libraries].sort(), ['http.client', 'httpx', 'requests', 'urllib3']);
    assert.deepEqual(of(listener, 'failed'), []);
    for (const answer of of(listener, 'answered')) {
      assert.ok(answer.status === 401 || answer.status === 405, String(answer.status));
      const { base64, encoding } = answer.body as { base64: string; encoding: string };
      assert.equal(encoding, '');
      assert.match(JSON.parse(Buffer.from(base64, 'base64').toString()).message, /^40[15]: /);
    }
    const hello = listener.streams[0]?.hello;
    assert.equal(hello?.program, join(bots, 'sync_calls.py'));
    assert.match(String(hello?.runtime), /^python 3\.\d+\.\d+$/);
    for (const { auth, userAgent } of of(listener, 'sent')) {
      assert.deepEqual(auth, { prefix: 'Bot', fingerprint: 'test' });
      assert.equal(userAgent, 'DiscordBot (https://example.com, 1)');
    }
  });

  for (const command of versions) {
    it(`sees what Python sends without a library: ${command ?? 'this Python'}`, async () => {
      const program = command === undefined ? python : { command, environment: {} };
      assert.deepEqual(await run('stdlib.py', {}, program), { status: 0, errors: '' });
      assertLines(10);
      assertEnds();
      for (const { auth, library } of of(listener, 'sent')) {
        assert.deepEqual(auth, { prefix: 'Bot', fingerprint: 'test' });
        assert.equal(library, 'http.client');
      }
      const places = of(listener, 'sent').flatMap((line) => ownFrames(line));
      const [, minor] = /^python 3\.(\d+)/.exec(listener.streams[0]?.hello.runtime) ?? [];
      for (const { column, endColumn } of places) {
        assert.equal(column !== undefined && endColumn !== undefined, Number(minor) >= 11);
      }
    });
  }

  it('tells with what each library identifies itself, and nothing more of it', async () => {
    assert.deepEqual(await run('credentials.py'), { status: 0, errors: '' });
    const said = of(listener, 'sent').map(({ url, auth, userAgent = '' }) => {
      const agent = /^[\w-]+/.exec(userAgent)?.[0] ?? '';
      return [Number(/\d+$/.exec(url)?.[0]), auth.prefix, auth.fingerprint ?? '', agent];
    });
    assert.deepEqual(said, [
      [1, 'none', '', 'python-requests'],
      [2, 'other', 'long', 'python-requests'],
      [3, 'Bot', '', 'python-requests'],
      [4, 'other', '', 'python-requests'],
      [5, 'Bearer', 'long', 'python-httpx'],
      [6, 'Bot', 'long', ''],
      [7, 'none', '', 'Python-urllib'],
      [8, 'Bot', 'long', 'Python'],
      [9, 'other', 'long', ''],
      [10, 'other', '', 'Python'],
    ]);
    assert.doesNotMatch(listener.text, /fake-token|password|short/);
  });

  it('sees aiohttp and httpx among tasks that run side by side', async () => {
    assert.deepEqual(await run('async_calls.py'), { status: 0, errors: '' });
    assertLines(8);
    assertEnds();
    assert.equal(of(listener, 'answered').length, of(listener, 'sent').length);
    const reason = of(listener, 'sent').find(({ method }) => method === 'PUT');
    assert.match(String(reason?.url), /\?reason=\{value\}&limit=5$/);
  });

  it('sees discord.py: awaited, queued behind one another, from an event and handed to a task, at the exact stretch', async () => {
    assert.deepEqual(await run('bot.py'), { status: 0, errors: '' });
    assertLines(1 + 16 + 2);
    assertEnds();
    const calls = of(listener, 'sent').filter((line) => /\/channels\//.test(String(line.url)));
    assert.deepEqual([...new Set(calls.map(({ library }) => library))], ['discord.py']);
    const login = of(listener, 'sent').find((line) => String(line.url).endsWith('/users/@me'));
    assert.deepEqual(login?.auth, { prefix: 'Bot', fingerprint: defaultToken().slice(-4) });
    assert.match(String(login?.userAgent), /^DiscordBot /);
    const headers = of(listener, 'answered').flatMap(({ headers }) => headers as [string, string][]);
    assert.ok(headers.some(([name]) => name === 'x-ratelimit-bucket'));
    const bodies = of(listener, 'answered').filter(({ status }) => status === 404);
    assert.ok(bodies.length >= 15 && bodies.every(({ body }) => body !== undefined));
    // The exact stretch of the call, where Python knows it.
    const text = readFileSync(join(bots, 'bot.py'), 'utf8').split('\n');
    const spans = of(listener, 'sent').flatMap((line) => ownFrames(line).slice(0, 1));
    const known = spans.filter(({ column }) => column !== undefined);
    if (known.length === 0) console.log('      the exact stretch of a call: not before Python 3.11');
    for (const { line, column = 0, endLine, endColumn } of known) {
      const span = endLine === line ? text[line - 1]?.slice(column - 1, (endColumn ?? 0) - 1) : text[line - 1];
      assert.match(String(span), /channel\(|client\.login\(/);
    }
  });

  for (const how of ['run', 'start']) {
    it(`proves no line of what discord.py answers by itself: ${how}`, async () => {
      const { status, errors } = await run('own_requests.py', how === 'start' ? { START: '1' } : {});
      assert.equal(status, 0, errors);
      const sent = of(listener, 'sent');
      const login = sent.find(({ url }) => String(url).endsWith('/users/@me'));
      assert.equal(ownFrames(login as Line).length, 1);
      assert.equal(login?.site.weak, undefined);
      const help = sent.find(({ url }) => String(url).endsWith('/channels/7/messages'));
      assert.equal(help?.site.weak, true);
      const mine = sent.find(({ url }) => /\/channels\/\d\d+\/messages$/.test(String(url))) as Line;
      assert.equal(ownFrames(mine)[0]?.line, saidLine(mine));
      assert.equal(mine.site.weak, undefined);
    });
  }

  for (const [bot, least, ...modules] of [
    ['uvloop_calls.py', 6, 'uvloop', 'aiohttp'],
    ['trio_calls.py', 2, 'trio', 'httpx'],
  ] as const) {
    it(`names the line that awaits, and none that runs a loop of another make: ${bot}`, async function () {
      const program = findPython(...modules);
      if (program === undefined) {
        console.log(`      ${modules[0]} is not here: ${remedy}`);
        return this.skip();
      }
      assert.deepEqual(await run(bot, {}, program), { status: 0, errors: '' });
      const sent = of(listener, 'sent');
      assert.equal(sent.length, least);
      const told = sent.flatMap((line) =>
        ownFrames(line)
          .slice(0, 1)
          .map((frame) => [frame.line, saidLine(line)]),
      );
      assert.ok(told.length > 0);
      for (const [seen, said] of told) assert.equal(seen, said);
      return undefined;
    });
  }

  for (const bot of ['sync_calls.py', 'async_calls.py', 'bot.py']) {
    it(`sees the same under the debugger: ${bot}`, async function () {
      const debugged = findPython('aiohttp', 'requests', 'httpx', 'urllib3', 'discord', 'debugpy');
      if (debugged === undefined) {
        console.log(`      debugpy is not here: ${remedy}`);
        return this.skip();
      }
      const listening = ['-m', 'debugpy', '--listen', '127.0.0.1:0'];
      const { status, errors } = await run(bot, { PYDEVD_DISABLE_FILE_VALIDATION: '1' }, debugged, listening);
      assert.equal(status, 0, errors);
      assertLines(bot === 'async_calls.py' ? 8 : 16);
      assertEnds();
      // The debugger has processes of its own, which send nothing to Discord.
      assert.deepEqual(
        listener.streams.map(({ hello }) => hello.program),
        [join(bots, bot)],
      );
      return undefined;
    });
  }

  it('tells of a failure that ends the program', async () => {
    const { status, errors } = await run('crash.py');
    assert.equal(status, 1);
    assert.match(errors, /requests\.exceptions\.HTTPError: 401/);
    assertLines(1);
    assert.equal(of(listener, 'answered')[0]?.status, 401);
  });

  it('tells of an answer that nobody reads before the end', async () => {
    const { status } = await run('unread.py');
    assert.equal(status, 3);
    assertEnds();
    assert.equal(of(listener, 'answered')[0]?.status, 401);
  });

  it('follows forks and processes that are started anew, each with a stream of its own', async () => {
    assert.deepEqual(await run('forks.py'), { status: 0, errors: '' });
    assertLines(4);
    assertEnds();
    assert.equal(new Set(listener.streams.map(({ hello }) => hello).map(({ pid }) => pid)).size, 4);
    assert.equal(new Set(of(listener, 'sent').map(({ id }) => String(id).split('.')[0])).size, 4);
  });

  it('tells of connections that fail and of requests that are called off', async () => {
    const { status, errors } = await run('refused.py', { NOWHERE: 'http://127.0.0.1:9' });
    assert.equal(status, 0, errors);
    assertLines(5);
    assertEnds();
    assert.deepEqual(
      of(listener, 'failed').map(({ code }) => code),
      Array.from({ length: 4 }, () => 'ECONNREFUSED'),
    );
    assert.equal(of(listener, 'cancelled').length, 1);
  });

  it('finds the next listener by itself when one has gone', async () => {
    const child = start('lasting.py', { stdin: 'pipe' });
    const said = createInterface({ input: child.stdout as Readable })[Symbol.asyncIterator]();
    const asked = async () => {
      assert.equal((await said.next()).value, 'asked');
      child.stdin?.write('again\n');
    };
    await asked();
    const before = of(listener, 'sent').length;
    const next = await Listener.open(folder, 'next', [host]);
    await listener.close();
    next.writeFile(listener.file, [host]);
    for (let times = 0; times < 200 && of(next, 'sent').length === 0; times++) {
      await asked();
      await new Promise((done) => setTimeout(done, 50));
    }
    child.stdin?.end();
    await once(child, 'close');
    assert.ok(before > 0);
    assert.equal(next.streams.length, 1);
    assert.ok(of(next, 'sent').length > 0);
    await next.close();
  });

  it('tells of bodies in pieces and compressed as they came', async () => {
    const server = createHttpServer((request, response) => {
      request.resume();
      response.writeHead(400, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      const body = gzipSync(JSON.stringify({ message: 'x'.repeat(50), code: 50035 }));
      response.write(body.subarray(0, 20));
      setTimeout(() => response.end(body.subarray(20)), 20);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const said = JSON.parse(readFileSync(listener.file, 'utf8'));
    writeFileSync(listener.file, JSON.stringify({ ...said, hosts: [address] }));
    const { errors } = await run('sync_calls.py', { API: `http://${address}/api/v10` });
    await run('async_calls.py', { API: `http://${address}/api/v10` });
    await new Promise((done) => server.close(done));
    assert.doesNotMatch(errors, /tracecord/);
    // Some of the bots' answers are not read.
    const bodies = of(listener, 'answered').flatMap(({ body }) => (body === undefined ? [] : [body]));
    const codes = bodies.map((body) => {
      const { base64, encoding } = body as { base64: string; encoding: string };
      const bytes = Buffer.from(base64, 'base64');
      return JSON.parse((encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString()).code;
    });
    // urllib does not decompress, and the bot's own reading of it fails there: the rest of that bot is not run.
    assert.ok(codes.length >= 7, String(codes.length));
    assert.deepEqual([...new Set(codes)], [50035]);
  });

  it('keeps secrets of an address, what is sent, and other hosts to itself', async () => {
    const { errors } = await run('webhook.py');
    assert.equal(errors, '');
    assert.deepEqual(
      of(listener, 'sent').map(({ url }) => String(url).replace(sandbox.url, '')),
      [
        '/api/v10/webhooks/123/{token}?thread_id=5&name={value}',
        '/api/v10/interactions/123/{token}/callback',
        '/api/v10/channels/1',
      ],
    );
    assert.doesNotMatch(listener.text, /secret-of|private|elsewhere/);
    await run('sync_calls.py');
    assert.doesNotMatch(listener.text, /fake-token|Authorization/i);
  });

  describe('at a server that repeats what it was sent', () => {
    let server: Server;
    let address: string;
    beforeEach(async () => {
      server = createHttpServer(({ url, headers, rawHeaders }, response) => {
        const { authorization = '' } = headers;
        const [, basic = ''] = /^Basic (.*)$/.exec(authorization) ?? [];
        const decoded = Buffer.from(basic, 'base64').toString();
        const hex = Buffer.from(authorization.split(' ')[1] ?? '').toString('hex');
        const body = JSON.stringify({
          code: 50013,
          url,
          rawHeaders,
          decoded,
          hex,
          encoded: encodeURIComponent(decoded),
        });
        const packed = (headers['accept-encoding'] ?? '').includes('gzip');
        response.writeHead(403, packed ? { 'content-encoding': 'gzip' } : {});
        response.end(packed ? gzipSync(body) : body);
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
      const said = JSON.parse(readFileSync(listener.file, 'utf8'));
      writeFileSync(listener.file, JSON.stringify({ ...said, hosts: [address] }));
    });
    afterEach(() => new Promise((done) => server.close(done)));

    const bodyOf = ({ body }: Line) => {
      const { base64, encoding } = body as { base64: string; encoding: string };
      const bytes = Buffer.from(base64, 'base64');
      return (encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString();
    };

    it('keeps every secret to itself', async () => {
      const { status, errors } = await run('repeated.py', { API: `http://${address}/api/v10` });
      assert.equal(status, 0, errors);
      assert.equal(of(listener, 'sent').length, 17);
      const bodies = of(listener, 'answered').map(bodyOf);
      assert.equal(bodies.length, 17);
      for (const body of bodies) assert.equal(JSON.parse(body).code, 50013);
      // The Agent is no credential: where a page repeats it, it is what the program itself tells everybody.
      const bare = bodies
        .map((body) => JSON.parse(body))
        .map(({ rawHeaders, ...rest }) => {
          const place = rawHeaders.findIndex((name: string) => name.toLowerCase() === 'user-agent');
          return JSON.stringify([rest, rawHeaders.toSpliced(place, 2)]);
        });
      const texts = [listener.text, ...bare];
      for (const text of texts) assert.doesNotMatch(text, /canary|63616e617279/i);
    });

    it('is heard of what is too long to be told whole', async () => {
      const { status, errors } = await run('long_names.py', { API: `http://${address}/api/v10` });
      assert.equal(status, 0, errors);
      const [first, second] = of(listener, 'sent');
      assert.ok(ownFrames(first as Line).some(({ name }) => /^f{200,400}$/.test(name)));
      assert.match(String(second?.url), /limit=5{7000,}$/);
      assert.ok(String(second?.url).length <= 8192);
    });
  });

  it('tells the last four characters of a long credential, and none of a short one', async () => {
    const code =
      'import json, os, sys\nfrom tracecord_capture.exchange import _facts\nprint(json.dumps([json.loads(_facts(one)) for one in sys.argv[1:]]))';
    const given = ['Bot fake-token-of-a-test-abcd', 'Bot short-token', 'Bearer abcd', 'abcd', '', 'Token abcd'];
    const { stdout } = spawnSync(python.command, ['-c', code, ...given], {
      encoding: 'utf8',
      env: { ...process.env, ...python.environment, PYTHONPATH: hook },
    });
    assert.deepEqual(JSON.parse(stdout), [
      { prefix: 'Bot', fingerprint: 'abcd' },
      { prefix: 'Bot' },
      { prefix: 'Bearer' },
      { prefix: 'other' },
      { prefix: 'none' },
      { prefix: 'other' },
    ]);
  });

  describe('leaves the program alone where', () => {
    const quiet = async (environment: Record<string, string>) => {
      assert.deepEqual(await run('sync_calls.py', environment), { status: 0, errors: '' });
      assert.deepEqual(listener.lines, []);
    };

    it('the file is missing', () => quiet({ TRACECORD_CAPTURE: '/nowhere/capture.json' }));

    it('the file is no JSON', () => {
      writeFileSync(listener.file, '{"v":1,');
      return quiet({});
    });

    it('the file is of a later version', () => {
      writeFileSync(listener.file, JSON.stringify({ v: 2, hosts: [host] }));
      return quiet({});
    });

    it('nobody listens at the address', () => {
      const said = JSON.parse(readFileSync(listener.file, 'utf8'));
      writeFileSync(listener.file, JSON.stringify({ ...said, address: '/nowhere/s' }));
      return quiet({});
    });

    it('the secret is wrong', () => {
      const said = JSON.parse(readFileSync(listener.file, 'utf8'));
      writeFileSync(listener.file, JSON.stringify({ ...said, secret: 'wrong' }));
      return quiet({});
    });

    it('the listener takes the connection and never reads', async () => {
      const address = `${listener.file}.deaf`;
      const deaf = createServer({ pauseOnConnect: true });
      await new Promise<void>((done) => deaf.listen(address, done));
      const said = JSON.parse(readFileSync(listener.file, 'utf8'));
      writeFileSync(listener.file, JSON.stringify({ ...said, address }));
      const { status, errors } = await run('sync_calls.py');
      deaf.close();
      rmSync(address, { force: true });
      assert.deepEqual({ status, errors }, { status: 0, errors: '' });
    });

    it('no variable names a listener', () => quiet({ TRACECORD_CAPTURE: '' }));
  });
});

describe('the sitecustomize that stands in front', function () {
  this.timeout(20_000);
  const python = findPython();

  /** Standard output of a one-line program, with a `sitecustomize` of somebody else behind ours. */
  async function output(next: string | undefined, program: string): Promise<string> {
    const folder = resolve(`out/sitecustomize-${process.pid}`);
    mkdirSync(folder, { recursive: true });
    if (next !== undefined) writeFileSync(join(folder, 'sitecustomize.py'), next);
    const child = spawn(python?.command ?? 'python3', ['-c', program], {
      env: { ...process.env, ...python?.environment, PYTHONPATH: `${hook}:${folder}`, PYTHONDONTWRITEBYTECODE: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (piece) => (text += piece));
    await new Promise((done) => child.on('close', done));
    rmSync(folder, { recursive: true, force: true });
    return text;
  }

  before(function () {
    if (python === undefined) this.skip();
  });

  it('runs the next one as itself', async () => {
    const next = 'import builtins\nbuiltins.seen = __name__\n';
    const text = await output(next, 'import sitecustomize; print(seen, sitecustomize.__file__.split("/")[-2][:13])');
    assert.equal(text, 'sitecustomize sitecustomize\n');
  });

  it('leaves the errors of the next one as loud as they were', async () => {
    assert.match(await output('raise ValueError("theirs")\n', 'print("started")'), /ValueError: theirs[\s\S]*started/);
  });

  it('adds no working directory to the path, as an empty entry of PYTHONPATH would', async () => {
    const folder = resolve(`out/working-${process.pid}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'bot.py'), 'import sys; print(sys.path[1:])');
    const pathWith = (PYTHONPATH: string | undefined) => {
      const { PYTHONPATH: _, ...env } = { ...process.env, ...python?.environment };
      const given = PYTHONPATH === undefined ? {} : { PYTHONPATH };
      const options = { cwd: resolve('out'), env: { ...env, ...given }, encoding: 'utf8' } as const;
      return spawnSync(python?.command ?? 'python3', [join(folder, 'bot.py')], options).stdout;
    };
    const withOurs = (path: string) => path.replace('[', `['${hook}', `);
    // Once by the terminal and once more by its shell.
    for (const ours of [`${hook}:`, `${hook}:${hook}:`])
      assert.equal(pathWith(ours), withOurs(pathWith(undefined)), ours);
    for (const theirs of ['/tmp', '/tmp:']) assert.equal(pathWith(`${hook}:${theirs}`), withOurs(pathWith(theirs)));
    rmSync(folder, { recursive: true, force: true });
  });

  it('does nothing besides where there is no next one and nobody watches', async () => {
    const text = await output(undefined, 'import sys; print([m for m in sys.modules if "tracecord" in m])');
    assert.equal(text, '[]\n');
  });
});

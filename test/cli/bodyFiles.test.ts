import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What a call of the built command line gave; `peak` is the most memory that it held, in bytes, where that can be seen. */
interface Call {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly peak: number;
}

const cli = resolve('dist/cli.mjs');
/** What makes a message in the sandbox. */
const target = 'https://discord.com/api/v10/channels/1213458536202371072/messages';
/** Says at the end how much memory the process held at most. */
const measure = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => process.stderr.write("\\nPEAK " + process.resourceUsage().maxRSS))',
)}`;

function tracecord(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Call> {
  return new Promise((settle) => {
    const child = spawn(process.execPath, ['--import', measure, cli, ...args], {
      cwd,
      env: { PATH: process.env.PATH, LC_ALL: 'C', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const text = { stdout: '', stderr: '' };
    child.stdout.on('data', (piece) => (text.stdout += piece));
    child.stderr.on('data', (piece) => (text.stderr += piece));
    child.on('close', (status) => {
      const [stderr = '', peak = '0'] = text.stderr.split('\nPEAK ');
      settle({ status, stdout: text.stdout, stderr, peak: Number(peak) * 1024 });
    });
  });
}

describe('tracecord send, a body from a file', function () {
  this.timeout(30_000);
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'tracecord-cli-body-')));
  const work = join(root, 'work');
  const requests = join(work, 'requests');
  mkdirSync(requests, { recursive: true });
  after(() => rmSync(root, { recursive: true, force: true }));

  const message = JSON.stringify({ content: 'from a file' });
  const secret = join(root, 'outside.json');
  for (const file of [secret, join(work, 'above.json'), join(requests, 'beside.json')]) writeFileSync(file, message);
  symlinkSync(secret, join(requests, 'link.json'));
  mkdirSync(join(requests, 'folder'));
  writeFileSync(join(requests, 'large.bin'), '');
  truncateSync(join(requests, 'large.bin'), 40 * 1024 * 1024);

  let count = 0;
  /** A request with a body from a file, as curl writes it, in the folder of requests. */
  const request = (file: string, options = '-d ') => {
    const path = join(requests, `request${++count}.sh`);
    writeFileSync(
      path,
      `curl -H "Authorization: Bot $DISCORD_TOKEN" -H 'Content-Type: application/json' ${options}'@${file}' ${target}\n`,
    );
    return path;
  };
  const send = (cwd: string, path: string, ...options: readonly string[]) =>
    tracecord(cwd, ['send', '--sandbox', '--format', 'json', ...options, path]);
  const contentOf = ({ stdout }: Call) => JSON.parse(JSON.parse(stdout).response.body).content;

  it('goes where it lies beside the request, or in the working directory', async () => {
    const beside = await send(requests, request('beside.json'));
    assert.deepEqual([beside.status, contentOf(beside)], [0, 'from a file'], beside.stderr);
    const fromElsewhere = await send('/', request('beside.json'));
    assert.deepEqual([fromElsewhere.status, fromElsewhere.stderr], [0, '']);
    const inWork = await send(work, request('../above.json'));
    assert.deepEqual([inWork.status, inWork.stderr], [0, '']);
  });

  for (const [how, file, where] of [
    ['by ../', '../above.json', join(work, 'above.json')],
    ['by its whole path', secret, secret],
    ['by a link', 'link.json', secret],
  ] as const) {
    it(`is refused where it lies elsewhere, ${how}, and goes with --allow-files`, async () => {
      const path = request(file);
      const { status, stdout, stderr } = await send(requests, path);
      assert.equal(status, 2, stdout);
      const { refused } = JSON.parse(stdout);
      const { reason, problem, option } = refused;
      assert.deepEqual(
        { reason, problem, path: refused.path, file: refused.file, option },
        { reason: 'body-file', problem: 'outside', path: where, file: path, option: '--allow-files' },
      );
      assert.equal(typeof refused.start, 'number');
      assert.equal(stderr, `tracecord: ${refused.message}\n`);
      assert.ok(stderr.includes(where) && stderr.includes('--allow-files'), stderr);
      assert.doesNotMatch(stdout + stderr, /from a file/);

      const allowed = await send(requests, path, '--allow-files');
      assert.deepEqual([allowed.status, contentOf(allowed)], [0, 'from a file'], allowed.stderr);
      // A yes to what cannot be brought back is none to other people's files.
      assert.equal((await send(requests, path, '--yes')).status, 2);
    });
  }

  it('is never the whole disk, whatever the working directory is', async () => {
    assert.equal((await send('/', request(secret))).status, 2);
  });

  it('is refused on another computer without a look at it, and as a file of a form too', async () => {
    for (const file of ['\\\\files.invalid\\share\\a.json', '\\\\?\\UNC\\files.invalid\\share\\a.json']) {
      const { status, stdout } = await send(work, request(file));
      assert.deepEqual([status, JSON.parse(stdout).refused.problem], [2, 'other-host'], file);
    }
    const form = await send(requests, request(secret, '-F file='));
    assert.deepEqual([form.status, JSON.parse(form.stdout).refused.problem], [2, 'outside']);
  });

  it('is refused as what it is, in both languages', async () => {
    if (process.platform !== 'win32') execFileSync('mkfifo', [join(requests, 'pipe')]);
    const most = 400 * 1024 * 1024;
    for (const [file, facts, said] of [
      ['none.json', { reason: 'body-file', problem: 'missing', code: 'ENOENT' }, /none\.json/],
      ['folder', { reason: 'body-file', problem: 'not-a-file' }, /folder/],
      ['pipe', { reason: 'body-file', problem: 'not-a-file' }, /pipe/],
      ['/dev/zero', { reason: 'body-file', problem: 'not-a-file' }, /\/dev\/zero/],
      ['large.bin', { reason: 'body-too-big', bytes: 41943040, limit: 33554432 }, /40.*32/],
    ] as const) {
      for (const locale of ['en', 'ja']) {
        // Also a person's yes to every file opens no pipe and no device.
        const ended = await send(work, request(file), '--allow-files', '--locale', locale);
        assert.equal(ended.status, 2, `${file}: ${ended.stdout}`);
        const { refused } = JSON.parse(ended.stdout);
        assert.deepEqual({ ...refused, ...facts }, refused, file);
        assert.match(ended.stderr, said);
        assert.equal(ended.stderr.includes('送信しませんでした'), locale === 'ja');
        assert.ok(ended.peak < most, `${file}: ${ended.peak}`);
      }
    }
  });
});

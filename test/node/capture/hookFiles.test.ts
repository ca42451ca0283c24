import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { copyHooks } from '../../../src/node/capture/hookFiles.ts';
import { checkout } from '../../host/checkout.ts';
import { removeTemporaryFolder, temporaryFolder } from '../../host/temporary.ts';

const day = 24 * 60 * 60 * 1000;
const now = Date.parse('2026-11-29T12:00:00Z');

describe('the copies of the hooks', () => {
  const folder = temporaryFolder('hook-files');
  const kept = join(folder, 'global storage', 'capture');
  const shipped = (version: string) => join(folder, version);
  before(async () => {
    for (const version of ['1', '2']) {
      await mkdir(join(shipped(version), 'node'), { recursive: true });
      await mkdir(join(shipped(version), 'python/tracecord_capture'), { recursive: true });
      writeFileSync(
        join(shipped(version), 'node/guard.cjs'),
        readFileSync(join(checkout, 'dist/capture/node/guard.cjs')),
      );
      writeFileSync(join(shipped(version), 'node/hook.cjs'), `console.log('hook ${version}');`);
      writeFileSync(join(shipped(version), 'python/sitecustomize.py'), `print("hook ${version}")\n`);
      writeFileSync(join(shipped(version), 'python/tracecord_capture/__init__.py'), '');
    }
  });
  afterEach(() => rmSync(kept, { recursive: true, force: true }));
  after(() => removeTemporaryFolder(folder));

  const copy = (version: string, at: number, mayEmpty = true) =>
    copyHooks({ shipped: shipped(version), kept, mayEmpty, now: at });

  /** What a shell that names a copy gets to see when it starts a program of Node. */
  const start = (guard: string): string =>
    execFileSync(process.execPath, ['-e', 'console.log("program")'], {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: `--require "${guard}"`, TRACECORD_CAPTURE: 'x', NODE_V8_COVERAGE: '' },
    });

  it('work in a folder whose name has blanks, and are made once', async () => {
    const first = await copy('1', now);
    const again = await copy('1', now + day);
    ok(first.node !== undefined && first.python !== undefined);
    deepEqual([again.node, again.python], [first.node, first.python]);
    equal(start(first.node), 'hook 1\nprogram\n');
    equal(readdirSync(kept).length, 2);
  });

  it('are left as they are for a month after their last use', async () => {
    const old = await copy('1', now);
    await old.renew(now + 5 * day);
    await copy('2', now + 34 * day);
    equal(start(old.node ?? ''), 'hook 1\nprogram\n');
    ok(existsSync(join(old.python ?? '', 'sitecustomize.py')));
  });

  it('are emptied then, but a shell that still names one can start its programs', async () => {
    const old = await copy('1', now);
    const current = await copy('2', now + 31 * day);
    equal(start(old.node ?? ''), 'program\n');
    equal(existsSync(old.python ?? ''), false);
    deepEqual(readdirSync(join(old.node ?? '', '..')), ['guard.cjs']);
    equal(start(current.node ?? ''), 'hook 2\nprogram\n');
    // The next start finds nothing more to do there.
    await copy('2', now + 90 * day);
    equal(start(old.node ?? ''), 'program\n');
    equal(start(current.node ?? ''), 'hook 2\nprogram\n');
  });

  it('are never emptied where a shell of this window may name one', async () => {
    const old = await copy('1', now);
    await copy('2', now + 400 * day, false);
    equal(start(old.node ?? ''), 'hook 1\nprogram\n');
  });

  it('are whole again where an emptied one is needed anew', async () => {
    const old = await copy('1', now);
    await copy('2', now + 31 * day);
    equal(start(old.node ?? ''), 'program\n');
    const back = await copy('1', now + 32 * day);
    equal(back.node, old.node);
    equal(start(back.node ?? ''), 'hook 1\nprogram\n');
    ok(existsSync(join(back.python ?? '', 'tracecord_capture/__init__.py')));
  });

  it('count from now on where they were made before their use was noted', async () => {
    const old = await copy('1', now);
    const stamps = readdirSync(kept).filter((name) => name.endsWith('.used'));
    match(stamps.join(), /^[\da-f]{16}\.used$/);
    for (const name of stamps) rmSync(join(kept, name));
    await copy('2', now + 100 * day);
    equal(start(old.node ?? ''), 'hook 1\nprogram\n');
    await copy('2', now + 131 * day);
    equal(start(old.node ?? ''), 'program\n');
  });
});

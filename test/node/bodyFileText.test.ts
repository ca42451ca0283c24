import { equal } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bodyFileText } from '../../src/node/bodyFileText.ts';

describe('a file that a body names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tracecord-body-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is read as text, whatever it is', async () => {
    const path = join(folder, 'body');
    writeFileSync(path, '{"名":1}');
    equal(await bodyFileText(path), '{"名":1}');
    writeFileSync(path, Buffer.from([0x61, 0xff]));
    equal(await bodyFileText(path), 'a\uFFFD');
  });

  it('is not known where it is missing, no plain file, or beyond 10 MiB', async () => {
    equal(await bodyFileText(join(folder, 'none')), null);
    equal(await bodyFileText(folder), null);
    const big = join(folder, 'big');
    writeFileSync(big, '');
    truncateSync(big, 10 * 1024 * 1024 + 1);
    equal(await bodyFileText(big), null);
  });

  (process.platform === 'win32' ? it.skip : it)('is not waited for where it is a pipe', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    equal(await bodyFileText(pipe), null);
  });
});

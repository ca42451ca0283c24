import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

describe('the package', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'tracecord-pack-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const npm = (args: readonly string[], cwd: string) =>
    execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  it('gives an empty folder a working `npx tracecord`, with nothing else to install', () => {
    const [packed] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], '.'));
    npm(['init', '-y'], folder);
    npm(['install', '--offline', '--no-audit', '--no-fund', `./${packed.filename}`], folder);
    assert.match(npm(['exec', '--offline', '--', 'tracecord', '--help'], folder), /tracecord extract/);
    const listed = JSON.parse(npm(['ls', '--all', '--json'], folder));
    assert.deepEqual(Object.keys(listed.dependencies), ['tracecord']);
    assert.equal(listed.dependencies.tracecord.dependencies, undefined);
  });
});

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What the sandbox may know of the rest: what ids and permissions are, and the shapes of answers as types. As Discord
 * does, it checks PKCE challenges and signs interactions: that needs node:crypto.
 */
const allowed = [/^(\.\.\/)+core\/discord\/(snowflake|permission|permissionSteps)\.ts$/, /^node:(http|net|crypto)$/];

describe('the sandbox', () => {
  async function sources(): Promise<readonly (readonly [string, string])[]> {
    const folder = 'src/sandbox';
    const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts'));
    return Promise.all(files.map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const));
  }

  it('shares no answers with the decoder: it imports nothing of it', async () => {
    const files = await sources();
    assert.ok(files.length > 30);
    for (const [file, source] of files) {
      for (const [statement, path = ''] of source.matchAll(/^(?:import|export)[^;]*?from '([^']+)';/gms)) {
        const outside = !/^\.\.?\//.test(path) || path.includes('core/');
        if (!outside || statement.startsWith('import type') || allowed.some((one) => one.test(path))) continue;
        assert.fail(`${file} imports ${path}`);
      }
    }
  });

  it('asks the machine for the time in one file, and for chance in none', async () => {
    for (const [file, source] of await sources()) {
      assert.doesNotMatch(source, /Math\.random/, file);
      if (file !== 'clock.ts') assert.doesNotMatch(source, /Date\.now|setTimeout|\bperformance\b/, file);
    }
  });
});

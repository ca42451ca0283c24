// Packs the VSIX and says how large it and its chunks are. Fails above the budget, and where it holds what it must not.
import { spawnSync } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { problemsIn } from './packageContents.mjs';

/** KiB. Most of it is what reads source code and knows libraries, and an article for every code in two languages. */
const budget = 1160;

const packed = spawnSync(
  process.execPath,
  ['node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies', '--out', 'out/tracecord.vsix'],
  { stdio: ['ignore', 'inherit', 'inherit'] },
);
if (packed.status !== 0) process.exit(packed.status ?? 1);

const files = (await readdir('dist', { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
const sizes = await Promise.all(
  files.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    return { path, bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
  }),
);
sizes.sort((a, b) => b.gzip - a.gzip);
console.log('\n    bytes     gzip  chunk');
for (const { path, bytes, gzip } of sizes) {
  console.log(`${String(bytes).padStart(9)}${String(gzip).padStart(9)}  ${path}`);
}
const kib = (await stat('out/tracecord.vsix')).size / 1024;
console.log(`VSIX ${kib.toFixed(1)} KiB of ${budget} KiB`);
if (kib > budget) {
  console.error(`The VSIX is ${(kib - budget).toFixed(1)} KiB too large.`);
  process.exitCode = 1;
}
const problems = await problemsIn('out/tracecord.vsix');
for (const problem of problems) console.error(problem);
console.log(
  problems.length === 0 ? 'Nothing in it that is not on the list, and no secret' : `${problems.length} problems`,
);
if (problems.length > 0) process.exitCode = 1;

// Runs the tests that need no editor: `node test/unit.mjs [part of a path …]`.
// Each call bundles into a folder of its own, so that several may run side by side.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { filesBelow, nodeBundle } from '../esbuild.mjs';

const patterns = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const options = process.argv.slice(2).filter((argument) => argument.startsWith('-'));
const all = await filesBelow('test', /^test\/(?!fixtures|sample|host).*\.test\.ts$/);
const chosen = patterns.length === 0 ? all : all.filter((file) => patterns.some((pattern) => file.includes(pattern)));
if (chosen.length === 0) {
  console.error(`No test file matches: ${patterns.join(' ')}`);
  process.exit(2);
}
const folder = `out/unit-${process.pid}`;
await mkdir(folder, { recursive: true });
try {
  await build({
    ...nodeBundle,
    minify: false,
    sourcemap: 'inline',
    entryPoints: chosen,
    outbase: 'test',
    outdir: folder,
    packages: 'external',
  });
  const run = spawn(
    process.execPath,
    ['--enable-source-maps', 'node_modules/mocha/bin/mocha.js', ...options, `${folder}/**/*.test.mjs`],
    { stdio: 'inherit' },
  );
  // Who stops this process means the tests.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => run.kill(signal));
  const [status] = await once(run, 'close');
  process.exitCode = status ?? 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

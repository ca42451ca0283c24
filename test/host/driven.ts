// Runs the tests of test/host/driven, which drive VS Code's window as a person would:
// `node out/test/host/driven.mjs [part of a name …]`.
// A test that fails is tried twice more: a window that other programs slow down can miss a key.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { checkout } from './checkout.ts';

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const options = process.argv.slice(2).filter((argument) => argument.startsWith('-'));
const files = (await readdir(join(checkout, 'test/host/driven')).catch(() => []))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => basename(name, '.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort()
  .map((name) => join(checkout, 'out/test/host/driven', `${name}.mjs`));

if (files.length === 0) {
  console.error(`No test in test/host/driven matches: ${wanted.join(' ')}`);
  process.exitCode = 2;
} else {
  const mocha = join(checkout, 'node_modules/mocha/bin/mocha.js');
  let running: ChildProcess | undefined;
  let isStopped = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      isStopped = true;
      running?.kill(signal);
    });
  }
  // Each file in a process of its own: what one window leaves behind slows down no other.
  for (const file of files) {
    if (isStopped) break;
    running = spawn(
      process.execPath,
      ['--enable-source-maps', mocha, '--timeout', '60000', '--retries', '2', '--exit', ...options, file],
      { stdio: 'inherit', cwd: checkout },
    );
    const [status] = await once(running, 'exit');
    if (status !== 0) process.exitCode = typeof status === 'number' ? status : 1;
  }
}

// Runs the tests of test/host/driven, which drive VS Code's window as a person would:
// `node out/test/host/driven.mjs [part of a name …]`.
// A test that fails is tried once more, and then its whole file, in a new window: one that other programs slow down can miss
// a key. What failed first is told, so that nothing that passes late does so unseen.
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
  /** Runs a file in a process of its own (what one window leaves behind slows down no other) and gives what it printed. */
  const run = async (file: string, isShown: boolean) => {
    const parameters = ['--enable-source-maps', mocha, '--timeout', '60000', '--exit', ...options, file];
    running = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'inherit'], cwd: checkout });
    let printed = '';
    running.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk;
      if (isShown) process.stdout.write(chunk);
    });
    const [status] = await once(running, 'close');
    return { printed, status: typeof status === 'number' ? status : 1 };
  };
  for (const file of files) {
    if (isStopped) break;
    const first = await run(file, false);
    if (first.status === 0 || isStopped) {
      process.stdout.write(first.printed);
      continue;
    }
    // Marked, so that nobody counts the tests of it.
    process.stdout.write(first.printed.replaceAll(/^/gm, '│ '));
    console.log(`    tried again: the whole of ${basename(file)}`);
    const { status } = await run(file, true);
    if (status !== 0) process.exitCode = status;
  }
}

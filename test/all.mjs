// `npm test`: everything, in order, on a fresh machine. `node test/all.mjs [step …]` runs some of the steps.
// The last line reads `N passed, N failed`, and `, N skipped` where something could not run here; the exit status is 1
// when anything failed.
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';

/**
 * Each step: its name, what it runs, how many minutes it may take, and what has to run before it. What runs `beside` leaves
 * a core to those that follow, which wait for windows more than they compute; its output comes at its end.
 */
const steps = [
  { name: 'types', run: ['node_modules/typescript/bin/tsc', '-b'], minutes: 3 },
  { name: 'style', run: ['node_modules/@biomejs/biome/bin/biome', 'ci'], minutes: 1 },
  { name: 'build', run: ['esbuild.mjs', '--production', '--metafile', '--tests'], minutes: 2 },
  { name: 'package', run: ['test/package.mjs'], minutes: 2 },
  { name: 'install', run: ['out/test/host/prepare.mjs'], minutes: 8 },
  { name: 'runtimes', run: ['out/test/runtimes/prepare.mjs'], minutes: 8, after: ['build'] },
  { name: 'unit', run: ['test/unit.mjs'], minutes: 45, beside: true, after: ['build', 'package', 'runtimes'] },
  { name: 'host', run: ['out/test/host/suites.mjs'], minutes: 32, after: ['build', 'package', 'install'] },
  { name: 'driven', run: ['out/test/host/driven.mjs'], minutes: 60, after: ['build', 'package', 'install'] },
];
const onRequest = [
  { name: 'desktop', run: ['out/test/host/desktop.mjs'], minutes: 15, after: ['build', 'package', 'install'] },
];

const wanted = process.argv.slice(2);
const all = [...steps, ...onRequest];
const needed = new Set(wanted.flatMap((name) => [name, ...(all.find((step) => step.name === name)?.after ?? [])]));
const chosen = wanted.length === 0 ? steps : all.filter(({ name }) => needed.has(name));
let passed = 0;
let failed = 0;
let skipped = 0;
/** What failed and what was tried again, step by step: said again at the end, where nobody has to look for it. */
const failures = [];
const again = [];

/** The tests that failed in what a step printed: the name of each and the first lines of its error. */
function failuresOf(printed) {
  const lists = printed.matchAll(/^ {2}\d+ failing$([\s\S]*?)(?=^ {2}\d+ passing|(?![\s\S]))/gm);
  return [...lists]
    .flatMap(([, list]) => list.split(/^(?= {2}\d+\) )/m).slice(1))
    .map((one) => one.split('\n').slice(0, 16).join('\n').trimEnd());
}

/** Runs one step, shows what it prints, and adds up the tests that it reports. */
function runStep({ name, run, minutes, beside = false }) {
  return new Promise((resolve) => {
    const started = performance.now();
    const title = `\n== ${name}`;
    console.log(beside ? `${title}, beside what follows` : title);
    const child = spawn(process.execPath, run, { stdio: ['ignore', 'pipe', 'inherit'] });
    const timer = setTimeout(() => {
      console.log(`== ${name} took more than ${minutes} minutes and was stopped`);
      // Politely first: what the step started (VS Code, Chromium, a sandbox) ends with it only then.
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 5000).unref();
    }, minutes * 60_000);
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      if (!beside) process.stdout.write(chunk);
    });
    child.on('close', (status) => {
      clearTimeout(timer);
      if (beside) process.stdout.write(`${title}\n${printed}`);
      const count = (word) =>
        [...printed.matchAll(new RegExp(`^\\s*(\\d+) ${word}`, 'gm'))].reduce((sum, [, n]) => sum + Number(n), 0);
      const failing = count('failing');
      failures.push(...failuresOf(printed).map((one) => `${name}:\n${one}`));
      again.push(...[...printed.matchAll(/^[│ ]*tried again: (.*)$/gm)].map(([, what]) => `${name}: ${what}`));
      passed += count('passing');
      failed += failing;
      skipped += count('pending');
      if (status !== 0 && failing === 0) failed += 1;
      if (status === 0) passed += printed.includes(' passing') ? 0 : 1;
      console.log(
        `== ${name}: ${status === 0 ? 'ok' : `failed (${status})`}, ${((performance.now() - started) / 1000).toFixed(1)} s`,
      );
      resolve(status === 0);
    });
  });
}

await mkdir('out', { recursive: true });
const beside = [];
for (const step of chosen) {
  const running = runStep(step);
  if (step.beside) {
    beside.push(running);
    continue;
  }
  const ok = await running;
  if (!ok && (step.name === 'build' || step.name === 'package' || step.name === 'install')) break;
}
await Promise.all(beside);
if (again.length > 0) console.log(`\n== what was tried again\n${again.join('\n')}`);
if (failures.length > 0) console.log(`\n== what failed\n${failures.join('\n')}`);
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;

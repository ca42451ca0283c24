// `npm run bench [name …] [count [word …]]`: builds as for release and prints one table per subject, each beside its peer in the same run.
// A subject is a file directly below test/bench; a goal that is missed, or a peer that did not run, makes it fail.
import { spawnSync } from 'node:child_process';
import { filesBelow } from '../esbuild.mjs';

const given = process.argv.slice(2);
const number = given.findIndex((word) => /^\d+$/.test(word));
const wanted = number < 0 ? given : given.slice(0, number);
/** How much of something, and of what, for the subjects that ask: `npm run bench -- robustness 1000000 redaction`. */
const asked = number < 0 ? [] : given.slice(number);
const build = spawnSync(process.execPath, ['esbuild.mjs', '--production', '--tests', '--metafile'], {
  stdio: 'inherit',
});
if (build.status !== 0) process.exit(build.status ?? 1);
const subjects = (await filesBelow('out/test/bench', /bench[\\/][^\\/]*\.mjs$/)).filter(
  (file) => wanted.length === 0 || wanted.some((name) => file.includes(name)),
);
if (subjects.length === 0) {
  console.error(`No bench matches: ${wanted.join(' ')}`);
  process.exit(2);
}
for (const subject of subjects) {
  console.log(`\n== ${subject.replace('out/test/bench/', '').replace('.mjs', '')}`);
  const { status } = spawnSync(process.execPath, ['--expose-gc', subject, ...asked], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}

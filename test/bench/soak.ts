// Long use: exchanges through the installed extension in a real VS Code, and what interruptions in the middle leave of them.
// `npm run bench -- soak [exchanges]`; for the README 100,000. Packs the extension first, and installs the VS Code where
// it is missing.
import { spawnSync } from 'node:child_process';
import { runInside } from '../host/inside.ts';
import { copySuiteWorkspace, packedVsix } from '../host/product.ts';
import { suiteEnvironment, suiteModules, suiteRunner } from '../host/suiteModules.ts';
import { goal } from './parts/goals.ts';

for (const step of ['test/package.mjs', 'out/test/host/prepare.mjs']) {
  if (spawnSync(process.execPath, [step], { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) process.exit(1);
}
const exchanges = Number(process.argv[2] ?? 2000);
const passed = await runInside({
  which: 'current',
  vsix: [await packedVsix()],
  folder: await copySuiteWorkspace(),
  runner: suiteRunner,
  suites: await suiteModules(['soak']),
  env: { ...suiteEnvironment, TRACECORD_SOAK: String(exchanges) },
  timeoutMs: 180_000 + exchanges * 1000,
});
goal(
  'long use',
  `${exchanges} exchanges, ${passed ? 'nothing left behind' : 'see above'}`,
  'heap at most 10 MB more, nothing left',
  passed,
);

/** Each takes some seconds, so that there are fewer of these. */
const interrupted = Math.min(3000, Math.max(120, Math.round(exchanges / 20)));
const { status } = spawnSync(process.execPath, ['out/test/host/driven.mjs', 'interruptions'], {
  stdio: 'inherit',
  env: { ...process.env, TRACECORD_INTERRUPTED: String(interrupted) },
});
goal(
  'reloads, restarts and kills in the middle',
  `${interrupted} requests, ${status === 0 ? 'nothing lost that was confirmed' : 'see above'}`,
  'nothing lost',
  status === 0,
);

// Long use: exchanges through the installed extension in a real VS Code. `npm run bench -- soak [exchanges]`; for the
// README 100,000. Needs the package and the installed VS Code: `node test/all.mjs host` makes both.
import { runInside } from '../host/inside.ts';
import { copySuiteWorkspace, packedVsix } from '../host/product.ts';
import { suiteEnvironment, suiteModules, suiteRunner } from '../host/suiteModules.ts';
import { goal } from './parts/goals.ts';

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

// Runs the suites of test/host/suites inside the extension host of a real VS Code, against the packed VSIX:
// `node out/test/host/suites.mjs [--current|--oldest] [--locale ja] [part of a name …]`. Both versions without an option.
import { parseArgs } from 'node:util';
import { runInside } from './inside.ts';
import type { HostVersion } from './install.ts';
import { copySuiteWorkspace, packedVsix } from './product.ts';
import { suiteEnvironment, suiteModules, suiteRunner } from './suiteModules.ts';

const { values, positionals } = parseArgs({
  options: { current: { type: 'boolean' }, oldest: { type: 'boolean' }, locale: { type: 'string' } },
  allowPositionals: true,
});
const all: readonly HostVersion[] = ['oldest', 'current'];
const versions = values.current || values.oldest ? all.filter((version) => values[version]) : all;

try {
  const suites = await suiteModules(positionals);
  const vsix = await packedVsix();
  for (const which of versions) {
    console.log(`\n  in VS Code (${[which, values.locale].filter(Boolean).join(', ')})`);
    const passed = await runInside({
      which,
      vsix: [vsix],
      folder: await copySuiteWorkspace(),
      runner: suiteRunner,
      suites,
      env: suiteEnvironment,
      timeoutMs: 900_000,
      ...(values.locale ? { locale: values.locale } : {}),
    });
    if (!passed) process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

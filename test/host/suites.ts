import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from './checkout.ts';
import { runInside } from './inside.ts';
import { removeTemporaryFolder, temporaryFolder } from './temporary.ts';

// Runs the suites inside the extension host of the oldest supported VS Code and of a current one, with the VSIX installed.
let failed = false;
for (const which of ['oldest', 'current'] as const) {
  const folder = temporaryFolder('sample');
  await cp(join(checkout, 'test/sample'), folder, { recursive: true });
  await cp(join(checkout, 'test/fixtures'), join(folder, 'fixtures'), { recursive: true });
  console.log(`\n  in VS Code (${which})`);
  try {
    const passed = await runInside({
      which,
      vsix: [join(checkout, 'out/tracecord.vsix')],
      folder,
      runner: join(checkout, 'out/test/host/suites/run.cjs'),
      suites: [
        join(checkout, 'out/test/host/suites/extension.cjs'),
        join(checkout, 'out/test/host/suites/agreement.cjs'),
      ],
      env: { TRACECORD_CHECKOUT: checkout, DISCORD_TOKEN: '' },
      timeoutMs: 180_000,
    });
    failed ||= !passed;
  } finally {
    removeTemporaryFolder(folder);
  }
}
process.exitCode = failed ? 1 : 0;

// Brings what the tests in a real editor need: two versions of VS Code's server and a Chromium. Idempotent.
import { findChromium } from './chromium.ts';
import { ensureHost } from './install.ts';

try {
  for (const which of ['current', 'oldest'] as const) {
    const { version } = await ensureHost(which);
    console.log(`VS Code ${version} (${which}) is here.`);
  }
  const { executablePath } = await findChromium();
  console.log(`Chromium: ${executablePath}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

import { findChromium } from './chromium.ts';
import { ensureHost } from './install.ts';

// Brings what the tests in a real editor need: two versions of VS Code's server and a Chromium. Idempotent.
for (const which of ['current', 'oldest'] as const) {
  const { version } = await ensureHost(which);
  console.log(`VS Code ${version} (${which}) is here.`);
}
const { executablePath } = await findChromium();
console.log(`Chromium: ${executablePath}`);

import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './chromium.ts';

/** Starts a headless Chromium; whoever starts it closes it. Throws with what to do where none starts within 30 s. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, args, env } = await findChromium();
  return chromium.launch({
    executablePath,
    args: [...args],
    env,
    timeout: 30_000,
    // program.ts answers signals for everything that this process started.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

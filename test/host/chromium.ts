import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { writeFontConfig } from './fonts.ts';
import { ensureInstalled, hostPackages } from './install.ts';
import { runProgram } from './program.ts';

/** How to start a browser that can show VS Code. */
export interface Chromium {
  readonly executablePath: string;
  readonly args: readonly string[];
  /** Whole environment of the browser. */
  readonly env: Record<string, string>;
}

/** Quiet on a closed network, and without the sandbox that containers do not allow. It only ever opens 127.0.0.1. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
];

/**
 * Finds a Chromium that starts, first hit wins: the environment variable TRACECORD_CHROMIUM; the one that the lockfile
 * pins (Linux x64, with the libraries it needs beyond Debian's base system in its package); an installed Chrome,
 * Chromium or Edge; as root on Debian the package `chromium`. Throws with the reasons and what to do.
 */
export async function findChromium(): Promise<Chromium> {
  const reasons: string[] = [];
  for (const find of [named, packaged, installed, debian]) {
    const candidate = await find().catch((error: Error) => {
      reasons.push(error.message);
      return undefined;
    });
    if (!candidate) continue;
    const refused = await whyNot(candidate);
    if (refused === undefined) return candidate;
    reasons.push(refused);
  }
  throw new Error(
    ['No Chromium that starts. Install one and name it: TRACECORD_CHROMIUM=/path/to/chromium.', ...reasons].join('\n'),
  );
}

async function named(): Promise<Chromium | undefined> {
  const path = process.env.TRACECORD_CHROMIUM;
  return path ? candidate(path) : undefined;
}

/** The binary lies in the package as one Brotli stream; it is unpacked once per install, beside the package. */
async function packaged(): Promise<Chromium | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  await ensureInstalled('current');
  const folder = join(hostPackages('current'), '.tracecord-chromium');
  const binary = join(folder, 'chromium');
  if (!existsSync(binary)) await unpack(folder);
  return candidate(binary, join(folder, 'lib'));
}

async function unpack(folder: string): Promise<void> {
  const source = join(hostPackages('current'), '@sparticuz/chromium/bin');
  const half = `${folder}.${process.pid}`;
  await mkdir(half, { recursive: true });
  const inflate = async (name: string) => promisify(brotliDecompress)(await readFile(join(source, name)));
  await writeFile(join(half, 'chromium'), await inflate('chromium.br'), { mode: 0o755 });
  await writeFile(join(half, 'libraries.tar'), await inflate('al2023.tar.br'));
  await runProgram('tar', ['-xf', 'libraries.tar'], { cwd: half, timeoutMs: 20_000 });
  await rename(half, folder).catch(() => rm(half, { recursive: true, force: true }));
}

async function installed(): Promise<Chromium | undefined> {
  const commands = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'chrome',
  ];
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => commands.map((name) => join(folder, name)));
  const elsewhere = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
    'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
  ];
  const found = [...onPath, ...elsewhere].find((path) => existsSync(path));
  return found ? candidate(found) : undefined;
}

async function debian(): Promise<Chromium | undefined> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  console.error("Installing Debian's chromium: no other one starts here.");
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runProgram('apt-get', ['update', '-qq'], { env, timeoutMs: 120_000 });
  await runProgram('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    env,
    timeoutMs: 300_000,
  });
  return installed();
}

async function candidate(executablePath: string, libraries?: string): Promise<Chromium> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  // No bus to look for, and no proxy: everything it opens is on this machine.
  for (const name of ['DBUS_SESSION_BUS_ADDRESS', 'http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'])
    delete env[name];
  if (libraries) env.LD_LIBRARY_PATH = [libraries, env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  if (process.platform === 'linux') {
    await ensureInstalled('current');
    env.FONTCONFIG_FILE = await writeFontConfig(join(hostPackages('current'), '.tracecord-fonts'));
  }
  return { executablePath, args, env };
}

/** The reason why a browser does not start; nothing where it does. */
async function whyNot(browser: Chromium): Promise<string | undefined> {
  // On Windows Chrome opens a window for --version.
  if (process.platform === 'win32') return undefined;
  try {
    await runProgram(browser.executablePath, ['--version'], { env: browser.env, timeoutMs: 20_000 });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

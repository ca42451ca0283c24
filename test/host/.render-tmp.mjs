// ../../tmp/icon/render.ts

// test/host/install.ts
import { createHash } from 'node:crypto';
// test/host/chromium.ts
// test/host/checkout.ts
import { existsSync, readFileSync } from 'node:fs';
// test/host/fonts.ts
import {
  mkdir,
  mkdir as mkdir2,
  mkdir as mkdir3,
  open,
  readFile,
  readFile as readFile2,
  rename,
  rm,
  rm as rm2,
  symlink,
  writeFile,
  writeFile as writeFile2,
  writeFile as writeFile3,
} from 'node:fs/promises';
import { delimiter, dirname, dirname as dirname2, join, join as join2, join as join3, join as join4 } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { chromium } from 'playwright-core';

function isCheckout(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name === 'tracecord';
  } catch {
    return false;
  }
}
function folderAbove(start) {
  let folder = start;
  while (!isCheckout(folder)) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No checkout of tracecord above ${start}.`);
    folder = parent;
  }
  return folder;
}
var checkout = folderAbove(dirname(fileURLToPath(import.meta.url)));

// test/host/program.ts
import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';

var running = /* @__PURE__ */ new Map();
var graceMs = 2500;
function startProgram(file, args2, options = {}) {
  watchForTheEnd();
  const child = spawn(file, args2, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  let text = '';
  const listeners = /* @__PURE__ */ new Set();
  const hear = (piece) => {
    text += piece;
    options.onOutput?.(piece);
    for (const listener of listeners) listener();
  };
  child.stdout?.setEncoding('utf8').on('data', hear);
  child.stderr?.setEncoding('utf8').on('data', hear);
  const pid = child.pid ?? 0;
  if (pid > 0) running.set(pid, child);
  let ended = false;
  const exited = new Promise((resolve) => {
    const end = (status2) => {
      if (ended) return;
      ended = true;
      running.delete(pid);
      resolve(status2);
      for (const listener of listeners) listener();
    };
    child.once('error', (error) => {
      hear(`${error.message}
`);
      end(127);
    });
    const status = (code, signal) => code ?? 128 + (signal ? constants.signals[signal] : 0);
    child.once('close', (code, signal) => end(status(code, signal)));
    child.once('exit', (code, signal) => setTimeout(() => end(status(code, signal)), 1e3).unref());
  });
  return {
    pid,
    exited,
    output: () => text,
    line: (pattern, timeoutMs) =>
      new Promise((resolve, reject) => {
        const finish = (act) => {
          clearTimeout(timer);
          listeners.delete(look);
          act();
        };
        const look = () => {
          const match = text
            .split('\n')
            .map((line) => line.match(pattern))
            .find((found2) => found2 !== null);
          if (match) finish(() => resolve(match));
          else if (ended)
            finish(() =>
              reject(
                new Error(`${file} ended before it printed ${pattern}:
${text}`),
              ),
            );
        };
        const timer = setTimeout(
          () =>
            finish(() =>
              reject(
                new Error(`${file} did not print ${pattern} within ${timeoutMs} ms:
${text}`),
              ),
            ),
          timeoutMs,
        );
        listeners.add(look);
        look();
      }),
    stop: async () => {
      if (pid === 0) return;
      signalGroup(pid, 'SIGTERM');
      const hard = setTimeout(() => signalGroup(pid, 'SIGKILL'), graceMs);
      await exited;
      clearTimeout(hard);
      signalGroup(pid, 'SIGKILL');
    },
  };
}
async function runProgram(file, args2, options) {
  const program = startProgram(file, args2, options);
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    void program.stop();
  }, options.timeoutMs);
  const status = await program.exited;
  clearTimeout(timer);
  if (timedOut)
    throw new Error(`${file} took longer than ${options.timeoutMs / 1e3} s:
${program.output()}`);
  if (status !== 0)
    throw new Error(`${file} ended with status ${status}:
${program.output()}`);
  return program.output();
}
function signalGroup(pid, signal) {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { windowsHide: true });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {}
}
var watching = false;
var ending = false;
function watchForTheEnd() {
  if (watching) return;
  watching = true;
  process.once('exit', () => {
    for (const pid of running.keys()) signalGroup(pid, 'SIGKILL');
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (ending) process.exit(128 + constants.signals[signal]);
      ending = true;
      for (const pid of running.keys()) signalGroup(pid, 'SIGTERM');
      const all = [...running.values()].map((child) => new Promise((resolve) => child.once('exit', resolve)));
      const late = new Promise((resolve) => setTimeout(resolve, graceMs));
      void Promise.race([Promise.all(all), late]).then(() => process.exit(128 + constants.signals[signal]));
    });
  }
}

// test/host/install.ts
var installTimeoutMs = 8 * 6e4;
var folders = {
  current: join2(checkout, 'test/host'),
  oldest: join2(checkout, 'test/host/oldest'),
};
function hostPackages(which) {
  return join2(folders[which], 'node_modules');
}
async function ensureInstalled(which) {
  const folder = folders[which];
  const stampFile = join2(hostPackages(which), '.tracecord-stamp');
  const stamp = createHash('sha256')
    .update(await readFile(join2(folder, 'package-lock.json')))
    .digest('hex');
  const installed2 = async () => (await readFile(stampFile, 'utf8').catch(() => '')) === stamp;
  if (await installed2()) return;
  await alone(join2(checkout, 'out', `installing-${which}`), async () => {
    if (await installed2()) return;
    const started = Date.now();
    const shown = `VS Code (${which}, test/host)`;
    console.error(`Installing ${shown} from the npm registry: once per lockfile, about 150 MB.`);
    const progress = setInterval(() => console.error(`  \u2026 ${seconds(started)} s`), 2e4);
    try {
      await runNpm(
        ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--no-engine-strict', '--loglevel=error'],
        folder,
      );
      await joinPackages(which);
      await writeFile(stampFile, stamp);
    } catch (error) {
      throw new Error(
        `${shown} could not be installed. Check that \`npm ping\` answers and that there is 1 GB of disk, then run the same command again.
${error instanceof Error ? error.message : error}`,
      );
    } finally {
      clearInterval(progress);
    }
    console.error(`Installed ${shown} in ${seconds(started)} s.`);
  });
}
async function runNpm(args2, cwd) {
  const started = process.env.npm_execpath;
  const [file, first] = started?.endsWith('.js') ? [process.execPath, [started]] : ['npm', []];
  await runProgram(file, [...first, ...args2], { cwd, timeoutMs: installTimeoutMs });
}
async function joinPackages(which) {
  const inside = join2(hostPackages(which), 'code-server/lib/vscode/node_modules');
  await symlink(hostPackages(which), inside, 'junction');
}
function seconds(since) {
  return ((Date.now() - since) / 1e3).toFixed(0);
}
async function alone(lock, work) {
  await mkdir(dirname2(lock), { recursive: true });
  for (;;) {
    const file = await open(lock, 'wx').catch(() => void 0);
    if (file) {
      await file.writeFile(String(process.pid));
      await file.close();
      break;
    }
    const owner = Number(await readFile(lock, 'utf8').catch(() => ''));
    if (!isAlive(owner)) await rm(lock, { force: true });
    else await sleep(500);
  }
  try {
    await work();
  } finally {
    await rm(lock, { force: true });
  }
}
function isAlive(pid) {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

// test/host/fonts.ts
var faces = { text: 'Inter', code: 'JetBrains Mono', japanese: 'M PLUS 1p' };
async function writeFontConfig(folder) {
  await mkdir2(folder, { recursive: true });
  const prefer = (family, first) =>
    `  <alias binding="strong"><family>${family}</family><prefer><family>${first}</family><family>${faces.japanese}</family></prefer></alias>`;
  const file = join3(folder, 'fonts.conf');
  await writeFile2(
    file,
    [
      '<?xml version="1.0"?>',
      '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
      '<fontconfig>',
      `  <dir>${join3(hostPackages('current'), '@expo-google-fonts')}</dir>`,
      `  <cachedir>${join3(folder, 'fontcache')}</cachedir>`,
      ...['system-ui', 'sans-serif', 'serif'].map((family) => prefer(family, faces.text)),
      prefer('monospace', faces.code),
      '</fontconfig>',
      '',
    ].join('\n'),
  );
  return file;
}

// test/host/chromium.ts
var args = [
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
async function findChromium() {
  const reasons = [];
  for (const find of [named, packaged, installed, debian]) {
    const candidate2 = await find().catch((error) => {
      reasons.push(error.message);
      return void 0;
    });
    if (!candidate2) continue;
    const refused = await whyNot(candidate2);
    if (refused === void 0) return candidate2;
    reasons.push(refused);
  }
  throw new Error(
    ['No Chromium that starts. Install one and name it: TRACECORD_CHROMIUM=/path/to/chromium.', ...reasons].join('\n'),
  );
}
async function named() {
  const path = process.env.TRACECORD_CHROMIUM;
  return path ? candidate(path) : void 0;
}
async function packaged() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return void 0;
  await ensureInstalled('current');
  const folder = join4(hostPackages('current'), '.tracecord-chromium');
  const binary = join4(folder, 'chromium');
  if (!existsSync(binary)) await unpack(folder);
  return candidate(binary, join4(folder, 'lib'));
}
async function unpack(folder) {
  const source = join4(hostPackages('current'), '@sparticuz/chromium/bin');
  const half = `${folder}.${process.pid}`;
  await mkdir3(half, { recursive: true });
  const inflate = async (name) => promisify(brotliDecompress)(await readFile2(join4(source, name)));
  await writeFile3(join4(half, 'chromium'), await inflate('chromium.br'), { mode: 493 });
  await writeFile3(join4(half, 'libraries.tar'), await inflate('al2023.tar.br'));
  await runProgram('tar', ['-xf', 'libraries.tar'], { cwd: half, timeoutMs: 2e4 });
  await rename(half, folder).catch(() => rm2(half, { recursive: true, force: true }));
}
async function installed() {
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
    .flatMap((folder) => commands.map((name) => join4(folder, name)));
  const elsewhere = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
    'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
  ];
  const found2 = [...onPath, ...elsewhere].find((path) => existsSync(path));
  return found2 ? candidate(found2) : void 0;
}
async function debian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return void 0;
  console.error("Installing Debian's chromium: no other one starts here.");
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runProgram('apt-get', ['update', '-qq'], { env, timeoutMs: 12e4 });
  await runProgram('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    env,
    timeoutMs: 3e5,
  });
  return installed();
}
async function candidate(executablePath, libraries) {
  const env = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== void 0) env[name] = value;
  for (const name of ['DBUS_SESSION_BUS_ADDRESS', 'http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'])
    delete env[name];
  if (libraries) env.LD_LIBRARY_PATH = [libraries, env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  if (process.platform === 'linux') {
    await ensureInstalled('current');
    env.FONTCONFIG_FILE = await writeFontConfig(join4(hostPackages('current'), '.tracecord-fonts'));
  }
  return { executablePath, args, env };
}
async function whyNot(browser2) {
  if (process.platform === 'win32') return void 0;
  try {
    await runProgram(browser2.executablePath, ['--version'], { env: browser2.env, timeoutMs: 2e4 });
    return void 0;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

// ../../tmp/icon/render.ts
import { readFile as readFile3 } from 'node:fs/promises';

var found = await findChromium();
var browser = await chromium.launch({
  executablePath: found.executablePath,
  args: [...found.args],
  env: found.env,
  headless: true,
});
var jobs = JSON.parse(process.argv[2]);
for (const job of jobs) {
  const page = await browser.newPage({ viewport: { width: job.w, height: job.h }, deviceScaleFactor: job.scale ?? 1 });
  const body =
    job.html ??
    `<img style="display:block;width:${job.w}px;height:${job.h}px" src="data:image/svg+xml;base64,${(await readFile3(job.svg)).toString('base64')}">`;
  await page.setContent(`<style>*{margin:0}body{background:${job.bg ?? 'transparent'}}</style>${body}`);
  await page.waitForTimeout(150);
  await page.screenshot({ path: job.out, omitBackground: true });
  await page.close();
}
await browser.close();

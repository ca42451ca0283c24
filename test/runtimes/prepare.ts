// Brings what the tests run code of other languages with, where it is not here: Python's HTTP libraries, Go, zsh, and
// Rust's reqwest. From Debian's packages, without installing them; elsewhere the tests use what there is. And from npm
// the libraries that only watched bots use. Idempotent.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from '../host/alone.ts';
import { checkout } from '../host/checkout.ts';
import { ensureLockfile, isInstalled } from '../host/lockfile.ts';
import { Apt } from './apt.ts';
import { findGo, findPython, findZsh, prepared } from './programs.ts';
import { buildReqwest, crates, findReqwest } from './reqwest.ts';

/** Something that tests run: how it is called, whether it is here, and how it comes here. */
interface Wanted {
  readonly title: string;
  isHere(): boolean;
  bring(): Promise<unknown>;
}

const apt = new Apt(join(prepared, 'apt'));
const modules = ['requests', 'httpx', 'aiohttp', 'discord', 'debugpy', 'uvloop', 'trio'];

const botLibraries = {
  folder: join(checkout, 'test/runtimes/node'),
  shown: 'the libraries of watched bots (test/runtimes/node)',
  megabytes: 50,
};

const wanted: readonly Wanted[] = [
  {
    title: `Python with ${modules.join(', ')}`,
    isHere: () => findPython(...modules) !== undefined,
    bring: () =>
      apt.unpack(
        modules.map((name) => `python3-${name}`),
        join(prepared, 'python'),
        /^(?:python3|lib(?!c6))/,
      ),
  },
  {
    title: 'Go',
    isHere: () => findGo() !== undefined,
    bring: () => apt.unpack(['golang-go'], join(prepared, 'go'), /^golang-/),
  },
  {
    title: 'zsh',
    isHere: () => findZsh() !== undefined,
    bring: () => apt.unpack(['zsh'], join(prepared, 'zsh'), /^(?:zsh|lib(?!c6))/),
  },
  {
    title: "Rust's reqwest",
    isHere: () => findReqwest() !== undefined,
    bring: async () => {
      if (spawnSync('cargo', ['--version']).status !== 0) throw new Error('cargo is not on the PATH.');
      await apt.unpack(['librust-reqwest-dev'], crates, /^librust-/);
      await buildReqwest();
    },
  },
  {
    title: 'Libraries of watched bots',
    isHere: () => isInstalled(botLibraries.folder),
    bring: () => ensureLockfile(botLibraries),
  },
];

mkdirSync(prepared, { recursive: true });
await alone(join(prepared, 'preparing'), async () => {
  for (const { title, isHere, bring } of wanted) {
    const started = Date.now();
    const alreadyHere = isHere();
    const failure = alreadyHere
      ? ''
      : await bring().then(
          () => '',
          (error: unknown) => (error instanceof Error ? error.message : String(error)),
        );
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    if (alreadyHere) console.log(`${title}: here.`);
    else if (isHere()) console.log(`${title}: brought in ${seconds} s.`);
    else console.log(`${title}: not here, so its tests are skipped. ${failure}`);
  }
});

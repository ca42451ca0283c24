import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { compose } from '../../../src/core/compose/compose.ts';
import type { ComposeTarget } from '../../../src/core/compose/targets.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import { writeText } from '../../../src/core/request/text.ts';
import { findGo, findPython, findZsh, type Program, remedy } from '../../runtimes/programs.ts';
import { findReqwest } from '../../runtimes/reqwest.ts';
import { type Arrived, Recorder } from './recorder.ts';

/** How the code of one target is run. */
export interface Runtime {
  /** The target; where it is run in several ways, with the way behind it. */
  readonly title: string;
  readonly target: ComposeTarget;
  works(): boolean;
  /** Writes the codes into the folder and gives what runs them all, a failing one not hindering the rest. */
  prepare(codes: readonly string[], folder: string): Run;
  /** Where the address does not stand in the code. */
  redirect?(code: string, origin: string): string;
}

type Run = readonly [program: Program, parameters: readonly string[]];

const redirectRest = (code: string, origin: string) =>
  code.includes(origin) ? code : code.replace('new REST({', `new REST({ api: '${origin}/api',`);

/** What runs the code of the targets. What is not on the PATH, `test/runtimes/prepare.ts` brings. */
export const runtimes: readonly Runtime[] = [
  shell('curl', () => (succeeds('bash', ['--version']) ? plain('bash') : undefined)),
  shell('curl in zsh', findZsh, '-f'),
  { title: 'fetch', target: 'fetch', works: () => true, prepare: node },
  { title: 'undici', target: 'undici', works: () => true, prepare: node },
  { title: 'axios', target: 'axios', works: () => true, prepare: node },
  { title: 'discord.js', target: 'discord.js', works: () => true, prepare: node, redirect: redirectRest },
  python('requests'),
  python('httpx'),
  python('aiohttp'),
  { title: 'go', target: 'go', works: () => findGo() !== undefined, prepare: runGo },
  { title: 'rust', target: 'rust', works: () => findReqwest() !== undefined, prepare: runRust },
];

/** Leaves out tests that cannot run here, and says how many and why. */
export function needs(context: Mocha.Context, { title, works }: Runtime, count: number): void {
  if (works()) return;
  console.log(`      skipped: ${count} tests, for what runs ${title} is not here; ${remedy}`);
  context.skip();
}

/** One run of a target over many requests, each sent below a folder of its own. */
export class Execution {
  /** By the request's place; undefined where nothing came. */
  readonly arrived: (Arrived | undefined)[] = [];
  readonly #recorder = new Recorder();
  readonly #runtime: Runtime;
  readonly #environment: Readonly<Record<string, string>>;
  #folder = '';

  constructor(runtime: Runtime, environment: Readonly<Record<string, string>>) {
    this.#runtime = runtime;
    this.#environment = environment;
  }

  /** What the runtime complained about. */
  async run(drafts: readonly Draft[]): Promise<string> {
    await this.#recorder.open();
    mkdirSync('out', { recursive: true });
    // Inside the checkout, so that node's packages are found.
    this.#folder = mkdtempSync(join('out', 'compose-'));
    writeFileSync(join(this.#folder, itsFile), contentsOf(itsFile));
    for (const path of drafts.flatMap(pathsOf)) {
      mkdirSync(dirname(join(this.#folder, path)), { recursive: true });
      writeFileSync(join(this.#folder, path), contentsOf(path));
    }
    const codes = drafts.map((draft, index) => {
      const origin = `${this.#recorder.origin}/case${index}`;
      const code = compose(draft, this.#runtime.target).replaceAll(
        /https?:\/\/(?:canary\.|ptb\.)?discord(?:app)?\.com(?=\/)/g,
        origin,
      );
      return this.#runtime.redirect?.(code, origin) ?? code;
    });
    const errors = await this.#execute(this.#runtime.prepare(codes, this.#folder));
    for (const arrived of this.#recorder.arrived) this.arrived[arrived.index] = arrived;
    this.arrived.length = drafts.length;
    return errors;
  }

  close(): void {
    this.#recorder.close();
    if (this.#folder !== '') rmSync(this.#folder, { recursive: true, force: true });
  }

  #execute([{ command, environment }, parameters]: Run): Promise<string> {
    const child = spawn(command, parameters, {
      cwd: this.#folder,
      // The requests' own variables come first: one of them may be called PATH too.
      env: {
        ...this.#environment,
        PATH: process.env.PATH,
        HOME: tmpdir(),
        LC_ALL: 'C.UTF-8',
        RUSTUP_HOME: rustupHome(),
        ...environment,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    return new Promise((done) => child.on('close', () => done(errors)));
  }
}

/** The files that a request reads, by literal paths. */
export function pathsOf({ body }: Draft): string[] {
  const path = body?.kind === 'file' ? [writeText(body.text)] : [];
  return [...path, ...(body?.parts ?? []).flatMap((part) => part.path ?? [])].filter((each) => each !== itsFile);
}

const itsFile = "it's a file.json";

/** What stands in a file of that path. */
export function contentsOf(path: string): string {
  return path === itsFile ? '{\n"content":"file"}\n' : `first line of ${normalize(path)}\nsecond “line”\r\n`;
}

function rustupHome(): string {
  return process.env.RUSTUP_HOME ?? join(process.env.HOME ?? '', '.rustup');
}

function write(codes: readonly string[], folder: string, extension: string): string[] {
  return codes.map((code, index) => {
    const file = `case-${index}.${extension}`;
    writeFileSync(join(folder, file), code);
    return file;
  });
}

function node(codes: readonly string[], folder: string): Run {
  const imports = write(codes, folder, 'mjs').map((file) => {
    return `await import('./${file}').catch((error) => console.error('${file}', error));`;
  });
  return [plain(process.execPath), ['--input-type=module', '-e', imports.join('\n')]];
}

function shell(title: string, find: () => Program | undefined, ...parameters: readonly string[]): Runtime {
  return {
    title,
    target: 'curl',
    works: () => succeeds('curl', ['--version']) && find() !== undefined,
    prepare: (codes, folder) => {
      const program = find() ?? plain('sh');
      const calls = write(codes, folder, 'sh').map((file) => [program.command, ...parameters, file].join(' '));
      return [program, ['-c', calls.join(';')]];
    },
  };
}

function python(library: 'requests' | 'httpx' | 'aiohttp'): Runtime {
  return {
    title: `python-${library}`,
    target: `python-${library}`,
    works: () => findPython(library) !== undefined,
    prepare: (codes, folder) => {
      const files = write(codes, folder, 'py');
      const lines = [
        'import runpy, sys, traceback',
        `for file in ${JSON.stringify(files)}:`,
        '    try: runpy.run_path(file)',
        '    except Exception: print(file, traceback.format_exc(), file=sys.stderr)',
      ];
      return [findPython(library) ?? plain('python3'), ['-c', lines.join('\n')]];
    },
  };
}

/** Every request a package of its own, so that one build does. */
function runGo(codes: readonly string[], folder: string): Run {
  writeFileSync(join(folder, 'go.mod'), 'module cases\n\ngo 1.18\n');
  codes.forEach((code, index) => {
    mkdirSync(join(folder, `c${index}`));
    const own = code.replace('package main', `package c${index}`).replace('func main()', 'func Main()');
    writeFileSync(join(folder, `c${index}/case.go`), own);
  });
  const main = [
    'package main',
    `import (\n"fmt"\n"os"\n${codes.map((_, index) => `"cases/c${index}"`).join('\n')}\n)`,
    'func try(name string, run func()) {',
    'defer func() { if e := recover(); e != nil { fmt.Fprintln(os.Stderr, name, e) } }()',
    'run()\n}',
    `func main() {\n${codes.map((_, index) => `try("c${index}", c${index}.Main)`).join('\n')}\n}`,
  ];
  writeFileSync(join(folder, 'main.go'), main.join('\n'));
  return [findGo() ?? plain('go'), ['run', '.']];
}

/** Every request a module. */
function runRust(codes: readonly string[], folder: string): Run {
  const modules = codes.map((code, index) => `mod c${index} {\n${code.replace('fn main()', 'pub fn main()')}\n}`);
  const calls = codes.map((_, index) => `if let Err(e) = c${index}::main() { eprintln!("c${index} {e:?}"); }`);
  writeFileSync(join(folder, 'main.rs'), `${modules.join('\n')}\nfn main() {\n${calls.join('\n')}\n}\n`);
  const parameters = ['--edition', '2021', '-A', 'warnings', ...(findReqwest() ?? []), 'main.rs'];
  return [plain('bash'), ['-c', 'rustc "$@" && ./main', 'rustc', ...parameters]];
}

function plain(command: string): Program {
  return { command, environment: {} };
}

function succeeds(command: string, parameters: string[]): boolean {
  return spawnSync(command, parameters).status === 0;
}

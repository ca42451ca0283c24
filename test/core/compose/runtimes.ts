import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, normalize, resolve } from 'node:path';
import { compose } from '../../../src/core/compose/compose.ts';
import type { ComposeTarget } from '../../../src/core/compose/targets.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import { writeText } from '../../../src/core/request/text.ts';
import { type Arrived, Recorder } from './recorder.ts';

/** How the code of one target is run. */
export interface Runtime {
  works(): boolean;
  /** Writes the codes into the folder and gives the command that runs them all, a failing one not hindering the rest. */
  prepare(codes: readonly string[], folder: string): [command: string, parameters: string[]];
  /** Where the address does not stand in the code. */
  redirect?(code: string, origin: string): string;
}

const python = process.env.PYTHON ?? 'python3';
const stub = 'test/core/compose/reqwestStub.rs';

/** The targets whose runtime may be here; PYTHON names another Python. */
export const runtimes: Readonly<Partial<Record<ComposeTarget, Runtime>>> = {
  curl: {
    works: () => succeeds('curl', ['--version']) && succeeds('bash', ['--version']),
    prepare: (codes, folder) => {
      const files = write(codes, folder, 'sh');
      return ['bash', ['-c', files.map((file) => `bash ${file}`).join(';')]];
    },
  },
  fetch: { works: () => true, prepare: node },
  undici: { works: () => true, prepare: node },
  axios: { works: () => hasModule('axios'), prepare: node },
  'discord.js': {
    works: () => hasModule('discord.js'),
    prepare: node,
    redirect: (code, origin) =>
      code.includes(origin) ? code : code.replace('new REST({', `new REST({ api: '${origin}/api',`),
  },
  'python-requests': { works: () => hasPackage('requests'), prepare: runPython },
  'python-httpx': { works: () => hasPackage('httpx'), prepare: runPython },
  'python-aiohttp': { works: () => hasPackage('aiohttp'), prepare: runPython },
  go: { works: () => succeeds('go', ['version']), prepare: runGo },
  rust: { works: () => succeeds('rustc', ['--version']), prepare: runRust },
};

/** One run of a target over many requests, each sent below a folder of its own. */
export class Execution {
  /** By the request's place; undefined where nothing came. */
  readonly arrived: (Arrived | undefined)[] = [];
  readonly #recorder = new Recorder();
  readonly #target: ComposeTarget;
  readonly #runtime: Runtime;
  readonly #environment: Readonly<Record<string, string>>;
  #folder = '';

  constructor(target: ComposeTarget, runtime: Runtime, environment: Readonly<Record<string, string>>) {
    this.#target = target;
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
      const code = compose(draft, this.#target).replaceAll(
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

  #execute([command, parameters]: [string, string[]]): Promise<string> {
    const child = spawn(command, parameters, {
      cwd: this.#folder,
      // The requests' own variables come first: one of them may be called PATH too.
      env: {
        ...this.#environment,
        PATH: process.env.PATH,
        HOME: tmpdir(),
        LC_ALL: 'C.UTF-8',
        RUSTUP_HOME: rustupHome(),
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

function node(codes: readonly string[], folder: string): [string, string[]] {
  const imports = write(codes, folder, 'mjs').map((file) => {
    return `await import('./${file}').catch((error) => console.error('${file}', error));`;
  });
  return [process.execPath, ['--input-type=module', '-e', imports.join('\n')]];
}

function runPython(codes: readonly string[], folder: string): [string, string[]] {
  const files = write(codes, folder, 'py');
  const lines = [
    'import runpy, sys, traceback',
    `for file in ${JSON.stringify(files)}:`,
    '    try: runpy.run_path(file)',
    '    except Exception: print(file, traceback.format_exc(), file=sys.stderr)',
  ];
  return [python, ['-c', lines.join('\n')]];
}

/** Every request a package of its own, so that one build does. */
function runGo(codes: readonly string[], folder: string): [string, string[]] {
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
  return ['go', ['run', '.']];
}

/** Every request a module; reqwest is a stand-in of the same shape, since crates are not fetched by a test. */
function runRust(codes: readonly string[], folder: string): [string, string[]] {
  writeFileSync(join(folder, 'reqwest.rs'), readFileSync(stub));
  const modules = codes.map((code, index) => `mod c${index} {\n${code.replace('fn main()', 'pub fn main()')}\n}`);
  const calls = codes.map((_, index) => `if let Err(e) = c${index}::main() { eprintln!("c${index} {e:?}"); }`);
  writeFileSync(join(folder, 'main.rs'), `${modules.join('\n')}\nfn main() {\n${calls.join('\n')}\n}\n`);
  const compile = 'rustc --edition 2021 -A warnings --crate-type rlib reqwest.rs';
  return [
    'bash',
    ['-c', `${compile} && rustc --edition 2021 -A warnings --extern reqwest=libreqwest.rlib main.rs && ./main`],
  ];
}

function hasModule(name: string): boolean {
  const paths = createRequire(resolve('out/compose/none.js')).resolve.paths(name) ?? [];
  return paths.some((path) => existsSync(join(path, name)));
}

function hasPackage(name: string): boolean {
  return succeeds(python, ['-c', `import ${name}`]);
}

function succeeds(command: string, parameters: string[]): boolean {
  return spawnSync(command, parameters).status === 0;
}

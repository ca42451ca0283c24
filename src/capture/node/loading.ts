import { adapters } from './libraries/adapters.ts';
import { safely } from './safely.ts';

/** As it is: an import would be a copy of all that it has. */
const nodeModule = require('node:module') as typeof import('node:module');

/** Where the code that is put below a library's finds us, and the guard that we are there already. */
const mark = Symbol.for('tracecord.capture');
const found = 'globalThis[Symbol.for("tracecord.capture")]';

/** All that an adapter's file has in its path. */
const likely = /discord|eris|oceanic|dysnomia|axios|got|ky|superagent/;

interface Compiler {
  _compile(content: string, filename: string, ...rest: unknown[]): unknown;
}

interface Loaded {
  readonly format?: string | null;
  readonly source?: string | Uint8Array | null;
}

type NextLoad = (url: string, context: unknown) => Loaded;

type RegisterHooks = (hooks: { load: (url: string, context: unknown, next: NextLoad) => Loaded }) => void;

/**
 * From which version of each major hooks of modules leave the rest alone. Before it, one that changes nothing still makes
 * CommonJS fail that an ES module imports and that requires a package with an entry for `module-sync`
 * (ERR_VM_MODULE_LINK_FAILURE): axios, by form-data.
 */
const soundHooks: Readonly<Record<string, readonly [minor: number, patch: number]>> = {
  22: [22, 3],
  24: [11, 1],
  25: [1, 0],
};

/** Whether ES modules can be adapted in a Node of this version (`24.11.1`) without harm. */
export function canWatchModules(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  if (major > 25) return true;
  const sound = soundHooks[major];
  return sound !== undefined && (minor > sound[0] || (minor === sound[0] && patch >= sound[1]));
}

/** Adapts the libraries as the program loads them, as CommonJS and, where that is safe, as ES modules. */
export function adaptLibraries(): void {
  Object.defineProperty(globalThis, mark, { value: adapt });
  watchCommonJs();
  if (canWatchModules(process.versions.node)) watchModules();
}

/** Called by the code below a library's file. */
function adapt(place: number, value: unknown): unknown {
  let adapted: unknown;
  safely(() => {
    adapted = adapters[place]?.adapt(value);
  })();
  return adapted ?? value;
}

function watchCommonJs(): void {
  const prototype = nodeModule.Module.prototype as unknown as Compiler;
  const compile = prototype._compile;
  if (typeof compile !== 'function') return;
  prototype._compile = function _compile(content, filename, ...rest) {
    const place = adapterOf(filename);
    const below = place < 0 ? '' : codeBelow(place, 'module.exports');
    return compile.call(this, below === '' ? content : content + below, filename, ...rest);
  };
}

function watchModules(): void {
  const { registerHooks } = nodeModule as { registerHooks?: RegisterHooks };
  registerHooks?.({
    load(url, context, next) {
      const loaded = next(url, context);
      const place = loaded.format === 'module' ? adapterOf(url) : -1;
      if (place < 0 || loaded.source == null) return loaded;
      const source = typeof loaded.source === 'string' ? loaded.source : Buffer.from(loaded.source).toString('utf8');
      const self = `\nimport * as $tracecord from ${JSON.stringify(url)};`;
      return { ...loaded, source: source + self + codeBelow(place, '$tracecord') };
    },
  });
}

function adapterOf(path: string): number {
  if (!likely.test(path)) return -1;
  const [file = ''] = path.replaceAll('\\', '/').split('?', 1);
  return adapters.findIndex((adapter) => adapter.file.test(file));
}

/** Code for the end of a library's file. On a line of its own: the last one may be a comment. */
function codeBelow(place: number, exports: string): string {
  const name = adapters[place]?.replaces;
  const call = `${found}?.(${place},${name ?? exports})`;
  return name === undefined ? `\n;${call};` : `\n;${name}=${call}??${name};`;
}

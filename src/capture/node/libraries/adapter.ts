/** How the functions of one file of a library are followed. */
export interface Adapter {
  /** The file, with `/` between folders. */
  readonly file: RegExp;
  /** A function of the file to put another in the place of; without, the file's exports are handed over. */
  readonly replaces?: string;
  /** Gets the exports or the function; what it gives takes the function's place. */
  adapt(value: unknown): unknown;
}

/** A class of a library, as far as it matters here. */
export type Prototype = Record<string, unknown>;

/** A class among a file's exports, by the first of the names that is one, else the exports themselves. */
export function classIn(exports: unknown, ...names: readonly string[]): Prototype | undefined {
  const all = exports as Record<string, unknown> | undefined;
  const found = names.map((name) => all?.[name]).find((value) => typeof value === 'function') ?? exports;
  return typeof found === 'function' ? (found as unknown as Prototype) : undefined;
}

/** The prototype of such a class. */
export function prototypeOf(exports: unknown, ...names: readonly string[]): Prototype | undefined {
  return classIn(exports, ...names)?.prototype as Prototype | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: functions of libraries, of any form
type AnyFunction = (...args: any[]) => unknown;

/** Puts another function in the place of a method of its own, where there is one. */
export function replaceMethod(
  target: Prototype | undefined,
  name: string,
  replacement: (original: AnyFunction) => AnyFunction,
): void {
  const method = target && Object.getOwnPropertyDescriptor(target, name);
  if (typeof method?.value !== 'function' || !method.configurable) return;
  Object.defineProperty(target, name, { ...method, value: replacement(method.value) });
}

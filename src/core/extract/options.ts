import { type Pairs, pairsOf, valueIn } from './pairs.ts';
import type { Resolver } from './resolver.ts';
import type { CallValue, Entry, Value } from './value.ts';

/** The options of a call: a written-out object, or whatever stands for one. */
export class Options {
  readonly #pairs: Pairs;

  constructor(value: Value | undefined, resolver: Resolver) {
    this.#pairs = pairsOf(value, resolver);
  }

  get(name: string): Value | undefined {
    return valueIn(this.#pairs, name);
  }

  /** Spreads and values that only run time knows. */
  get unknown(): readonly Value[] {
    return this.#pairs.unknown;
  }
}

/** What the method is left to: the options that may say it where the ones that are known do not; else `GET`. */
export function methodOrGet(method: Value | undefined, options: readonly Options[], at: number): Value {
  return method ?? options.flatMap(({ unknown }) => unknown).at(-1) ?? implied('GET', at);
}

/** An argument by its place or, in Python, by its name. */
export function argumentOf(call: Pick<CallValue, 'args' | 'named'>, index: number, name?: string): Value | undefined {
  const positional = call.args[index];
  if (positional !== undefined)
    return call.args.slice(0, index + 1).some((arg) => arg.kind === 'spread') ? undefined : positional;
  const entry = call.named.find(
    (named) => !('kind' in named) && named.key.kind === 'string' && named.key.text === name,
  );
  return entry === undefined || 'kind' in entry ? undefined : entry.value;
}

/** The last word of a callee, which says the method: `post` in `axios.post`. */
export function verbOf(call: CallValue): Value & { kind: 'string' } {
  const { callee } = call;
  if (callee.kind === 'member' && callee.key.kind === 'string') return callee.key;
  const text = callee.kind === 'name' ? callee.name : '';
  return { kind: 'string', text, inside: callee.span, span: callee.span };
}

/** What a method is called on. */
export function receiverOf(call: CallValue): Value | undefined {
  return call.callee.kind === 'member' ? call.callee.object : undefined;
}

/** A value that is implied: it stands nowhere, `at` says where it would. */
export function implied(text: string, at: number): Value & { kind: 'string' } {
  const offsets = new Array<number>(text.length + 1).fill(at);
  return { kind: 'string', text, inside: [at, at], span: [at, at], offsets };
}

/** The values one after the other as one string. */
export function joined(parts: readonly Value[], span: Value['span']): Value {
  return { kind: 'join', parts, inside: span, span };
}

/** The entry of an object that an option becomes; none where the option is not given. */
export function entryAt(name: string, value: Value | undefined, at: number): Entry[] {
  return value === undefined ? [] : [{ key: implied(name, at), value }];
}

import type { Use } from './nameUses.ts';
import type { Source } from './source.ts';
import { type CallValue, type Change, stringAt, type Value } from './value.ts';

/** Reads what the code says where a name is defined or changed. */
export class UseReader {
  readonly #source: Source;
  /** What is done in each place, whatever the conditions. */
  readonly #changes = new Map<Use, Change | undefined>();

  constructor(source: Source) {
    this.#source = source;
  }

  /** What a definition gives the name; undefined for a change. */
  valueOf(use: Use): Value | undefined {
    if (use.kind !== 'define' && use.kind !== 'pick') return undefined;
    const value = this.#source.expressionAt(use.from)?.value;
    if (value === undefined || use.kind === 'define') return value;
    const { span } = value;
    const picked = use.keys.reduce<Value>((object, key) => {
      const step: Value = typeof key === 'string' ? stringAt(key, span) : { kind: 'number', text: String(key), span };
      return { kind: 'member', object, key: step, span };
    }, value);
    const fallback = use.fallback === undefined ? undefined : this.#source.expressionAt(use.fallback)?.value;
    return fallback === undefined
      ? picked
      : { kind: 'fallback', first: picked, second: fallback, where: 'absent', span };
  }

  /** What is done to what the name stands for, under conditions; undefined for a definition. */
  changeOf(use: Use, tests: readonly Value[]): Change | undefined {
    if (!this.#changes.has(use)) this.#changes.set(use, this.#change(use));
    const change = this.#changes.get(use);
    return change && { ...change, tests };
  }

  /** Changes of which nobody knows whether they have happened. */
  strayChanges(uses: readonly Use[]): Change[] {
    return uses.flatMap((use) => this.changeOf(use, [{ kind: 'unknown', span: [use.at, use.at] }]) ?? []);
  }

  /** Whether the offset stands inside the expression that the use is about. */
  holds(use: Use, at: number): boolean {
    if (use.kind === 'call' || use.kind === 'merge') return at < use.open;
    if (use.kind === 'remove' || use.kind === 'alter') return at < use.target;
    if (at < use.from) return true;
    const span = this.#source.expressionAt(use.from)?.slice.span;
    return span !== undefined && at < span[1];
  }

  #change(use: Use): Change | undefined {
    if (use.kind === 'call') return this.#callChange(use.begin ?? use.at, use.open);
    if (use.kind === 'merge') return this.#mergeChange(use.from, use.open);
    if (use.kind === 'define' || use.kind === 'pick') return undefined;
    const path = this.#keysIn((use.kind === 'set' ? use.begin : undefined) ?? use.at, use.target);
    if (use.kind === 'remove' || use.kind === 'alter')
      return { kind: use.kind, path, tests: [], span: [use.at, use.target] };
    const read = this.#source.expressionAt(use.from);
    if (read === undefined) return undefined;
    const span = [use.at, read.slice.span[1]] as const;
    if (use.kind === 'append')
      return { kind: 'call', method: '+=', path, call: callOf([read.value], span), tests: [], span };
    return { kind: 'set', path, value: read.value, tests: [], span };
  }

  #keysIn(from: number, to: number): Value[] {
    const code = this.#source.text.slice(from, to);
    return keysOf(this.#source.dialect.parse({ span: [from, to], code, finished: true, gaps: new Set() }));
  }

  #callChange(at: number, open: number): Change | undefined {
    const value = this.#source.callAt(at, open)?.value;
    if (value?.kind !== 'call') return undefined;
    const keys = keysOf(value.callee);
    const method = keys.at(-1);
    if (method?.kind !== 'string') return undefined;
    return { kind: 'call', method: method.text, path: keys.slice(0, -1), call: value, tests: [], span: value.span };
  }

  /** `Object.assign(name.a, more)`. */
  #mergeChange(at: number, open: number): Change | undefined {
    const value = this.#source.callAt(at, open)?.value;
    if (value?.kind !== 'call') return undefined;
    const [target, ...more] = value.args;
    if (target === undefined) return undefined;
    const call = callOf(more, value.span);
    return { kind: 'call', method: 'update', path: keysOf(target), call, tests: [], span: value.span };
  }
}

function callOf(args: readonly Value[], span: Value['span']): CallValue {
  return { kind: 'call', callee: { kind: 'unknown', span }, args, named: [], isNew: false, later: [], span };
}

/** The keys of `name.a["b"]`, without the name; for `this.name.a` without both. */
function keysOf(value: Value): Value[] {
  const keys: Value[] = [];
  let rest = value;
  for (; rest.kind === 'member'; rest = rest.object) keys.unshift(rest.key);
  return rest.kind === 'name' && (rest.name === 'this' || rest.name === 'self' || rest.name === 'cls')
    ? keys.slice(1)
    : keys;
}

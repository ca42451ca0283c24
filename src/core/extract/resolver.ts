import type { Bindings } from './bindings.ts';
import { applyChange } from './change.ts';
import { ownField, reduceCall, reduceMember } from './members.ts';
import { reduceArithmetic, reduceConditional, reduceFallback, reduceSum, truthOf } from './operators.ts';
import { type Definition, Scope } from './scope.ts';
import type { Source } from './source.ts';
import { type Change, type NameValue, type ObjectValue, pathOf, type Value } from './value.ts';

/** References are followed this deep, and so often in one document. */
const deepest = 40;
const mostSteps = 100_000;

/** Values are written this deep: Discord's deepest bodies nest about ten. */
const deepestNesting = 60;

/** Texts that are put together of texts are followed this deep: a long sum nests once for each of its terms. */
const deepestJoin = 1000;

/** Follows names, members and well-known calls to what they stand for. */
export class Resolver {
  readonly source: Source;
  readonly scope: Scope;
  readonly #bindings: readonly Bindings[];
  readonly #parent: Resolver | undefined;
  readonly #isCareful: boolean;
  /** What values stand for in every call; shared with the parent. */
  readonly #everywhere: Map<Value, Value>;
  /** What values stand for in the call that the bindings are of: somewhere behind them is a parameter. */
  readonly #here = new Map<Value, Value>();
  /** How often a parameter was met. */
  #met = 0;
  #depth = 0;
  #nesting = 0;
  #joins = 0;
  #steps = 0;

  /**
   * `bindings` are the parameters that are known, in a call whose work counts as that of `parent`. `isCareful`: what is
   * done under a condition that is not known counts as perhaps done, in Python too.
   */
  constructor(source: Source, bindings: readonly Bindings[] = [], parent?: Resolver, isCareful = false) {
    this.source = source;
    this.scope = parent?.scope ?? new Scope(source);
    this.#bindings = bindings;
    this.#parent = parent;
    this.#isCareful = isCareful;
    this.#everywhere = parent === undefined ? new Map() : parent.#everywhere;
  }

  /** What the value stands for; the value itself where only run time knows. */
  reduce(value: Value): Value {
    const known = this.#everywhere.get(value);
    if (known !== undefined) return known;
    const knownHere = this.#here.get(value);
    if (knownHere !== undefined) {
      this.#met++;
      return knownHere;
    }
    if (this.#depth >= deepest || !this.step(1)) return value;
    const met = this.#met;
    this.#here.set(value, value);
    this.#depth++;
    const reduced = this.#reduce(value);
    this.#depth--;
    if (this.#met > met) this.#here.set(value, reduced);
    else {
      this.#here.delete(value);
      this.#everywhere.set(value, reduced);
    }
    return reduced;
  }

  /**
   * Does work that goes into a value, inside the work on the value that holds it; false, and nothing is done, where
   * that leads too deep or too far. Values may hold themselves.
   */
  descend(work: () => void): boolean {
    if (this.#nesting >= deepestNesting || !this.step(1)) return false;
    this.#nesting++;
    work();
    this.#nesting--;
    return true;
  }

  /** Counts work that the text asks for; false when it asks for too much. */
  step(amount: number): boolean {
    if (this.#parent !== undefined) return this.#parent.step(amount);
    this.#steps += amount;
    if (this.#steps > mostSteps) this.source.isIncomplete = true;
    return this.#steps <= mostSteps;
  }

  /** The expression that a name was given, as it is written; undefined where only run time knows. */
  origin(value: Value): Value | undefined {
    return value.kind === 'name' ? this.#lookup(value.name, value.span[0])?.value : undefined;
  }

  /** What was surely done before the offset to what a name stands for. */
  changesOf(name: string, at: number): readonly Change[] {
    return this.scope.changesOf(name, at).flatMap((change) => this.#applied(change) ?? []);
  }

  /** What the value may stand for where that depends on a condition. */
  alternatives(value: Value): readonly Value[] {
    const choices =
      value.kind === 'name'
        ? this.scope.alternatives(value.name, value.span[0])
        : [ownField(value, this)?.value ?? value];
    return choices.flatMap((choice) => {
      if (choice.kind === 'fallback') return [choice.first, choice.second];
      return choice.kind === 'conditional' ? choice.options : [choice];
    });
  }

  /** The string that the value is, if all of it is known. */
  literal(value: Value | undefined): string | undefined {
    if (value === undefined || !this.step(1)) return undefined;
    const reduced = this.reduce(value);
    if (reduced.kind === 'string') return reduced.text;
    if (reduced.kind === 'number') return reduced.text;
    if (reduced.kind !== 'join') return undefined;
    if (this.#joins >= deepestJoin) return undefined;
    this.#joins++;
    let text: string | undefined = '';
    for (const part of reduced.parts) {
      const piece = this.literal(part);
      text = piece === undefined || text.length > 100_000 ? undefined : text + piece;
      if (text === undefined) break;
    }
    this.#joins--;
    return text;
  }

  /** The dotted path of a value, its first name replaced by what it was imported as: `undici.request`. */
  path(value: Value): string | undefined {
    const path = pathOf(value);
    return path === undefined ? undefined : this.source.canonical(path);
  }

  /** The source of a value, as written. */
  written(value: Value): string {
    return this.source.text.slice(value.span[0], value.span[1]);
  }

  /** Whether a condition holds, where that is known. */
  truth(value: Value): boolean | undefined {
    return truthOf(value, this);
  }

  /** The value of a key, spreads looked through; undefined where it is absent or cannot be known. */
  entry(object: ObjectValue, key: string): Value | undefined {
    for (const entry of object.entries.toReversed()) {
      if (!('kind' in entry)) {
        if (this.literal(entry.key) === key) return entry.value;
        continue;
      }
      const spread = this.reduce(entry.value);
      const found = spread.kind === 'object' ? this.entry(spread, key) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #reduce(value: Value): Value {
    switch (value.kind) {
      case 'name':
        return this.#name(value);
      case 'member':
        return reduceMember(value, this);
      case 'call':
        return reduceCall(value, this);
      case 'join':
        return value.plus ? reduceSum(value, this) : value;
      case 'arithmetic':
        return reduceArithmetic(value, this);
      case 'fallback':
        return reduceFallback(value, this);
      case 'conditional':
        return reduceConditional(value, this);
      default:
        return value;
    }
  }

  #name(value: NameValue): Value {
    if (this.source.dialect.self.includes(value.name)) return value;
    const imported = this.source.imports.get(value.name);
    const known = imported === undefined ? undefined : this.source.dialect.reducePath(imported, value.span);
    return known ?? this.define(value, this.#lookup(value.name, value.span[0]));
  }

  /** What a name stands for; a parameter, what the call hands over that the bindings are of. */
  #lookup(name: string, at: number): Definition | undefined {
    const found = this.scope.lookup(name, at);
    if (found === undefined || 'value' in found) return found;
    this.#met++;
    const bound = this.#bindings.find(({ from, body, to }) => from <= found.head && found.head <= body && at < to);
    const value = bound?.values.get(name);
    return value && { value, changes: found.changes() };
  }

  /** The definition of a name or member with what was done to it since; the name itself where that is left to run time. */
  define(name: Value, definition: Definition | undefined): Value {
    if (definition === undefined) return name;
    const { value } = definition;
    const changes = definition.changes.flatMap((change) => this.#applied(change) ?? []);
    const changed = value.kind === 'call' && changes.length > 0 ? { ...value, later: changes } : value;
    const reduced = this.reduce(changed);
    switch (reduced.kind) {
      case 'name':
      case 'member':
      case 'unknown':
      case 'missing':
      case 'conditional':
      case 'spread':
      case 'fallback':
      case 'arithmetic':
        return name;
      default:
        if (changed !== value && reduced.kind !== 'object' && reduced.kind !== 'array') return reduced;
        return this.#changed(name, reduced, changes);
    }
  }

  /**
   * A change whose conditions hold; one of which nobody knows what it gives, where it stands in a loop, in another
   * function or, in JavaScript, under a condition that is not known. In Python such a condition is taken not to hold.
   */
  #applied(change: Change): Change | undefined {
    const truths = change.tests.map((test) => this.truth(test));
    if (truths.every((truth) => truth === true)) return change;
    if (truths.includes(false)) return undefined;
    const isLikely = change.tests.every((test, index) => truths[index] === true || test.kind === 'unknown');
    if (!isLikely && !this.#isCareful && this.source.dialect.syntax.kind === 'python') return undefined;
    const { path, span } = change;
    if (change.kind !== 'set') return { kind: 'alter', path, span, tests: [] };
    return { ...change, value: { kind: 'unknown', span: change.value.span }, tests: [] };
  }

  #changed(name: Value, value: Value, changes: readonly Change[]): Value {
    const changed = changes.reduce((rest, change) => applyChange(rest, change, change.path, this), value);
    if (changed.kind === 'unknown') return name;
    return changed.kind === 'join' ? this.reduce(changed) : changed;
  }
}

import { calculate } from './arithmetic.ts';
import { applyChange } from './change.ts';
import { equality, isKnown, isNothing, ordered } from './comparison.ts';
import { resultOf } from './functionResult.ts';
import { type Bindings, type Definition, Scope } from './scope.ts';
import type { Source } from './source.ts';
import { type Change, type Entry, type FunctionValue, type ObjectValue, pathOf, type Value } from './value.ts';

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
  readonly #scope: Scope;
  readonly #reduced = new Map<Value, Value>();
  readonly #parent: Resolver | undefined;
  readonly #isCareful: boolean;
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
    this.#scope = new Scope(source, bindings);
    this.#parent = parent;
    this.#isCareful = isCareful;
  }

  /** What the value stands for; the value itself where only run time knows. */
  reduce(value: Value): Value {
    const known = this.#reduced.get(value);
    if (known !== undefined) return known;
    if (this.#depth >= deepest || !this.step(1)) return value;
    this.#reduced.set(value, value);
    this.#depth++;
    const reduced = this.#reduce(value);
    this.#depth--;
    this.#reduced.set(value, reduced);
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
    return value.kind === 'name' ? this.#scope.lookup(value.name, value.span[0])?.value : undefined;
  }

  /** What was surely done before the offset to what a name stands for. */
  changesOf(name: string, at: number): readonly Change[] {
    return this.#scope.changesOf(name, at).flatMap((change) => this.#applied(change) ?? []);
  }

  /** What the value may stand for where that depends on a condition. */
  alternatives(value: Value): readonly Value[] {
    const choices = this.#choices(value);
    return choices.flatMap((choice) => {
      if (choice.kind === 'fallback') return [choice.first, choice.second];
      return choice.kind === 'conditional' ? choice.options : [choice];
    });
  }

  #choices(value: Value): readonly Value[] {
    if (value.kind === 'name') return this.#scope.alternatives(value.name, value.span[0]);
    const isField = value.kind === 'member' && value.object.kind === 'name' && this.#isSelf(value.object);
    if (!isField || value.object.kind !== 'name' || value.key.kind !== 'string') return [value];
    const field = this.#fieldOf(value.object, value.key.text, value.span[0]);
    return field === undefined ? [value] : [field.value];
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
    if (path === undefined) return undefined;
    const [root = '', ...rest] = path.split('.');
    return [this.source.imports.get(root) ?? root, ...rest].join('.');
  }

  /** The source of a value, as written. */
  written(value: Value): string {
    return this.source.text.slice(value.span[0], value.span[1]);
  }

  #reduce(value: Value): Value {
    switch (value.kind) {
      case 'name':
        return this.#name(value);
      case 'member':
        return this.#member(value);
      case 'call':
        return this.#call(value);
      case 'join':
        return value.plus ? this.#sum(value) : value;
      case 'arithmetic':
        return this.#arithmetic(value);
      case 'fallback':
        return this.#fallback(value);
      case 'conditional':
        return this.#conditional(value);
      default:
        return value;
    }
  }

  #name(value: Extract<Value, { kind: 'name' }>): Value {
    if (this.source.dialect.self.includes(value.name)) return value;
    const imported = this.source.imports.get(value.name);
    const known = imported === undefined ? undefined : this.source.dialect.reducePath(imported, value.span);
    return known ?? this.#define(value, this.#scope.lookup(value.name, value.span[0]));
  }

  /** The definition with what was done to it since; the name itself where that is left to run time. */
  #define(name: Value, definition: Definition | undefined): Value {
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

  /** Whether a condition holds, where that is known. */
  truth(value: Value): boolean | undefined {
    const reduced = this.reduce(value);
    const isPython = this.source.dialect.syntax.kind === 'python';
    switch (reduced.kind) {
      case 'literal':
        return reduced.value === true;
      case 'string':
        return reduced.text !== '';
      case 'number':
        return Number(reduced.text) !== 0;
      case 'object':
        return isPython ? this.#isFilled(reduced.entries) : true;
      case 'array':
        return isPython ? this.#isFilled(reduced.items) : true;
      case 'json':
      case 'function':
        return true;
      default:
        return undefined;
    }
  }

  /** Whether there is anything in it: spreads may be empty. */
  #isFilled(items: readonly (Value | Entry)[]): boolean | undefined {
    if (items.some((item) => !('kind' in item) || item.kind !== 'spread')) return true;
    return items.length === 0 ? false : undefined;
  }

  #conditional(value: Extract<Value, { kind: 'conditional' }>): Value {
    const truth = value.test === undefined ? undefined : this.truth(value.test);
    const chosen = truth === undefined ? undefined : value.options[truth ? 0 : 1];
    return chosen === undefined ? value : this.reduce(chosen);
  }

  #member(value: Extract<Value, { kind: 'member' }>): Value {
    const path = this.path(value);
    const known = path === undefined ? undefined : this.source.dialect.reducePath(path, value.span);
    if (known !== undefined) return known;
    const key = this.reduce(value.key);
    if (value.object.kind === 'name' && this.#isSelf(value.object)) {
      if (key.kind !== 'string') return value;
      return this.#define(value, this.#fieldOf(value.object, key.text, value.span[0]));
    }
    const object = this.reduce(value.object);
    const owner = object.kind === 'function' ? value.object : object;
    if (owner.kind === 'name' && key.kind === 'string') {
      return this.#define(value, this.#scope.lookupMember(owner.name, key.text, value.span[0]));
    }
    if (object.kind === 'join' && key.kind === 'string' && key.text === 'href') return object;
    if (object.kind === 'call' && key.kind === 'string') {
      const owner = this.path(object.callee);
      const field = owner === undefined ? undefined : this.#scope.lookupInstance(owner, key.text, value.span[0]);
      if (field !== undefined) return this.#define(value, field);
    }
    if (object.kind === 'object' && key.kind === 'string') {
      const entry = this.entry(object, key.text);
      if (entry !== undefined) return this.reduce(entry);
      return this.#isAbsent(object) ? { kind: 'literal', value: undefined, span: value.span } : value;
    }
    if (object.kind === 'array' && key.kind === 'number') {
      const item = object.items[Number(key.text)];
      return item === undefined || item.kind === 'spread' ? value : this.reduce(item);
    }
    if (object.kind === 'environment' && object.name === '' && key.kind === 'string') {
      return { kind: 'environment', name: key.text, span: value.span };
    }
    return value;
  }

  #fieldOf({ name }: { readonly name: string }, key: string, at: number): Definition | undefined {
    const { self } = this.source.dialect;
    return this.#scope.lookupField(self.includes(name) ? name : (self[0] ?? name), key, at);
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

  #call(value: Extract<Value, { kind: 'call' }>): Value {
    const known = this.source.dialect.reduceCall(value, this);
    if (known !== undefined) return this.reduce(known);
    if (value.named.length > 0 || value.isNew) return value;
    const result = value.args.length > 0 ? undefined : this.#resultOf(value.callee);
    if (result !== undefined) return this.reduce(result);
    const method = this.#methodOf(value.callee);
    if (method === undefined && value.callee.kind !== 'name') return value;
    const callee = method ?? this.reduce(value.callee);
    if (callee.kind !== 'function' || callee.result === undefined || callee.result.kind === 'missing') return value;
    const given = resultOf(callee, callee.result, value.args);
    return given === undefined ? value : this.reduce(given);
  }

  /** A method that a class of the document has. */
  #methodOf(callee: Value): FunctionValue | undefined {
    if (callee.kind !== 'member' || callee.key.kind !== 'string') return undefined;
    const { object, key, span } = callee;
    if (this.#isSelf(object)) return this.#scope.lookupMethod(undefined, key.text, span[0]);
    const maker = object.kind === 'name' ? this.reduce(object) : object;
    const owner = maker.kind === 'call' && maker.isNew ? this.path(maker.callee) : this.path(maker);
    return owner === undefined || owner.includes('.') ? undefined : this.#scope.lookupMethod(owner, key.text, span[0]);
  }

  /** `this`, or a name that was given it. */
  #isSelf(value: Value): boolean {
    if (value.kind !== 'name') return false;
    const { self } = this.source.dialect;
    if (self.includes(value.name)) return true;
    const origin = this.source.dialect.syntax.kind === 'javascript' ? this.origin(value) : undefined;
    return origin?.kind === 'name' && self.includes(origin.name);
  }

  #resultOf(callee: Value): Value | undefined {
    if (callee.kind === 'name') return this.#scope.lookupResult(callee.name, callee.span[0], false);
    if (callee.kind !== 'member' || callee.key.kind !== 'string' || callee.object.kind !== 'name') return undefined;
    const isOwn = this.source.dialect.self.includes(callee.object.name);
    return isOwn ? this.#scope.lookupResult(callee.key.text, callee.span[0], true) : undefined;
  }

  #sum(value: Extract<Value, { kind: 'join' }>): Value {
    const parts = value.parts.map((part) => this.reduce(part));
    let sum = 0;
    for (const part of parts) {
      if (part.kind !== 'number') return value;
      sum += Number(part.text);
    }
    return { kind: 'number', text: String(sum), span: value.span };
  }

  #arithmetic(value: Extract<Value, { kind: 'arithmetic' }>): Value {
    const [left, right] = [this.reduce(value.left), this.reduce(value.right)];
    const equal = equality(value.operator, left, right);
    if (equal !== undefined) return { kind: 'literal', value: equal, span: value.span };
    if (left.kind === 'number' && right.kind === 'number') {
      const order = ordered(value.operator, Number(left.text), Number(right.text));
      if (order !== undefined) return { kind: 'literal', value: order, span: value.span };
      const result = calculate(value.operator, Number(left.text), Number(right.text));
      return result === undefined ? value : { kind: 'number', text: String(result), span: value.span };
    }
    const known = this.source.dialect.reduceArithmetic(value, this);
    return known === undefined ? value : this.reduce(known);
  }

  #fallback(value: Extract<Value, { kind: 'fallback' }>): Value {
    if (value.where === 'absent') return this.#picked(value);
    const first = this.reduce(value.first);
    if (first.kind === 'environment') return { ...this.#withFallback(first, value.second), span: value.span };
    if (value.where === 'nullish') {
      if (isNothing(first)) return this.reduce(value.second);
      return isKnown(first) || first.kind === 'literal' ? first : value;
    }
    const truth = first.kind === 'join' ? true : this.truth(first);
    if (truth === undefined) return value;
    return truth ? first : this.reduce(value.second);
  }

  /** A variable with what stands for it where it is not set: the first text behind it, unless something else comes before. */
  #withFallback(variable: Extract<Value, { kind: 'environment' }>, second: Value): Value {
    if (variable.fallback !== undefined || variable.isOpen === true || isNothing(this.reduce(second))) return variable;
    const fallback = this.literal(second);
    return fallback === undefined ? { ...variable, isOpen: true } : { ...variable, fallback };
  }

  /** What a pattern takes out of an object: its default where the object surely lacks the key. */
  #picked({ first, second, span }: Extract<Value, { kind: 'fallback' }>): Value {
    const found = this.reduce(first);
    if (found.kind === 'environment') return this.#withFallback(found, second);
    if (found.kind === 'literal' && found.value === undefined) return this.reduce(second);
    return isKnown(found) || found.kind === 'literal' ? found : { kind: 'unknown', span };
  }

  /** Whether a key that is not found in an object is surely not in it: in JavaScript, where all of it is written out. */
  #isAbsent(object: ObjectValue): boolean {
    if (this.source.dialect.syntax.kind === 'python') return false;
    return object.entries.every((entry) => !('kind' in entry) && this.literal(entry.key) !== undefined);
  }
}

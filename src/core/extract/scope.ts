import { conditionOf } from './conditions.ts';
import { memberOf } from './enums.ts';
import { functionsAround } from './functionHead.ts';
import { isDerivedFrom, methodOf, prototypeMethodOf } from './javascriptMethod.ts';
import { isDefinition, isName, type NameUses, type Use } from './nameUses.ts';
import { handsOutAnother, isGivenAnew, propertyOf, resultOf } from './pythonClass.ts';
import type { Source } from './source.ts';
import { strayUses } from './strayUses.ts';
import { isUncertain } from './uncertainty.ts';
import { type CallValue, type Change, type FunctionValue, stringAt, type Value } from './value.ts';

/** What a name stands for where it is used: its definition, and what was done to it since. */
export interface Definition {
  readonly value: Value;
  readonly changes: readonly Change[];
}

/** What the parameters of a function, from its head to its end, stand for in one call of it. */
export interface Bindings {
  readonly from: number;
  readonly body: number;
  readonly to: number;
  readonly values: ReadonlyMap<string, Value>;
}

/** How the place of a definition stands to the place of use. */
type Relation = 'seen' | 'perhaps' | 'elsewhere';

/**
 * Finds definitions by text and by indentation, without parsing the document: the nearest one above, in a block that
 * is still open at the place of use. A parameter or loop variable in between, or an assignment that may not have run,
 * makes the name unknown; so does, in JavaScript, one that another function, a later turn of a loop or a later call sees.
 * A change inside an object comes with the conditions that it stands under.
 */
export class Scope {
  readonly #source: Source;
  readonly #uses: NameUses;
  readonly #bindings: readonly Bindings[];
  /** Whether the head of a block binds a name, by both. */
  readonly #bound = new Map<string, boolean>();
  /** What stands behind a name that is changed, by where it begins. */
  readonly #keys = new Map<number, { readonly to: number; readonly keys: readonly Value[] }>();
  readonly #results = new Map<string, Value | undefined>();

  constructor(source: Source, bindings: readonly Bindings[]) {
    this.#source = source;
    this.#uses = source.uses;
    this.#bindings = bindings;
  }

  /** What the name stands for at the offset, or undefined when only run time knows. */
  lookup(name: string, at: number): Definition | undefined {
    if (!isName.test(name)) return undefined;
    const layout = this.#source.layout;
    const line = layout.lineAt(at);
    const binding = this.#bindingLine(name, line);
    const uses = binding < 0 ? this.#uses.of(name) : this.#uses.within(name, layout.startOf(binding), at);
    const definition =
      this.#definitionAbove(binding < 0 ? uses : this.#behindHead(uses, at), line, at) ??
      (binding < 0 ? this.#definitionBelow(uses, line, at) : undefined);
    if (definition === 'perhaps') return undefined;
    if (definition === undefined || binding > layout.lineAt(definition.at)) {
      const value = binding < 0 ? undefined : this.#boundValue(name, layout.startOf(binding), at);
      return value && { value, changes: this.#changes(uses, layout.startOf(binding), at, line) };
    }
    if (isUncertain(this.#source, name, this.#uses.of(name), definition.at, at)) return undefined;
    const strays = strayUses(this.#source, name, this.#uses.of(name), definition.at, at);
    if (strays.some(isDefinition)) return undefined;
    const value = this.#valueOf(definition);
    const changes = [...this.#changes(uses, definition.at, at, line), ...this.#strayChanges(strays)];
    return value && { value, changes };
  }

  /** Without what only looks like a definition: the default of a parameter. */
  #behindHead(uses: readonly Use[], at: number): readonly Use[] {
    const [head] = functionsAround(this.#source, at);
    return head === undefined ? uses : uses.filter((use) => use.at < head.from || use.at > head.body);
  }

  /** What a parameter of the function whose head begins at `head` stands for. */
  #boundValue(name: string, head: number, at: number): Value | undefined {
    return this.#bindings.find(({ from, body, to }) => from <= head && head <= body && at < to)?.values.get(name);
  }

  /** Everything that the name may stand for at the offset, where an assignment may or may not have run. */
  alternatives(name: string, at: number): Value[] {
    const line = this.#source.layout.lineAt(at);
    const possible = this.#uses
      .of(name)
      .filter((use) => use.at < at && isDefinition(use) && this.#relation(line, use) !== 'elsewhere');
    return possible.slice(-10).flatMap((use) => this.#valueOf(use) ?? []);
  }

  /** What was done before the offset to what a name stands for, wherever that was made. */
  changesOf(name: string, at: number): Change[] {
    return this.#changes(this.#uses.of(name), -1, at, this.#source.layout.lineAt(at));
  }

  /** What `this.name` or `self.name` stands for in the class around the offset. */
  lookupField(self: string, name: string, at: number): Definition | undefined {
    const owner = this.#classAround(this.#source.layout.lineAt(at));
    return this.#fieldOf(owner, self, name, at);
  }

  /** What `Owner.name` stands for: a static field of a class, a constant of a namespace, a member of an enum. */
  lookupMember(owner: string, name: string, at: number): Definition | undefined {
    const holder = this.#source.holderOf(owner);
    if (holder === undefined) return this.#isConstructor(owner) ? this.#fieldOf(-1, owner, name, at) : undefined;
    if (holder.kind === 'enum') return memberOf(this.#source, holder.at, name);
    return this.#fieldOf(this.#source.layout.lineAt(holder.at), owner, name, at);
  }

  /** Whether the name is a function of the document, and nothing else. */
  #isConstructor(name: string): boolean {
    const [definition, ...others] = this.#uses.of(name).filter(isDefinition);
    if (definition?.kind !== 'define' || others.length > 0) return false;
    return (
      this.#source.dialect.syntax.kind === 'javascript' && this.#source.text.startsWith('function', definition.from)
    );
  }

  /** What a call without arguments of a function, or of a method of the class around the offset, gives. */
  lookupResult(name: string, at: number, isMethod: boolean): Value | undefined {
    if (this.#source.dialect.syntax.kind !== 'python' || !isName.test(name)) return undefined;
    const owner = isMethod ? this.#classAround(this.#source.layout.lineAt(at)) : -1;
    if (isMethod && owner < 0) return undefined;
    const key = `${owner} ${name}`;
    if (!this.#results.has(key)) this.#results.set(key, resultOf(this.#source, owner, name));
    return this.#results.get(key);
  }

  /** A method of the class around the offset, or of the class that `owner` names. */
  lookupMethod(owner: string | undefined, name: string, at: number): FunctionValue | undefined {
    const { layout } = this.#source;
    const holder = owner === undefined ? undefined : this.#source.holderOf(owner);
    const line =
      holder === undefined
        ? owner === undefined
          ? this.#classAround(layout.lineAt(at))
          : -1
        : layout.lineAt(holder.at);
    if (line < 0) return owner === undefined ? prototypeMethodOf(this.#source, name) : undefined;
    const own = /\bclass\s+([\w$]+)/.exec(this.#lineText(line))?.[1];
    const isReplaced = own !== undefined && isDerivedFrom(this.#source, own);
    return isReplaced ? undefined : methodOf(this.#source, line, name, false);
  }

  /** What the field of an object stands for that a class of this document has made. */
  lookupInstance(owner: string, name: string, at: number): Definition | undefined {
    const holder = this.#source.holderOf(owner);
    if (holder === undefined || holder.kind === 'enum' || handsOutAnother(this.#source, holder.at)) return undefined;
    const [self = ''] = this.#source.dialect.self;
    return this.#fieldOf(this.#source.layout.lineAt(holder.at), self, name, at);
  }

  /** A field of the class at a line: what is assigned to it behind its owner's name, else where it is declared. */
  #fieldOf(owner: number, self: string, name: string, at: number): Definition | undefined {
    const layout = this.#source.layout;
    const isInside = (use: Use): boolean => this.#classAround(layout.lineAt(use.at)) === owner;
    const assigned = this.#uses
      .of(`${self}.${name}`)
      .filter((use) => isInside(use) || !this.#source.dialect.self.includes(self));
    const declared = this.#uses
      .of(name)
      .find((use) => owner >= 0 && isDefinition(use) && layout.parentOf(layout.lineAt(use.at)) === owner);
    const definition =
      this.#onlyOne(assigned.filter(isDefinition)) ?? (assigned.some(isDefinition) ? undefined : declared);
    if (definition === undefined) {
      const property =
        owner < 0
          ? undefined
          : (propertyOf(this.#source, owner, name) ?? methodOf(this.#source, owner, name, true)?.result);
      return property && { value: property, changes: [] };
    }
    if (definition === declared && isGivenAnew(this.#source, owner)) return undefined;
    const value = this.#valueOf(definition);
    if (value === undefined) return undefined;
    const changes = assigned.filter(
      (use) => (use.at > definition.at || definition !== declared) && use.at < at && !isDefinition(use),
    );
    if (this.#source.dialect.syntax.kind === 'python')
      return { value, changes: changes.flatMap((use) => this.#changeOf(use, []) ?? []) };
    return { value, changes: this.#fieldChanges(assigned, definition, at) };
  }

  /** What the constructor and the method around the offset do to a field is sure, what other methods do is not. */
  #fieldChanges(uses: readonly Use[], definition: Use, at: number): Change[] {
    const line = this.#source.layout.lineAt(at);
    const isMade = (use: Use): boolean =>
      [...functionsAround(this.#source, use.at)].some(({ name }) => name === 'constructor');
    const changes = uses.filter((use) => !isDefinition(use));
    const made = changes.filter((use) => isMade(use) && use.at > definition.at);
    const own = changes.filter((use) => !isMade(use) && use.at < at && this.#relation(line, use) !== 'elsewhere');
    const others = changes.filter((use) => !isMade(use) && this.#relation(line, use) === 'elsewhere');
    return [
      ...made.flatMap((use) => this.#changeOf(use, this.#testsOf(use, line)) ?? []),
      ...this.#strayChanges(others),
      ...own.flatMap((use) => this.#changeOf(use, this.#testsOf(use, line)) ?? []),
    ];
  }

  /** The one of several assignments that gives a field its value: `None` and `null` only announce it. */
  #onlyOne(uses: readonly Use[]): Use | undefined {
    if (uses.length < 2) return uses[0];
    const filled = uses.filter((use) => {
      const value = this.#valueOf(use);
      return !(value?.kind === 'literal' && (value.value === null || value.value === undefined));
    });
    return filled.length < 2 ? (filled[0] ?? uses[0]) : undefined;
  }

  #definitionAbove(uses: readonly Use[], line: number, at: number): Use | 'perhaps' | undefined {
    for (const use of uses.toReversed()) {
      if (use.at >= at || !isDefinition(use)) continue;
      const relation = this.#relation(line, use);
      if (relation === 'elsewhere' || this.#holds(use, at) || this.#isTarget(use, at)) continue;
      return relation === 'perhaps' ? 'perhaps' : use;
    }
    return undefined;
  }

  /** Inside a function, what the module defines further down is known when the function runs. */
  #definitionBelow(uses: readonly Use[], line: number, at: number): Use | undefined {
    const layout = this.#source.layout;
    if (layout.parentOf(line) < 0) return undefined;
    return uses.find((use) => {
      if (use.at <= at || !isDefinition(use)) return false;
      const parent = layout.parentOf(layout.lineAt(use.at));
      return parent < 0 || (layout.parentOf(parent) < 0 && this.#matchesLine(this.#source.dialect.passage, parent));
    });
  }

  #relation(line: number, use: Use): Relation {
    const { layout, dialect } = this.#source;
    const definition = layout.lineAt(use.kind === 'pick' ? use.begin : use.at);
    const around = new Set(layout.ancestorsOf(line));
    let relation: Relation = 'seen';
    if (definition !== line && conditionOf(this.#source, definition, use.at) !== undefined) relation = 'perhaps';
    for (const block of layout.ancestorsOf(definition)) {
      if (around.has(block)) break;
      if (use.kind === 'pick' || (use.kind === 'define' && use.declared)) return 'elsewhere';
      if (this.#matchesLine(dialect.passage, block)) continue;
      if (!this.#matchesLine(dialect.branch, block)) return 'elsewhere';
      relation = 'perhaps';
    }
    return relation;
  }

  /** The conditions of the branches that a change stands in and the line of use does not. */
  #testsOf(use: Use, line: number): Value[] {
    const { layout } = this.#source;
    const [changed, around] = [layout.lineAt(use.at), new Set(layout.ancestorsOf(line))];
    if (changed === line) return [];
    const blocks = [changed, ...[...layout.ancestorsOf(changed)].filter((block) => !around.has(block))];
    return blocks.flatMap((block) => conditionOf(this.#source, block, use.at) ?? []);
  }

  /** Whether the use is a target of the assignment whose values hold the offset: `a, b = b, a`. */
  #isTarget(use: Use, at: number): boolean {
    const { text, dialect } = this.#source;
    if (dialect.syntax.kind !== 'python' || at - use.at > 500) return false;
    return /^\w+[ \t]*(?:,[\w \t,]*)?=(?!=)[^;\n]*$/.test(text.slice(use.at, at));
  }

  /** Whether the offset stands inside the definition's own expression. */
  #holds(use: Use, at: number): boolean {
    if (use.kind === 'call' || use.kind === 'merge') return at < use.open;
    if (use.kind === 'remove' || use.kind === 'alter') return at < use.target;
    const span = this.#source.expressionAt(use.from)?.slice.span;
    return at < use.from || (span !== undefined && at < span[1]);
  }

  /** The innermost line around `line` that binds the name anew, or -1. */
  #bindingLine(name: string, line: number): number {
    const { layout, dialect } = this.#source;
    if (dialect.binds(this.#lineText(line), name)) return line;
    for (const block of layout.ancestorsOf(line)) {
      const key = `${block} ${name}`;
      let isBound = this.#bound.get(key);
      if (isBound === undefined) {
        isBound = dialect.binds(this.#headText(block), name);
        this.#bound.set(key, isBound);
      }
      if (isBound) return block;
    }
    return -1;
  }

  /** The head of a block, all of it where it is broken into lines. */
  #headText(line: number): string {
    const { layout, text } = this.#source;
    let first = line;
    if (/^\s*[)\]}]/.test(this.#lineText(line))) {
      const indent = layout.indentOf(line);
      do first--;
      while (first > 0 && line - first < 40 && (layout.indentOf(first) < 0 || layout.indentOf(first) > indent));
    }
    let last = line;
    while (last - line < 10 && !/[:{([]\s*(?:#.*|\/\/.*)?$|=>\s*$/.test(this.#lineText(last).trimEnd())) last++;
    return text.slice(layout.startOf(first), layout.startOf(last + 1)).slice(0, 2000);
  }

  #lineText(line: number): string {
    const { layout, text } = this.#source;
    const start = layout.startOf(line);
    return text.slice(start, Math.min(layout.startOf(line + 1), start + 1000));
  }

  #matchesLine(pattern: RegExp, line: number): boolean {
    return pattern.test(this.#lineText(line));
  }

  /** The line of the class around a line, or -1. */
  #classAround(line: number): number {
    for (const block of this.#source.layout.ancestorsOf(line)) {
      if (/^\s*(?:export\s+|default\s+|abstract\s+)*class\b/.test(this.#lineText(block))) return block;
    }
    return -1;
  }

  #valueOf(use: Use): Value | undefined {
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

  #changes(uses: readonly Use[], from: number, at: number, line: number): Change[] {
    return uses
      .filter((use) => use.at > from && use.at < at && !isDefinition(use) && !this.#holds(use, at))
      .filter((use) => this.#relation(line, use) !== 'elsewhere')
      .flatMap((use) => this.#changeOf(use, this.#testsOf(use, line)) ?? []);
  }

  /** Changes of which nobody knows whether they have happened. */
  #strayChanges(uses: readonly Use[]): Change[] {
    return uses.flatMap((use) => this.#changeOf(use, [{ kind: 'unknown', span: [use.at, use.at] }]) ?? []);
  }

  #changeOf(use: Use, tests: readonly Value[]): Change | undefined {
    if (use.kind === 'call') return this.#callChange(use.begin ?? use.at, use.open, tests);
    if (use.kind === 'merge') return this.#mergeChange(use.from, use.open, tests);
    if (use.kind === 'define' || use.kind === 'pick') return undefined;
    const path = this.#keysIn((use.kind === 'set' ? use.begin : undefined) ?? use.at, use.target);
    if (use.kind === 'remove' || use.kind === 'alter')
      return { kind: use.kind, path, tests, span: [use.at, use.target] };
    const read = this.#source.expressionAt(use.from);
    if (read === undefined) return undefined;
    const span = [use.at, read.slice.span[1]] as const;
    if (use.kind === 'append')
      return { kind: 'call', method: '+=', path, call: callOf([read.value], span), tests, span };
    return { kind: 'set', path, value: read.value, tests, span };
  }

  #keysIn(from: number, to: number): readonly Value[] {
    const known = this.#keys.get(from);
    if (known?.to === to) return known.keys;
    const keys = this.#readKeys(from, to);
    this.#keys.set(from, { to, keys });
    return keys;
  }

  #readKeys(from: number, to: number): Value[] {
    const code = this.#source.text.slice(from, to);
    return keysOf(this.#source.dialect.parse({ span: [from, to], code, finished: true, gaps: new Set() }));
  }

  #callChange(at: number, open: number, tests: readonly Value[]): Change | undefined {
    const value = this.#source.callAt(at, open)?.value;
    if (value?.kind !== 'call') return undefined;
    const keys = keysOf(value.callee);
    const method = keys.at(-1);
    if (method?.kind !== 'string') return undefined;
    return { kind: 'call', method: method.text, path: keys.slice(0, -1), call: value, tests, span: value.span };
  }

  /** `Object.assign(name.a, more)`. */
  #mergeChange(at: number, open: number, tests: readonly Value[]): Change | undefined {
    const value = this.#source.callAt(at, open)?.value;
    if (value?.kind !== 'call') return undefined;
    const [target, ...more] = value.args;
    if (target === undefined) return undefined;
    const call = callOf(more, value.span);
    return { kind: 'call', method: 'update', path: keysOf(target), call, tests, span: value.span };
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

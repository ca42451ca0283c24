import type { NameUse } from './dialect.ts';
import type { Source } from './source.ts';
import type { CallValue, Change, Value } from './value.ts';

/** What a name stands for where it is used: its definition, and what was done to it since. */
export interface Definition {
  readonly value: Value;
  readonly changes: readonly Change[];
}

type Use = NameUse & { readonly at: number };

/** A name, or one behind `this.`; broken code parses into other things too. */
const isName = /^(?:\w+\.)?#?[\p{ID_Continue}$]+$/u;

/** How the place of a definition stands to the place of use. */
type Relation = 'seen' | 'perhaps' | 'elsewhere';

/** A name that stands in more places than this is left to run time. */
const mostUses = 3000;

/**
 * Finds definitions by text and by indentation, without parsing the document: the nearest one above, in a block that
 * is still open at the place of use. A parameter or loop variable in between, or an assignment that may not have run,
 * makes the name unknown; a change inside an object that may not have run is taken not to have.
 */
export class Scope {
  readonly #source: Source;
  readonly #uses = new Map<string, readonly Use[]>();

  constructor(source: Source) {
    this.#source = source;
  }

  /** What the name stands for at the offset, or undefined when only run time knows. */
  lookup(name: string, at: number): Definition | undefined {
    if (!isName.test(name)) return undefined;
    const layout = this.#source.layout;
    const line = layout.lineAt(at);
    const binding = this.#bindingLine(name, line);
    const uses = binding < 0 ? this.#usesOf(name) : this.#findUses(name, layout.startOf(binding), at);
    const definition =
      this.#definitionAbove(uses, line, at) ?? (binding < 0 ? this.#definitionBelow(uses, line, at) : undefined);
    if (definition === undefined || definition === 'perhaps') return undefined;
    if (binding > layout.lineAt(definition.at)) return undefined;
    const value = this.#valueOf(definition);
    return value && { value, changes: this.#changes(uses, definition.at, at, line) };
  }

  /** Everything that the name may stand for at the offset, where an assignment may or may not have run. */
  alternatives(name: string, at: number): Value[] {
    const line = this.#source.layout.lineAt(at);
    const uses = isName.test(name) ? this.#usesOf(name) : [];
    const possible = uses.filter(
      (use) =>
        use.at < at &&
        isDefinition(use) &&
        this.#relation(this.#source.layout.lineAt(use.at), line, use) !== 'elsewhere',
    );
    return possible.slice(-10).flatMap((use) => this.#valueOf(use) ?? []);
  }

  /** What `this.name` or `self.name` stands for in the class around the offset. */
  lookupField(self: string, name: string, at: number): Definition | undefined {
    const layout = this.#source.layout;
    const owner = this.#classAround(layout.lineAt(at));
    const assigned = this.#usesOf(`${self}.${name}`).filter(
      (use) => this.#classAround(layout.lineAt(use.at)) === owner,
    );
    const definition =
      assigned.find(isDefinition) ??
      this.#usesOf(name).find(
        (use) => owner >= 0 && isDefinition(use) && layout.parentOf(layout.lineAt(use.at)) === owner,
      );
    const value = definition && this.#valueOf(definition);
    if (definition === undefined || value === undefined) return undefined;
    const changes = assigned.filter((use) => use.at > definition.at && use.at < at);
    return { value, changes: changes.flatMap((use) => this.#changeOf(use) ?? []) };
  }

  #definitionAbove(uses: readonly Use[], line: number, at: number): Use | 'perhaps' | undefined {
    for (const use of uses.toReversed()) {
      if (use.at >= at || !isDefinition(use)) continue;
      const relation = this.#relation(this.#source.layout.lineAt(use.at), line, use);
      if (relation === 'elsewhere' || this.#holds(use, at)) continue;
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

  #relation(definition: number, line: number, use: Use): Relation {
    const { layout, dialect } = this.#source;
    const around = new Set(layout.ancestorsOf(line));
    let relation: Relation = 'seen';
    for (const block of layout.ancestorsOf(definition)) {
      if (around.has(block)) break;
      if (use.kind === 'pick' || (use.kind === 'define' && use.declared)) return 'elsewhere';
      if (this.#matchesLine(dialect.passage, block)) continue;
      if (!this.#matchesLine(dialect.branch, block)) return 'elsewhere';
      relation = 'perhaps';
    }
    return relation;
  }

  /** Whether the offset stands inside the definition's own expression. */
  #holds(use: Use, at: number): boolean {
    if (use.kind === 'call' || at < use.from) return at < (use.kind === 'call' ? use.open : use.from);
    const span = this.#source.expressionAt(use.from)?.slice.span;
    return span !== undefined && at < span[1];
  }

  /** The innermost line around `line` that binds the name anew, or -1. */
  #bindingLine(name: string, line: number): number {
    const { layout, dialect } = this.#source;
    if (dialect.binds(this.#lineText(line), name)) return line;
    for (const block of layout.ancestorsOf(line)) {
      if (dialect.binds(this.#headText(block), name)) return block;
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
    const key: Value = { kind: 'string', text: use.key, inside: value.span, span: value.span };
    return { kind: 'member', object: value, key, span: value.span };
  }

  #changes(uses: readonly Use[], from: number, at: number, line: number): Change[] {
    return uses
      .filter((use) => use.at > from && use.at < at && !isDefinition(use) && !this.#holds(use, at))
      .filter((use) => this.#relation(this.#source.layout.lineAt(use.at), line, use) === 'seen')
      .flatMap((use) => this.#changeOf(use) ?? []);
  }

  #changeOf(use: Use): Change | undefined {
    const { text } = this.#source;
    if (use.kind === 'call') return this.#callChange(use.at, use.open);
    if (use.kind !== 'set' && use.kind !== 'append') return undefined;
    const read = this.#source.expressionAt(use.from);
    if (read === undefined) return undefined;
    const span = [use.at, read.slice.span[1]] as const;
    if (use.kind === 'append') return { kind: 'call', method: '+=', path: [], call: callOf(read.value), span };
    const code = text.slice(use.at, use.target);
    const target = this.#source.dialect.parse({ span: [use.at, use.target], code, finished: true, gaps: new Set() });
    return { kind: 'set', path: keysOf(target), value: read.value, span };
  }

  #callChange(at: number, open: number): Change | undefined {
    const value = this.#source.callAt(at, open)?.value;
    if (value?.kind !== 'call') return undefined;
    const keys = keysOf(value.callee);
    const method = keys.at(-1);
    if (method?.kind !== 'string') return undefined;
    return { kind: 'call', method: method.text, path: keys.slice(0, -1), call: value, span: value.span };
  }

  /** Every place where the name is defined or changed, in order. */
  #usesOf(name: string): readonly Use[] {
    let uses = this.#uses.get(name);
    if (uses === undefined) {
      uses = this.#findUses(name, 0, this.#source.text.length);
      this.#uses.set(name, uses);
    }
    return uses;
  }

  #findUses(name: string, from: number, to: number): Use[] {
    if (!isName.test(name)) return [];
    const { text, dialect } = this.#source;
    const uses: Use[] = [];
    let count = 0;
    for (const at of this.#source.names.placesOf(name, from, to)) {
      if (++count > mostUses) {
        this.#source.isIncomplete = true;
        return [];
      }
      if (!dialect.mayUse(neighbour(text, at - 1, -1), neighbour(text, at + name.length, 1))) continue;
      const use = dialect.readUse(text, at, at + name.length);
      if (use !== undefined) uses.push({ ...use, at });
    }
    return uses;
  }
}

function isDefinition(use: Use): boolean {
  return use.kind === 'define' || use.kind === 'pick';
}

function callOf(argument: Value): CallValue {
  return { kind: 'call', callee: argument, args: [argument], named: [], isNew: false, later: [], span: argument.span };
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

/** The nearest character that is no blank, on the same line; empty at the line's end. */
function neighbour(text: string, from: number, step: 1 | -1): string {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at += step;
  const character = text[at] ?? '';
  return character === '\n' || character === '\r' ? '' : character;
}

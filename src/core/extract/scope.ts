import { Blocks } from './blocks.ts';
import { Fields } from './fields.ts';
import { functionsAround } from './functionHead.ts';
import { isDefinition, isName, type Use } from './nameUses.ts';
import type { Source } from './source.ts';
import { strayUses } from './strayUses.ts';
import { isUncertain } from './uncertainty.ts';
import { UseReader } from './useReader.ts';
import type { Change, Value } from './value.ts';

/** What a name stands for where it is used: its definition, and what was done to it since. */
export interface Definition {
  readonly value: Value;
  readonly changes: readonly Change[];
}

/** A name that a head binds anew: a parameter, which each call of its function gives a value, or a loop variable. */
export interface BoundName {
  /** Where the line begins that binds it. */
  readonly head: number;
  /** What was done since to what it stands for. */
  changes(): readonly Change[];
}

/**
 * Finds definitions by text and by indentation, without parsing the document: the nearest one above, in a block that
 * is still open at the place of use. A parameter or loop variable in between, or an assignment that may not have run,
 * makes the name unknown; so does, in JavaScript, one that another function, a later turn of a loop or a later call sees.
 * A change inside an object comes with the conditions that it stands under.
 */
export class Scope {
  readonly fields: Fields;
  readonly #source: Source;
  readonly #blocks: Blocks;
  readonly #reader: UseReader;
  /** What was found, by the name and the place of its use. */
  readonly #found = new Map<string, Map<number, Definition | BoundName | undefined>>();

  constructor(source: Source) {
    this.#source = source;
    this.#blocks = new Blocks(source);
    this.#reader = new UseReader(source);
    this.fields = new Fields(source, this.#blocks, this.#reader);
  }

  /** What the name stands for at the offset, or undefined when only run time knows. */
  lookup(name: string, at: number): Definition | BoundName | undefined {
    if (!isName.test(name)) return undefined;
    let known = this.#found.get(name);
    if (known === undefined) {
      known = new Map();
      this.#found.set(name, known);
    }
    if (!known.has(at)) known.set(at, this.#find(name, at));
    return known.get(at);
  }

  #find(name: string, at: number): Definition | BoundName | undefined {
    const { layout, uses } = this.#source;
    const line = layout.lineAt(at);
    const binding = this.#blocks.bindingLine(name, line);
    const head = binding < 0 ? -1 : layout.startOf(binding);
    const near = binding < 0 ? uses.of(name) : uses.within(name, head, at);
    const definition =
      this.#definitionAbove(binding < 0 ? near : this.#behindHead(near, at), line, at) ??
      (binding < 0 ? this.#definitionBelow(near, line, at) : undefined);
    if (definition === 'perhaps') return undefined;
    if (definition === undefined || binding > layout.lineAt(definition.at)) {
      return binding < 0 ? undefined : { head, changes: () => this.#changes(near, head, at, line) };
    }
    const all = uses.of(name);
    if (isUncertain(this.#source, name, all, definition.at, at)) return undefined;
    const strays = strayUses(this.#source, name, all, definition.at, at);
    if (strays.some(isDefinition)) return undefined;
    const value = this.#reader.valueOf(definition);
    if (value === undefined) return undefined;
    const changes = [...this.#changes(near, definition.at, at, line), ...this.#reader.strayChanges(strays)];
    return { value, changes };
  }

  /** Everything that the name may stand for at the offset, where an assignment may or may not have run. */
  alternatives(name: string, at: number): Value[] {
    const line = this.#source.layout.lineAt(at);
    const possible = this.#source.uses
      .of(name)
      .filter((use) => use.at < at && isDefinition(use) && this.#blocks.relation(line, use) !== 'elsewhere');
    return possible.slice(-10).flatMap((use) => this.#reader.valueOf(use) ?? []);
  }

  /** What was done before the offset to what a name stands for, wherever that was made. */
  changesOf(name: string, at: number): Change[] {
    return this.#changes(this.#source.uses.of(name), -1, at, this.#source.layout.lineAt(at));
  }

  /** Without what only looks like a definition: the default of a parameter. */
  #behindHead(uses: readonly Use[], at: number): readonly Use[] {
    const [head] = functionsAround(this.#source, at);
    return head === undefined ? uses : uses.filter((use) => use.at < head.from || use.at > head.body);
  }

  #definitionAbove(uses: readonly Use[], line: number, at: number): Use | 'perhaps' | undefined {
    for (const use of uses.toReversed()) {
      if (use.at >= at || !isDefinition(use)) continue;
      const relation = this.#blocks.relation(line, use);
      if (relation === 'elsewhere' || this.#reader.holds(use, at) || this.#isTarget(use, at)) continue;
      return relation === 'perhaps' ? 'perhaps' : use;
    }
    return undefined;
  }

  /** Inside a function, what the module defines further down is known when the function runs. */
  #definitionBelow(uses: readonly Use[], line: number, at: number): Use | undefined {
    const { layout, dialect } = this.#source;
    if (layout.parentOf(line) < 0) return undefined;
    return uses.find((use) => {
      if (use.at <= at || !isDefinition(use)) return false;
      const parent = layout.parentOf(layout.lineAt(use.at));
      return parent < 0 || (layout.parentOf(parent) < 0 && this.#blocks.matches(dialect.passage, parent));
    });
  }

  /** Whether the use is a target of the assignment whose values hold the offset: `a, b = b, a`. */
  #isTarget(use: Use, at: number): boolean {
    const { text, dialect } = this.#source;
    if (dialect.syntax.kind !== 'python' || at - use.at > 500) return false;
    return /^\w+[ \t]*(?:,[\w \t,]*)?=(?!=)[^;\n]*$/.test(text.slice(use.at, at));
  }

  #changes(uses: readonly Use[], from: number, at: number, line: number): Change[] {
    return uses
      .filter((use) => use.at > from && use.at < at && !isDefinition(use) && !this.#reader.holds(use, at))
      .filter((use) => this.#blocks.relation(line, use) !== 'elsewhere')
      .flatMap((use) => this.#reader.changeOf(use, this.#blocks.testsOf(use, line)) ?? []);
  }
}

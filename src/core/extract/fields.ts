import type { Blocks } from './blocks.ts';
import { memberOf } from './enums.ts';
import { functionsAround } from './functionHead.ts';
import { isDerivedFrom, methodOf, prototypeMethodOf } from './javascriptMethod.ts';
import { isDefinition, isName, type Use } from './nameUses.ts';
import { handsOutAnother, isGivenAnew, propertyOf, resultOf } from './pythonClass.ts';
import type { Definition } from './scope.ts';
import type { Source } from './source.ts';
import type { UseReader } from './useReader.ts';
import type { Change, FunctionValue, Value } from './value.ts';

/** Finds what classes, namespaces and enums hold: their fields, constants and methods. */
export class Fields {
  readonly #source: Source;
  readonly #blocks: Blocks;
  readonly #reader: UseReader;

  constructor(source: Source, blocks: Blocks, reader: UseReader) {
    this.#source = source;
    this.#blocks = blocks;
    this.#reader = reader;
  }

  /** What `this.name` or `self.name` stands for in the class around the offset. */
  field(self: string, name: string, at: number): Definition | undefined {
    return this.#fieldOf(this.#classAt(at), self, name, at);
  }

  /** What `Owner.name` stands for: a static field of a class, a constant of a namespace, a member of an enum. */
  member(owner: string, name: string, at: number): Definition | undefined {
    const holder = this.#source.holderOf(owner);
    if (holder === undefined) return this.#isConstructor(owner) ? this.#fieldOf(-1, owner, name, at) : undefined;
    if (holder.kind === 'enum') return memberOf(this.#source, holder.at, name);
    return this.#fieldOf(this.#source.layout.lineAt(holder.at), owner, name, at);
  }

  /** What the field of an object stands for that a class of this document has made. */
  instanceField(owner: string, name: string, at: number): Definition | undefined {
    const holder = this.#source.holderOf(owner);
    if (holder === undefined || holder.kind === 'enum' || handsOutAnother(this.#source, holder.at)) return undefined;
    const [self = ''] = this.#source.dialect.self;
    return this.#fieldOf(this.#source.layout.lineAt(holder.at), self, name, at);
  }

  /** What a call without arguments of a function, or of a method of the class around the offset, gives. */
  result(name: string, at: number, isMethod: boolean): Value | undefined {
    if (this.#source.dialect.syntax.kind !== 'python' || !isName.test(name)) return undefined;
    const owner = isMethod ? this.#classAt(at) : -1;
    return isMethod && owner < 0 ? undefined : resultOf(this.#source, owner, name);
  }

  /** A method of the class around the offset, or of the class that `owner` names. */
  method(owner: string | undefined, name: string, at: number): FunctionValue | undefined {
    const { layout } = this.#source;
    const holder = owner === undefined ? undefined : this.#source.holderOf(owner);
    const around = owner === undefined ? this.#classAt(at) : -1;
    const line = holder === undefined ? around : layout.lineAt(holder.at);
    if (line < 0) return owner === undefined ? prototypeMethodOf(this.#source, name) : undefined;
    const own = /\bclass\s+([\w$]+)/.exec(this.#source.lineText(line))?.[1];
    const isReplaced = own !== undefined && isDerivedFrom(this.#source, own);
    return isReplaced ? undefined : methodOf(this.#source, line, name, false);
  }

  /** Whether the name is a function of the document, and nothing else. */
  #isConstructor(name: string): boolean {
    const { dialect, text, uses } = this.#source;
    const [definition, ...others] = uses.of(name).filter(isDefinition);
    if (definition?.kind !== 'define' || others.length > 0) return false;
    return dialect.syntax.kind === 'javascript' && text.startsWith('function', definition.from);
  }

  #classAt(at: number): number {
    return this.#blocks.classAround(this.#source.layout.lineAt(at));
  }

  /** A field of the class at a line: what is assigned to it behind its owner's name, else where it is declared. */
  #fieldOf(owner: number, self: string, name: string, at: number): Definition | undefined {
    const { layout, dialect, uses } = this.#source;
    const assigned = uses
      .of(`${self}.${name}`)
      .filter((use) => !dialect.self.includes(self) || this.#classAt(use.at) === owner);
    const declared = uses
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
    const value = this.#reader.valueOf(definition);
    if (value === undefined) return undefined;
    const changes = assigned.filter(
      (use) => (use.at > definition.at || definition !== declared) && use.at < at && !isDefinition(use),
    );
    if (dialect.syntax.kind === 'python')
      return { value, changes: changes.flatMap((use) => this.#reader.changeOf(use, []) ?? []) };
    return { value, changes: this.#fieldChanges(assigned, definition, at) };
  }

  /** What the constructor and the method around the offset do to a field is sure, what other methods do is not. */
  #fieldChanges(uses: readonly Use[], definition: Use, at: number): Change[] {
    const line = this.#source.layout.lineAt(at);
    const isMade = (use: Use): boolean =>
      [...functionsAround(this.#source, use.at)].some(({ name }) => name === 'constructor');
    const isElsewhere = (use: Use): boolean => this.#blocks.relation(line, use) === 'elsewhere';
    const changes = uses.filter((use) => !isDefinition(use));
    const made = changes.filter((use) => isMade(use) && use.at > definition.at);
    const own = changes.filter((use) => !isMade(use) && use.at < at && !isElsewhere(use));
    const others = changes.filter((use) => !isMade(use) && isElsewhere(use));
    return [
      ...made.flatMap((use) => this.#changeOf(use, line) ?? []),
      ...this.#reader.strayChanges(others),
      ...own.flatMap((use) => this.#changeOf(use, line) ?? []),
    ];
  }

  #changeOf(use: Use, line: number): Change | undefined {
    return this.#reader.changeOf(use, this.#blocks.testsOf(use, line));
  }

  /** The one of several assignments that gives a field its value: `None` and `null` only announce it. */
  #onlyOne(uses: readonly Use[]): Use | undefined {
    if (uses.length < 2) return uses[0];
    const filled = uses.filter((use) => {
      const value = this.#reader.valueOf(use);
      return !(value?.kind === 'literal' && (value.value === null || value.value === undefined));
    });
    return filled.length < 2 ? (filled[0] ?? uses[0]) : undefined;
  }
}

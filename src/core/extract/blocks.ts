import { conditionOf } from './conditions.ts';
import type { Use } from './nameUses.ts';
import type { Source } from './source.ts';
import type { Value } from './value.ts';

/** How the place of a definition stands to the place of use. */
export type Relation = 'seen' | 'perhaps' | 'elsewhere';

/** The blocks of a document as its lines tell them: what their heads bind, and whether what stands in them runs. */
export class Blocks {
  readonly #source: Source;
  readonly #heads = new Map<number, string>();
  /** By a name and a block: the innermost block from there outwards that binds the name anew. */
  readonly #binding = new Map<string, Map<number, number>>();

  constructor(source: Source) {
    this.#source = source;
  }

  /** The innermost line around `line` that binds the name anew, or -1. */
  bindingLine(name: string, line: number): number {
    const { layout, dialect } = this.#source;
    if (dialect.binds(this.#source.lineText(line), name)) return line;
    let known = this.#binding.get(name);
    if (known === undefined) {
      known = new Map();
      this.#binding.set(name, known);
    }
    const passed: number[] = [];
    let found = -1;
    for (const block of layout.ancestorsOf(line)) {
      const before = known.get(block);
      found = before ?? (dialect.binds(this.#headText(block), name) ? block : -1);
      passed.push(block);
      if (before !== undefined || found >= 0) break;
    }
    for (const block of passed) known.set(block, found);
    return found;
  }

  /** How the place of a definition stands to a line that uses it. */
  relation(line: number, use: Use): Relation {
    const { layout, dialect } = this.#source;
    const definition = layout.lineAt(use.kind === 'pick' ? use.begin : use.at);
    const around = new Set(layout.ancestorsOf(line));
    let relation: Relation = 'seen';
    if (definition !== line && conditionOf(this.#source, definition, use.at) !== undefined) relation = 'perhaps';
    for (const block of layout.ancestorsOf(definition)) {
      if (around.has(block)) break;
      if (use.kind === 'pick' || (use.kind === 'define' && use.declared)) return 'elsewhere';
      if (this.matches(dialect.passage, block)) continue;
      if (!this.matches(dialect.branch, block)) return 'elsewhere';
      relation = 'perhaps';
    }
    return relation;
  }

  /** The conditions of the branches that a change stands in and the line of use does not. */
  testsOf(use: Use, line: number): Value[] {
    const { layout } = this.#source;
    const [changed, around] = [layout.lineAt(use.at), new Set(layout.ancestorsOf(line))];
    if (changed === line) return [];
    const blocks = [changed, ...[...layout.ancestorsOf(changed)].filter((block) => !around.has(block))];
    return blocks.flatMap((block) => conditionOf(this.#source, block, use.at) ?? []);
  }

  /** The line of the class around a line, or -1. */
  classAround(line: number): number {
    for (const block of this.#source.layout.ancestorsOf(line)) if (this.matches(classHead, block)) return block;
    return -1;
  }

  matches(pattern: RegExp, line: number): boolean {
    return pattern.test(this.#source.lineText(line));
  }

  #headText(line: number): string {
    const known = this.#heads.get(line) ?? this.#readHead(line);
    this.#heads.set(line, known);
    return known;
  }

  /** The head of a block, all of it where it is broken into lines. */
  #readHead(line: number): string {
    const { layout, text } = this.#source;
    let first = line;
    if (this.matches(/^\s*[)\]}]/, line)) {
      const indent = layout.indentOf(line);
      do first--;
      while (first > 0 && line - first < 40 && (layout.indentOf(first) < 0 || layout.indentOf(first) > indent));
    }
    let last = line;
    while (last - line < 10 && !headEnd.test(this.#source.lineText(last).trimEnd())) last++;
    return text.slice(layout.startOf(first), layout.startOf(last + 1)).slice(0, 2000);
  }
}

const classHead = /^\s*(?:export\s+|default\s+|abstract\s+)*class\b/;
const headEnd = /[:{([]\s*(?:#.*|\/\/.*)?$|=>\s*$/;

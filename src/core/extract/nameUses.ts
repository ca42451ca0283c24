import type { NameUse } from './dialect.ts';
import type { Source } from './source.ts';

/** A place where a name is defined or changed. */
export type Use = NameUse & { readonly at: number };

/** A name, or one behind `this.`; broken code parses into other things too. */
export const isName = /^(?:\w+\.)?#?[\p{ID_Continue}$]+$/u;

/** A name that stands in more places than this is left to run time. */
const mostUses = 3000;

/** What is done to a name in each place where it stands, by text. */
export class NameUses {
  readonly #source: Source;
  readonly #uses = new Map<string, readonly Use[]>();

  constructor(source: Source) {
    this.#source = source;
  }

  /** Every place where the name is defined or changed, in order. */
  of(name: string): readonly Use[] {
    let uses = this.#uses.get(name);
    if (uses === undefined) {
      uses = this.within(name, 0, this.#source.text.length);
      this.#uses.set(name, uses);
    }
    return uses;
  }

  /** The same between two offsets. */
  within(name: string, from: number, to: number): readonly Use[] {
    if (!isName.test(name)) return [];
    const { text, dialect } = this.#source;
    const uses: Use[] = [];
    let count = 0;
    for (const at of this.#source.names.placesOf(name, from, to)) {
      if (++count > mostUses) {
        this.#source.isIncomplete = true;
        return [];
      }
      // What stands behind a dot is a member of something else.
      if (text[at - 1] === '.') continue;
      if (!dialect.mayUse(neighbour(text, at - 1, -1), neighbour(text, at + name.length, 1))) continue;
      const use = dialect.readUse(text, at, at + name.length);
      if (use !== undefined) uses.push({ ...use, at });
    }
    return uses;
  }
}

/** Whether the name stands for something else from here on. */
export function isDefinition(use: Use): use is Use & { readonly kind: 'define' | 'pick' } {
  return use.kind === 'define' || use.kind === 'pick';
}

/** The nearest character that is no blank, on the same line; empty at the line's end. */
function neighbour(text: string, from: number, step: 1 | -1): string {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at += step;
  const character = text[at] ?? '';
  return character === '\n' || character === '\r' ? '' : character;
}

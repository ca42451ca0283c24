import type { SourceText } from './sourceText.ts';

/** What a script has put into a name. */
export type ShellValue =
  /** `home`: where the value is written. */
  | { readonly kind: 'text'; readonly text: SourceText; readonly home: number }
  | { readonly kind: 'list'; readonly items: readonly SourceText[]; readonly home: number }
  /** Set by the script to something that only run time knows: a loop, `read`. */
  | { readonly kind: 'unknown' };

/** Longer values are left to run time, so that values made of values cannot grow without end. UTF-16 units. */
const longest = 100_000;
/** So are values of more pieces: each is a place of its own. */
const mostPieces = 2000;

/** The variables of a script at the point that has been read to. Names that were never set come from the environment. */
export class ShellVariables {
  readonly #values = new Map<string, ShellValue>();

  get(name: string): ShellValue | undefined {
    return this.#values.get(name);
  }

  set(name: string, value: ShellValue): void {
    const isLong = value.kind === 'text' && (value.text.length > longest || value.text.runs.length > mostPieces);
    this.#values.set(name, isLong ? { kind: 'unknown' } : value);
  }

  /** All values as they are now. */
  snapshot(): ReadonlyMap<string, ShellValue> {
    return new Map(this.#values);
  }

  /** Puts back all values of a snapshot. */
  replace(values: ReadonlyMap<string, ShellValue>): void {
    this.#values.clear();
    for (const [name, value] of values) this.#values.set(name, value);
  }

  /** Puts back what was there before. */
  restore(name: string, value: ShellValue | undefined): void {
    if (value === undefined) this.#values.delete(name);
    else this.#values.set(name, value);
  }
}

/** Parameters of a script or function that scripts use. */
export const positions: readonly string[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** The names that an arithmetic expression changes: `i++`, `total += 2`. */
export function namesChangedBy(sum: string): readonly string[] {
  const changes = /([A-Za-z_]\w*)\s*(?:\+\+|--|(?:[-+*/%&|^]|<<|>>)?=(?!=))|(?:\+\+|--)\s*([A-Za-z_]\w*)/g;
  return [...sum.matchAll(changes)].map(([, before, behind]) => before ?? behind ?? '');
}

/** The names that a command gives values to that only run time knows. */
export function namesSetBy(words: readonly string[]): readonly string[] {
  const [command, ...rest] = words;
  const names = rest.filter((word) => /^[A-Za-z_]\w*$/.test(word));
  switch (command) {
    case 'for':
    case 'select':
      return names.slice(0, 1);
    case 'read':
    case 'mapfile':
    case 'readarray':
    case 'unset':
      return names;
    case 'shift':
      return positions;
    case 'set':
      return rest.includes('--') ? positions : [];
    case 'getopts':
      return names.slice(-1);
    case 'let':
      return rest.flatMap(namesChangedBy);
    case 'printf': {
      const name = rest[0] === '-v' ? rest[1] : undefined;
      return name === undefined ? [] : [name];
    }
    default:
      return [];
  }
}

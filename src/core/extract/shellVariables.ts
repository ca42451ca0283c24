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

  /** Puts back what was there before. */
  restore(name: string, value: ShellValue | undefined): void {
    if (value === undefined) this.#values.delete(name);
    else this.#values.set(name, value);
  }
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
    case 'getopts':
      return names.slice(-1);
    case 'printf': {
      const name = rest[0] === '-v' ? rest[1] : undefined;
      return name === undefined ? [] : [name];
    }
    default:
      return [];
  }
}

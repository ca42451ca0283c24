/** The closers of brackets. */
export const closerOf: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The closer of `${`, after which the template goes on. */
export const interpolation = '}`';

/** Where an expression is cut off, and what is still open there, the outermost first. */
export interface Cut {
  readonly at: number;
  readonly open: readonly string[];
}

/** A character of the document in whose place the parser gets another. */
export type Repair = readonly [at: number, character: string];

/** The code from an offset up to a cut, repaired; where it is not finished, with what closes the open brackets. */
export function codeUpTo(text: string, from: number, cut: Cut, repairs: readonly Repair[], finished: boolean): string {
  let code = '';
  let at = from;
  for (const [index, character] of repairs) {
    if (index < at || index >= cut.at) continue;
    code += text.slice(at, index) + character;
    at = index + 1;
  }
  code += text.slice(at, cut.at);
  return finished ? code : withoutStub(code) + closersOf(cut.open);
}

/**
 * Takes away what only begins to be written behind a complete value, because it would hide the value from the parser:
 * `'text'.enc`, `{ … } as Record<str`.
 */
function withoutStub(code: string): string {
  return code.replace(/(?<=["'`)\]}])(?:\s*\.\w*|\s+(?:as|satisfies)\b[^(){};'"`]*)$/, '');
}

/** What closes everything that is open, on a line of its own so that no comment swallows it. */
function closersOf(open: readonly string[]): string {
  const closers = [...open].reverse().map((closer) => (closer === interpolation ? '}`' : closer));
  const isInString = closers[0] !== undefined && /^["'`]/.test(closers[0]);
  return (isInString ? '' : '\n') + closers.join('');
}

import { intentBits } from '../discord/intent.ts';
import type { ReadableCode } from './codeWithout.ts';
import { intentsNamed } from './intentNames.ts';

/** What stands behind `intents:`; it ends at `end`, an offset. */
export type IntentExpression = { readonly end: number } & (
  | { readonly kind: 'intents'; readonly bits: number }
  /** A set that has a name, made elsewhere: `intents`, `this.options.intents`. */
  | { readonly kind: 'passed-on' }
  /** A type of TypeScript's or an annotation of Python's. */
  | { readonly kind: 'type' }
  | { readonly kind: 'unread' }
);

/** UTF-16 units of an expression that are looked at. */
const longest = 2000;

const number = /^(?:0x[\da-f_]+|0b[01_]+|[\d_]+)$/i;

/** Reads numbers (`1 << 15 | 513`), lists of names (`['GuildMembers', 'all']`), and a variable of the same file that holds either. */
export function intentExpression(code: ReadableCode, from: number, depth = 0): IntentExpression {
  const end = endOf(code.bare, from);
  const text = code.withStrings.slice(from, end).trim();
  const bare = text
    .replace(/\s+as\s+(?:const|any|\w+)$/, '')
    .replace(/^\[([\s\S]*)\]$/, '$1')
    .trim();
  const bits = bitsOf(bare);
  if (bits !== null) return { kind: 'intents', bits, end };
  const name = /^[\w$]+(?:\??\.[\w$]+)*$/.exec(bare)?.[0];
  if (name === undefined) return { kind: /^[A-Z][\w.]*(?:<|\[\]$)/.test(bare) ? 'type' : 'unread', end };
  const variable = depth < 2 && !name.includes('.') ? assigned(code, name) : null;
  if (variable !== null && variable !== from) {
    const said = intentExpression(code, variable, depth + 1);
    if (said.kind === 'intents') return { ...said, end };
  }
  if (/^(?:number|string|any|unknown|int)$|(?:^|\.)(?:Intents|[A-Z]\w*(?:Resolvable|Field|Options?|Type))$/.test(name))
    return { kind: 'type', end };
  // What a variable of the file was made of by names was found where it was made.
  const isKnownSet =
    /intents$/i.test(name) ||
    (variable !== null && /Intent/.test(code.bare.slice(variable, endOf(code.bare, variable))));
  return { kind: isKnownSet ? 'passed-on' : 'unread', end };
}

/** Every piece between `|`, `+` and `,` as bits; null where one of them is none. */
function bitsOf(text: string): number | null {
  let bits = 0;
  for (const piece of text.split(/[|+,]/).map((one) =>
    one
      .trim()
      .replace(/^\(+|\)+$/g, '')
      .trim(),
  )) {
    if (piece === '') continue;
    const [value, shift, ...more] = piece.split('<<').map((one) => one.trim());
    const named = /^(["'`])(\w+)\1$/.exec(piece)?.[2];
    const intents = named === undefined ? null : intentsNamed(named);
    if (intents !== null) bits |= intents.reduce((sum, intent) => sum | intentBits[intent], 0);
    else if (
      more.length === 0 &&
      value !== undefined &&
      number.test(value) &&
      (shift === undefined || number.test(shift))
    )
      bits |= numberOf(value) << (shift === undefined ? 0 : numberOf(shift));
    else return null;
  }
  return bits;
}

function numberOf(written: string): number {
  return Number(written.replaceAll('_', ''));
}

/** Where the value of a variable begins that the file sets once; null where it does not, or sets it again. */
function assigned(code: ReadableCode, name: string): number | null {
  const pattern = new RegExp(`(?<![.\\w$])${name.replaceAll('$', '\\$')}\\s*(?::[^=\\n;{(]{1,60})?=(?![=>])`, 'g');
  const found = [...code.bare.matchAll(pattern)].filter(({ index }) => !/[(,]\s*$/.test(code.bare.slice(0, index)));
  const [only] = found;
  return only === undefined || found.length > 1 ? null : only.index + only[0].length;
}

/** Ends at a comma, a semicolon or a bracket that is not its own, and at a line's end where no operator goes on. */
function endOf(text: string, from: number): number {
  const most = Math.min(text.length, from + longest);
  let depth = 0;
  for (let at = from; at < most; at++) {
    const character = text[at] ?? '';
    if (/[([{]/.test(character)) depth++;
    else if (/[)\]}]/.test(character)) depth--;
    if (depth < 0) return at;
    if (depth > 0) continue;
    if (character === ',' || character === ';') return at;
    if (character === '\n' && isWhole(text, from, at, most)) return at;
  }
  return most;
}

function isWhole(text: string, from: number, at: number, most: number): boolean {
  const begun = text.slice(from, at);
  return begun.trim() !== '' && !/[|+<\\]\s*$/.test(begun) && !/^\s*[|+.]/.test(text.slice(at, most));
}

import { calleeStart } from './calleeStart.ts';
import type { CallSite, Library } from './library.ts';
import { isQuoted } from './quotedCode.ts';
import type { Source } from './source.ts';

/** UTF-16 units of a line that are looked at on either side of a call. */
const lineRead = 1000;

/** Python's `Choice[int](…)`: classes alone have that. */
const generic = String.raw`(?<=\b[A-Z]\w{0,40})\[[^\]()\n]{0,60}\]`;

/** Between a name and the arguments of its call: types, and a bracket that is not a group of a regular expression. */
const opening = String.raw`\s*(?:<[^()]{0,200}?>\s*|${generic})?(?:\?\.\s*)?\((?!\?[:=!<])`;
const openingHere = new RegExp(opening, 'y');

/** Where the bracket opens behind a name that ends at `end`; undefined where none does. */
export function openBehind(text: string, end: number): number | undefined {
  openingHere.lastIndex = end;
  return openingHere.test(text) ? openingHere.lastIndex - 1 : undefined;
}

/** A word with a bracket behind it. */
export interface Anchor {
  /** What the word means: itself, or the word that it was imported as. */
  readonly word: string;
  readonly at: number;
  readonly open: number;
}

/** The places where a word of a library, or a name that one was imported as, stands before a bracket. */
export function* anchorsIn(
  source: Source,
  libraries: readonly Pick<Library, 'words' | 'callables'>[],
): Generator<Anchor> {
  const words = new Set(libraries.flatMap((library) => library.words));
  const meanings = new Map([...words].map((word) => [word, word]));
  for (const [local, path] of source.imports) {
    const word = path.slice(path.lastIndexOf('.') + 1);
    if (words.has(word)) meanings.set(local, word);
  }
  for (const {
    callables,
    words: [word = ''],
  } of libraries) {
    if (callables === undefined || !source.text.includes(word)) continue;
    for (const name of source.clients(callables)) if (!name.includes('#')) meanings.set(name, word);
  }
  const names = [...meanings.keys()].map((name) => name.replaceAll('$', '\\$')).join('|');
  const pattern = new RegExp(`\\b(${names})${opening}`, 'g');
  for (const match of source.text.matchAll(pattern)) {
    if (/[$#\w]/.test(source.text[match.index - 1] ?? '')) continue;
    const [whole, name = ''] = match;
    yield { word: meanings.get(name) ?? name, at: match.index, open: match.index + whole.length - 1 };
  }
}

/** A call as its text shows it, before anything is parsed. */
export class TextSite implements CallSite {
  readonly word: string;
  readonly receiver: string;
  readonly path: string | undefined;
  /** Where the callee begins. */
  readonly start: number;
  /** Where the word stands. */
  readonly at: number;
  readonly #source: Source;
  readonly #anchor: Anchor;

  constructor(source: Source, anchor: Anchor) {
    this.#source = source;
    this.#anchor = anchor;
    this.word = anchor.word;
    this.at = anchor.at;
    this.start = calleeStart(source.text, anchor.at);
    const front = source.text
      .slice(this.start, anchor.at)
      .replace(/^new\s+/, '')
      .replace(/\s+/g, '')
      .replaceAll('?.', '.')
      .replaceAll('!.', '.');
    this.receiver = /([\w$#]+)\.$/.exec(front)?.[1] ?? '';
    const name = front + source.text.slice(anchor.at, anchor.open).split(/[\s<(?[]/)[0];
    const plain = name.replace(/^require\((['"])([\w@/:.-]+)\1\)/, '$2');
    this.path = /^[\w$#.]+$/.test(name) ? source.canonical(name) : plain === name ? undefined : plain;
  }

  get argument(): string {
    return this.#source.text.slice(this.#anchor.open + 1, this.#anchor.open + 100);
  }

  isClient(makers: RegExp): boolean {
    if (this.receiver !== '') return this.#source.clients(makers).has(this.receiver);
    return this.#source.text.slice(this.start, this.#anchor.at).search(makers) >= 0;
  }

  /** Whether the name is given to a method here and not called: `get(path: string) {`. */
  isDeclared(): boolean {
    const { at, open } = this.#anchor;
    return this.start === at && this.#source.headAt(this.#source.layout.lineAt(at))?.open === open;
  }

  /** Whether the call stands in a comment or in a string, and so does not run. */
  isCommentedOut(): boolean {
    const { text, layout, dialect } = this.#source;
    const { at } = this.#anchor;
    const line = layout.lineAt(at);
    const start = layout.startOf(line);
    const before = text.slice(Math.max(start, at - lineRead), at);
    if (dialect.commentsOut.test(before) || layout.isInComment(at)) return true;
    // From the middle of a line nobody can tell which quotes are open.
    if (at - start > lineRead) return false;
    return isQuoted(before, text.slice(at, Math.min(layout.startOf(line + 1), at + lineRead)));
  }
}

import type { Draft } from '../request/draft.ts';
import type { Dialect } from './dialect.ts';
import { draftOf } from './drafting.ts';
import type { Extraction } from './extraction.ts';
import type { CallSite, Library } from './library.ts';
import { mayHoldRequest } from './prefilter.ts';
import { Resolver } from './resolver.ts';
import { Source } from './source.ts';

/** Documents longer than this are not read, in UTF-16 units. */
const longest = 2_000_000;

/** No document has more calls than this looked at. */
const mostCalls = 1000;

/** Finds the calls of the libraries in a document and reads those that go to Discord. */
export function extractFrom(
  text: string,
  language: string,
  dialect: Dialect,
  libraries: readonly Library[],
): Extraction {
  if (!mayHoldRequest(text)) return { drafts: [], incomplete: false };
  if (text.length > longest) return { drafts: [], incomplete: true };
  const source = new Source(text, dialect);
  const resolver = new Resolver(source);
  const drafts: Draft[] = [];
  let calls = 0;
  for (const anchor of anchorsIn(source, libraries)) {
    const site = new Site(source, anchor);
    const claimants = libraries.filter((library) => library.words.includes(site.word) && library.claims(site));
    if (claimants.length === 0 || site.isCommentedOut()) continue;
    if (++calls > mostCalls || !source.spend(0)) {
      source.isIncomplete = true;
      break;
    }
    const read = source.callAt(site.start, anchor.open);
    if (read?.value.kind !== 'call') continue;
    for (const library of claimants) {
      const shape = library.read(read.value, resolver);
      const draft = shape && draftOf(shape, read.value, read.slice.finished, language, resolver);
      if (draft === undefined) continue;
      drafts.push(draft);
      break;
    }
  }
  return { drafts, incomplete: source.isIncomplete };
}

/** A word with a bracket behind it. */
interface Anchor {
  /** What the word means: itself, or the word that it was imported as. */
  readonly word: string;
  readonly at: number;
  readonly open: number;
}

/** The places where a word of a library, or a name that one was imported as, stands before a bracket. */
function* anchorsIn(source: Source, libraries: readonly Library[]): Generator<Anchor> {
  const words = new Set(libraries.flatMap((library) => library.words));
  const meanings = new Map([...words].map((word) => [word, word]));
  for (const [local, path] of source.imports) {
    const word = path.slice(path.lastIndexOf('.') + 1);
    if (words.has(word)) meanings.set(local, word);
  }
  const names = [...meanings.keys()].map((name) => name.replaceAll('$', '\\$')).join('|');
  const pattern = new RegExp(`\\b(${names})\\s*(?:<[^()]{0,200}?>\\s*)?\\(`, 'g');
  for (const match of source.text.matchAll(pattern)) {
    if (/[$#\w]/.test(source.text[match.index - 1] ?? '')) continue;
    const [whole, name = ''] = match;
    yield { word: meanings.get(name) ?? name, at: match.index, open: match.index + whole.length - 1 };
  }
}

class Site implements CallSite {
  readonly word: string;
  readonly receiver: string;
  readonly path: string | undefined;
  /** Where the callee begins. */
  readonly start: number;
  readonly #source: Source;
  readonly #anchor: Anchor;

  constructor(source: Source, anchor: Anchor) {
    this.#source = source;
    this.#anchor = anchor;
    this.word = anchor.word;
    this.start = calleeStart(source.text, anchor.at);
    const front = source.text
      .slice(this.start, anchor.at)
      .replace(/\s+/g, '')
      .replaceAll('?.', '.')
      .replaceAll('!.', '.');
    this.receiver = /([\w$#]+)\.$/.exec(front)?.[1] ?? '';
    const name = front + source.text.slice(anchor.at, anchor.open).split(/[\s<(]/)[0];
    this.path = /^[\w$#.]+$/.test(name) ? canonical(name, source.imports) : undefined;
  }

  get argument(): string {
    return this.#source.text.slice(this.#anchor.open + 1, this.#anchor.open + 100);
  }

  isClient(makers: RegExp): boolean {
    return this.receiver !== '' && this.#source.clients(makers).has(this.receiver);
  }

  /** Whether the call stands in a comment. */
  isCommentedOut(): boolean {
    const { text, layout, dialect } = this.#source;
    const { at } = this.#anchor;
    const line = text.slice(Math.max(layout.startOf(layout.lineAt(at)), at - 1000), at);
    return dialect.commentsOut.test(line) || layout.isInComment(at);
  }
}

function canonical(name: string, imports: ReadonlyMap<string, string>): string {
  const [root = '', ...rest] = name.split('.');
  return [imports.get(root) ?? root, ...rest].join('.');
}

/** Walks back from a word over `a.b?.c(…)[0].` to where the callee begins. */
function calleeStart(text: string, word: number): number {
  let start = word;
  while (word - start < 2000) {
    const dot = /(?:\?\.|!\.|\.)\s*$/.exec(text.slice(Math.max(0, start - 60), start))?.[0];
    if (dot === undefined) return withNew(text, start);
    const operandEnd = trimmedEnd(text, start - dot.length);
    const operand = operandStart(text, operandEnd);
    if (operand === operandEnd) return start;
    start = operand;
  }
  return start;
}

/** The start of the name, call or index that ends at `end`. */
function operandStart(text: string, end: number): number {
  let at = end;
  while (at > 0 && (text[at - 1] === ')' || text[at - 1] === ']')) {
    const open = openerBefore(text, at);
    if (open < 0) return end;
    at = trimmedEnd(text, open);
  }
  const name = /[\w$#]+!?$/.exec(text.slice(Math.max(0, at - 80), at))?.[0] ?? '';
  return at - name.length;
}

/** The bracket that closes before `end` opens here, or -1; strings are not looked into. */
function openerBefore(text: string, end: number): number {
  let depth = 0;
  for (let at = end - 1; at >= 0 && end - at < 1500; at--) {
    const character = text[at] ?? '';
    if (')]}'.includes(character)) depth++;
    else if ('([{'.includes(character) && --depth === 0) return at;
  }
  return -1;
}

function withNew(text: string, start: number): number {
  const word = /\bnew\s+$/.exec(text.slice(Math.max(0, start - 20), start))?.[0];
  return word === undefined ? start : start - word.length;
}

function trimmedEnd(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text[at - 1] ?? '')) at--;
  return at;
}

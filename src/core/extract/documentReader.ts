import type { Draft } from '../request/draft.ts';
import { anchorsIn, TextSite } from './callSite.ts';
import type { Dialect } from './dialect.ts';
import { draftOf } from './drafting.ts';
import type { Extraction } from './extraction.ts';
import { readHandling } from './handlingReader.ts';
import { withHandling } from './lazyHandling.ts';
import type { Library } from './library.ts';
import { mayHoldRequest } from './prefilter.ts';
import { Resolver } from './resolver.ts';
import { Source } from './source.ts';
import type { CallValue } from './value.ts';
import { makerBindings, mayBeShared, sharedObjects, wrapperCalls } from './wrappers.ts';

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
  const reader = new Reader(new Source(text, dialect), language);
  for (const anchor of anchorsIn(reader.source, libraries)) {
    const site = new TextSite(reader.source, anchor);
    const claimants = libraries.filter((library) => library.words.includes(site.word) && library.claims(site));
    if (claimants.length === 0 || site.declaresParameters || site.isCommentedOut()) continue;
    if (!reader.read(site.start, anchor.open, claimants)) break;
  }
  return { drafts: reader.drafts(), incomplete: reader.source.isIncomplete };
}

class Reader {
  readonly source: Source;
  readonly #language: string;
  readonly #resolver: Resolver;
  /** By where they begin: the most that is known of a call counts. */
  readonly #drafts = new Map<number, Draft>();
  #calls = 0;

  constructor(source: Source, language: string) {
    this.source = source;
    this.#language = language;
    this.#resolver = new Resolver(source);
  }

  /** In the order of the text. */
  drafts(): readonly Draft[] {
    return [...this.#drafts.values()].sort((a, b) => a.span[0] - b.span[0]);
  }

  /** Reads a call, and the calls of the function that it stands in; false when the document asks for too much. */
  read(start: number, open: number, claimants: readonly Library[]): boolean {
    if (!this.#goesOn()) return false;
    const read = this.source.callAt(start, open);
    if (read?.value.kind !== 'call') return true;
    const known = [
      ...(mayBeShared(read.value, this.source) ? sharedObjects(this.source, start, this.#resolver) : []),
      ...makerBindings(this.source, read.value, this.#resolver),
    ];
    const resolver = known.length === 0 ? this.#resolver : new Resolver(this.source, known, this.#resolver);
    for (const library of claimants) {
      for (const shape of library.readAll?.(read.value, resolver) ?? []) {
        const draft = draftOf(shape, read.value, read.slice.finished, this.#language, resolver);
        if (draft !== undefined) this.#add(draft);
      }
      const shape = library.read(read.value, resolver);
      if (shape === undefined) continue;
      const draft = draftOf(shape, read.value, read.slice.finished, this.#language, resolver);
      if (draft !== undefined) this.#add(draft);
      const isWhole = read.slice.finished && this.#readWrappers(read.value, library);
      if (isWhole && draft === undefined) continue;
      break;
    }
    return true;
  }

  /** The requests that calls of the function around a call make; false where there are none. */
  #readWrappers(inner: CallValue, library: Library): boolean {
    let isEmpty = true;
    for (const { call, isFinished, resolver } of wrapperCalls(this.source, inner.span[0], this.#resolver)) {
      if (!this.#goesOn()) break;
      const shape = library.read(inner, resolver);
      if (shape === undefined) continue;
      const { goesOn: _, ...rest } = shape;
      const draft = draftOf(rest, inner, isFinished, this.#language, resolver);
      if (draft === undefined || this.#drafts.has(call.span[0])) continue;
      this.#add({ ...draft, span: call.span });
      isEmpty = false;
    }
    return isEmpty;
  }

  #add(draft: Draft): void {
    this.#drafts.set(
      draft.span[0],
      withHandling(draft, () => readHandling(this.source, draft.span)),
    );
  }

  #goesOn(): boolean {
    const isWithin = ++this.#calls <= mostCalls && this.source.spend(0);
    if (!isWithin) this.source.isIncomplete = true;
    return isWithin;
  }
}

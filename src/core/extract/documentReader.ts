import type { Draft } from '../request/draft.ts';
import { makerBindings } from './bindings.ts';
import { anchorsIn, TextSite } from './callSite.ts';
import type { Dialect } from './dialect.ts';
import { draftOf } from './drafting.ts';
import type { Extraction } from './extraction.ts';
import { readHandling } from './handlingReader.ts';
import { interactionHandlers } from './interactions/interactionHandlers.ts';
import { withHandling } from './lazyHandling.ts';
import type { Library } from './library.ts';
import { mayHoldPayload } from './payloads/payloadPrefilter.ts';
import type { PayloadReader } from './payloads/payloadReader.ts';
import { readPayloads } from './payloads/readPayloads.ts';
import { mayHoldInteraction, mayHoldRequest } from './prefilter.ts';
import { Resolver } from './resolver.ts';
import { Source } from './source.ts';
import type { CallValue } from './value.ts';
import { mayBeShared, Wrappers } from './wrappers.ts';

/** Documents longer than this are not read, in UTF-16 units. */
const longest = 2_000_000;

/** No document has more calls than this looked at. */
const mostCalls = 1000;

/**
 * Finds the calls of the libraries in a document and reads those that go to Discord; and what high-level calls hand to
 * it.
 */
export function extractFrom(
  text: string,
  language: string,
  dialect: Dialect,
  libraries: readonly Library[],
  payloadReaders: readonly PayloadReader[],
): Extraction {
  const [mayRequest, mayHandOver] = [mayHoldRequest(text), mayHoldPayload(text, language)];
  const mayAnswer = mayHoldInteraction(text, language);
  if (!mayRequest && !mayHandOver && !mayAnswer) return { drafts: [], incomplete: false };
  if (text.length > longest) return { drafts: [], incomplete: true };
  const reader = new Reader(new Source(text, dialect), language);
  const byWord = new Map<string, readonly Library[]>();
  for (const anchor of mayRequest ? anchorsIn(reader.source, libraries) : []) {
    const site = new TextSite(reader.source, anchor);
    const possible = byWord.get(site.word) ?? libraries.filter(({ words }) => words.includes(site.word));
    byWord.set(site.word, possible);
    const claimants = possible.filter((library) => library.claims(site));
    if (claimants.length === 0 || site.isDeclared() || site.isCommentedOut()) continue;
    if (!reader.read(site.start, anchor.open, claimants)) break;
  }
  const drafts = reader.drafts();
  const payloads = mayHandOver ? readPayloads(reader.source, language, payloadReaders) : [];
  const handlers = mayAnswer ? interactionHandlers(reader.source) : [];
  const { isIncomplete: incomplete } = reader.source;
  return {
    drafts,
    ...(payloads.length === 0 ? {} : { payloads }),
    ...(handlers.length === 0 ? {} : { handlers }),
    incomplete,
  };
}

class Reader {
  readonly source: Source;
  readonly #language: string;
  readonly #resolver: Resolver;
  readonly #wrappers: Wrappers;
  /** By where they begin: the most that is known of a call counts. */
  readonly #drafts = new Map<number, Draft>();
  #calls = 0;

  constructor(source: Source, language: string) {
    this.source = source;
    this.#language = language;
    this.#resolver = new Resolver(source);
    this.#wrappers = new Wrappers(source, this.#resolver);
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
      ...(mayBeShared(read.value, this.source) ? this.#wrappers.sharedObjects(start) : []),
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
    for (const { call, isFinished, resolver } of this.#wrappers.callsAround(inner.span[0])) {
      if (!this.#goesOn()) break;
      const shape = this.#drafts.has(call.span[0]) ? undefined : library.read(inner, resolver);
      if (shape === undefined) continue;
      const { goesOn: _, ...rest } = shape;
      const draft = draftOf(rest, inner, isFinished, this.#language, resolver);
      if (draft === undefined) continue;
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

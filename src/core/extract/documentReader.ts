import type { Draft } from '../request/draft.ts';
import { anchorsIn, TextSite } from './callSite.ts';
import type { Dialect } from './dialect.ts';
import { draftOf } from './drafting.ts';
import type { Extraction } from './extraction.ts';
import type { Library } from './library.ts';
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
    const site = new TextSite(source, anchor);
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

import type { Draft } from '../request/draft.ts';
import type { Span } from '../request/text.ts';
import type { Diagnosis } from './diagnosis.ts';

/** A place in the document that a diagnosis points at. */
export interface Place {
  readonly span: Span;
  /** The rejected field that the place belongs to (its index in `diagnosis.fields`), where it is one. */
  readonly field?: number;
}

/**
 * The places in the document that a diagnosis points at, at least one: the rejected properties, the Authorization, the
 * User-Agent, the id in the address, else the address or the whole request. `source` is the document's text; with it,
 * literal ids in composed addresses are found too.
 */
export function locate(_diagnosis: Diagnosis, draft: Draft, _source?: string): readonly Place[] {
  return [{ span: draft.url.span }];
}

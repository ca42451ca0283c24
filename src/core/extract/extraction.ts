import type { Draft } from '../request/draft.ts';
import type { InteractionHandler } from '../request/interactionHandler.ts';
import type { Payload } from '../request/payload.ts';
import type { KnownTrees } from './knownTrees.ts';

/** What a document says. */
export interface Extraction {
  /** In the order of the document. */
  readonly drafts: readonly Draft[];
  /** What high-level calls hand to Discord, in the order of the document; absent where there is none. */
  readonly payloads?: readonly Payload[];
  /** The functions that answer interactions, in the order of the document; absent where there is none. */
  readonly handlers?: readonly InteractionHandler[];
  /** True when the document was too large or too tangled to be read to its end within the budget of characters. */
  readonly incomplete: boolean;
}

/** The payloads as an extraction holds them, after each was changed. */
export function payloadsIn(
  { payloads = [] }: Extraction,
  change: (payload: Payload) => Payload,
): Pick<Extraction, 'payloads'> {
  return payloads.length === 0 ? {} : { payloads: payloads.map(change) };
}

/** Reads a whole document; synchronous, never throws. `known` is what stays of one from one reading to the next. */
export type Extractor = (text: string, known?: KnownTrees) => Extraction;

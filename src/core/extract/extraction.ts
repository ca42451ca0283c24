import type { Draft } from '../request/draft.ts';
import type { InteractionHandler } from '../request/interactionHandler.ts';

/** What a document says. */
export interface Extraction {
  /** In the order of the document. */
  readonly drafts: readonly Draft[];
  /** The functions that answer interactions, in the order of the document; absent where there is none. */
  readonly handlers?: readonly InteractionHandler[];
  /** True when the document was too large or too tangled to be read to its end within the budget of characters. */
  readonly incomplete: boolean;
}

/** Reads a whole document; synchronous, never throws. */
export type Extractor = (text: string) => Extraction;

import type { Draft } from '../request/draft.ts';
import type { KnownTrees } from './knownTrees.ts';

/** What a document says. */
export interface Extraction {
  /** In the order of the document. */
  readonly drafts: readonly Draft[];
  /** True when the document was too large or too tangled to be read to its end within the budget of characters. */
  readonly incomplete: boolean;
}

/** Reads a whole document; synchronous, never throws. `known` is what stays of one from one reading to the next. */
export type Extractor = (text: string, known?: KnownTrees) => Extraction;

import type { Resolver } from './resolver.ts';
import type { Shape } from './shape.ts';
import type { CallValue } from './value.ts';

/** A place that may be a request, as text alone shows it. */
export interface CallSite {
  /** The word before the bracket. */
  readonly word: string;
  /** The dotted path of the callee with imports looked through (`undici.request`), or undefined where it is no path. */
  readonly path: string | undefined;
  /** The name before the word's dot (`session` in `self.session.get(`); empty where there is none. */
  readonly receiver: string;
  /** True where a constant of the receiver's name is made by one of the library's makers in this document. */
  readonly isClient: (makers: RegExp) => boolean;
  /** The beginning of what stands in the brackets. */
  readonly argument: string;
}

/** One HTTP library: how its calls look, and what they say. A new library is a new one of these in a dialect's table. */
export interface Library {
  /** The words that its calls end with. */
  readonly words: readonly string[];
  /** Matches (global) what makes functions that are called by their own name, as the first word is: `got.extend(…)`. */
  readonly callables?: RegExp;
  /** Whether the text alone suggests a call of this library. Cheap: what it turns away is never parsed. */
  claims(site: CallSite): boolean;
  /** What the call says, or undefined where it is none of this library. */
  read(call: CallValue, resolver: Resolver): Shape | undefined;
  /** What a call says that makes several requests, each with the place of its own in `goesOn`. */
  readAll?(call: CallValue, resolver: Resolver): readonly Shape[];
}

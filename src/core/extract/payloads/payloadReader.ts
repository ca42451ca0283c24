import type { Payload, PayloadKind } from '../../request/payload.ts';
import type { Span } from '../../request/text.ts';
import type { Anchor, TextSite } from '../callSite.ts';
import type { Resolver } from '../resolver.ts';
import type { Source } from '../source.ts';
import type { CallValue, Value } from '../value.ts';

/** One family of high-level calls: how they look, and what they hand over. A new one is one line in a dialect's table. */
export interface PayloadReader {
  /** The words that its calls end with, and the names of its builders. */
  readonly words: readonly string[];
  /** The call goes on behind its bracket: `new EmbedBuilder().setTitle(…)`. */
  readonly isChain?: true;
  /** Where its calls may be, where no word tells: the heads of classes. Each has one of the words. */
  anchors?(source: Source): Iterable<Anchor>;
  /** Whether the text alone suggests such a call. Cheap: what it turns away is never parsed. */
  claims(site: TextSite, source: Source): boolean;
  /** What the call hands over, or undefined where it is none of this family. */
  read(call: CallValue, reading: PayloadReading, target: TextSite): PayloadShape | undefined;
}

/** What the readers of a document share. */
export interface PayloadReading {
  readonly resolver: Resolver;
  /** Where what is part of another payload begins: it is not judged a second time alone. */
  readonly used: Set<number>;
}

/** What a call says, in the values of its source and the names of the API. */
export interface PayloadShape {
  readonly client: Payload['client'];
  readonly kind: PayloadKind;
  readonly value: Value;
  /** What it is part of, where that is more than the call. */
  readonly span?: Span;
  /** Every option that the call takes: another key beside them does nothing. */
  readonly options?: readonly string[];
  /** What is not followed, or only known at run time, so that more may go along. */
  readonly unknown?: readonly Value[];
}

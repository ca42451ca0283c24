import type { Client } from '../request/draft.ts';
import type { Span } from '../request/text.ts';
import type { QueryStyle } from './percent.ts';
import type { JsonStyle, Value } from './value.ts';

/** What a call says about a request, in the values of its source: what every library is read into. */
export interface Shape {
  readonly client: Client;
  readonly method: Value;
  /** The whole address, base included, without what `query` adds. */
  readonly url: Value;
  /** The part of the address that is written in the call, where the library adds a base. */
  readonly address?: Value;
  readonly query?: {
    readonly values: readonly Value[];
    readonly style: QueryStyle;
    /** A question mark stands before it even where nothing follows. */
    readonly isMarked?: true;
    /** The address loses the query that it has. */
    readonly replaces?: true;
  };
  /** Headers from the general (a session's) to the particular (the call's). */
  readonly headers: readonly Value[];
  /** Headers that options stand for: a reason, a user name and password. */
  readonly named?: readonly NamedHeader[];
  /** Headers that the client does not take from the code, in lower case. */
  readonly ignoredHeaders?: readonly string[];
  readonly body?: BodyShape;
  /** The Authorization value that the client adds by itself. */
  readonly authorization?: Value;
  /** What the call says and cannot be followed: an option, or a value that only run time knows. */
  readonly unsupported?: readonly Value[];
  /** Where the request goes on behind its call, and whether the last bracket there is closed. */
  readonly goesOn?: { readonly span: Span; readonly isFinished: boolean };
  /** True where the library talks to Discord alone. */
  readonly isDiscord?: boolean;
}

/** A header whose name is not written in the source. */
export interface NamedHeader {
  readonly name: string;
  readonly value: Value;
  readonly nameSpan: Span;
}

/** How the body reaches the wire. */
export type BodyShape =
  /** The client serializes the value as JSON. */
  | { readonly kind: 'json'; readonly value: Value; readonly style: JsonStyle }
  /** The client takes it as it is: a string, a `URLSearchParams`, a `FormData`. */
  | { readonly kind: 'raw'; readonly value: Value }
  /** The client makes a form of an object. */
  | { readonly kind: 'form'; readonly value: Value; readonly style: QueryStyle }
  | {
      readonly kind: 'multipart';
      readonly value: Value;
      readonly parts: readonly PartShape[];
      readonly unknown: readonly Value[];
    };

/** One part of a multipart body. */
export interface PartShape {
  readonly name: string;
  readonly value: Value;
  readonly filename?: Value;
  readonly contentType?: Value;
}

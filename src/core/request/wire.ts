import type { Client } from './draft.ts';
import type { Sealed } from './seal.ts';

/** One header on the wire. `assumed`: the client adds it by itself, the request does not set it. */
export interface WireHeader {
  readonly name: string;
  readonly value: Sealed;
  readonly assumed: boolean;
}

/** A body ready to send. */
export type WireBody =
  | { readonly kind: 'text'; readonly text: Sealed }
  | { readonly kind: 'multipart'; readonly boundary: string; readonly parts: readonly WireFilePart[] }
  | { readonly kind: 'file'; readonly path: string; readonly stripsLineBreaks?: true };

/** One part of a multipart body; `path` is read by the transport's file port. */
export interface WireFilePart {
  readonly name: string;
  readonly filename?: string;
  readonly contentType?: string;
  readonly content: { readonly kind: 'text'; readonly text: Sealed } | { readonly kind: 'file'; readonly path: string };
}

/** A request with every hole filled and every secret sealed: it can be shown and stored as it is. */
export interface Wire {
  readonly method: string;
  readonly url: Sealed;
  readonly headers: readonly WireHeader[];
  readonly body: WireBody | null;
  readonly client: Client;
}

/** The value of a header on the wire, sealed; undefined where it is absent. */
export function wireHeader(wire: Wire, name: string): Sealed | undefined {
  const wanted = name.toLowerCase();
  return wire.headers.findLast((header) => header.name.toLowerCase() === wanted)?.value;
}

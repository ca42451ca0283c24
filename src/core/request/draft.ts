import type { Handling } from './handling.ts';
import type { Span, Text } from './text.ts';

/**
 * Who would send the request if the code ran. It decides which headers are added by default, how a fix is written
 * and what is said about rate limits.
 */
export type Client =
  | 'http-file'
  /** Whatever sent the request that an HTTP archive holds: it says every header. */
  | 'har'
  | 'curl'
  | 'powershell'
  | 'fetch'
  | 'undici'
  | 'axios'
  | 'got'
  | 'ky'
  | 'superagent'
  | 'node-http'
  | 'apps-script'
  | 'discord.js'
  | 'eris'
  | 'oceanic'
  | 'discord.py'
  | 'python-requests'
  | 'python-urllib'
  | 'python-httpx'
  | 'python-aiohttp';

/** A piece of a request with its place in the document: string contents, without quotes. */
export interface Part {
  readonly text: Text;
  readonly span: Span;
}

/** One header as the request itself sets it. */
export interface HeaderPart {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Part;
}

/** Where one body value stands. */
export interface BodyField {
  /** The value as written, quotes or brackets included. */
  readonly value: Span;
  /** The key as written, where the value has one. */
  readonly key?: Span;
  /** The part of the value that is underlined for all of it: what makes a builder. */
  readonly head?: Span;
}

/** JSON as data; numbers beyond 2^53 keep their digits in the body's text. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** One part of a multipart body. */
export interface BodyFilePart {
  readonly name: string;
  readonly filename?: string;
  /** Path relative to the document, when the contents come from a file. */
  readonly path?: string;
  readonly contentType?: string;
  readonly text?: Text;
}

/** The body of a request. */
export interface DraftBody {
  readonly kind: 'json' | 'form' | 'multipart' | 'text' | 'file';
  /** What goes over the wire as text (for `file`: the path; for `multipart`: the `payload_json` part or empty). */
  readonly text: Text;
  readonly span: Span;
  /** Path such as `embeds[0].fields[2].value` → place. The root has the path ``. */
  readonly fields: ReadonlyMap<string, BodyField>;
  /** The body as data where it is JSON or a form; holes stand as `{expression}`. */
  readonly value?: JsonValue;
  readonly parts?: readonly BodyFilePart[];
  /**
   * Who writes the body's text: the client from a value (`json=` of requests, an object given to axios) and then adds
   * its Content-Type, or the code itself (`JSON.stringify`, `json.dumps`). Absent: the client, where it can.
   */
  readonly encodedBy?: 'client' | 'code';
  /** A `file` is sent without its carriage returns and line feeds (curl's `-d @file`). */
  readonly stripsLineBreaks?: true;
}

/** Why a recognised request cannot be sent as written. Facts only; words/ makes the sentence. */
export type DraftProblem =
  | { readonly code: 'unsupported-option'; readonly option: string; readonly span: Span }
  | { readonly code: 'missing-url'; readonly span: Span }
  | { readonly code: 'invalid-url'; readonly url: string; readonly span: Span }
  | { readonly code: 'invalid-method'; readonly method: string; readonly span: Span }
  | { readonly code: 'unfinished'; readonly span: Span }
  /** zsh does not run the command: no file matches what stands outside quotes. */
  | { readonly code: 'unquoted-pattern'; readonly word: string; readonly span: Span }
  | { readonly code: 'unreadable-body'; readonly span: Span };

/** What the text says: a request with the range of each part. It may hold a literal secret, so it is never stored. */
export interface Draft {
  /** VS Code's language id of the document; of the code in it, where that is in a language of its own. */
  readonly language: string;
  readonly client: Client;
  readonly name?: string;
  /** The whole request in the document. */
  readonly span: Span;
  /** The code that the request is part of, where that is not the whole document: a script of a component. */
  readonly code?: Span;
  /** Upper-case; its span is empty where the method is implied. */
  readonly method: Part;
  /** As the client would request it: base address and query included. */
  readonly url: Part;
  readonly headers: readonly HeaderPart[];
  /**
   * The Authorization that the client adds by itself, scheme included, where the request does not set one: discord.js'
   * `setToken`. Absent where the client adds none (`auth: false`).
   */
  readonly authorization?: Part;
  /** Headers that the client would add by itself and that the request takes away (curl's `-H 'User-Agent:'`). */
  readonly withoutHeaders?: readonly string[];
  readonly body: DraftBody | null;
  readonly problem?: DraftProblem;
  /** What the function around it does with its answer; absent where nothing tells that it sends again. */
  readonly handling?: Handling;
  /** The place of every part that is written outside of the document: in another cell of its notebook. */
  readonly elsewhere?: Span;
  /** The code stands in the strings of a JSON document: its places are right, but it cannot be edited as code. */
  readonly isQuoted?: true;
}

/** The Authorization that goes with a request: the one that it sets, else the one that its client adds. */
export function authorizationPart(draft: Pick<Draft, 'headers' | 'authorization'>): Part | undefined {
  return headerPart(draft, 'authorization')?.value ?? draft.authorization;
}

/** The header of that name (any case), the last one where it is set twice. */
export function headerPart(draft: Pick<Draft, 'headers'>, name: string): HeaderPart | undefined {
  const wanted = name.toLowerCase();
  return draft.headers.findLast((header) => header.name.toLowerCase() === wanted);
}

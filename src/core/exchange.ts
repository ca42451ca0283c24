import type { CredentialFacts } from './request/credentialFacts.ts';
import type { Wire } from './request/wire.ts';

/** Where an exchange comes from; all of them take the same road. */
export type ExchangeOrigin = 'runner' | 'sandbox' | 'pasted' | 'bot';

/** From where the request left: the address and TLS fingerprint that Discord's edge saw. */
export interface Vantage {
  readonly kind: 'local' | 'remote' | 'unknown';
  /** For example `ssh-remote: build-host`. */
  readonly name?: string;
}

/** Phases of one attempt in milliseconds; a phase that did not happen (reused connection) is absent. */
export interface Timings {
  readonly dns?: number;
  readonly connect?: number;
  readonly tls?: number;
  readonly firstByte?: number;
  readonly body?: number;
  readonly total: number;
}

/** The body of an answer as far as it was read. */
export interface AnswerBody {
  /** Decoded text, with secrets that Discord hands out (webhook tokens, access tokens) masked. */
  readonly text: string;
  /** Bytes received after decompression. */
  readonly bytes: number;
  /** The cap was reached and the rest was not read. */
  readonly truncated: boolean;
  /** Not text: `text` is empty. */
  readonly binary: boolean;
  /** The body could not be decoded as its `content-encoding` says. */
  readonly decodingFailed?: string;
}

/** What came back. Header names are in lower case, in order of arrival, repeated ones repeated. */
export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: AnswerBody;
}

/** The phase in which a request died without an answer. */
export type FailurePhase = 'dns' | 'connect' | 'tls' | 'request' | 'headers' | 'body' | 'proxy' | 'unknown';

/** No answer. `code` is Node's or undici's own (`ENOTFOUND`, `UND_ERR_HEADERS_TIMEOUT`), or `ERR_BODY_FILE`. */
export interface Failure {
  readonly kind: 'failure';
  readonly code: string;
  readonly message: string;
  readonly phase: FailurePhase;
  readonly cause?: { readonly code?: string; readonly message: string };
}

/** One request and what became of it. It holds no secret and can be shown, stored and posted as it is. */
export interface Exchange {
  readonly id: string;
  /** Milliseconds since the epoch, for people; durations come from `timings`. */
  readonly startedAt: number;
  readonly wire: Wire;
  readonly credential: CredentialFacts;
  readonly outcome: Answer | Failure;
  readonly timings: Timings;
  readonly origin: ExchangeOrigin;
  readonly vantage: Vantage;
}

/** The first header of that name in an answer, or undefined. */
export function answerHeader(answer: Answer, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return answer.headers.find(([header]) => header === wanted)?.[1];
}

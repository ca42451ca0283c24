import type { FailurePhase, Timings } from '../exchange.ts';
import type { PayloadShape } from './payloadShape.ts';

/** The version of the records that we write. A higher one was written by a later Tracecord. */
export const recordVersion = 1;

/** A header that may be kept, its name in lower case. */
export type KeptHeader = readonly [name: string, value: string];

/** The request of a record. */
export interface SafeRequest {
  readonly method: string;
  /** Numbers stay; tokens, codes and texts are `{placeholders}`, values of the query that are words are `…`. */
  readonly url: string;
  readonly headers: readonly KeptHeader[];
  /** Names and types of the body; null where there is none. */
  readonly shape: PayloadShape | null;
}

/** What stays of an error's body: numbers, and the codes that Discord gave for fields. */
export interface KeptBody {
  readonly code?: number;
  /** Seconds, as Discord wrote them. */
  readonly retry_after?: number;
  readonly global?: boolean;
}

/** What came of a request. */
export type SafeOutcome =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: readonly KeptHeader[];
      /** Bytes of the body after decompression. */
      readonly bytes: number;
      readonly body: KeptBody;
    }
  | { readonly kind: 'failure'; readonly code: string; readonly phase: FailurePhase };

/** What it was taken to mean when it was recorded. Class, cause and fixes are text: a later version may know more. */
export interface SafeDiagnosis {
  readonly class: string;
  readonly cause: string;
  readonly confidence: string;
  readonly code: number | null;
  readonly fixes: readonly string[];
  readonly fields: readonly { readonly path: string; readonly code: string }[];
}

/** The credential that went, as far as a person needs it to know it again. */
export interface SafeCredential {
  /** `profile`, `literal`, `url`, `none` and their like. */
  readonly origin: string;
  readonly scheme: string | null;
  /** The fingerprint: last four characters, or empty. */
  readonly lastFour: string;
  /** The profile that the request went with: its id, empty in lines that have none, and what it was called then. */
  readonly profile?: { readonly id: string; readonly name: string };
}

/** Where a request stands. */
export interface SafePlace {
  /** Relative to the workspace where it lies in it, else a URI. */
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
}

/**
 * One exchange as it is kept: no token, no body, no value of a payload, no sentence of a server's. On disk it has the
 * form that `tracecord diagnose`, `buckets` and `outage` read.
 */
export interface SafeRecord {
  readonly kind: 'exchange';
  /** Higher than `recordVersion`: parts that we do not know are not shown. */
  readonly version: number;
  readonly id: string;
  /** When it was sent, in milliseconds since the epoch. */
  readonly at: number;
  readonly origin: string;
  readonly request: SafeRequest;
  /** Template such as `/channels/{channel_id}/messages`; empty where the address is no API path. */
  readonly route: string;
  readonly outcome: SafeOutcome;
  readonly diagnosis: SafeDiagnosis;
  readonly timings: Timings;
  readonly credential: SafeCredential;
  /** Id of the user or application that the answer showed to be the caller. */
  readonly identity?: string;
  readonly place?: SafePlace;
  /** Counts from 1. */
  readonly attempt: number;
  /** The machine that it left from, where that is another. */
  readonly vantage?: string;
}

/** What the question "Is it Discord?" gave. */
export interface OutageNote {
  readonly kind: 'outage';
  readonly version: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly verdict: string;
  readonly cause: string;
  /** Incidents of the status page, by their names there. */
  readonly incidents: readonly string[];
}

/** One line of the journal. */
export type JournalEntry = SafeRecord | OutageNote;

/** Whether it succeeded. */
export function hasSucceeded({ diagnosis }: SafeRecord): boolean {
  return diagnosis.class === 'success';
}

/** Status of the answer, or null where none came. */
export function statusOf({ outcome }: SafeRecord): number | null {
  return outcome.kind === 'answer' ? outcome.status : null;
}

/** Method and template: what a person calls the route. The address stands in where it is no API path. */
export function routeName({ request, route }: Pick<SafeRecord, 'request' | 'route'>): string {
  return `${request.method} ${route === '' ? request.url : route}`;
}

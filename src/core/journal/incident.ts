import type { CredentialChange } from './credentialChanges.ts';
import type { RateReport, TimedSpike } from './failureRates.ts';
import type { OutageNote, SafeRecord } from './safeRecord.ts';

/** One thing that happened, with its moment in milliseconds since the epoch. */
export type IncidentEvent =
  /** The first failure of the span. */
  | { readonly kind: 'first-failure'; readonly at: number; readonly record: SafeRecord }
  /** A class of failure is seen for the first time. */
  | { readonly kind: 'class-began'; readonly at: number; readonly class: string; readonly route: string }
  | {
      readonly kind: 'spike';
      readonly at: number;
      readonly spike: TimedSpike;
      readonly route: string | null;
      readonly class: string;
    }
  /** The edge refuses the address. */
  | { readonly kind: 'ban-began'; readonly at: number; readonly route: string; readonly retryAfter: number | null }
  /** The first answer that is none of the edge's refusals any more. */
  | { readonly kind: 'ban-over'; readonly at: number; readonly count: number }
  /** A route that had failed works again; `failures`: how often it had failed in a row. */
  | { readonly kind: 'works-again'; readonly at: number; readonly route: string; readonly failures: number }
  | CredentialChange
  | { readonly kind: 'outage-asked'; readonly at: number; readonly note: OutageNote };

/** One class of failure within the span. */
export interface IncidentClass {
  readonly class: string;
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
  /** The routes that it happened on, the most frequent first. */
  readonly routes: readonly string[];
}

/** A request that was sent again after it had failed. */
export interface Resent {
  readonly route: string;
  /** How often it went again. */
  readonly times: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** What a span of the journal tells of an incident. Facts only. */
export interface Incident {
  /** Of what was read, not of what was asked for; 0 where nothing was. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly requests: number;
  readonly failures: number;
  /** In the order of their time. */
  readonly events: readonly IncidentEvent[];
  /** Events that are not listed because there were too many. */
  readonly leftOut: number;
  readonly classes: readonly IncidentClass[];
  /** 429 answers by whose limit it was. */
  readonly limited: Readonly<Record<'user' | 'shared' | 'global' | 'edge', number>>;
  readonly resent: readonly Resent[];
  readonly rates: RateReport;
  /** Names of profiles, fingerprints where there is none, with how many requests they sent. */
  readonly senders: readonly (readonly [name: string, requests: number])[];
  readonly origins: readonly (readonly [origin: string, requests: number])[];
}

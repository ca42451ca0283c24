import type { Confidence, FailureClass } from '../diagnose/diagnosis.ts';
import type { ControlId, SkipReason } from './control.ts';
import type { UnreadReason } from './statusPage.ts';

/** Where the reason of failures lies. */
export type OutageVerdict =
  /** With Discord, or with Cloudflare in front of it. */
  | 'discord'
  /** With the program: its requests, its credential, its pace. */
  | 'yours'
  /** Between the two: names, proxy, certificates, a ban of the address. */
  | 'network'
  | 'unclear';

/** Which explanation words/ should tell. Each has an observable that separates it from the others of its verdict. */
export const outageCauses = [
  // discord
  'incident-and-failures',
  'failures-everywhere',
  'silence-everywhere',
  'incident-only',
  'blocked-from-several-places',
  // yours
  'one-bucket',
  'several-buckets',
  'global-limit',
  'shared-limit',
  'credential',
  'user-agent',
  'request',
  'one-route',
  // network
  'address-banned',
  'names',
  'proxy',
  'certificates',
  'connection',
  'challenge',
  'foreign-answer',
  'this-place-only',
  // unclear
  'blocked-everywhere',
  'blocked-here-and-there',
  'one-route-unavailable',
  'few-failures',
  'silence',
  'unreachable-from-several-places',
  'incident-unseen',
  'nothing-fails',
  'nothing-recent',
  'nothing-known',
] as const;

/** Identifies an explanation. */
export type OutageCause = (typeof outageCauses)[number];

/** One fact that can be checked. Times are milliseconds since the epoch. */
export type OutageFact =
  /** Failures of one class within the time looked at. */
  | {
      readonly fact: 'failed';
      readonly class: FailureClass;
      readonly status: number | null;
      readonly count: number;
      /** Methods and templates, each once, the most frequent first. */
      readonly routes: readonly string[];
      /** Rate-limit buckets, or routes where no bucket is known. */
      readonly places: number;
      readonly firstAt: number | null;
      readonly lastAt: number | null;
    }
  | {
      readonly fact: 'succeeded';
      readonly count: number;
      readonly routes: readonly string[];
      readonly lastAt: number | null;
    }
  | { readonly fact: 'earlier-failures'; readonly count: number; readonly lastAt: number }
  | {
      readonly fact: 'control';
      readonly control: ControlId;
      readonly route: string;
      readonly class: FailureClass;
      readonly status: number | null;
    }
  | { readonly fact: 'control-skipped'; readonly control: ControlId; readonly reason: SkipReason }
  | {
      readonly fact: 'page-incident';
      readonly name: string;
      readonly impact: string;
      readonly stage: string;
      readonly startedAt: number | null;
      readonly updatedAt: number | null;
      readonly components: readonly string[];
      readonly link: string | null;
      /** Whether it is about what answers HTTP requests; `unsaid`: it names no component. */
      readonly concerns: 'api' | 'other' | 'unsaid';
    }
  | { readonly fact: 'page-component'; readonly name: string; readonly status: string }
  | { readonly fact: 'page-green'; readonly updatedAt: number | null }
  | { readonly fact: 'page-unread'; readonly reason: UnreadReason; readonly detail?: string }
  /** Seconds by which this machine's clock is ahead of the status page's server. */
  | { readonly fact: 'clock-ahead'; readonly seconds: number }
  | { readonly fact: 'sent-from'; readonly places: readonly string[] };

/** The kinds of fact. */
export type OutageFactKind = OutageFact['fact'];

/** What the evidence does not show, though it may look so. */
export const unprovenIds = [
  /** Other servers and rules answer `GET /gateway` and `/users/@me` than guild and channel routes (centaur#768). */
  'gateway-acquits-nobody',
  'self-acquits-nobody',
  'green-page-lags',
  'page-not-read',
  'incident-may-be-another',
  'incident-concerns-other-part',
  'one-place-only',
  'one-credential-only',
  'few-exchanges',
  'route-fault-looks-the-same',
  'works-again',
  'ban-hides-discord',
  'blocked-means-either',
  'times-not-comparable',
] as const;

/** Identifies a reservation. */
export type UnprovenId = (typeof unprovenIds)[number];

/** The parts of a runbook, in the order in which they are done. */
export const stepParts = ['switch-off', 'tell', 'check', 'afterwards'] as const;

/** Part of a runbook. */
export type StepPart = (typeof stepParts)[number];

/** Every step that a runbook can have, with its part. */
export const outageSteps = {
  'stop-everything': 'switch-off',
  'cap-retries': 'switch-off',
  'stop-retries': 'switch-off',
  'pause-writes': 'switch-off',
  'queue-jobs': 'switch-off',
  'stop-bulk': 'switch-off',
  'keep-reads': 'switch-off',
  'honour-retry-after': 'switch-off',
  'tell-users': 'tell',
  'tell-users-if-felt': 'tell',
  'tell-owners': 'tell',
  'ask-elsewhere': 'check',
  'ask-with-other-credential': 'check',
  'follow-page': 'check',
  'look-at-page-yourself': 'check',
  'collect-exchanges': 'check',
  'send-one-bare': 'check',
  'vary-the-request': 'check',
  'check-credential': 'check',
  'set-user-agent': 'check',
  'show-buckets': 'check',
  'find-second-process': 'check',
  'find-invalid-requests': 'check',
  'wait-out-ban': 'check',
  'other-address': 'check',
  'check-names': 'check',
  'check-proxy': 'check',
  'check-certificates': 'check',
  'check-connection': 'check',
  'change-no-code': 'check',
  'read-diagnosis': 'check',
  'tag-failures': 'afterwards',
  'keep-timeline': 'afterwards',
  'drain-slowly': 'afterwards',
} as const satisfies Readonly<Record<string, StepPart>>;

/** A step of a runbook. */
export type StepId = keyof typeof outageSteps;

/** Whose fault failures are, with everything that it rests on. Facts only; words/ makes sentences of it. */
export interface Outage {
  readonly verdict: OutageVerdict;
  readonly cause: OutageCause;
  readonly confidence: Confidence;
  readonly facts: readonly OutageFact[];
  readonly unproven: readonly UnprovenId[];
  readonly steps: readonly StepId[];
  /** Milliseconds until another look is worth it; null: when something was changed. */
  readonly lookAgainAfter: number | null;
  /** When the failures in question began; null where that is not known. */
  readonly since: number | null;
}

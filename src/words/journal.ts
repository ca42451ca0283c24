import type { CredentialChange } from '../core/journal/credentialChanges.ts';
import type { TimedSpike } from '../core/journal/failureRates.ts';
import type { Incident, IncidentEvent } from '../core/journal/incident.ts';
import type { Locale } from './locale.ts';

/** What a sentence about an event may need. */
export interface EventNames {
  /** The title of a class. */
  readonly classTitle: (failureClass: string) => string;
  readonly moment: (milliseconds: number) => string;
}

/** What is said about the journal on its pages, in one language. */
export interface JournalWords {
  readonly nothing: string;
  readonly damaged: (lines: number) => string;
  /** Lines of a later version. */
  readonly unknown: (lines: number) => string;
  readonly origin: (origin: string) => string;
  readonly noProfile: string;
  readonly noAnswer: string;
  readonly otherRoutes: string;
  /** A stretch of time: `5 min`. */
  readonly duration: (milliseconds: number) => string;
  readonly column: Readonly<
    Record<
      | 'time'
      | 'what'
      | 'request'
      | 'answer'
      | 'class'
      | 'place'
      | 'profile'
      | 'origin'
      | 'token'
      | 'count'
      | 'share'
      | 'first'
      | 'last'
      | 'routes'
      | 'times'
      | 'overTime',
      string
    >
  >;
  // the timeline
  readonly timelineTitle: string;
  /** In front of the summary, with what stands between two sentences. */
  readonly span: (from: string, to: string) => string;
  readonly summary: (incident: Pick<Incident, 'requests' | 'failures'>, share: string) => string;
  readonly events: string;
  readonly noEvents: string;
  readonly event: (event: IncidentEvent, names: EventNames) => string;
  readonly leftOut: (events: number) => string;
  readonly classes: string;
  readonly limits: string;
  readonly noLimits: string;
  /** Whose limit the 429 answers were. */
  readonly limited: Readonly<Record<keyof Incident['limited'], (count: number, share: string) => string>>;
  readonly resent: string;
  readonly noResent: string;
  readonly senders: string;
  readonly sentBy: (name: string, requests: number) => string;
  readonly basis: string;
  // rates
  readonly ratesTitle: string;
  readonly ratesIntro: (interval: string) => string;
  readonly noFailures: string;
  readonly spikes: string;
  readonly noSpikes: string;
  /** Why it is said that failures jumped. */
  readonly spike: (spike: TimedSpike, from: string, to: string, share: string, before: string) => string;
  readonly spikeRule: string;
  // operations
  readonly operationsTitle: (profile: string) => string;
  readonly operationsIntro: string;
  /** Of what it is made, and what is not in it. */
  readonly operationsBasis: string;
  /** Beside a request: what its profile was called then, where it has another name now. */
  readonly calledThen: (name: string) => string;
  readonly change: (change: CredentialChange) => string;
  readonly onlyNewest: (shown: number, all: number) => string;
  // samples
  readonly samplesTitle: string;
  readonly samplesIntro: string;
  readonly seen: (count: number, last: string) => string;
  // one record
  readonly recordIntro: string;
  readonly part: Readonly<
    Record<
      | 'address'
      | 'time'
      | 'answer'
      | 'meaning'
      | 'fields'
      | 'timings'
      | 'credential'
      | 'identity'
      | 'headers'
      | 'shape',
      string
    >
  >;
  /** Written by a later version: parts may be missing. */
  readonly newer: string;
}

/** Loads them when they are first needed. */
export async function loadJournalWords(locale: Locale): Promise<JournalWords> {
  switch (locale) {
    case 'en':
      return (await import('./en/journal.ts')).journalWords;
    case 'ja':
      return (await import('./ja/journal.ts')).journalWords;
    default:
      return locale satisfies never;
  }
}

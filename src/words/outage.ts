import type { FailureClass } from '../core/diagnose/diagnosis.ts';
import type { Outage, OutageCause, OutageFact, StepId, StepPart, UnprovenId } from '../core/outage/outage.ts';
import { outageSteps, stepParts } from '../core/outage/outage.ts';
import type { Locale } from './locale.ts';

/** What is said about whose fault failures are, in one language. */
export interface OutageWords {
  readonly title: string;
  /** The answer to the title, as sure as it is: one sentence. */
  readonly headline: (outage: Pick<Outage, 'verdict' | 'confidence' | 'cause'>) => string;
  /** Why. */
  readonly cause: Readonly<Record<OutageCause, string>>;
  /** `name` gives the title of a class. */
  readonly fact: (fact: OutageFact, name: (failureClass: FailureClass) => string) => string;
  readonly unproven: Readonly<Record<UnprovenId, string>>;
  readonly step: Readonly<Record<StepId, string>>;
  readonly part: Readonly<Record<StepPart, string>>;
  readonly lookAgain: (milliseconds: number | null) => string;
  /** What to tell users, ready to copy. `since`: milliseconds since the epoch, or null. */
  readonly notice: (kind: NoticeKind, since: number | null) => string;
  readonly confidence: string;
  readonly evidence: string;
  readonly unprovenTitle: string;
  readonly runbook: string;
  readonly noticeTitle: string;
  readonly noNotice: string;
  readonly links: string;
  readonly statusPage: string;
  /** The page is about the local Discord. */
  readonly aboutSandbox: string;
  readonly copyHint: string;
  readonly asking: string;
  readonly chooseLanguage: string;
  readonly copied: (language: string) => string;
  /** What each language of a notice is called. */
  readonly languages: Readonly<Record<Locale, string>>;
}

/** What users are told. */
export type NoticeKind =
  | 'discord-has-trouble'
  | 'discord-may-have-trouble'
  | 'our-connection'
  | 'our-fault'
  | 'looking-into-it';

/** What fits a verdict: nobody is told that it is Discord on a mere possibility. Null where nothing is to be said. */
export function noticeKind({
  verdict,
  confidence,
  cause,
}: Pick<Outage, 'verdict' | 'confidence' | 'cause'>): NoticeKind | null {
  switch (verdict) {
    case 'discord':
      return confidence === 'certain'
        ? 'discord-has-trouble'
        : confidence === 'likely'
          ? 'discord-may-have-trouble'
          : 'looking-into-it';
    case 'network':
      return confidence === 'possible' ? 'looking-into-it' : 'our-connection';
    case 'yours':
      return confidence === 'possible' ? 'looking-into-it' : 'our-fault';
    case 'unclear':
      return cause.startsWith('nothing-') ? null : 'looking-into-it';
    default:
      return verdict satisfies never;
  }
}

/** A time as people in different places read it: `2026-11-29 08:45 UTC`. */
export function utcText(milliseconds: number): string {
  // Beyond what a date can hold, as a broken clock may say.
  if (Math.abs(milliseconds) > 8.64e15) return '?';
  return `${new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A step as people read it. */
export interface SpokenStep {
  readonly id: StepId;
  readonly part: StepPart;
  readonly text: string;
}

/** A verdict as people read it. */
export interface SpokenOutage {
  readonly headline: string;
  readonly cause: string;
  readonly evidence: readonly string[];
  readonly unproven: readonly string[];
  /** Part by part. */
  readonly steps: readonly SpokenStep[];
  readonly lookAgain: string;
}

/** Says a verdict in the language of the words. */
export function speakOutage(
  outage: Outage,
  words: OutageWords,
  name: (failureClass: FailureClass) => string,
): SpokenOutage {
  return {
    headline: words.headline(outage),
    cause: words.cause[outage.cause],
    evidence: outage.facts.map((fact) => words.fact(fact, name)),
    unproven: outage.unproven.map((id) => words.unproven[id]),
    steps: stepParts.flatMap((part) =>
      outage.steps.filter((id) => outageSteps[id] === part).map((id) => ({ id, part, text: words.step[id] })),
    ),
    lookAgain: words.lookAgain(outage.lookAgainAfter),
  };
}

/** Loads them when they are first needed. */
export async function loadOutageWords(locale: Locale): Promise<OutageWords> {
  switch (locale) {
    case 'en':
      return (await import('./en/outage.ts')).outageWords;
    case 'ja':
      return (await import('./ja/outage.ts')).outageWords;
    default:
      return locale satisfies never;
  }
}

/** What users can be told, in both languages; null where nothing is to be said. */
export async function noticesOf(outage: Outage): Promise<Readonly<Record<Locale, string>> | null> {
  const kind = noticeKind(outage);
  if (kind === null) return null;
  const [en, ja] = await Promise.all([loadOutageWords('en'), loadOutageWords('ja')]);
  return { en: en.notice(kind, outage.since), ja: ja.notice(kind, outage.since) };
}

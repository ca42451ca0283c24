import type { CredentialFact, PortalPage, ReportSection, RowState } from '../core/credentials/credentialFact.ts';
import type { CredentialReport, CredentialVerdict } from '../core/credentials/credentialReport.ts';
import type { CredentialKind } from '../core/request/credentialFacts.ts';
import { type AnswerMeaning, answerMeaning } from './answerMeaning.ts';
import type { Locale } from './locale.ts';

/** One line of the report in words, without Markdown. */
export interface SaidRow {
  readonly what: string;
  readonly says: string;
  /** What to change; empty where nothing is to be. */
  readonly change: string;
}

/** What is said about a credential, in one language. */
export interface CredentialReportWords {
  readonly title: (name: string) => string;
  readonly verdict: Readonly<Record<CredentialVerdict, string>>;
  /** How many lines ask for attention. */
  readonly count: (problems: number, notes: number) => string;
  readonly kind: Readonly<Record<CredentialKind, string>>;
  readonly state: Readonly<Record<RowState, string>>;
  readonly section: Readonly<Record<ReportSection, string>>;
  readonly columns: Readonly<Record<'state' | 'what' | 'says', string>>;
  /** `meaning`: what the answer means of a thing that could not be read. */
  readonly row: (fact: CredentialFact, meaning: AnswerMeaning) => SaidRow;
  readonly problems: string;
  readonly sent: (requests: readonly string[]) => string;
  readonly portal: (page: PortalPage) => string;
  readonly aboutSandbox: string;
  readonly copyHint: string;
  readonly copied: string;
  readonly nothingToCheck: string;
  /** Progress while it is looked at. */
  readonly looking: string;
  readonly lookingAtCode: string;
  readonly waiting: string;
}

/** A line of the report as it is shown. */
export interface SpokenRow extends SaidRow {
  readonly section: ReportSection;
  readonly state: RowState;
  readonly fact: CredentialFact['fact'];
  readonly portal: PortalPage | null;
}

/** Says the lines of a report. */
export async function speakReport(
  { rows }: CredentialReport,
  words: CredentialReportWords,
  locale: Locale,
): Promise<readonly SpokenRow[]> {
  const nothing: AnswerMeaning = { summary: '', cause: '', advice: [] };
  return Promise.all(
    rows.map(async ({ section, state, fact, portal = null }) => {
      const meaning = fact.fact === 'unread' ? await answerMeaning(fact.answer, locale) : nothing;
      return { section, state, fact: fact.fact, portal, ...words.row(fact, meaning) };
    }),
  );
}

/** Loads them when they are first needed. */
export async function loadCredentialReportWords(locale: Locale): Promise<CredentialReportWords> {
  switch (locale) {
    case 'en':
      return (await import('./en/credentialReport.ts')).credentialReportWords;
    case 'ja':
      return (await import('./ja/credentialReport.ts')).credentialReportWords;
    default:
      return locale satisfies never;
  }
}

import { idAt } from '../permissions/readObjects.ts';
import { applicationRows, gatewayRows, intentRows, userRows } from './applicationRows.ts';
import { type ReportRow, reportSections } from './credentialFact.ts';
import { authorizationRows, webhookRows } from './grantRows.ts';
import type { IntentSurvey } from './intentSurvey.ts';
import type { CredentialReading, ReadingId } from './readCredential.ts';
import type { SecretFacts } from './secretFacts.ts';
import type { ComparedPlace } from './secretPlaces.ts';

/** What was found out about a credential. */
export interface CredentialFindings {
  readonly secret: SecretFacts;
  readonly readings: readonly CredentialReading[];
  /** Null where nobody's code was looked at. */
  readonly survey: IntentSurvey | null;
  readonly places: readonly ComparedPlace[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The answer to the question whether it works. */
export type CredentialVerdict =
  | 'works'
  /** Discord does not know it, or not as what it is stored. */
  | 'refused'
  /** Discord, the network or something between kept it from being told. */
  | 'unclear'
  /** Nothing was sent. */
  | 'not-asked';

/** A whole report: facts only, no secret among them. */
export interface CredentialReport {
  readonly secret: SecretFacts;
  readonly verdict: CredentialVerdict;
  /** Null where Discord did not tell it: a bot's own id may be another one. */
  readonly applicationId: string | null;
  /** Requests that were sent. */
  readonly sent: readonly string[];
  readonly rows: readonly ReportRow[];
}

/** Puts together what was found out. Pure. */
export function credentialReport(findings: CredentialFindings): CredentialReport {
  const { secret, readings, places } = findings;
  const rows = [...secretRows(findings), ...answeredRows(findings), ...places.map(placeRow)];
  const application = dataOf(readings, 'application') ?? dataOf(readings, 'authorization');
  return {
    secret,
    verdict: verdictOf(readings),
    applicationId: idAt(application, 'id') ?? idAt(application, 'application', 'id'),
    sent: readings.flatMap(({ shown, answer }) =>
      answer?.kind === 'read' || answer?.kind === 'failed' ? [`GET ${shown}`] : [],
    ),
    rows: reportSections.flatMap((section) => rows.filter((row) => row.section === section)),
  };
}

function verdictOf([first]: readonly CredentialReading[]): CredentialVerdict {
  const answer = first?.answer ?? null;
  if (answer === null || answer.kind === 'refused' || answer.kind === 'cancelled') return 'not-asked';
  if (answer.kind === 'read') return 'works';
  const { outcome } = answer.exchange;
  const failed = answer.diagnosis?.class ?? '';
  // 10015: the webhook is gone.
  const isGone = first?.id === 'webhook' && outcome.kind === 'answer' && outcome.status === 404;
  return failed.startsWith('auth/') || (isGone && answer.diagnosis?.code === 10015) ? 'refused' : 'unclear';
}

function secretRows({ secret, now }: CredentialFindings): ReportRow[] {
  const { kind, fit, blemishes, id, madeAt } = secret;
  const state = fit === 'fits' ? 'fine' : fit === 'unsure' ? 'note' : 'problem';
  const of = kind === 'webhook' ? 'webhook' : 'account';
  return [
    { section: 'secret', state, fact: { fact: 'shape', stored: secret }, ...(kind === 'bot' ? { portal: 'bot' } : {}) },
    ...(blemishes.length === 0
      ? []
      : [{ section: 'secret', state: 'problem', fact: { fact: 'blemishes', blemishes } } as const]),
    ...(id === null || madeAt === null
      ? []
      : [{ section: 'secret', state: 'fine', fact: { fact: 'id', of, id, madeAt, age: now - madeAt } } as const]),
  ];
}

function answeredRows({ secret, readings, survey, now }: CredentialFindings): ReportRow[] {
  const user = dataOf(readings, 'user');
  const application = dataOf(readings, 'application');
  const botId = idAt(application, 'bot', 'id') ?? idAt(user, 'id');
  const rowsOf = (id: ReadingId, data: unknown): readonly ReportRow[] | null => {
    switch (id) {
      case 'user':
        return userRows(data, secret.id);
      case 'application': {
        const rows = applicationRows(data, botId);
        return rows && [...rows, ...(survey === null ? [] : (intentRows(data, survey) ?? []))];
      }
      case 'gateway':
        return gatewayRows(data);
      case 'authorization':
        return authorizationRows(data, now);
      case 'webhook':
        return webhookRows(data);
      default:
        return id satisfies never;
    }
  };
  const answered = readings.flatMap(({ id, shown, answer }): readonly ReportRow[] => {
    if (answer === null) return [];
    const section = sectionOf[id];
    if (answer.kind !== 'read') return [unreadRow(id, shown, answer, readings)];
    return rowsOf(id, answer.data) ?? [{ section, state: 'unknown', fact: { fact: 'unexpected', shown } }];
  });
  const left = readings.filter(({ answer }) => answer === null).map(({ shown }) => `GET ${shown}`);
  const notAsked: ReportRow = { section: 'account', state: 'unknown', fact: { fact: 'not-asked', shown: left } };
  return left.length === 0 ? answered : [...answered, notAsked];
}

const sectionOf = {
  user: 'account',
  application: 'application',
  gateway: 'gateway',
  authorization: 'account',
  webhook: 'webhook',
} as const satisfies Record<ReadingId, ReportRow['section']>;

function unreadRow(
  id: ReadingId,
  shown: string,
  answer: Extract<ReportRow['fact'], { fact: 'unread' }>['answer'],
  readings: readonly CredentialReading[],
): ReportRow {
  const isRefused = answer.kind === 'failed' && verdictOf(readings) === 'refused' && readings[0]?.id === id;
  return {
    section: sectionOf[id],
    state: isRefused ? 'problem' : 'unknown',
    fact: { fact: 'unread', id, shown, answer },
    ...(isRefused && id === 'user' ? { portal: 'bot' } : {}),
  };
}

function placeRow(place: ComparedPlace): ReportRow {
  const state = place.clashes.length > 0 ? 'problem' : place.relation.is === 'same-account' ? 'note' : 'fine';
  return { section: 'places', state, fact: { fact: 'place', ...place } };
}

function dataOf(readings: readonly CredentialReading[], id: ReadingId): unknown {
  const answer = readings.find((reading) => reading.id === id)?.answer;
  return answer?.kind === 'read' ? answer.data : undefined;
}

/** Where something of an application is changed; the list of all of one's own where its id is not known. */
export function portalUrl(page: NonNullable<ReportRow['portal']>, applicationId: string | null): string {
  const list = 'https://discord.com/developers/applications';
  return applicationId === null ? list : `${list}/${applicationId}/${page}`;
}

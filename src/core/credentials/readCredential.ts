import type { FailureClass } from '../diagnose/diagnosis.ts';
import { parseWebhookUrl } from '../discord/tokenShape.ts';
import type { CredentialKind } from '../request/credentialFacts.ts';
import type { ApiAnswer } from '../request/readApi.ts';

/** What is asked of Discord about a credential. */
export type ReadingId = 'user' | 'application' | 'gateway' | 'authorization' | 'webhook';

/** One question: a GET below `/api/v10`. `shown` has no secret in it. */
export interface CredentialQuestion {
  readonly id: ReadingId;
  readonly path: string;
  readonly shown: string;
}

/** What became of a question. */
export interface CredentialReading {
  readonly id: ReadingId;
  readonly shown: string;
  /** Null where it was not asked, because an answer before settled that it would fail too. */
  readonly answer: ApiAnswer | null;
}

/**
 * What is asked, by kind of credential; the first answer says whether it works. Sources: developers/resources/user
 * #get-current-user, …/application#get-current-application, developers/events/gateway#get-gateway-bot,
 * developers/topics/oauth2#get-current-authorization-information, developers/resources/webhook#get-webhook-with-token.
 */
export function credentialQuestions(kind: CredentialKind, secret: string): readonly CredentialQuestion[] {
  const question = (id: ReadingId, path: string): CredentialQuestion => ({ id, path, shown: path });
  switch (kind) {
    case 'bot':
      return [
        question('user', '/users/@me'),
        question('application', '/applications/@me'),
        question('gateway', '/gateway/bot'),
      ];
    case 'bearer':
      return [question('authorization', '/oauth2/@me')];
    case 'webhook': {
      const webhook = parseWebhookUrl(secret.trim());
      if (webhook === null) return [];
      const path = `/webhooks/${webhook.id}/${webhook.token}`;
      return [{ id: 'webhook', path, shown: `/webhooks/${webhook.id}/{webhook_token}` }];
    }
    default:
      return kind satisfies never;
  }
}

/**
 * Asks one after the other. A refused credential, a ban, a network that does not work or a call-off ends it: every
 * further question would fail in the same way, and refused ones count towards the limit of invalid requests
 * (developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans).
 */
export async function readCredential(
  questions: readonly CredentialQuestion[],
  read: (path: string) => Promise<ApiAnswer>,
): Promise<readonly CredentialReading[]> {
  const readings: CredentialReading[] = [];
  let isOver = false;
  for (const { id, path, shown } of questions) {
    const answer: ApiAnswer | null = isOver ? null : await read(path);
    readings.push({ id, shown, answer });
    isOver ||= answer !== null && settlesTheRest(answer);
  }
  return readings;
}

function settlesTheRest(answer: ApiAnswer): boolean {
  if (answer.kind === 'read') return false;
  if (answer.kind !== 'failed') return true;
  const { outcome } = answer.exchange;
  return outcome.kind === 'failure' || outcome.status === 401 || isBlocked(answer.diagnosis?.class);
}

function isBlocked(failureClass: FailureClass | undefined): boolean {
  return failureClass?.startsWith('edge/') === true || failureClass === 'rate/global';
}

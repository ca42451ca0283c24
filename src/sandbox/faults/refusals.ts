import { json } from '../answer.ts';
import { unverifiedEndpoint } from '../forms/application.ts';
import { Refusal, type RefusalName, refusalAnswer, refusalCalled } from '../refusal.ts';
import type { Fault, FaultByAmount, FaultTable } from './fault.ts';

/**
 * Refusals that a request meets although nothing is wrong with it. The sandbox also gives each of them by itself where
 * a request deserves it; here they can be had with any request. What stands in the URL decides nothing.
 */
export const refusalFaults = {
  'invalid-token': { origin: { answer: refusalAnswer(new Refusal('unauthorized'), 10) } },
  'bots-not-allowed': refusing('botsCannot'),
  'only-bots': refusing('usersNotAllowed'),
  'missing-scope': refusing('missingScope'),
  // OAuth2 answers have no code (developers/topics/oauth2, discord-api-docs#5579).
  'invalid-grant': {
    refusal: () => json(400, { error: 'invalid_grant', error_description: 'Invalid "code" in request.' }),
  },
  'invalid-webhook-token': refusing('invalidWebhookToken'),
  'missing-access': refusing('missingAccess'),
  'two-factor': refusing('twoFactorRequired'),
  'dm-closed': refusing('blockedByUser'),
  'no-mutual-guild': refusing('noMutualGuild'),
  'unverified-account': refusing('unverifiedAccount'),
  'not-your-application': refusing('notYourApplication'),
  'endpoint-unverified': {
    refusal: (version) => refusalAnswer(new Refusal('invalidForm', [unverifiedEndpoint]), version),
  },
  'legacy-form': { refusal: () => json(400, { embeds: ['0'] }) }, // python-discord-webhook#118
  'invalid-json': refusing('invalidJson'),
  'empty-message': refusing('emptyMessage'),
  'too-large': refusing('tooLarge'),
  'too-old-to-delete': refusing('tooOldToBulkDelete'),
  'thread-name-needed': refusing('webhookNeedsThread'),
  'unknown-message': refusing('unknownMessage'),
  'unknown-channel': refusing('unknownChannel'),
  'unknown-route': { origin: { answer: refusalAnswer(new Refusal('notFound'), 10) } },
  'archived-thread': refusing('threadArchived'),
  'daily-commands': refusing('tooManyCommandCreates'),
  'unknown-interaction': refusing('unknownInteraction'),
  'already-acknowledged': refusing('alreadyAcknowledged'),
  'unknown-code': coded(990_001, 400),
  code: byCode,
} as const satisfies FaultTable;

function refusing(reason: RefusalName): Fault {
  return { refusal: (version) => refusalAnswer(new Refusal(reason), version) };
}

function coded(code: number, status: number): Fault {
  const message = `Sandbox: code ${code}`;
  return { refusal: () => json(status, { message, code }) };
}

/** `code=50083` or, with the HTTP status, `code=50083/400`: any code, also one that the sandbox never gives by itself. */
function byCode(amount: string | undefined): ReturnType<FaultByAmount> {
  const [, digits, status] = /^(\d{1,9})(?:\/([1-5]\d\d))?$/.exec(amount ?? '50001') ?? [];
  if (digits === undefined) return undefined;
  const known = refusalCalled(Number(digits));
  return known !== undefined && status === undefined ? refusing(known) : coded(Number(digits), Number(status ?? 400));
}

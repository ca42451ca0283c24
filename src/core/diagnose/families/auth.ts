import { clientHeaderOf } from '../../discord/userClient.ts';
import type { Exchange } from '../../exchange.ts';
import type { CauseId } from '../cause.ts';
import { credentialEvidence, credentialState } from '../credentialState.ts';
import type { Confidence, FailureClass } from '../diagnosis.ts';
import type { FixId } from '../fix.ts';
import { isDiscordError, type Reading } from '../reading.ts';
import type { Family, Verdict } from '../verdict.ts';
import { oauthVerdict } from './oauth.ts';

/**
 * 401, and the codes that speak of credentials. The answer rarely says what is wrong (401 comes with code 0,
 * ddrive#19): the shape of what was sent does.
 */
export const authFamily: Family = (reading) => {
  switch (reading.known) {
    case 'auth/webhook-token':
      return webhookVerdict('webhook-token-refused', 'certain');
    case 'auth/wrong-kind':
      return wrongAccount(reading);
    case 'auth/oauth':
      return oauthVerdict(reading);
    case 'auth/invalid':
      return byCredential(reading);
    default: {
      const oauth = reading.code === null ? oauthVerdict(reading) : null;
      if (oauth !== null) return oauth;
      return reading.status === 401 && (reading.known === undefined || reading.code === 0)
        ? byCredential(reading)
        : null;
    }
  }
};

/** What our own proxy has not handed on, as it says itself. */
export function userTokenVerdict({ credential }: Exchange): Verdict {
  return {
    class: 'auth/user-token',
    cause: 'user-token-signs',
    confidence: 'certain',
    evidence: credential.origin === 'none' ? [] : [credentialEvidence(credential)],
    fixes: ['use-bot-token', 'choose-credential'],
  };
}

/** 20001, 20002 and 50002 name the account that the route is not for. */
function wrongAccount(reading: Reading): Verdict {
  const botsOnly = reading.code === 20002;
  return verdict(reading, 'auth/wrong-kind', botsOnly ? 'bot-only-route' : 'user-only-route', 'certain', [
    botsOnly ? 'use-bot-token' : 'use-bearer',
    'choose-credential',
  ]);
}

function byCredential(reading: Reading): Verdict {
  const { credential } = reading.exchange;
  const route = reading.route;
  const onUrlToken = route?.auth === 'url-token';
  const state = credentialState(credential);
  if (onUrlToken && (state === 'absent' || credential.origin === 'url'))
    return webhookVerdict('url-token-refused', 'likely');
  if (route?.auth === 'basic')
    return verdict(reading, 'auth/oauth', 'client-secret-refused', 'likely', ['renew-grant']);
  switch (state) {
    case 'absent':
      if (reading.surroundings.clientAuthorizes === true) {
        const fixes = ['reset-token', 'choose-credential'] as const;
        return { ...verdict(reading, 'auth/invalid', 'unseen-token-refused', 'likely', fixes), evidence: [] };
      }
      return {
        ...verdict(reading, 'auth/missing', 'no-credential', certainIf(reading), [
          'choose-credential',
          'store-credential',
        ]),
        ...(reading.surroundings.requestHeadersUnseen === true ? { confidence: 'possible', evidence: [] } : {}),
      };
    case 'unprefixed':
      return unprefixed(reading);
    case 'blemished':
      return blemished(reading);
    case 'wrong-scheme':
      return wrongScheme(reading);
    case 'well-formed':
      return refused(reading);
    default:
      return state satisfies never;
  }
}

function unprefixed(reading: Reading): Verdict {
  const sign = clientHeaderOf(reading.exchange.wire);
  if (sign === undefined)
    return verdict(reading, 'auth/malformed', 'no-prefix', certainIf(reading), ['add-bot-prefix', 'choose-credential']);
  const base = verdict(reading, 'auth/user-token', 'user-token-signs', 'likely', [
    'use-bot-token',
    'choose-credential',
  ]);
  return { ...base, evidence: [...(base.evidence ?? []), { fact: 'request-header', name: sign.name.toLowerCase() }] };
}

function blemished(reading: Reading): Verdict {
  const { blemishes, shape } = reading.exchange.credential;
  const placeholder = shape === 'empty' || blemishes.includes('placeholder');
  const cause = placeholder ? 'placeholder-value' : 'blemished-value';
  const fixes: FixId[] = placeholder
    ? ['fill-placeholder', 'choose-credential', 'store-credential']
    : ['clean-credential', 'choose-credential'];
  return verdict(reading, 'auth/malformed', cause, placeholder ? certainIf(reading) : 'likely', fixes);
}

function wrongScheme(reading: Reading): Verdict {
  const { scheme, shape } = reading.exchange.credential;
  const kind = (cause: CauseId, fixes: readonly FixId[]) => verdict(reading, 'auth/wrong-kind', cause, 'likely', fixes);
  if (scheme === 'Bearer' && shape === 'bot-token')
    return kind('bearer-on-bot-token', ['add-bot-prefix', 'use-bot-token']);
  if (scheme === 'Bot' && shape === 'oauth-token')
    return kind('bot-on-other-secret', ['use-bearer', 'choose-credential']);
  if (scheme === 'Bot' || scheme === 'Bearer')
    return kind('bot-on-other-secret', ['use-bot-token', 'choose-credential']);
  if (scheme === 'Basic') return kind('basic-on-api', ['use-bot-token', 'choose-credential']);
  return verdict(reading, 'auth/malformed', 'scheme-unknown', 'likely', ['add-bot-prefix', 'choose-credential']);
}

/** Nothing is wrong with the shape: the route wants another kind, or Discord does not know the secret any more. */
function refused(reading: Reading): Verdict {
  const { scheme, shape } = reading.exchange.credential;
  const { route } = reading;
  if (scheme === 'Basic') return verdict(reading, 'auth/wrong-kind', 'basic-on-api', 'likely', ['use-bot-token']);
  if (scheme === 'Bot' && (route?.auth === 'bearer' || route?.template === '/oauth2/@me'))
    return verdict(reading, 'auth/wrong-kind', 'user-only-route', 'likely', ['use-bearer', 'choose-credential']);
  if (scheme === 'Bearer' && route?.auth === 'bot')
    return verdict(reading, 'auth/wrong-kind', 'bot-only-route', 'likely', ['use-bot-token', 'choose-credential']);
  const renew: FixId = scheme === 'Bearer' ? 'renew-grant' : 'reset-token';
  const seen = shape !== 'unknown' && isDiscordError(reading);
  return {
    ...verdict(reading, 'auth/invalid', seen ? 'token-refused' : 'unseen-token-refused', seen ? 'certain' : 'likely', [
      renew,
      'choose-credential',
    ]),
    check: 'check-credential',
  };
}

/** A 401 in Discord's own words settles it; any other 401 may be somebody else's. */
function certainIf(reading: Reading): Confidence {
  return isDiscordError(reading) ? 'certain' : 'likely';
}

function verdict(
  reading: Reading,
  failureClass: FailureClass,
  cause: CauseId,
  confidence: Confidence,
  fixes: readonly FixId[],
): Verdict {
  return { class: failureClass, cause, confidence, evidence: [credentialEvidence(reading.exchange.credential)], fixes };
}

function webhookVerdict(cause: CauseId, confidence: Confidence): Verdict {
  const fixes = ['renew-webhook', 'stop-sending'] as const;
  return { class: 'auth/webhook-token', cause, confidence, fixes };
}

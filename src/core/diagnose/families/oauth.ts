import type { CauseId } from '../cause.ts';
import type { Confidence, Evidence } from '../diagnosis.ts';
import type { FixId } from '../fix.ts';
import { type Reading, requestHeader } from '../reading.ts';
import { bodyText } from '../requestBody.ts';
import type { Verdict } from '../verdict.ts';

/** The error words of OAuth2 (RFC 6749, 4.1.2.1 and 5.2; RFC 6750, 3.1). */
const errorWords: ReadonlySet<string> = new Set([
  'invalid_grant',
  'invalid_client',
  'invalid_request',
  'invalid_scope',
  'invalid_token',
  'insufficient_scope',
  'unauthorized_client',
  'unsupported_grant_type',
  'unsupported_response_type',
  'access_denied',
  'server_error',
  'temporarily_unavailable',
]);

/** OAuth2's own answers (`{error, error_description}`, no code), and the JSON codes that speak of OAuth2. */
export function oauthVerdict(reading: Reading): Verdict | null {
  if (reading.known === 'auth/oauth') return byCode(reading);
  const error = reading.object?.error;
  if (typeof error !== 'string' || !isOAuth(reading, error)) return null;
  const text = reading.object?.error_description;
  const description = typeof text === 'string' ? text.slice(0, 200) : '';
  const [cause, confidence, fixes] = meaning(reading, error, description);
  const evidence: Evidence[] = [{ fact: 'oauth-error', error: error.slice(0, 60), description }];
  if (cause === 'grant-as-json')
    evidence.push({ fact: 'request-content-type', value: requestHeader(reading.exchange, 'content-type') ?? null });
  return { class: 'auth/oauth', cause, confidence, evidence, fixes };
}

function isOAuth(reading: Reading, error: string): boolean {
  return errorWords.has(error) || (reading.route?.template.startsWith('/oauth2/') === true && /^\w+$/.test(error));
}

type Meaning = readonly [CauseId, Confidence, readonly FixId[]];

function meaning(reading: Reading, error: string, description: string): Meaning {
  if (error === 'invalid_grant' || (error === 'invalid_request' && /"?code"? in request/i.test(description)))
    return ['grant-spent', 'certain', ['renew-grant']];
  if (error === 'invalid_client') return ['client-secret-refused', 'certain', ['renew-grant', 'clean-credential']];
  if (error === 'unsupported_grant_type') {
    const isJson = sentAsJson(reading);
    if (isJson) return ['grant-as-json', 'certain', ['use-form-encoding']];
    return ['grant-type-missing', 'likely', ['use-form-encoding', 'correct-field']];
  }
  return ['oauth-refused', 'likely', ['renew-grant', 'request-scope']];
}

/** Token and revocation URLs take forms only (discord-api-docs, topics/oauth2; #5249 for the misleading answer). */
function sentAsJson(reading: Reading): boolean {
  const contentType = requestHeader(reading.exchange, 'content-type');
  return /json/i.test(contentType ?? '') || /^\s*\{/.test(bodyText(reading.exchange) ?? '');
}

function byCode(reading: Reading): Verdict {
  const [cause, fixes] = codeMeaning(reading.code ?? 0);
  return { class: 'auth/oauth', cause, confidence: 'certain', fixes };
}

function codeMeaning(code: number): readonly [CauseId, readonly FixId[]] {
  switch (code) {
    case 50025:
      return ['bearer-refused', ['renew-grant', 'choose-credential']];
    case 50026:
      return ['scope-missing', ['request-scope']];
    case 40012:
      return ['connection-revoked', ['renew-grant']];
    case 530007:
      return ['client-secret-refused', ['renew-grant', 'clean-credential']];
    case 50010:
    case 50012:
      return ['oauth-refused', ['renew-grant']];
    default:
      return ['identity-token-refused', ['renew-grant', 'correct-field']];
  }
}

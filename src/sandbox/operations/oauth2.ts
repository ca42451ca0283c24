import { bearer } from '../admission.ts';
import { type Answer, json } from '../answer.ts';
import { isRecord } from '../forms/form.ts';
import { limits } from '../limits/rules.ts';
import {
  type Grant,
  issueCode,
  issueGrant,
  redeemCode,
  refreshGrant,
  revokeGrant,
  tokenLife,
} from '../oauth2/authorization.ts';
import { demandClient } from '../oauth2/client.ts';
import { createIncomingWebhook } from '../oauth2/incomingWebhook.ts';
import { OAuthError, unkept, unknownScope, withOAuthErrors } from '../oauth2/oauthError.ts';
import { readScopes } from '../oauth2/scope.ts';
import type { Call, Operation } from '../operation.ts';
import { isoTime } from '../world/make.ts';
import { sandboxIds } from '../world/seed.ts';
import { grantedUser } from './currentUser.ts';

/**
 * Source: https://docs.discord.com/developers/topics/oauth2, RFC 6749 and RFC 7009. The token URLs take
 * `application/x-www-form-urlencoded` and nothing else; any other body counts as none.
 */
export const oauth2Operations: readonly Operation[] = [
  { method: 'GET', path: '/oauth2/authorize', auth: 'none', limit: null, run: authorize },
  {
    method: 'POST',
    path: '/oauth2/token',
    auth: 'none',
    accepts: 'urlencoded',
    limit: limits.oauth2,
    run: (call) => withOAuthErrors(() => exchange(call, formOf(call))),
  },
  {
    method: 'POST',
    path: '/oauth2/token/revoke',
    auth: 'none',
    accepts: 'urlencoded',
    limit: limits.oauth2,
    run: (call) => withOAuthErrors(() => revoke(call, formOf(call))),
  },
  {
    method: 'GET',
    path: '/oauth2/@me',
    auth: bearer(null, { bot: 'unauthorized' }), // discord-api-docs#3945: 401, not 403, and so intended
    limit: limits.read,
    run: currentAuthorization,
  },
  {
    method: 'GET',
    path: '/oauth2/userinfo',
    auth: bearer('openid', { bot: 'unauthorized' }), // what a bot gets here is not established
    limit: limits.read,
    run: userInfo,
  },
  // The sandbox signs no id tokens, so there are no keys for them.
  { method: 'GET', path: '/oauth2/keys', auth: 'none', limit: limits.read, run: () => json(200, { keys: [] }) },
];

/**
 * Agrees at once in the name of the seed's `member`; Discord shows a page. People are sent back only to a registered or
 * a loopback address; what is wrong with the client or the address is told here, everything else at the address
 * (RFC 6749 §4.1.2.1).
 */
function authorize(call: Call): Answer {
  const { query, world, now } = call;
  const sent = query.get('redirect_uri');
  const address = sent ?? world.authorizations.redirectUris[0] ?? '';
  if (query.get('client_id') !== world.application.id) return unredirected('client_id');
  if (!world.authorizations.redirectUris.includes(address) && !isLoopback(address)) return unredirected('redirect_uri');
  const back = (values: Readonly<Record<string, string>>) => redirect(address, values, query.get('state'));
  if (query.get('response_type') !== 'code') return back({ error: 'unsupported_response_type' });
  const scopes = readScopes(query.get('scope'), 'code');
  if (scopes === undefined) return back({ error: 'invalid_scope', error_description: unknownScope });
  const challenge = query.get('code_challenge');
  if (challenge !== null && query.get('code_challenge_method') !== 'S256') return back({ error: 'invalid_request' });
  const userId = sandboxIds.member;
  return back({ code: issueCode(world, now, { userId, scopes, redirectUri: sent, challenge }) });
}

/** The error is RFC 6749's; the words are made after `Invalid "code" in request.`, since Discord shows a page. */
function unredirected(parameter: string): Answer {
  return json(400, { error: 'invalid_request', error_description: `Invalid "${parameter}" in request.` });
}

/**
 * `iss` names the server (RFC 9207); Discord sends it since 2026, with its own name.
 * Source: developers/topics/oauth2#issuer-identification
 */
function redirect(address: string, values: Readonly<Record<string, string>>, state: string | null): Answer {
  const url = new URL(address);
  const more = { ...(state === null ? {} : { state }), iss: 'https://discord.com' };
  for (const [name, value] of Object.entries({ ...values, ...more })) url.searchParams.set(name, value);
  return { status: 302, headers: { location: url.href, ...unkept }, body: '' };
}

function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return /^https?:$/.test(protocol) && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

/** The kind of grant comes first: without one, as in a JSON body, it is unsupported (discord-api-docs#5249). */
function exchange(call: Call, form: ReadonlyMap<string, string>): Answer {
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return exchangeCode(call, form);
    case 'refresh_token':
      return refresh(call, form);
    case 'client_credentials':
      return ownToken(call, form);
    default:
      throw new OAuthError('unsupported_grant_type');
  }
}

function exchangeCode(call: Call, form: ReadonlyMap<string, string>): Answer {
  demandClient(call, form);
  const code = demandParameter(form, 'code');
  const sent = { redirectUri: form.get('redirect_uri') ?? null, verifier: form.get('code_verifier') ?? null };
  const grant = redeemCode(call.world, call.now, code, sent);
  if (grant === undefined) throw new OAuthError('invalid_grant', 'Invalid "code" in request.'); // discord-api-docs#5579
  return tokens(grant, grant.scopes.includes('webhook.incoming') ? { webhook: createIncomingWebhook(call) } : {});
}

/** Without a description (discord-api-docs#1650). */
function refresh(call: Call, form: ReadonlyMap<string, string>): Answer {
  demandClient(call, form);
  const grant = refreshGrant(call.world, call.now, demandParameter(form, 'refresh_token'));
  if (grant === undefined) throw new OAuthError('invalid_grant');
  return tokens(grant);
}

/** A token for the application's owner, without a refresh token; no scope is an error (discord-api-docs#2310). */
function ownToken(call: Call, form: ReadonlyMap<string, string>): Answer {
  demandClient(call, form);
  const scopes = readScopes(form.get('scope') ?? null, 'client');
  if (scopes === undefined) throw new OAuthError('invalid_scope', unknownScope);
  return tokens(issueGrant(call.world, call.now, { userId: call.world.application.ownerId, scopes }, false));
}

/** The body of the answer, `{}`, is not from a log. */
function revoke(call: Call, form: ReadonlyMap<string, string>): Answer {
  const token = demandParameter(form, 'token');
  demandClient(call, form);
  revokeGrant(call.world, token);
  return json(200, {}, unkept);
}

function tokens({ accessToken, refreshToken, scopes }: Grant, more: Readonly<Record<string, unknown>> = {}): Answer {
  const refresh = refreshToken === null ? {} : { refresh_token: refreshToken };
  const common = { token_type: 'Bearer', access_token: accessToken, expires_in: tokenLife, scope: scopes.join(' ') };
  return json(200, { ...common, ...refresh, ...more }, unkept);
}

/** That a parameter is missing is `invalid_request` (RFC 6749 §5.2); the words are made after those of their neighbours. */
function demandParameter(form: ReadonlyMap<string, string>, name: string): string {
  const value = form.get(name);
  if (value === undefined || value === '') throw new OAuthError('invalid_request', `Missing "${name}" in request.`);
  return value;
}

function formOf({ body }: Call): ReadonlyMap<string, string> {
  return new Map(Object.entries(isRecord(body) ? body : {}).map(([name, value]) => [name, String(value)]));
}

/** Source: developers/topics/oauth2#get-current-authorization-information */
function currentAuthorization(call: Call): Answer {
  const { id, name, verifyKey, settings } = call.world.application;
  const { user, grant } = grantedUser(call);
  return json(200, {
    application: {
      id,
      name,
      icon: settings.icon,
      description: settings.description,
      type: null,
      flags: settings.flags,
      flags_new: String(settings.flags),
      bot_public: true,
      bot_require_code_grant: false,
      verify_key: verifyKey,
    },
    scopes: grant.scopes,
    expires: isoTime(grant.expiresAt),
    ...(grant.scopes.includes('identify') ? { user } : {}),
  });
}

function userInfo(call: Call): Answer {
  const { user, grant, email } = grantedUser(call);
  const { id, username, global_name: nickname } = user;
  return json(200, {
    sub: id,
    ...(grant.scopes.includes('identify') ? { preferred_username: username, nickname, locale: 'en-US' } : {}),
    ...(grant.scopes.includes('email') ? { email, email_verified: true } : {}),
  });
}

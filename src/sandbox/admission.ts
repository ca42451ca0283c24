import { type Grant, grantOf } from './oauth2/authorization.ts';
import type { Scope } from './oauth2/scope.ts';
import type { RefusalName } from './refusal.ts';
import type { World } from './world/world.ts';

/** Who may call an operation: the bot, anybody (its URL or its form holds a secret), or somebody with a bearer token. */
export type Auth = 'bot' | 'none' | BearerAuth;

/** An operation that acts for the user who authorized the application. */
export interface BearerAuth {
  /** The scope that the token must have; null takes any token. */
  readonly scope: Scope | null;
  /** What a token without the scope gets. */
  readonly withoutScope: RefusalName;
  /** What a bot token gets: it may call too, or it is refused. */
  readonly bot: 'admitted' | RefusalName;
}

/** Who called. */
export type Caller =
  | { readonly kind: 'address' }
  | { readonly kind: 'bot' }
  | { readonly kind: 'user'; readonly grant: Grant };

/**
 * Open to a bearer token with a scope, and to a bot token unless `bot` says what that gets. Without the scope the
 * answer is 401 with code 0: so on `/users/@me` (omniauth-discord#11) and `/users/@me/guilds` (discord-oauth2#40).
 */
export function bearer(scope: Scope | null, more: Partial<BearerAuth> = {}): BearerAuth {
  return { scope, withoutScope: 'unauthorized', bot: 'admitted', ...more };
}

/**
 * Who called, or why he may not. The header must be `Bot TOKEN` or `Bearer TOKEN`: a lower-case `bot` is refused
 * (discorder#10), a token of one kind with the other's word too, and so is a bearer token where only bots may call
 * (discord-api-docs#1008, #1221, #2668), each with 401 and code 0. More than one space between is refused here; what
 * Discord does with it is not established. Spaces around the whole value are not part of it (RFC 9110 §5.5).
 */
export function admit(
  auth: Auth,
  header: string | readonly string[] | undefined,
  world: World,
  now: number,
): Caller | RefusalName {
  if (auth === 'none') return { kind: 'address' };
  const isBot = header === `Bot ${world.token}`;
  if (auth === 'bot') return isBot ? { kind: 'bot' } : 'unauthorized';
  if (isBot) return auth.bot === 'admitted' ? { kind: 'bot' } : auth.bot;
  const token = typeof header === 'string' ? /^Bearer (\S+)$/.exec(header)?.[1] : undefined;
  const grant = token === undefined ? undefined : grantOf(world, token, now);
  if (grant === undefined) return 'unauthorized';
  const allowed = auth.scope === null || grant.scopes.includes(auth.scope);
  return allowed ? { kind: 'user', grant } : auth.withoutScope;
}

/**
 * Scopes that an application may ask for without Discord's approval; others, also those that exist, are refused as
 * unknown (discord-oauth2#33, passport-discord#10). Source: developers/topics/oauth2#shared-resources-oauth2-scopes;
 * `openid` is from the API's own description.
 */
export const scopes = [
  'applications.builds.read',
  'applications.commands',
  'applications.commands.permissions.update',
  'applications.commands.update',
  'applications.entitlements',
  'applications.store.update',
  'bot',
  'connections',
  'email',
  'guilds',
  'guilds.join',
  'guilds.members.read',
  'identify',
  'messages.read',
  'openid',
  'role_connections.write',
  'webhook.incoming',
] as const;

/** Name of a scope. */
export type Scope = (typeof scopes)[number];

/** For the client's own token only. Source: developers/topics/oauth2#shared-resources-oauth2-scopes */
const clientOnly: readonly Scope[] = ['applications.commands.update'];

/** The scopes of a list with spaces between, each once; undefined if there is none or one that cannot be had so. */
export function readScopes(list: string | null, grant: 'code' | 'client'): Scope[] | undefined {
  const names = new Set((list ?? '').split(/[ +]/).filter((name) => name !== ''));
  const known = scopes.filter((scope) => names.has(scope) && (grant === 'client' || !clientOnly.includes(scope)));
  if (names.size === 0 || known.length !== names.size) return undefined;
  return [...names] as Scope[];
}

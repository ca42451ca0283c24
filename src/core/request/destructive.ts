import { routeOf } from '../discord/route.ts';
import { type BodyText, readBody } from './bodyText.ts';

/** What a request destroys or overwrites, beyond recall. */
export type Destruction =
  | 'delete-guild'
  | 'leave-guild'
  | 'delete-channel'
  | 'delete-message'
  | 'bulk-delete-messages'
  | 'delete-role'
  | 'delete-webhook'
  | 'delete-command'
  | 'delete-other'
  | 'ban'
  | 'unban'
  | 'bulk-ban'
  | 'kick'
  | 'prune'
  | 'transfer-ownership'
  /** The body of a guild cannot be read here, so that it may name another owner. */
  | 'may-transfer-ownership'
  | 'overwrite-commands'
  | 'overwrite-metadata'
  | 'overwrite-onboarding';

const byRoute: Readonly<Record<string, Destruction>> = {
  'DELETE /guilds/{guild_id}': 'delete-guild',
  'DELETE /users/@me/guilds/{guild_id}': 'leave-guild',
  'DELETE /channels/{channel_id}': 'delete-channel',
  'DELETE /channels/{channel_id}/messages/{message_id}': 'delete-message',
  'DELETE /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}': 'delete-message',
  'DELETE /webhooks/{webhook_id}/{webhook_token}/messages/@original': 'delete-message',
  'POST /channels/{channel_id}/messages/bulk-delete': 'bulk-delete-messages',
  'DELETE /guilds/{guild_id}/roles/{role_id}': 'delete-role',
  'DELETE /webhooks/{webhook_id}': 'delete-webhook',
  'DELETE /webhooks/{webhook_id}/{webhook_token}': 'delete-webhook',
  'DELETE /applications/{application_id}/commands/{command_id}': 'delete-command',
  'DELETE /applications/{application_id}/guilds/{guild_id}/commands/{command_id}': 'delete-command',
  'PUT /guilds/{guild_id}/bans/{user_id}': 'ban',
  'DELETE /guilds/{guild_id}/bans/{user_id}': 'unban',
  'POST /guilds/{guild_id}/bulk-ban': 'bulk-ban',
  'DELETE /guilds/{guild_id}/members/{user_id}': 'kick',
  'POST /guilds/{guild_id}/prune': 'prune',
  'PUT /applications/{application_id}/commands': 'overwrite-commands',
  'PUT /applications/{application_id}/guilds/{guild_id}/commands': 'overwrite-commands',
  'PUT /applications/{application_id}/role-connections/metadata': 'overwrite-metadata',
  'PUT /guilds/{guild_id}/onboarding': 'overwrite-onboarding',
};

/**
 * What a request would destroy, or null: every DELETE, bans, kicks, prunes, bulk deletions, a new owner, and the PUTs that
 * replace a whole list (bulk overwrite of commands deletes those that are not in it: discord-api-docs,
 * interactions/application-commands). Addresses and bodies are read decoded, so that no spelling hides what they say;
 * sealed text is understood.
 */
export function destructionOf(method: string, url: string, body: readonly BodyText[]): Destruction | null {
  const verb = method.toUpperCase();
  const templates = readingsOf(url).map((one) => routeOf(verb, one)?.template);
  for (const template of templates) {
    const known = byRoute[`${verb} ${template}`];
    if (known !== undefined) return known;
  }
  if (verb === 'DELETE') return 'delete-other';
  return verb === 'PATCH' && templates.includes('/guilds/{guild_id}') ? transferIn(body) : null;
}

/** An address as it stands, and as a server reads it that decodes before it looks for slashes. */
function readingsOf(url: string): string[] {
  const split = url.replaceAll(/%2f/gi, '/');
  return split === url ? [url] : [url, split];
}

/** Whether the body of a guild names another owner (discord-api-docs, resources/guild: Modify Guild). */
function transferIn(body: readonly BodyText[]): Destruction | null {
  const found = body.map(({ part, text }): Destruction | null => {
    if (part === 'owner_id') return 'transfer-ownership';
    if (part !== undefined && part !== 'payload_json') return null;
    if (text === null) return 'may-transfer-ownership';
    const { values, isWhole } = readBody(text);
    for (const { path } of values) if (path === 'owner_id') return 'transfer-ownership';
    return isWhole ? null : 'may-transfer-ownership';
  });
  return found.find((one) => one === 'transfer-ownership') ?? found.find((one) => one !== null) ?? null;
}

import { routeOf } from '../discord/route.ts';

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
 * interactions/application-commands). `body` is the text of the body where there is one; sealed text is understood.
 */
export function destructionOf(method: string, url: string, body: string | null): Destruction | null {
  const template = routeOf(method, url)?.template;
  const known = byRoute[`${method} ${template}`];
  if (known !== undefined) return known;
  if (method === 'DELETE') return 'delete-other';
  if (
    method === 'PATCH' &&
    template === '/guilds/{guild_id}' &&
    body !== null &&
    /["']?owner_id["']?\s*[:=]/.test(body)
  )
    return 'transfer-ownership';
  return null;
}

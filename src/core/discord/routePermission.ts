import type { JsonValue } from '../request/draft.ts';

/**
 * The permissions that Discord's documentation asks for, per route (98 of them state a rule; reviewed by hand from
 * the pages of 2026-08-06, the split of 2026-02-23 included: PIN_MESSAGES, CREATE_GUILD_EXPRESSIONS, CREATE_EVENTS).
 * `A+B`: all of them; `A|B`: one of them; `?key` or `?key=value`: only when the body has it; `~situation`: depends on
 * what a request does not show (who owns the thing, what kind of channel it is).
 */
const table = `
GET guilds/{guild_id}/audit-logs VIEW_AUDIT_LOG
GET guilds/{guild_id}/auto-moderation/rules MANAGE_GUILD
GET guilds/{guild_id}/auto-moderation/rules/{rule_id} MANAGE_GUILD
POST guilds/{guild_id}/auto-moderation/rules MANAGE_GUILD
PATCH guilds/{guild_id}/auto-moderation/rules/{rule_id} MANAGE_GUILD
DELETE guilds/{guild_id}/auto-moderation/rules/{rule_id} MANAGE_GUILD
PATCH channels/{channel_id} MANAGE_CHANNELS~guild-channel MANAGE_ROLES?permission_overwrites SEND_MESSAGES~unarchiving MANAGE_THREADS~thread
PUT channels/{channel_id}/voice-status SET_VOICE_CHANNEL_STATUS MANAGE_CHANNELS~not-connected
DELETE channels/{channel_id} MANAGE_CHANNELS~guild-channel MANAGE_THREADS~thread
PUT channels/{channel_id}/permissions/{overwrite_id} MANAGE_ROLES
GET channels/{channel_id}/invites MANAGE_CHANNELS
POST channels/{channel_id}/invites CREATE_INSTANT_INVITE MANAGE_ROLES?role_ids
DELETE channels/{channel_id}/permissions/{overwrite_id} MANAGE_ROLES
POST channels/{channel_id}/followers MANAGE_WEBHOOKS
POST channels/{channel_id}/threads SEND_MESSAGES~forum
DELETE channels/{channel_id}/thread-members/{user_id} MANAGE_THREADS~unless-own-private-thread
GET channels/{channel_id}/threads/archived/public READ_MESSAGE_HISTORY
GET channels/{channel_id}/threads/archived/private READ_MESSAGE_HISTORY+MANAGE_THREADS
GET channels/{channel_id}/users/@me/threads/archived/private READ_MESSAGE_HISTORY
POST guilds/{guild_id}/emojis CREATE_GUILD_EXPRESSIONS
PATCH guilds/{guild_id}/emojis/{emoji_id} CREATE_GUILD_EXPRESSIONS|MANAGE_GUILD_EXPRESSIONS~own MANAGE_GUILD_EXPRESSIONS~of-others
DELETE guilds/{guild_id}/emojis/{emoji_id} CREATE_GUILD_EXPRESSIONS|MANAGE_GUILD_EXPRESSIONS~own MANAGE_GUILD_EXPRESSIONS~of-others
POST guilds/{guild_id}/scheduled-events CREATE_EVENTS MANAGE_CHANNELS+MUTE_MEMBERS+MOVE_MEMBERS?entity_type=1 VIEW_CHANNEL+CONNECT?entity_type=2
PATCH guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id} CREATE_EVENTS|MANAGE_EVENTS~own MANAGE_EVENTS~of-others MANAGE_CHANNELS+MUTE_MEMBERS+MOVE_MEMBERS?entity_type=1 VIEW_CHANNEL+CONNECT?entity_type=2
DELETE guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id} CREATE_EVENTS|MANAGE_EVENTS~own MANAGE_EVENTS~of-others MANAGE_CHANNELS+MUTE_MEMBERS+MOVE_MEMBERS~stage-event VIEW_CHANNEL+CONNECT~voice-event
GET guilds/{guild_id}/templates MANAGE_GUILD
POST guilds/{guild_id}/templates MANAGE_GUILD
PUT guilds/{guild_id}/templates/{code} MANAGE_GUILD
PATCH guilds/{guild_id}/templates/{code} MANAGE_GUILD
DELETE guilds/{guild_id}/templates/{code} MANAGE_GUILD
PATCH guilds/{guild_id} MANAGE_GUILD ADMINISTRATOR~community-feature
POST guilds/{guild_id}/channels MANAGE_CHANNELS
PATCH guilds/{guild_id}/channels MANAGE_CHANNELS MANAGE_ROLES~lock-permissions
PUT guilds/{guild_id}/members/{user_id} CREATE_INSTANT_INVITE MANAGE_NICKNAMES?nick MANAGE_ROLES?roles MUTE_MEMBERS?mute DEAFEN_MEMBERS?deaf
PATCH guilds/{guild_id}/members/{user_id} MANAGE_NICKNAMES?nick MANAGE_ROLES?roles MUTE_MEMBERS?mute DEAFEN_MEMBERS?deaf MOVE_MEMBERS?channel_id MODERATE_MEMBERS?communication_disabled_until MANAGE_GUILD|MANAGE_ROLES?flags
PATCH guilds/{guild_id}/members/@me CHANGE_NICKNAME?nick
PATCH guilds/{guild_id}/members/@me/nick CHANGE_NICKNAME?nick
PUT guilds/{guild_id}/members/{user_id}/roles/{role_id} MANAGE_ROLES
DELETE guilds/{guild_id}/members/{user_id}/roles/{role_id} MANAGE_ROLES
DELETE guilds/{guild_id}/members/{user_id} KICK_MEMBERS
GET guilds/{guild_id}/bans BAN_MEMBERS
GET guilds/{guild_id}/bans/{user_id} BAN_MEMBERS
PUT guilds/{guild_id}/bans/{user_id} BAN_MEMBERS
DELETE guilds/{guild_id}/bans/{user_id} BAN_MEMBERS
POST guilds/{guild_id}/bulk-ban BAN_MEMBERS+MANAGE_GUILD
POST guilds/{guild_id}/roles MANAGE_ROLES
PATCH guilds/{guild_id}/roles MANAGE_ROLES
PATCH guilds/{guild_id}/roles/{role_id} MANAGE_ROLES
DELETE guilds/{guild_id}/roles/{role_id} MANAGE_ROLES
GET guilds/{guild_id}/prune KICK_MEMBERS+MANAGE_GUILD
POST guilds/{guild_id}/prune KICK_MEMBERS+MANAGE_GUILD
GET guilds/{guild_id}/invites MANAGE_GUILD|VIEW_AUDIT_LOG
GET guilds/{guild_id}/integrations MANAGE_GUILD
DELETE guilds/{guild_id}/integrations/{integration_id} MANAGE_GUILD
GET guilds/{guild_id}/widget MANAGE_GUILD
PATCH guilds/{guild_id}/widget MANAGE_GUILD
GET guilds/{guild_id}/vanity-url MANAGE_GUILD
GET guilds/{guild_id}/welcome-screen MANAGE_GUILD~screen-disabled
PATCH guilds/{guild_id}/welcome-screen MANAGE_GUILD
PUT guilds/{guild_id}/onboarding MANAGE_GUILD+MANAGE_ROLES
PUT guilds/{guild_id}/incident-actions MANAGE_GUILD
DELETE invites/{code} MANAGE_CHANNELS|MANAGE_GUILD
GET invites/{code}/target-users MANAGE_GUILD|VIEW_AUDIT_LOG~unless-inviter
PUT invites/{code}/target-users MANAGE_GUILD~unless-inviter
GET invites/{code}/target-users/job-status MANAGE_GUILD|VIEW_AUDIT_LOG~unless-inviter
GET channels/{channel_id}/messages VIEW_CHANNEL~guild-channel CONNECT~voice-channel
GET guilds/{guild_id}/messages/search READ_MESSAGE_HISTORY
GET channels/{channel_id}/messages/{message_id} VIEW_CHANNEL+READ_MESSAGE_HISTORY~guild-channel
POST channels/{channel_id}/messages SEND_MESSAGES~guild-channel SEND_MESSAGES_IN_THREADS~thread SEND_TTS_MESSAGES?tts=true READ_MESSAGE_HISTORY?message_reference
POST channels/{channel_id}/messages/{message_id}/crosspost SEND_MESSAGES MANAGE_MESSAGES~of-others
PUT channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me READ_MESSAGE_HISTORY ADD_REACTIONS~first-of-its-kind
DELETE channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/{user_id} MANAGE_MESSAGES
DELETE channels/{channel_id}/messages/{message_id}/reactions MANAGE_MESSAGES
DELETE channels/{channel_id}/messages/{message_id}/reactions/{emoji_name} MANAGE_MESSAGES
PATCH channels/{channel_id}/messages/{message_id} MANAGE_MESSAGES~of-others
DELETE channels/{channel_id}/messages/{message_id} MANAGE_MESSAGES~of-others
POST channels/{channel_id}/messages/bulk-delete MANAGE_MESSAGES
GET channels/{channel_id}/messages/pins VIEW_CHANNEL
PUT channels/{channel_id}/messages/pins/{message_id} PIN_MESSAGES
DELETE channels/{channel_id}/messages/pins/{message_id} PIN_MESSAGES
PUT channels/{channel_id}/pins/{message_id} PIN_MESSAGES
DELETE channels/{channel_id}/pins/{message_id} PIN_MESSAGES
POST channels/{channel_id}/send-soundboard-sound SPEAK+USE_SOUNDBOARD USE_EXTERNAL_SOUNDS~of-other-guild
POST guilds/{guild_id}/soundboard-sounds CREATE_GUILD_EXPRESSIONS
PATCH guilds/{guild_id}/soundboard-sounds/{sound_id} CREATE_GUILD_EXPRESSIONS|MANAGE_GUILD_EXPRESSIONS~own MANAGE_GUILD_EXPRESSIONS~of-others
DELETE guilds/{guild_id}/soundboard-sounds/{sound_id} CREATE_GUILD_EXPRESSIONS|MANAGE_GUILD_EXPRESSIONS~own MANAGE_GUILD_EXPRESSIONS~of-others
POST stage-instances MANAGE_CHANNELS+MUTE_MEMBERS+MOVE_MEMBERS MENTION_EVERYONE?send_start_notification=true
PATCH stage-instances/{channel_id} MANAGE_CHANNELS+MUTE_MEMBERS+MOVE_MEMBERS
DELETE stage-instances/{channel_id} MANAGE_CHANNELS+MUTE_MEMBERS+MOVE_MEMBERS
POST guilds/{guild_id}/stickers CREATE_GUILD_EXPRESSIONS
PATCH guilds/{guild_id}/stickers/{sticker_id} CREATE_GUILD_EXPRESSIONS|MANAGE_GUILD_EXPRESSIONS~own MANAGE_GUILD_EXPRESSIONS~of-others
DELETE guilds/{guild_id}/stickers/{sticker_id} CREATE_GUILD_EXPRESSIONS|MANAGE_GUILD_EXPRESSIONS~own MANAGE_GUILD_EXPRESSIONS~of-others
PATCH guilds/{guild_id}/voice-states/@me MUTE_MEMBERS?suppress=false REQUEST_TO_SPEAK?request_to_speak_timestamp
PATCH guilds/{guild_id}/voice-states/{user_id} MUTE_MEMBERS
POST channels/{channel_id}/webhooks MANAGE_WEBHOOKS
GET channels/{channel_id}/webhooks MANAGE_WEBHOOKS
GET guilds/{guild_id}/webhooks MANAGE_WEBHOOKS
GET webhooks/{webhook_id} MANAGE_WEBHOOKS~unless-own-webhook
PATCH webhooks/{webhook_id} MANAGE_WEBHOOKS
DELETE webhooks/{webhook_id} MANAGE_WEBHOOKS
`;

/** When a rule applies. A situation depends on what the request does not show. */
export type PermissionCondition =
  | { readonly kind: 'always' }
  | { readonly kind: 'body'; readonly key: string; readonly value?: string }
  | { readonly kind: 'situation'; readonly situation: string };

/** One rule of a route. */
export interface PermissionRule {
  /** Discord's names (`MANAGE_ROLES`). */
  readonly permissions: readonly string[];
  readonly mode: 'all' | 'any';
  readonly when: PermissionCondition;
}

let rules: ReadonlyMap<string, readonly PermissionRule[]> | undefined;

/**
 * The permission rules of a route, given by its template without the leading slash
 * (`guilds/{guild_id}/bans`); empty where the documentation states none.
 */
export function permissionRules(method: string, template: string): readonly PermissionRule[] {
  rules ??= new Map(
    table
      .trim()
      .split('\n')
      .map((line) => {
        const [ruleMethod, path, ...texts] = line.split(' ');
        return [`${ruleMethod} ${path}`, texts.map(readRule)];
      }),
  );
  return rules.get(`${method} ${template}`) ?? [];
}

/** Whether a rule applies to a request with this body: `maybe` where the request alone cannot tell. */
export function ruleApplies(rule: PermissionRule, body: JsonValue | undefined): 'yes' | 'no' | 'maybe' {
  switch (rule.when.kind) {
    case 'always':
      return 'yes';
    case 'situation':
      return 'maybe';
    case 'body': {
      if (body === undefined || body === null || typeof body !== 'object' || Array.isArray(body)) return 'maybe';
      const value = (body as Readonly<Record<string, JsonValue>>)[rule.when.key];
      if (value === undefined) return 'no';
      return rule.when.value === undefined || String(value) === rule.when.value ? 'yes' : 'no';
    }
    default:
      return rule.when satisfies never;
  }
}

function readRule(text: string): PermissionRule {
  const [, names = '', mark = '', condition = ''] = /^([A-Z_+|]+)(?:([?~])(.+))?$/.exec(text) ?? [];
  return {
    permissions: names.split(/[+|]/),
    mode: names.includes('|') ? 'any' : 'all',
    when: readCondition(mark, condition),
  };
}

function readCondition(mark: string, text: string): PermissionCondition {
  if (mark === '~') return { kind: 'situation', situation: text };
  if (mark !== '?') return { kind: 'always' };
  const [key = '', value] = text.split('=');
  return value === undefined ? { kind: 'body', key } : { kind: 'body', key, value };
}

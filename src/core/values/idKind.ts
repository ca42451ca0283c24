/**
 * What an id is the id of, as far as Discord lists such things. `message-channel` and `category` are channels too:
 * those that hold messages, and those that hold channels.
 */
export type IdKind =
  | 'guild'
  | 'channel'
  | 'message-channel'
  | 'category'
  | 'role'
  | 'member'
  | 'message'
  | 'webhook'
  | 'application'
  | 'command'
  | 'emoji'
  | 'application-emoji'
  | 'sticker'
  | 'event'
  | 'rule'
  | 'sound'
  | 'integration'
  | 'entitlement'
  | 'sku';

/** What is known of an id by its name alone: of what it is, or null for an id that nothing lists. */
export type IdName = IdKind | null;

/** Names of parameters in Discord's paths (`routeTable.ts`). `overwrite_id` is a role's or a member's; mostly a role's. */
const parameters: Readonly<Record<string, IdKind>> = {
  guild_id: 'guild',
  channel_id: 'channel',
  role_id: 'role',
  overwrite_id: 'role',
  user_id: 'member',
  message_id: 'message',
  webhook_id: 'webhook',
  application_id: 'application',
  command_id: 'command',
  emoji_id: 'emoji',
  sticker_id: 'sticker',
  guild_scheduled_event_id: 'event',
  rule_id: 'rule',
  sound_id: 'sound',
  integration_id: 'integration',
  entitlement_id: 'entitlement',
  sku_id: 'sku',
};

/** They end like ids and are none: a text, and the number of an answer to a poll. */
const noIds: readonly string[] = ['instance_id', 'answer_id'];

/** What the parameter of a path is the id of; undefined where it is no id. */
export function idOfParameter(name: string, template: string): IdName | undefined {
  if (noIds.includes(name) || !/_id(?:_\d)?$/.test(name)) return undefined;
  if (name === 'emoji_id' && template.startsWith('/applications/')) return 'application-emoji';
  if (name === 'channel_id' && /^\/channels\/\{channel_id\}\/(?:messages|typing|pins|polls)\b/.test(template)) {
    return 'message-channel';
  }
  return parameters[name] ?? null;
}

/** Names of body and query fields; `[]` stands for an item of a list. Source: https://docs.discord.com/developers/resources */
const fields: readonly (readonly [pattern: RegExp, kind: IdName])[] = [
  [/(?:^|\.)message_reference\.channel_id$/, 'message-channel'],
  [/(?:^|[._])guild_id$/, 'guild'],
  [/(?:^|[._])channel_id$/, 'channel'],
  [/(?:^|\.)parent_id$/, 'category'],
  [/(?:^|\.)message_id$|^messages\[\]$/, 'message'],
  [/(?:^|\.)(?:target_|owner_)?user_id$|(?:^|\.)(?:owner|recipient|author)_id$/, 'member'],
  [/(?:^|\.)(?:users|user_ids)\[\]$/, 'member'],
  [/(?:^|[._])role_id$|(?:^|[._])(?:roles|role_ids)\[\]$|^permission_overwrites\[\]\.id$/, 'role'],
  [/(?:^|[._])channels\[\]$|(?:^|[._])channel_ids\[\]$/, 'channel'],
  [/(?:^|[._])application_id$/, 'application'],
  [/(?:^|\.)emoji(?:_id|\.id)$/, 'emoji'],
  [/(?:^|\.)sticker_ids\[\]$/, 'sticker'],
  [/(?:^|\.)sound_id$/, 'sound'],
  [/(?:^|\.)sku_ids?$/, 'sku'],
  [/(?:^|\.)webhook_id$/, 'webhook'],
  [/(?:^|\.)applied_tags\[\]$|(?:^|\.)entity_id$/, null],
];

/** What a body field is the id of (`allowed_mentions.roles[0]`, `message_reference.message_id`); undefined where it is no id. */
export function idOfField(path: string, template: string): IdName | undefined {
  const name = path.replaceAll(/\[\d+\]/g, '[]');
  // The positions of all roles, or of all channels, are a list of objects with an id.
  if (name === '[].id') {
    if (template === '/guilds/{guild_id}/roles') return 'role';
    if (template === '/guilds/{guild_id}/channels') return 'channel';
  }
  return fields.find(([pattern]) => pattern.test(name))?.[1];
}

/** Ids between which a page lies, by what the list is of. Archived threads are paged by times, not by ids. */
const pages: readonly (readonly [template: RegExp, kind: IdName])[] = [
  [/\/messages$/, 'message'],
  [/^\/users\/@me\/guilds$/, 'guild'],
  [/\/(?:members|bans|users|thread-members)$|\/reactions\/\{emoji_name\}$|\/answers\/\{answer_id\}$/, 'member'],
  [/\/(?:audit-logs|entitlements|subscriptions)$/, null],
];

/** What a parameter of a query is the id of; undefined where it is no id. */
export function idOfQuery(name: string, template: string): IdName | undefined {
  if (/^(?:around|before|after)$/.test(name)) return pages.find(([pattern]) => pattern.test(template))?.[1];
  if (name === 'thread_id') return 'channel';
  return idOfField(name, template);
}

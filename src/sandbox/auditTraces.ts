import type { AuditLogChange, AuditLogEntry } from './auditLog.ts';
import { isThread } from './channels/channelKinds.ts';
import { isRecord } from './forms/form.ts';
import type { Call } from './operation.ts';
import type { Guild } from './world/world.ts';

/** What is written of an operation that succeeded. */
type Done = Pick<AuditLogEntry, 'action_type' | 'target_id' | 'changes' | 'options'>;

/** Looks at the world before an operation and tells, given its answer, what it did. */
type Trace = (call: Call, guild: Guild) => (answer: unknown) => readonly Done[];

/**
 * Which operations leave entries in the audit log, by method and path.
 * Source: developers/resources/audit-log#audit-log-entry-object-audit-log-events
 */
const traces: Readonly<Record<string, Trace>> = {
  'PATCH /guilds/{guild_id}': updated(1, 'guild_id', (_, { name, settings }) => ({ name, ...settings })),
  'POST /guilds/{guild_id}/channels': created(10),
  'PATCH /channels/{channel_id}': onChannel(11, 111),
  'DELETE /channels/{channel_id}': onChannel(12, 112),
  'PUT /channels/{channel_id}/permissions/{overwrite_id}': overwriteSet,
  'DELETE /channels/{channel_id}/permissions/{overwrite_id}': removed(15, 'channel_id'),
  'DELETE /guilds/{guild_id}/members/{user_id}': removed(20, 'user_id'),
  'POST /guilds/{guild_id}/prune': pruned,
  'PUT /guilds/{guild_id}/bans/{user_id}': removed(22, 'user_id'),
  'POST /guilds/{guild_id}/bulk-ban': banned,
  'DELETE /guilds/{guild_id}/bans/{user_id}': removed(23, 'user_id'),
  'PATCH /guilds/{guild_id}/members/{user_id}': memberEdited,
  'PATCH /guilds/{guild_id}/members/@me': memberEdited,
  'PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}': roleMoved('$add'),
  'DELETE /guilds/{guild_id}/members/{user_id}/roles/{role_id}': roleMoved('$remove'),
  'POST /guilds/{guild_id}/roles': created(30),
  'PATCH /guilds/{guild_id}/roles': rolesSorted,
  'PATCH /guilds/{guild_id}/roles/{role_id}': updated(31, 'role_id', ({ params }, { roles }) =>
    roles.get(params.role_id ?? ''),
  ),
  'DELETE /guilds/{guild_id}/roles/{role_id}': removed(32, 'role_id'),
  'POST /channels/{channel_id}/webhooks': created(50),
  'PATCH /webhooks/{webhook_id}': updated(51, 'webhook_id', ({ params, world }) =>
    world.webhooks.get(params.webhook_id ?? ''),
  ),
  'DELETE /webhooks/{webhook_id}': removed(52, 'webhook_id'),
  'POST /guilds/{guild_id}/emojis': created(60),
  'PATCH /guilds/{guild_id}/emojis/{emoji_id}': updated(61, 'emoji_id', ({ params }, { emojis }) =>
    emojis.get(params.emoji_id ?? ''),
  ),
  'DELETE /guilds/{guild_id}/emojis/{emoji_id}': removed(62, 'emoji_id'),
  'DELETE /channels/{channel_id}/messages/{message_id}': onMessage(72),
  'POST /channels/{channel_id}/messages/bulk-delete': bulkDeleted,
  'PUT /channels/{channel_id}/messages/pins/{message_id}': onMessage(74),
  'PUT /channels/{channel_id}/pins/{message_id}': onMessage(74),
  'DELETE /channels/{channel_id}/messages/pins/{message_id}': onMessage(75),
  'DELETE /channels/{channel_id}/pins/{message_id}': onMessage(75),
  'DELETE /guilds/{guild_id}/integrations/{integration_id}': removed(82, 'integration_id'),
  'POST /stage-instances': created(83),
  'PATCH /stage-instances/{channel_id}': updated(84, 'channel_id'),
  'DELETE /stage-instances/{channel_id}': removed(85, 'channel_id'),
  'POST /guilds/{guild_id}/scheduled-events': created(100),
  'PATCH /guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}': updated(101, 'guild_scheduled_event_id'),
  'DELETE /guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}': removed(102, 'guild_scheduled_event_id'),
  'POST /channels/{channel_id}/threads': created(110),
  'POST /channels/{channel_id}/messages/{message_id}/threads': created(110),
  'POST /guilds/{guild_id}/soundboard-sounds': created(130, 'sound_id'),
  'PATCH /guilds/{guild_id}/soundboard-sounds/{sound_id}': updated(131, 'sound_id'),
  'DELETE /guilds/{guild_id}/soundboard-sounds/{sound_id}': removed(132, 'sound_id'),
  'POST /guilds/{guild_id}/auto-moderation/rules': created(140),
  'PATCH /guilds/{guild_id}/auto-moderation/rules/{rule_id}': updated(141, 'rule_id'),
  'DELETE /guilds/{guild_id}/auto-moderation/rules/{rule_id}': removed(142, 'rule_id'),
  'PUT /guilds/{guild_id}/onboarding': updated(167, 'guild_id'),
};

/** What a request will leave in the log of which guild; undefined if nothing, or if there is no such guild. */
export function traceOf(call: Call): { guild: Guild; finish: ReturnType<Trace> } | undefined {
  const trace = traces[call.route];
  const guild = trace && call.world.guilds.get(guildIdOf(call) ?? '');
  return trace && guild && { guild, finish: trace(call, guild) };
}

function guildIdOf({ params, world, body }: Call): string | undefined {
  if (params.guild_id !== undefined) return params.guild_id;
  if (params.webhook_id !== undefined) return world.webhooks.get(params.webhook_id)?.guild_id;
  const channelId = params.channel_id ?? (isRecord(body) ? body.channel_id : undefined);
  return world.channels.get(String(channelId))?.wire.guild_id;
}

function created(action: number, key = 'id'): Trace {
  return (call) => (answer) => [
    {
      action_type: action,
      target_id: isRecord(answer) ? String(answer[key]) : null,
      changes: changes(call.body, answer),
    },
  ];
}

/** Without a look at what was there before, the entry has only the new values. */
function updated(action: number, target: string, before?: (call: Call, guild: Guild) => object | undefined): Trace {
  return (call, guild) => {
    const old = structuredClone(before?.(call, guild));
    return (answer) => [
      { action_type: action, target_id: call.params[target] ?? null, changes: changes(call.body, answer, { ...old }) },
    ];
  };
}

function removed(action: number, target: string): Trace {
  return (call) => () => [{ action_type: action, target_id: call.params[target] ?? null }];
}

function onChannel(action: number, threadAction: number): Trace {
  return (call, guild) => {
    const channel = call.world.channels.get(call.params.channel_id ?? '');
    const chosen = channel !== undefined && isThread(channel) ? threadAction : action;
    if (call.route.startsWith('DELETE')) return removed(chosen, 'channel_id')(call, guild);
    return updated(chosen, 'channel_id', () => channel?.wire)(call, guild);
  };
}

function overwriteSet(call: Call): ReturnType<Trace> {
  const { channel_id = '', overwrite_id = '' } = call.params;
  const overwrites = call.world.channels.get(channel_id)?.wire.permission_overwrites ?? [];
  const action = overwrites.some(({ id }) => id === overwrite_id) ? 14 : 13;
  return () => [{ action_type: action, target_id: channel_id, options: { id: overwrite_id } }];
}

/** Names, timeouts and the like are one kind of entry, roles and voice channels others. */
function memberEdited({ body, params, world }: Call, guild: Guild): ReturnType<Trace> {
  const { roles, channel_id, ...rest } = isRecord(body) ? body : {};
  const id = params.user_id ?? world.bot.id;
  const old = structuredClone({ ...guild.members.get(id) });
  return (answer) => [
    ...(Object.keys(rest).length === 0
      ? []
      : [{ action_type: 24, target_id: id, changes: changes(rest, answer, old) }]),
    ...(roles === undefined ? [] : [{ action_type: 25, target_id: id, changes: changes({ roles }, answer, old) }]),
    ...(channel_id === undefined ? [] : [{ action_type: channel_id === null ? 27 : 26, target_id: null }]),
  ];
}

function roleMoved(key: '$add' | '$remove'): Trace {
  return ({ params }, { roles }) => {
    const { id, name } = roles.get(params.role_id ?? '') ?? {};
    return () => [
      { action_type: 25, target_id: params.user_id ?? null, changes: [{ key, new_value: [{ id, name }] }] },
    ];
  };
}

function rolesSorted({ body }: Call, { roles }: Guild): ReturnType<Trace> {
  const sent = (Array.isArray(body) ? body : []).filter(isRecord);
  const moved = sent.map(({ id, position }) => ({ id: String(id), position, old: roles.get(String(id))?.position }));
  return () =>
    moved.map(({ id, position, old }) => ({
      action_type: 31,
      target_id: id,
      changes: changes({ position }, { position }, { position: old }),
    }));
}

/** Deleting one's own message leaves no trace. */
function onMessage(action: number): Trace {
  return ({ params, world }) => {
    const { channel_id = '', message_id = '' } = params;
    const author = world.channels.get(channel_id)?.messages.get(message_id)?.author.id ?? null;
    const deletes = action === 72;
    if (deletes && author === world.bot.id) return () => [];
    const options = deletes ? { channel_id, count: '1' } : { channel_id, message_id };
    return () => [{ action_type: action, target_id: author, options }];
  };
}

function bulkDeleted({ body, params }: Call): ReturnType<Trace> {
  const count = isRecord(body) && Array.isArray(body.messages) ? body.messages.length : 0;
  return () => [{ action_type: 73, target_id: params.channel_id ?? null, options: { count: String(count) } }];
}

function pruned({ body }: Call): ReturnType<Trace> {
  const days = isRecord(body) ? (body.days ?? 7) : 7;
  return (answer) => {
    const removedMembers = isRecord(answer) ? (answer.pruned ?? 0) : 0;
    const options = { delete_member_days: String(days), members_removed: String(removedMembers) };
    return [{ action_type: 21, target_id: null, options }];
  };
}

function banned(): ReturnType<Trace> {
  return (answer) => {
    const ids = isRecord(answer) && Array.isArray(answer.banned_users) ? answer.banned_users : [];
    return ids.map((id) => ({ action_type: 22, target_id: String(id) }));
  };
}

/** Neither uploaded data stands in the log nor the message with which a post begins. */
const unlogged = ['image', 'icon', 'avatar', 'banner', 'splash', 'discovery_splash', 'sound', 'message'];

/** Of what was sent only what there is afterwards, so that nothing else fills the log. */
function changes(body: unknown, answer: unknown, before: Readonly<Record<string, unknown>> = {}): AuditLogChange[] {
  const [old, now] = [fieldsOf(before), fieldsOf(answer)];
  const sent = Object.entries(isRecord(body) ? body : {}).filter(([key]) => key in now && !unlogged.includes(key));
  return sent
    .filter(([key, value]) => JSON.stringify(old[key]) !== JSON.stringify(value))
    .map(([key, value]) => ({ key, ...(key in old ? { old_value: old[key] } : {}), new_value: value }));
}

/** Fields by name, those of a thread's metadata among them. */
function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) return {};
  return isRecord(value.thread_metadata) ? { ...value, ...value.thread_metadata } : value;
}

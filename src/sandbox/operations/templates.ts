import type { APITemplate } from 'discord-api-types/v10';
import { managedGuild } from '../access.ts';
import { type Answer, json } from '../answer.ts';
import { Chance } from '../chance.ts';
import { demand, isRecord, object, required, text } from '../forms/form.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { isoTime } from '../world/make.ts';
import type { ChannelWire, Guild } from '../world/world.ts';

const all = '/guilds/{guild_id}/templates';
const one = `${all}/{code}`;

/** A guild as a pattern for others. Source: https://docs.discord.com/developers/resources/guild-template */
export const templateOperations: readonly Operation[] = [
  { method: 'GET', path: '/guilds/templates/{code}', auth: 'bot', limit: limits.read, run: find },
  {
    method: 'GET',
    path: all,
    auth: 'bot',
    limit: limits.read,
    run: (call) => json(200, [...managedGuild(call).templates.values()]),
  },
  { method: 'POST', path: all, auth: 'bot', accepts: 'json', limit: limits.guildEdit, run: create },
  { method: 'PUT', path: one, auth: 'bot', limit: limits.guildEdit, run: sync },
  { method: 'PATCH', path: one, auth: 'bot', accepts: 'json', limit: limits.guildEdit, run: edit },
  { method: 'DELETE', path: one, auth: 'bot', limit: limits.guildEdit, run: remove },
];

const name = text({ min: 1, max: 100 });
const description = text({ max: 120 });

function find(call: Call): Answer {
  const code = param(call, 'code');
  const found = [...call.world.guilds.values()].find(({ templates }) => templates.has(code));
  if (found === undefined) throw new Refusal('unknownTemplate');
  return json(200, found.templates.get(code));
}

/** One to a guild. */
function create(call: Call): Answer {
  const guild = managedGuild(call);
  demand(object({ name: required(name), description }), call.body);
  if (guild.templates.size > 0) throw new Refusal('hasTemplate');
  const now = isoTime(call.now);
  const template: APITemplate = {
    code: new Chance(`template:${call.world.newId(call.now)}`).text(
      12,
      'abcdefghijklmnopqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789',
    ),
    name: '',
    description: null,
    usage_count: 0,
    creator_id: call.world.bot.id,
    creator: call.world.bot,
    created_at: now,
    updated_at: now,
    source_guild_id: guild.id,
    serialized_source_guild: snapshot(call, guild),
    is_dirty: null,
  };
  guild.templates.set(template.code, template);
  return json(200, changed(call, template));
}

function sync(call: Call): Answer {
  const guild = managedGuild(call);
  const template = templateOf(call, guild);
  const fresh = { serialized_source_guild: snapshot(call, guild), updated_at: isoTime(call.now), is_dirty: null };
  return json(200, Object.assign(template, fresh));
}

function edit(call: Call): Answer {
  const template = templateOf(call, managedGuild(call));
  demand(object({ name, description }), call.body);
  return json(200, changed(call, template));
}

/** What was deleted is told once more. */
function remove(call: Call): Answer {
  const guild = managedGuild(call);
  const template = templateOf(call, guild);
  guild.templates.delete(template.code);
  return json(200, template);
}

function changed(call: Call, template: APITemplate): APITemplate {
  const sent = isRecord(call.body) ? call.body : {};
  if (typeof sent.name === 'string') template.name = sent.name;
  if (sent.description !== undefined) {
    template.description = sent.description === null ? null : String(sent.description);
  }
  return template;
}

/** Ids in it count from 0, @everyone first. */
function snapshot({ world }: Call, guild: Guild): APITemplate['serialized_source_guild'] {
  const { settings } = guild;
  const channels = [...world.channels.values()].filter(
    ({ wire }) => wire.guild_id === guild.id && keptTypes.includes(wire.type),
  );
  return {
    name: guild.name,
    description: settings.description,
    region: settings.region,
    verification_level: settings.verification_level,
    default_message_notifications: settings.default_message_notifications,
    explicit_content_filter: settings.explicit_content_filter,
    preferred_locale: settings.preferred_locale as APITemplate['serialized_source_guild']['preferred_locale'],
    afk_channel_id: null,
    afk_timeout: settings.afk_timeout as 300,
    system_channel_id: null,
    system_channel_flags: settings.system_channel_flags,
    icon_hash: settings.icon,
    roles: [...guild.roles.values()].map(({ tags: _, managed: __, position: ___, flags: ____, ...role }, id) => ({
      ...role,
      id,
    })),
    channels: channels.map(({ wire }, id) => channelSnapshot(wire, id)),
  };
}

type TemplateChannel = NonNullable<APITemplate['serialized_source_guild']['channels']>[number];

/**
 * Kinds of channels that a template can hold, by Discord's OpenAPI description: text, voice, categories, forums. What
 * becomes of the others is not established; here they are left out, as threads are.
 */
const keptTypes: readonly number[] = [0, 2, 4, 15];

function channelSnapshot({ name, type, ...wire }: ChannelWire, id: number): TemplateChannel {
  const { position = 0, topic = null, nsfw = false, rate_limit_per_user = 0, bitrate = 64_000, user_limit = 0 } = wire;
  const rest = { position, topic, nsfw, rate_limit_per_user, bitrate, user_limit, parent_id: null };
  return {
    id,
    name: String(name),
    type: type as 0,
    ...rest,
    permission_overwrites: [],
    ...unset,
  } as unknown as TemplateChannel;
}

/** What a template tells of a channel beside the rest, and of which the sandbox keeps nothing in it. */
const unset = {
  default_auto_archive_duration: null,
  available_tags: null,
  template: '',
  default_reaction_emoji: null,
  default_thread_rate_limit_per_user: null,
  default_sort_order: null,
  default_forum_layout: null,
  default_tag_setting: null,
  theme_color: null,
};

function templateOf(call: Call, guild: Guild): APITemplate {
  const found = guild.templates.get(param(call, 'code'));
  if (found === undefined) throw new Refusal('unknownTemplate');
  return found;
}

import { demandInGuild, managedGuild } from '../access.ts';
import { type Answer, json } from '../answer.ts';
import { demand, isRecord, object, time } from '../forms/form.ts';
import { guildChange } from '../forms/guildSettings.ts';
import { imageHash } from '../imageHash.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import type { GuildSettings } from '../world/guildParts.ts';
import { isoTime } from '../world/make.ts';
import type { Guild } from '../world/world.ts';
import { guildWire } from './guilds.ts';

/** What a guild is. Source: https://docs.discord.com/developers/resources/guild#modify-guild and #get-guild-preview */
export const guildSettingOperations: readonly Operation[] = [
  { method: 'PATCH', path: '/guilds/{guild_id}', auth: 'bot', accepts: 'json', limit: limits.guildEdit, run: edit },
  { method: 'GET', path: '/guilds/{guild_id}/preview', auth: 'bot', limit: limits.read, run: preview },
  {
    method: 'PUT',
    path: '/guilds/{guild_id}/incident-actions',
    auth: 'bot',
    accepts: 'json',
    limit: limits.guildEdit,
    run: closeDoors,
  },
  { method: 'GET', path: '/guilds/{guild_id}/vanity-url', auth: 'bot', limit: limits.read, run: vanityUrl },
  {
    method: 'POST',
    path: '/guilds',
    auth: 'bot',
    limit: limits.guildEdit,
    run: () => {
      throw new Refusal('noGuildsByBots'); // removed for bots on 2025-07-28 (developers/change-log)
    },
  },
];

const images = ['icon', 'splash', 'discovery_splash', 'banner'] as const satisfies readonly (keyof GuildSettings)[];

/** Which settings can be changed without an image. */
const settable = [
  'description',
  'region',
  'verification_level',
  'default_message_notifications',
  'explicit_content_filter',
  'afk_channel_id',
  'afk_timeout',
  'system_channel_id',
  'system_channel_flags',
  'rules_channel_id',
  'public_updates_channel_id',
  'safety_alerts_channel_id',
  'preferred_locale',
  'premium_progress_bar_enabled',
  'features',
] as const satisfies readonly (keyof GuildSettings)[];

/** Null takes back to what a new guild has. */
const whenNull: Partial<GuildSettings> = {
  region: 'deprecated',
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  system_channel_flags: 0,
  preferred_locale: 'en-US',
  features: [],
};

/** Adding and removing COMMUNITY asks for more than the rest. */
function edit(call: Call): Answer {
  const guild = managedGuild(call);
  demand(guildChange, call.body);
  const change = isRecord(call.body) ? call.body : {};
  if (isCommunity(change.features, guild.settings.features) !== isCommunity(guild.settings.features)) {
    demandInGuild(call, guild, 'ADMINISTRATOR');
  }
  if (typeof change.name === 'string') guild.name = change.name;
  const sent = settable.filter((name) => change[name] !== undefined);
  Object.assign(guild.settings, Object.fromEntries(sent.map((name) => [name, change[name] ?? whenNull[name] ?? null])));
  for (const name of images) if (change[name] !== undefined) guild.settings[name] = imageHash(change[name]);
  return json(200, guildWire(guild));
}

function isCommunity(features: unknown, otherwise: readonly string[] = []): boolean {
  return (Array.isArray(features) ? features : otherwise).includes('COMMUNITY');
}

/**
 * Guilds that can be discovered show themselves to everybody; for others the bot must be in them. That others are
 * answered as if they did not exist is from the pattern of their neighbours.
 */
function preview(call: Call): Answer {
  const guild = call.world.guilds.get(param(call, 'guild_id'));
  const isOpen = guild?.settings.features.includes('DISCOVERABLE') || guild?.members.has(call.world.bot.id);
  if (guild === undefined || isOpen !== true) throw new Refusal('unknownGuild');
  return json(200, previewWire(guild));
}

function previewWire({ id, name, settings, emojis, stickers, members }: Guild) {
  const { icon, splash, discovery_splash, features, description } = settings;
  const parts = { emojis: [...emojis.values()], stickers: [...stickers.values()] };
  const counts = { approximate_member_count: members.size, approximate_presence_count: 1 };
  return { id, name, icon, splash, discovery_splash, home_header: null, ...parts, features, ...counts, description };
}

/** No guild of the sandbox has one. */
function vanityUrl(call: Call): Answer {
  managedGuild(call);
  return json(200, { code: null, uses: 0 });
}

const incident = object({ invites_disabled_until: time, dms_disabled_until: time });
const longestIncident = 86_400_000;

/** For a day at most; the code for more is from the pattern of its neighbours. */
function closeDoors(call: Call): Answer {
  const guild = managedGuild(call);
  demand(incident, call.body);
  const { invites_disabled_until: invites = null, dms_disabled_until: messages = null } = isRecord(call.body)
    ? call.body
    : {};
  for (const [name, until] of Object.entries({ invites_disabled_until: invites, dms_disabled_until: messages })) {
    if (until === null || Date.parse(String(until)) - call.now <= longestIncident) continue;
    const latest = isoTime(call.now + longestIncident);
    const message = `Time must be on or before ${latest}.`;
    throw new Refusal('invalidForm', [{ path: [name], code: 'DATE_TIME_TYPE_MAX', message }]);
  }
  guild.incidents.invites_disabled_until = invites === null ? null : isoTime(Date.parse(String(invites)));
  guild.incidents.dms_disabled_until = messages === null ? null : isoTime(Date.parse(String(messages)));
  return json(200, guild.incidents);
}

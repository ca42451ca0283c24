import type { APIRole } from 'discord-api-types/v10';
import { everyPermission } from '../../core/discord/permission.ts';
import { channelsOf, guildOf, roleOf } from '../access.ts';
import { json } from '../answer.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { flagOf } from '../query.ts';
import { Refusal } from '../refusal.ts';
import type { Guild } from '../world/world.ts';

/** Reading a guild, its channels and roles. Source: https://docs.discord.com/developers/resources/guild */
export const guildOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/guilds/{guild_id}',
    auth: 'bot',
    limit: limits.read,
    run: (call) => {
      const guild = ownGuild(call);
      const counts = { approximate_member_count: guild.members.size, approximate_presence_count: 1 };
      return json(200, {
        ...guildWire(guild),
        roles: rolesOf(call, guild),
        ...(flagOf(call, 'with_counts') ? counts : {}),
      });
    },
  },
  {
    method: 'GET',
    path: '/guilds/{guild_id}/channels',
    auth: 'bot',
    limit: limits.read,
    run: (call) =>
      json(
        200,
        channelsOf(call, guildOf(call)).map(({ wire }) => wire),
      ),
  },
  {
    method: 'GET',
    path: '/guilds/{guild_id}/roles',
    auth: 'bot',
    limit: limits.read,
    run: (call) => json(200, rolesOf(call, guildOf(call))),
  },
  {
    method: 'GET',
    path: '/guilds/{guild_id}/roles/{role_id}',
    auth: 'bot',
    limit: limits.read,
    run: (call) => json(200, told(call, roleOf(call, guildOf(call)))),
  },
];

/**
 * The guild in the path. Whoever asks for a guild itself is not told whether there is one: it answers 10004 since 2023,
 * where the other routes of a guild answer 50001 (discord-api-docs#5840, #1716).
 *
 * @throws Refusal 10004
 */
function ownGuild(call: Call): Guild {
  const guild = call.world.guilds.get(param(call, 'guild_id'));
  if (guild === undefined || !guild.members.has(call.world.bot.id)) throw new Refusal('unknownGuild');
  return guild;
}

function rolesOf(call: Call, { roles }: Guild): APIRole[] {
  return [...roles.values()].map((role) => told(call, role));
}

/** Where a fault leaves the bot only some permissions, the roles say so too: who asks why it was refused finds out. */
function told({ ceiling }: Call, role: APIRole): APIRole {
  if (ceiling === everyPermission) return role;
  return { ...role, permissions: String(BigInt(role.permissions) & ceiling) };
}

/** A guild as it is sent. */
export function guildWire(guild: Guild) {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    ...guild.settings,
    vanity_url_code: null,
    widget_enabled: guild.widget.enabled,
    widget_channel_id: guild.widget.channel_id,
    nsfw: false,
    nsfw_level: 0,
    premium_tier: 0,
    premium_subscription_count: 0,
    application_id: null,
    max_members: 500_000,
    max_presences: null,
    max_video_channel_users: 25,
    max_stage_video_channel_users: 50,
    home_header: null,
    incidents_data: { ...guild.incidents, raid_detected_at: null, dm_spam_detected_at: null },
    stickers: [...guild.stickers.values()],
    roles: [...guild.roles.values()],
    emojis: [...guild.emojis.values()],
  };
}

import type { APIRole } from 'discord-api-types/v10';
import { compareSnowflakes } from '../../core/discord/snowflake.ts';
import { demandInGuild, demandRoleBelow, guildOf, permissionsInGuild, roleOf } from '../access.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { demand, isRecord } from '../forms/form.ts';
import { role as roleForm, rolePositions } from '../forms/role.ts';
import { imageHash } from '../imageHash.ts';
import { limits } from '../limits/rules.ts';
import type { Call, Operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { makeRole } from '../world/make.ts';
import type { Guild } from '../world/world.ts';

const all = '/guilds/{guild_id}/roles';
const one = `${all}/{role_id}`;

/** Roles that a guild may have, @everyone among them (premintbot#22, discord-api-docs#2616). */
const roleLimit = 250;

/** Source: https://docs.discord.com/developers/resources/guild#create-guild-role and below */
export const roleOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: `${all}/member-counts`,
    auth: 'bot',
    limit: limits.read,
    run: (call) => json(200, memberCounts(guildOf(call))),
  },
  { method: 'POST', path: all, auth: 'bot', accepts: 'json', limit: limits.roleEdit, run: create },
  { method: 'PATCH', path: all, auth: 'bot', accepts: 'json', limit: limits.roleEdit, run: sort },
  { method: 'PATCH', path: one, auth: 'bot', accepts: 'json', limit: limits.roleEdit, run: edit },
  { method: 'DELETE', path: one, auth: 'bot', limit: limits.roleEdit, run: remove },
];

/** Without @everyone, which all have. */
function memberCounts({ id, roles, members }: Guild): Record<string, number> {
  const counted = [...roles.keys()].filter((role) => role !== id);
  const having = (role: string) => [...members.values()].filter((member) => member.roles.includes(role)).length;
  return Object.fromEntries(counted.map((role) => [role, having(role)]));
}

/** A new role is the lowest above @everyone and, unless something else is said, may what everyone may. */
function create(call: Call): Answer {
  const guild = guildOf(call);
  demandInGuild(call, guild, 'MANAGE_ROLES');
  demand(roleForm, call.body);
  const sent = isRecord(call.body) ? call.body : {};
  demandToGrant(call, guild, sent.permissions);
  if (guild.roles.size >= roleLimit) throw new Refusal('tooManyRoles');
  for (const role of guild.roles.values()) if (role.position > 0) role.position++;
  const everyone = BigInt(guild.roles.get(guild.id)?.permissions ?? 0);
  const role = makeRole(call.world.newId(call.now), 'new role', 1, everyone);
  guild.roles.set(role.id, role);
  return json(200, applyChange(role, sent));
}

/** Only roles below one's own can be moved, and only to places below it. */
function sort(call: Call): Answer {
  const guild = guildOf(call);
  demandInGuild(call, guild, 'MANAGE_ROLES');
  demand(rolePositions, call.body ?? []);
  const sent = Array.isArray(call.body) ? call.body.filter(isRecord) : [];
  const moved = sent.map(({ id, position }) => {
    const role = guild.roles.get(String(id));
    if (role === undefined) throw new Refusal('unknownRole');
    const to = position === undefined || position === null ? role.position : Number(position);
    demandRoleBelow(call, guild, role);
    demandRoleBelow(call, guild, { ...role, position: to });
    return { role, to };
  });
  for (const { role, to } of moved) if (role.id !== guild.id) role.position = Math.max(1, to);
  closeGaps(guild);
  return json(200, [...guild.roles.values()]);
}

function edit(call: Call): Answer {
  const guild = guildOf(call);
  const role = roleOf(call, guild);
  demandInGuild(call, guild, 'MANAGE_ROLES');
  demandRoleBelow(call, guild, role);
  demand(roleForm, call.body);
  const sent = isRecord(call.body) ? call.body : {};
  demandToGrant(call, guild, sent.permissions, BigInt(role.permissions));
  return json(200, applyChange(role, sent));
}

/** @everyone and the roles of bots and integrations cannot be deleted. */
function remove(call: Call): Answer {
  const guild = guildOf(call);
  const role = roleOf(call, guild);
  demandInGuild(call, guild, 'MANAGE_ROLES');
  if (role.managed || role.id === guild.id) throw new Refusal('invalidRole');
  demandRoleBelow(call, guild, role);
  guild.roles.delete(role.id);
  for (const member of guild.members.values()) member.roles = member.roles.filter((id) => id !== role.id);
  closeGaps(guild);
  return noContent;
}

/**
 * Only what the bot itself may do can be given; what a role has already may stay.
 * Source: developers/topics/permissions#permission-hierarchy
 *
 * @throws Refusal 50013
 */
function demandToGrant(call: Call, guild: Guild, wanted: unknown, had = 0n): void {
  if (wanted === undefined || wanted === null) return;
  if ((BigInt(String(wanted)) & ~permissionsInGuild(call, guild) & ~had) !== 0n)
    throw new Refusal('missingPermissions');
}

/** Roles of one position are sorted by age (developers/resources/guild#modify-guild-role-positions). */
function closeGaps(guild: Guild): void {
  const sorted = [...guild.roles.values()].sort((a, b) => a.position - b.position || compareSnowflakes(a.id, b.id));
  for (const [position, role] of sorted.entries()) role.position = position;
}

function applyChange(role: APIRole, sent: Readonly<Record<string, unknown>>): APIRole {
  const { name, permissions, color, colors, hoist, icon, unicode_emoji: emoji, mentionable } = sent;
  if (typeof name === 'string' && name !== '') role.name = name;
  if (permissions !== undefined && permissions !== null) role.permissions = String(permissions);
  if (typeof color === 'number') role.colors = { ...role.colors, primary_color: color };
  if (isRecord(colors)) role.colors = { ...role.colors, ...colors };
  role.color = role.colors.primary_color;
  if (typeof hoist === 'boolean') role.hoist = hoist;
  if (icon !== undefined) role.icon = imageHash(icon);
  if (emoji !== undefined) role.unicode_emoji = emoji === null ? null : String(emoji);
  if (typeof mentionable === 'boolean') role.mentionable = mentionable;
  return role;
}

import { compareSnowflakes } from '../../core/discord/snowflake.ts';
import { demandAbove, demandInGuild, demandRoleBelow, guildOf, mayInGuild, memberOf, roleOf } from '../access.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { demand, isRecord } from '../forms/form.ts';
import { memberChange } from '../forms/guild.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { pageOf } from '../query.ts';
import { Refusal } from '../refusal.ts';
import { isoTime } from '../world/make.ts';
import type { Guild, Member } from '../world/world.ts';

const member = '/guilds/{guild_id}/members/{user_id}';

/** Source: https://docs.discord.com/developers/resources/guild#get-guild-member and below */
export const memberOperations: readonly Operation[] = [
  { method: 'GET', path: '/guilds/{guild_id}/members', auth: 'bot', limit: limits.read, run: listMembers },
  {
    method: 'GET',
    path: member,
    auth: 'bot',
    limit: limits.read,
    run: (call) => json(200, memberOf(call, guildOf(call))),
  },
  { method: 'PATCH', path: member, auth: 'bot', accepts: 'json', limit: limits.memberEdit, run: editMember },
  {
    method: 'PATCH',
    path: '/guilds/{guild_id}/members/@me',
    auth: 'bot',
    accepts: 'json',
    limit: limits.memberEdit,
    run: editSelf,
  },
  { method: 'DELETE', path: member, auth: 'bot', limit: limits.memberEdit, run: kick },
  {
    method: 'PUT',
    path: `${member}/roles/{role_id}`,
    auth: 'bot',
    limit: limits.memberRole,
    run: (call) => changeRole(call, (roles, id) => [...roles.filter((had) => had !== id), id]),
  },
  {
    method: 'DELETE',
    path: `${member}/roles/{role_id}`,
    auth: 'bot',
    limit: limits.memberRole,
    run: (call) => changeRole(call, (roles, id) => roles.filter((had) => had !== id)),
  },
];

/** GATEWAY_GUILD_MEMBERS or its limited form. Source: developers/resources/application#application-object-application-flags */
const membersIntent = (1 << 14) | (1 << 15);

/** Without the intent for members the answer is 50001 (developers/resources/guild#list-guild-members). */
function listMembers(call: Call): Answer {
  const guild = guildOf(call);
  if ((call.world.application.settings.flags & membersIntent) === 0) throw new Refusal('missingAccess');
  const { limit, after = '0' } = pageOf(call, 1, 1000);
  const later = [...guild.members.values()].filter(({ user }) => compareSnowflakes(user.id, after) > 0);
  return json(200, later.sort((a, b) => compareSnowflakes(a.user.id, b.user.id)).slice(0, limit));
}

/** Each field asks for a permission of its own; names and timeouts also for a rank above the member's. */
function editMember(call: Call): Answer {
  const guild = guildOf(call);
  const target = memberOf(call, guild);
  demand(memberChange, call.body);
  const change = isRecord(call.body) ? call.body : {};
  if ('nick' in change) demandInGuild(call, guild, 'MANAGE_NICKNAMES');
  if ('mute' in change) demandInGuild(call, guild, 'MUTE_MEMBERS');
  if ('deaf' in change) demandInGuild(call, guild, 'DEAFEN_MEMBERS');
  if ('channel_id' in change) demandInGuild(call, guild, 'MOVE_MEMBERS');
  if ('communication_disabled_until' in change) demandInGuild(call, guild, 'MODERATE_MEMBERS');
  if ('flags' in change && !mayFlag(call, guild)) throw new Refusal('missingPermissions');
  demandConnected(guild, target, change);
  demandTimeOut(call, change.communication_disabled_until);
  if ('roles' in change) demandRoles(call, guild, target, change.roles);
  if ('nick' in change || 'communication_disabled_until' in change) demandAbove(call, guild, target);
  changeVoice(guild, target, change);
  return json(200, applyChange(target, change));
}

/** Source: developers/resources/guild#modify-guild-member, `flags` */
function mayFlag(call: Call, guild: Guild): boolean {
  const alone = mayInGuild(call, guild, 'MANAGE_GUILD') || mayInGuild(call, guild, 'MANAGE_ROLES');
  return alone || mayInGuild(call, guild, 'MODERATE_MEMBERS', 'KICK_MEMBERS', 'BAN_MEMBERS');
}

/** Only who is in a voice channel can be muted, deafened and moved. Source: developers/resources/guild#modify-guild-member */
function demandConnected(guild: Guild, { user }: Member, change: Readonly<Record<string, unknown>>): void {
  const concerned = ['mute', 'deaf', 'channel_id'].some((name) => name in change);
  if (concerned && !guild.voiceStates.has(user.id)) throw new Refusal('notInVoice');
}

/** A channel that is null leads out of voice. */
function changeVoice(guild: Guild, target: Member, change: Readonly<Record<string, unknown>>): void {
  const state = guild.voiceStates.get(target.user.id);
  if (state === undefined) return;
  if (typeof change.mute === 'boolean') target.mute = state.mute = change.mute;
  if (typeof change.deaf === 'boolean') target.deaf = state.deaf = change.deaf;
  if (change.channel_id === null) guild.voiceStates.delete(target.user.id);
  else if (change.channel_id !== undefined) state.channel_id = String(change.channel_id);
}

/** Milliseconds for which somebody can be timed out. Source: developers/resources/guild#modify-guild-member */
const longestTimeOut = 28 * 86_400_000;

/** That a longer one is a form error is from the documentation; its code and message are not established. */
function demandTimeOut(call: Call, until: unknown): void {
  if (typeof until !== 'string' || Date.parse(until) - call.now <= longestTimeOut) return;
  const path = ['communication_disabled_until'];
  throw new Refusal('invalidForm', [{ path, code: 'DATE_TIME_TYPE_MAX', message: 'Must be within 28 days.' }]);
}

function editSelf(call: Call): Answer {
  const guild = guildOf(call);
  const self = guild.members.get(call.world.bot.id);
  if (self === undefined) throw new Refusal('unknownMember');
  demand(memberChange, call.body);
  const change = isRecord(call.body) ? call.body : {};
  if ('nick' in change) demandInGuild(call, guild, 'CHANGE_NICKNAME');
  return json(200, applyChange(self, 'nick' in change ? { nick: change.nick } : {}));
}

function kick(call: Call): Answer {
  const guild = guildOf(call);
  const target = memberOf(call, guild);
  demandInGuild(call, guild, 'KICK_MEMBERS');
  demandAbove(call, guild, target);
  guild.members.delete(target.user.id);
  return noContent;
}

function changeRole(call: Call, change: (roles: readonly string[], id: string) => string[]): Answer {
  const guild = guildOf(call);
  const target = memberOf(call, guild);
  const role = roleOf(call, guild);
  demandInGuild(call, guild, 'MANAGE_ROLES');
  demandRoleBelow(call, guild, role);
  target.roles = change(target.roles, param(call, 'role_id'));
  return noContent;
}

/** Only roles that change count: one may leave higher roles as they are. */
function demandRoles(call: Call, guild: Guild, target: Member, wanted: unknown): void {
  demandInGuild(call, guild, 'MANAGE_ROLES');
  const after = new Set(Array.isArray(wanted) ? wanted.map(String) : []);
  const changed = [...after, ...target.roles].filter((id) => after.has(id) !== target.roles.includes(id));
  for (const id of changed) {
    const role = guild.roles.get(id);
    if (role === undefined) throw new Refusal('unknownRole');
    demandRoleBelow(call, guild, role);
  }
}

/** BYPASSES_VERIFICATION. Source: developers/resources/guild#guild-member-object-guild-member-flags */
const settableFlags: number = 1 << 2;

function applyChange(target: Member, change: Readonly<Record<string, unknown>>): Member {
  const { nick, roles, flags, communication_disabled_until: until } = change;
  if (typeof flags === 'number') target.flags = (target.flags & ~settableFlags) | (flags & settableFlags);
  if (nick !== undefined) target.nick = nick === null || nick === '' ? null : String(nick);
  if (Array.isArray(roles)) target.roles = [...new Set(roles.map(String))];
  if (until !== undefined)
    target.communication_disabled_until = until === null ? null : isoTime(Date.parse(String(until)));
  return target;
}

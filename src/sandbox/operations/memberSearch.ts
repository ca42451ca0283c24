import { demandInGuild, guildOf } from '../access.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { boolean, demand, integer, isRecord, list, object, required, snowflake, text } from '../forms/form.ts';
import { limits } from '../limits/rules.ts';
import { grantOf } from '../oauth2/authorization.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { isoTime, makeMember } from '../world/make.ts';

/** Finding and adding members. Source: https://docs.discord.com/developers/resources/guild#search-guild-members */
export const memberSearchOperations: readonly Operation[] = [
  { method: 'GET', path: '/guilds/{guild_id}/members/search', auth: 'bot', limit: limits.read, run: search },
  {
    method: 'PUT',
    path: '/guilds/{guild_id}/members/{user_id}',
    auth: 'bot',
    accepts: 'json',
    limit: limits.memberEdit,
    run: add,
  },
];

const searchForm = object({ query: required(text({ min: 1, max: 100 })), limit: integer({ min: 1, max: 1000 }) });

/** Names and nicknames that begin with what was asked for, in whatever case. */
function search(call: Call): Answer {
  const guild = guildOf(call);
  const sent = Object.fromEntries(call.query);
  demand(searchForm, sent);
  const wanted = (sent.query ?? '').toLowerCase();
  const found = [...guild.members.values()].filter(({ nick, user }) =>
    [nick, user.username, user.global_name].some((name) => name?.toLowerCase().startsWith(wanted) === true),
  );
  return json(200, found.slice(0, Number(sent.limit ?? 1)));
}

const addForm = object({
  access_token: required(text()),
  nick: text({ max: 32 }),
  roles: list(snowflake),
  mute: boolean,
  deaf: boolean,
});

/**
 * The token must be of the user who is added, with the scope `guilds.join`; that its lack is 50026 is not from a log.
 * Somebody who is there already is no error (204).
 */
function add(call: Call): Answer {
  const guild = guildOf(call);
  demandInGuild(call, guild, 'CREATE_INSTANT_INVITE');
  demand(addForm, call.body);
  const sent = isRecord(call.body) ? call.body : {};
  if ('nick' in sent) demandInGuild(call, guild, 'MANAGE_NICKNAMES');
  if ('roles' in sent) demandInGuild(call, guild, 'MANAGE_ROLES');
  if ('mute' in sent) demandInGuild(call, guild, 'MUTE_MEMBERS');
  if ('deaf' in sent) demandInGuild(call, guild, 'DEAFEN_MEMBERS');
  const userId = param(call, 'user_id');
  const grant = grantOf(call.world, String(sent.access_token), call.now);
  const user = call.world.users.get(userId);
  if (user === undefined || grant?.userId !== userId) throw new Refusal('invalidAccessToken');
  if (!grant.scopes.includes('guilds.join')) throw new Refusal('missingScope');
  if (guild.members.has(userId)) return noContent;
  const roles = Array.isArray(sent.roles) ? sent.roles.map(String) : [];
  const nick = typeof sent.nick === 'string' ? sent.nick : null;
  const joined = {
    ...makeMember(user, roles, isoTime(call.now)),
    nick,
    mute: sent.mute === true,
    deaf: sent.deaf === true,
  };
  guild.members.set(userId, joined);
  return json(201, joined);
}

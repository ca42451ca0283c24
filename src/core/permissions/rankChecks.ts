import { hasPermission } from '../discord/permission.ts';
import { guildPermissions } from '../discord/permissionSteps.ts';
import { compareSnowflakes } from '../discord/snowflake.ts';
import { scalarText } from '../scalar.ts';
import type { GuildFacts, MemberFacts, PermissionFacts, RoleFacts } from './permissionFacts.ts';
import { type AskedRequest, fieldOf } from './permissionNeeds.ts';
import { subjectOf } from './permissionSubject.ts';

/**
 * Whether the bot stands above a member or a role that the request is about. Only `below` and `as-owner` let it through.
 * Source: https://docs.discord.com/developers/topics/permissions#permission-hierarchy
 */
export interface RankCheck {
  readonly of: 'member' | 'role';
  /** Of the member or role. */
  readonly id: string;
  readonly name: string;
  /** The bot's highest role. */
  readonly own: RoleFacts;
  /** The role itself, or the member's highest. */
  readonly other: RoleFacts;
  readonly outcome:
    | 'below'
    /** The bot owns the guild: ranks do not count. */
    | 'as-owner'
    /** It is the same role. */
    | 'same'
    | 'above'
    /** The member owns the guild: nobody is above. */
    | 'owner'
    /** Administrators cannot be timed out, whatever their rank. */
    | 'administrator';
}

/** Whether a check stands in the way of the request. */
export function isBlocking({ outcome }: RankCheck): boolean {
  return outcome !== 'below' && outcome !== 'as-owner';
}

/** The checks of rank that a request has to pass. Roles that the guild does not have are left out. */
export function rankChecks(request: AskedRequest, facts: PermissionFacts): RankCheck[] {
  const { target, me, guild } = facts;
  const concernsMember = target !== null && target.id !== me.id && concernsRankOfMember(request);
  const members = concernsMember ? [memberCheck(target, facts, request)] : [];
  const roles = rolesOf(request, facts).flatMap((id) => guild.roles.find((role) => role.id === id) ?? []);
  return [...members, ...roles.map((role) => roleCheck(role, facts))];
}

/** Whether the member whom a request is about has to be read for it. */
export function concernsRankOfMember({ method, route, body }: AskedRequest): boolean {
  switch (`${method} ${route.template}`) {
    case 'DELETE /guilds/{guild_id}/members/{user_id}':
    case 'PUT /guilds/{guild_id}/bans/{user_id}':
      return true;
    case 'PATCH /guilds/{guild_id}/members/{user_id}':
      return ['nick', 'communication_disabled_until'].some((key) => fieldOf(body, key) !== undefined);
    default:
      return false;
  }
}

/** The highest role of a member: of two at one position the older one (https://docs.discord.com/developers/topics/permissions#role-object). */
export function highestRole({ roles, id }: GuildFacts, { roleIds }: MemberFacts): RoleFacts {
  const own = roles.filter((role) => role.id === id || roleIds.includes(role.id));
  return own.reduce((highest, role) => (compareRoles(role, highest) > 0 ? role : highest), own[0] ?? noRole(id));
}

/** Positive where the first stands above the second. */
export function compareRoles(a: RoleFacts, b: RoleFacts): number {
  return a.position === b.position ? compareSnowflakes(b.id, a.id) : a.position - b.position;
}

function memberCheck(target: MemberFacts, { guild, me, now }: PermissionFacts, { body }: AskedRequest): RankCheck {
  const [own, other] = [highestRole(guild, me), highestRole(guild, target)];
  const timesOut = (fieldOf(body, 'communication_disabled_until') ?? null) !== null;
  const isAdministrator = hasPermission(guildPermissions(subjectOf(guild, target, now)), 'ADMINISTRATOR');
  const outcome =
    target.id === guild.ownerId
      ? 'owner'
      : timesOut && isAdministrator
        ? 'administrator'
        : outcomeOf(own, other, guild, me);
  return { of: 'member', id: target.id, name: target.name, own, other, outcome };
}

function roleCheck(role: RoleFacts, { guild, me }: PermissionFacts): RankCheck {
  const own = highestRole(guild, me);
  return { of: 'role', id: role.id, name: role.name, own, other: role, outcome: outcomeOf(own, role, guild, me) };
}

function outcomeOf(own: RoleFacts, other: RoleFacts, guild: GuildFacts, me: MemberFacts): RankCheck['outcome'] {
  if (me.id === guild.ownerId) return 'as-owner';
  if (own.id === other.id) return 'same';
  return compareRoles(own, other) > 0 ? 'below' : 'above';
}

/** The roles that a request gives, takes, changes or moves. Of a member's roles only those that change count. */
function rolesOf({ method, route, body }: AskedRequest, { target }: PermissionFacts): string[] {
  const { role_id } = route.parameters;
  switch (`${method} ${route.template}`) {
    case 'PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}':
    case 'DELETE /guilds/{guild_id}/members/{user_id}/roles/{role_id}':
    case 'PATCH /guilds/{guild_id}/roles/{role_id}':
    case 'DELETE /guilds/{guild_id}/roles/{role_id}':
      return role_id === undefined ? [] : [role_id];
    case 'PATCH /guilds/{guild_id}/roles':
      return Array.isArray(body) ? body.map((one) => scalarText(fieldOf(one, 'id') ?? '')) : [];
    case 'PATCH /guilds/{guild_id}/members/{user_id}': {
      const wanted = fieldOf(body, 'roles');
      if (target === null || !Array.isArray(wanted)) return [];
      const after = wanted.map(String);
      return [
        ...after.filter((id) => !target.roleIds.includes(id)),
        ...target.roleIds.filter((id) => !after.includes(id)),
      ];
    }
    default:
      return [];
  }
}

function noRole(id: string): RoleFacts {
  return { id, name: '@everyone', position: 0, permissions: 0n };
}

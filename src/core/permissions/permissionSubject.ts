import type { PermissionSubject } from '../discord/permissionSteps.ts';
import type { GuildFacts, MemberFacts } from './permissionFacts.ts';

/** A member as the calculation takes it; `lacksTwoFactor` is said of a bot alone. */
export function subjectOf(
  guild: GuildFacts,
  member: MemberFacts,
  now: number,
  lacksTwoFactor = false,
): PermissionSubject {
  return {
    userId: member.id,
    guildId: guild.id,
    ownerId: guild.ownerId,
    roleIds: member.roleIds,
    rolePermissions: new Map(guild.roles.map(({ id, permissions }) => [id, permissions])),
    timedOut: member.timedOutUntil !== null && member.timedOutUntil > now,
    lacksTwoFactor,
  };
}

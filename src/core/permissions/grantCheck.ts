import { everyPermission, hasPermission, permissionBits } from '../discord/permission.ts';
import type { PermissionOverwrite } from '../discord/permissionSteps.ts';
import type { JsonValue } from '../request/draft.ts';
import type { PermissionFacts } from './permissionFacts.ts';
import { type AskedRequest, fieldOf } from './permissionNeeds.ts';
import { readBits, readOverwrite } from './readObjects.ts';

/** What the request itself would hand out, and what of it the bot does not have and so cannot hand out. */
export interface GrantCheck {
  readonly by: 'role' | 'overwrite';
  readonly wanted: bigint;
  readonly missing: bigint;
}

/** Permissions of the bot, by place. */
export interface OwnPermissions {
  readonly inGuild: bigint;
  /** In the category of the channel, 0 where there is none. */
  readonly inParent: bigint;
}

/**
 * What a request hands out by roles or overwrites; null where it hands nothing out. Only bits that change count.
 * Sources: https://docs.discord.com/developers/topics/permissions#permission-hierarchy and
 * https://docs.discord.com/developers/resources/channel#edit-channel-permissions
 */
export function grantCheck(request: AskedRequest, facts: PermissionFacts, own: OwnPermissions): GrantCheck | null {
  const { method, route, body } = request;
  const { guild, channel, me } = facts;
  switch (`${method} ${route.template}`) {
    case 'POST /guilds/{guild_id}/roles':
    case 'PATCH /guilds/{guild_id}/roles/{role_id}': {
      const had = guild.roles.find(({ id }) => id === route.parameters.role_id)?.permissions ?? 0n;
      return checkOf('role', readBits(fieldOf(body, 'permissions')) & ~had, own.inGuild);
    }
    case 'PUT /channels/{channel_id}/permissions/{overwrite_id}': {
      const id = route.parameters.overwrite_id ?? '';
      const wanted = { id, allow: readBits(fieldOf(body, 'allow')), deny: readBits(fieldOf(body, 'deny')) };
      const had = (channel?.overwrites ?? []).filter((one) => one.id === id);
      return checkOf('overwrite', changed(had, [wanted]), within());
    }
    case 'PATCH /channels/{channel_id}':
    case 'POST /guilds/{guild_id}/channels': {
      const wanted = overwritesIn(fieldOf(body, 'permission_overwrites'));
      if (wanted === null) return null;
      return checkOf('overwrite', changed(channel?.overwrites ?? [], wanted), channel === null ? forNew() : within());
    }
    default:
      return null;
  }

  /** MANAGE_ROLES in a new channel is for administrators to give: https://docs.discord.com/developers/resources/guild#create-guild-channel */
  function forNew(): bigint {
    return own.inGuild === everyPermission ? own.inGuild : own.inGuild & ~permissionBits.MANAGE_ROLES;
  }

  /** An overwrite of the channel that lets the bot manage roles there lets it hand out everything. */
  function within(): bigint {
    const mine = [me.id, ...me.roleIds];
    const manages = channel?.overwrites.some(
      ({ id, allow }) => mine.includes(id) && hasPermission(allow, 'MANAGE_ROLES'),
    );
    return manages === true ? everyPermission : own.inGuild | own.inParent;
  }
}

function checkOf(by: GrantCheck['by'], wanted: bigint, own: bigint): GrantCheck | null {
  return wanted === 0n ? null : { by, wanted, missing: wanted & ~own };
}

function overwritesIn(value: JsonValue | undefined): PermissionOverwrite[] | null {
  return Array.isArray(value) ? value.flatMap((one) => readOverwrite(one) ?? []) : null;
}

function changed(before: readonly PermissionOverwrite[], after: readonly PermissionOverwrite[]): bigint {
  const [old, wanted] = [byId(before), byId(after)];
  return [...before, ...after].reduce((all, { id }) => {
    const [a, b] = [old.get(id), wanted.get(id)];
    return all | ((a?.allow ?? 0n) ^ (b?.allow ?? 0n)) | ((a?.deny ?? 0n) ^ (b?.deny ?? 0n));
  }, 0n);
}

function byId(overwrites: readonly PermissionOverwrite[]): ReadonlyMap<string, PermissionOverwrite> {
  return new Map(overwrites.map((one) => [one.id, one]));
}

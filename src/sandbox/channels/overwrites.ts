import type { APIOverwrite } from 'discord-api-types/v10';
import { everyPermission, permissionBits } from '../../core/discord/permission.ts';
import { permissionsIn, permissionsInGuild } from '../access.ts';
import { isRecord } from '../forms/form.ts';
import type { Call } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import type { Channel, Guild } from '../world/world.ts';

/** Overwrites that a channel may have (code 30060). */
const overwriteLimit = 1000;

/** The overwrites of a form that was found sound. That of two for one id the later counts is not established. */
export function readOverwrites(sent: unknown): APIOverwrite[] {
  const read = (Array.isArray(sent) ? sent : [])
    .filter(isRecord)
    .map(({ id, ...rest }) => readOverwrite(String(id), rest));
  return [...byId(read).values()];
}

/** One overwrite of a form; bits that were not sent are none. */
export function readOverwrite(id: string, { type, allow, deny }: Readonly<Record<string, unknown>>): APIOverwrite {
  return { id, type: Number(type) === 1 ? 1 : 0, allow: String(allow ?? 0), deny: String(deny ?? 0) };
}

/**
 * Throws unless the bot may put these overwrites in place of a channel's. It can allow and deny only what it may do
 * itself in the guild or the category, unless an overwrite of the channel lets it manage roles there. Only bits that
 * change count; whether Discord looks at the others too is not established.
 * Source: developers/resources/channel#edit-channel-permissions
 *
 * @throws Refusal 50013, 30060
 */
export function demandOverwrites(call: Call, guild: Guild, channel: Channel, wanted: readonly APIOverwrite[]): void {
  const now = channel.wire.permission_overwrites ?? [];
  const parent = call.world.channels.get(channel.wire.parent_id ?? '');
  const own = permissionsInGuild(call, guild) | (parent === undefined ? 0n : permissionsIn(call, parent));
  demandBits(changedBits(now, wanted), managesRoles(call, guild, now) ? everyPermission : own);
  if (wanted.length > overwriteLimit) throw new Refusal('tooManyOverwrites');
}

/**
 * Throws unless the bot may make a channel with these overwrites. MANAGE_ROLES is for administrators to give.
 * Source: developers/resources/guild#create-guild-channel
 *
 * @throws Refusal 50013, 30060
 */
export function demandNewOverwrites(call: Call, guild: Guild, wanted: readonly APIOverwrite[]): void {
  const own = permissionsInGuild(call, guild);
  demandBits(changedBits([], wanted), own === everyPermission ? own : own & ~permissionBits.MANAGE_ROLES);
  if (wanted.length > overwriteLimit) throw new Refusal('tooManyOverwrites');
}

function demandBits(changed: bigint, own: bigint): void {
  if ((changed & ~own) !== 0n) throw new Refusal('missingPermissions');
}

function changedBits(before: readonly APIOverwrite[], after: readonly APIOverwrite[]): bigint {
  const [old, wanted] = [byId(before), byId(after)];
  return [...before, ...after].reduce((all, { id }) => {
    const [a, b] = [old.get(id), wanted.get(id)];
    return all | (bits(a?.allow) ^ bits(b?.allow)) | (bits(a?.deny) ^ bits(b?.deny));
  }, 0n);
}

function byId(overwrites: readonly APIOverwrite[]): ReadonlyMap<string, APIOverwrite> {
  return new Map(overwrites.map((one) => [one.id, one]));
}

function bits(value: string | undefined): bigint {
  return BigInt(value ?? 0);
}

function managesRoles(call: Call, guild: Guild, overwrites: readonly APIOverwrite[]): boolean {
  const { id } = call.world.bot;
  const mine = [id, ...(guild.members.get(id)?.roles ?? [])];
  return overwrites.some((one) => mine.includes(one.id) && (bits(one.allow) & permissionBits.MANAGE_ROLES) !== 0n);
}

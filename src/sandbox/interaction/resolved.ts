import type { World } from '../world/world.ts';
import type { Deed } from './createInteraction.ts';

/**
 * What ids stand for, by kind; ids of nothing are left out, and so is a kind without any.
 * Source: developers/interactions/receiving-and-responding#interaction-object-resolved-data-structure
 */
export function resolved(
  world: World,
  { guild, channel }: Deed,
  ids: readonly string[],
): Record<string, Record<string, unknown>> {
  const found = <T>(things: ReadonlyMap<string, T>) => ids.flatMap((id) => things.get(id) ?? []);
  const members = found(guild.members);
  const kinds: Readonly<Record<string, readonly (readonly [string, unknown])[]>> = {
    users: members.map(({ user }) => [user.id, user]),
    members: members.map(({ user, deaf, mute, ...rest }) => [user.id, rest]),
    roles: found(guild.roles).map((role) => [role.id, role]),
    channels: found(world.channels)
      .filter(({ wire }) => wire.guild_id === guild.id)
      .map(({ wire }) => [wire.id, wire]),
    messages: found(channel.messages).map((message) => [message.id, message]),
  };
  return Object.fromEntries(
    Object.entries(kinds)
      .filter(([, entries]) => entries.length > 0)
      .map(([kind, entries]) => [kind, Object.fromEntries(entries)]),
  );
}

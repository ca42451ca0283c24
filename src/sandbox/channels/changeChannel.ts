import { demandIn, guildWith } from '../access.ts';
import type { Call } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import type { Channel, ChannelWire } from '../world/world.ts';
import { demandCategory } from './categories.ts';
import { settableFields } from './channelFields.ts';
import { channelTypes, isKind, postKinds, requiresTag } from './channelKinds.ts';
import { demandOverwrites, readOverwrites } from './overwrites.ts';
import { demandUsableTag, readTags } from './tags.ts';

/** What a form said. */
export type Change = Readonly<Record<string, unknown>>;

/**
 * Throws unless the bot may change a channel of a guild. Source: developers/resources/channel#modify-channel
 * @throws Refusal 50013
 */
export function demandToChangeChannel(call: Call, channel: Channel, change: Change): void {
  demandIn(call, channel, 'MANAGE_CHANNELS');
  if ('permission_overwrites' in change) demandIn(call, channel, 'MANAGE_ROLES');
}

/**
 * Changes a channel of a guild; the form was found sound.
 * @throws Refusal 50013, 50024, 50035, 30048, 30052, 30060, 40061, 40066
 */
export function changeChannel(call: Call, channel: Channel, change: Change): ChannelWire {
  const { wire } = channel;
  const guild = guildWith(call, channel);
  const type = newType(channel, change.type);
  demandCategory(call, guild.id, change.parent_id, ['parent_id'], wire.id);
  demandBitrate(type, change.bitrate);
  const next = { ...settableFields(type, change), ...(type === wire.type ? {} : { type }) };
  if (typeof change.name === 'string') next.name = change.name;
  if (change.position !== undefined && change.position !== null) next.position = Number(change.position);
  if (isKind(channel, ...postKinds)) {
    const tags = wire.available_tags ?? [];
    next.available_tags = change.available_tags == null ? tags : readTags(call, tags, change.available_tags);
    demandUsableTag(requiresTag({ ...wire, ...next }), next.available_tags);
  }
  if (Array.isArray(change.permission_overwrites)) {
    next.permission_overwrites = readOverwrites(change.permission_overwrites);
    demandOverwrites(call, guild, channel, next.permission_overwrites);
  }
  return Object.assign(wire, next);
}

/**
 * Throws if a bitrate is too high for a guild without boosts.
 * Source: developers/resources/channel#modify-channel-json-params-guild-channel
 *
 * @throws Refusal 30052
 */
export function demandBitrate(type: number, bitrate: unknown): void {
  const most = type === channelTypes.stage ? 64_000 : 96_000;
  if (Number(bitrate ?? 0) > most) throw new Refusal('bitrateTooHigh');
}

/** Only text channels become announcement channels, and back. That others answer 50024 is from the pattern. */
function newType({ wire }: Channel, wanted: unknown): number {
  const type = Number(wanted ?? wire.type);
  const convertible: readonly number[] = [channelTypes.text, channelTypes.announcement];
  if (type === wire.type || (convertible.includes(type) && convertible.includes(wire.type))) return type;
  throw new Refusal('wrongChannelType');
}

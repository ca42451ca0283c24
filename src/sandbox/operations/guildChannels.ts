import { channelsOf, demandIn, demandInGuild, guildOf, may, mayInGuild } from '../access.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { demandCategory } from '../channels/categories.ts';
import { demandBitrate } from '../channels/changeChannel.ts';
import { blankChannel, settableFields } from '../channels/channelFields.ts';
import { channelTypes, guildKinds, postKinds, requiresTag } from '../channels/channelKinds.ts';
import { demandNewOverwrites, demandOverwrites, readOverwrites } from '../channels/overwrites.ts';
import { demandUsableTag, readTags } from '../channels/tags.ts';
import { channelPositions, newChannel } from '../forms/channel.ts';
import { demand, isRecord } from '../forms/form.ts';
import { limits } from '../limits/rules.ts';
import type { Call, Operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { makeChannel } from '../world/make.ts';
import type { Channel, ChannelWire, Guild } from '../world/world.ts';

const path = '/guilds/{guild_id}/channels';

/** Channels of a guild (code 30013); threads do not count. */
const channelLimit = 500;

/** Source: https://docs.discord.com/developers/resources/guild#create-guild-channel and #modify-guild-channel-positions */
export const guildChannelOperations: readonly Operation[] = [
  { method: 'POST', path, auth: 'bot', accepts: 'json', limit: limits.channelWrite, run: create },
  { method: 'PATCH', path, auth: 'bot', accepts: 'json', limit: limits.channelWrite, run: move },
];

function create(call: Call): Answer {
  const guild = guildOf(call);
  const sent = isRecord(call.body) ? call.body : {};
  demandInGuild(call, guild, 'MANAGE_CHANNELS');
  if (Array.isArray(sent.permission_overwrites)) demandInGuild(call, guild, 'MANAGE_ROLES');
  const kind = guildKinds.find((one) => channelTypes[one] === Number(sent.type ?? channelTypes.text)) ?? 'text';
  demand(newChannel(channelTypes[kind]), call.body);
  demandCategory(call, guild.id, sent.parent_id, ['parent_id']);
  demandBitrate(channelTypes[kind], sent.bitrate);
  const overwrites = readOverwrites(sent.permission_overwrites);
  demandNewOverwrites(call, guild, overwrites);
  const siblings = channelsOf(call, guild);
  if (siblings.length >= channelLimit) throw new Refusal('tooManyChannels');
  const wire = blankChannel(kind, {
    id: call.world.newId(call.now),
    guild_id: guild.id,
    name: String(sent.name),
    position: Number(sent.position ?? siblings.length),
    permission_overwrites: overwrites,
    ...settableFields(channelTypes[kind], sent),
    ...(postKinds.includes(kind) ? { available_tags: readTags(call, [], sent.available_tags) } : {}),
  });
  demandUsableTag(requiresTag(wire), wire.available_tags ?? []);
  call.world.channels.set(wire.id, makeChannel(wire));
  return json(201, wire);
}

/** Each entry asks for what it changes; nothing is moved unless all can be. */
function move(call: Call): Answer {
  const guild = guildOf(call);
  demand(channelPositions, call.body ?? []);
  const entries = (Array.isArray(call.body) ? call.body : []).filter(isRecord);
  const moves = entries.map((entry, index) => readMove(call, guild, entry, index));
  if (moves.filter(({ movesParent }) => movesParent).length > 1) throw new Refusal('oneParentAtATime');
  for (const { channel, next } of moves) Object.assign(channel.wire, next);
  return noContent;
}

interface Move {
  readonly channel: Channel;
  readonly next: Partial<ChannelWire>;
  readonly movesParent: boolean;
}

/** A channel that is only sorted need not be seen. */
function readMove(call: Call, guild: Guild, entry: Readonly<Record<string, unknown>>, index: number): Move {
  const channel = channelsOf(call, guild).find(({ wire }) => wire.id === String(entry.id));
  if (channel === undefined) throw new Refusal('unknownChannel');
  const { parent_id: parentId, position } = entry;
  const movesParent = parentId !== undefined && parentId !== channel.wire.parent_id;
  if (movesParent) demandNewParent(call, guild, channel, parentId, index);
  else demandSorting(call, guild, channel);
  const next: Partial<ChannelWire> = {};
  if (position !== undefined && position !== null) next.position = Number(position);
  if (movesParent) next.parent_id = parentId === null ? null : String(parentId);
  const parent = call.world.channels.get(next.parent_id ?? '');
  if (movesParent && entry.lock_permissions === true && parent !== undefined) {
    demandIn(call, channel, 'MANAGE_ROLES');
    next.permission_overwrites = structuredClone(parent.wire.permission_overwrites ?? []);
    demandOverwrites(call, guild, channel, next.permission_overwrites);
  }
  return { channel, next, movesParent };
}

function demandSorting(call: Call, guild: Guild, { wire }: Channel): void {
  const parent = call.world.channels.get(wire.parent_id ?? '');
  if (parent === undefined || !may(call, parent, 'MANAGE_CHANNELS')) demandInGuild(call, guild, 'MANAGE_CHANNELS');
}

/** Not to see the channel, or not to manage it or where it goes, is all 50001. */
function demandNewParent(call: Call, guild: Guild, channel: Channel, parentId: unknown, index: number): void {
  demandCategory(call, guild.id, parentId, [index, 'parent_id'], channel.wire.id);
  const parent = call.world.channels.get(String(parentId));
  const there =
    parent === undefined ? mayInGuild(call, guild, 'MANAGE_CHANNELS') : may(call, parent, 'MANAGE_CHANNELS');
  if (!there || !may(call, channel, 'MANAGE_CHANNELS')) throw new Refusal('missingAccess');
}

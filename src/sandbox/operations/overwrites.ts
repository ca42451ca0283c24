import { channelOf, demandIn, guildWith } from '../access.ts';
import { type Answer, noContent } from '../answer.ts';
import { demandGuildChannel } from '../channels/channelKinds.ts';
import { demandOverwrites, readOverwrite } from '../channels/overwrites.ts';
import { overwrite } from '../forms/channel.ts';
import { demand, isRecord } from '../forms/form.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import type { Channel, Guild } from '../world/world.ts';

const path = '/channels/{channel_id}/permissions/{overwrite_id}';

/** Source: https://docs.discord.com/developers/resources/channel#edit-channel-permissions and #delete-channel-permission */
export const overwriteOperations: readonly Operation[] = [
  { method: 'PUT', path, auth: 'bot', accepts: 'json', limit: limits.channelWrite, run: put },
  { method: 'DELETE', path, auth: 'bot', limit: limits.channelWrite, run: remove },
];

/** A role where a member was said, and the other way round, is not found (discord-api-docs#101). */
function put(call: Call): Answer {
  const { channel, guild } = placeOf(call);
  const id = param(call, 'overwrite_id');
  demand(overwrite, call.body);
  const wanted = readOverwrite(id, isRecord(call.body) ? call.body : {});
  const known = wanted.type === 0 ? guild.roles.has(id) : call.world.users.has(id);
  if (!known) throw new Refusal('unknownOverwrite');
  change(call, guild, channel, [...others(channel, id), wanted]);
  return noContent;
}

function remove(call: Call): Answer {
  const { channel, guild } = placeOf(call);
  const id = param(call, 'overwrite_id');
  const left = others(channel, id);
  if (left.length === channel.wire.permission_overwrites?.length) throw new Refusal('unknownOverwrite');
  change(call, guild, channel, left);
  return noContent;
}

function placeOf(call: Call): { channel: Channel; guild: Guild } {
  const channel = channelOf(call);
  demandGuildChannel(channel);
  demandIn(call, channel, 'MANAGE_ROLES');
  return { channel, guild: guildWith(call, channel) };
}

function others({ wire }: Channel, id: string) {
  return (wire.permission_overwrites ?? []).filter((one) => one.id !== id);
}

function change(call: Call, guild: Guild, channel: Channel, wanted: ReturnType<typeof others>): void {
  demandOverwrites(call, guild, channel, wanted);
  channel.wire.permission_overwrites = wanted;
}

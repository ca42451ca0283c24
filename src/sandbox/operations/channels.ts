import { channelOf, demandIn, isThread } from '../access.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { demand, isRecord } from '../forms/form.ts';
import { channelChange } from '../forms/guild.ts';
import { limits } from '../limits/rules.ts';
import type { Call, Operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import type { Channel, ChannelWire } from '../world.ts';

/** Source: https://docs.discord.com/developers/resources/channel */
export const channelOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/channels/{channel_id}',
    auth: 'bot',
    limit: limits.read,
    run: (call) => json(200, channelOf(call).wire),
  },
  {
    method: 'PATCH',
    path: '/channels/{channel_id}',
    auth: 'bot',
    accepts: 'json',
    limit: limits.channelEdit,
    run: (call) => {
      const channel = channelOf(call);
      const change = isRecord(call.body) ? call.body : {};
      demandToChange(call, channel, change);
      demand(channelChange, call.body);
      return json(200, applyChange(channel, change));
    },
  },
  { method: 'POST', path: '/channels/{channel_id}/typing', auth: 'bot', limit: limits.typing, run: showTyping },
];

/**
 * Throws unless the bot may write in a channel.
 * @throws Refusal 50008 where nobody can, 50013 where it may not
 */
export function demandWriting(call: Call, channel: Channel): void {
  const category = 4;
  if (channel.wire.type === category) throw new Refusal('notATextChannel');
  demandIn(call, channel, isThread(channel) ? 'SEND_MESSAGES_IN_THREADS' : 'SEND_MESSAGES');
}

function showTyping(call: Call): Answer {
  demandWriting(call, channelOf(call));
  return noContent;
}

/** Reopening a thread that is not locked needs less than any other change to one. */
function demandToChange(call: Call, channel: Channel, change: Readonly<Record<string, unknown>>): void {
  if (isThread(channel)) {
    const reopens = change.archived === false && Object.keys(change).length === 1;
    const locked = channel.wire.thread_metadata?.locked === true;
    demandIn(call, channel, reopens && !locked ? 'SEND_MESSAGES_IN_THREADS' : 'MANAGE_THREADS');
    return;
  }
  demandIn(call, channel, 'MANAGE_CHANNELS');
  if ('permission_overwrites' in change) demandIn(call, channel, 'MANAGE_ROLES');
}

const settable = [
  'name',
  'topic',
  'nsfw',
  'position',
  'parent_id',
  'rate_limit_per_user',
  'bitrate',
  'user_limit',
] as const satisfies readonly (keyof ChannelWire)[];

const metadata = ['archived', 'locked', 'auto_archive_duration'] as const;

/** The form has looked at the types; fields that this kind of channel does not have are left out. */
function applyChange({ wire }: Channel, change: Readonly<Record<string, unknown>>): ChannelWire {
  const sent = settable.filter((name) => change[name] !== undefined && name in wire);
  Object.assign(wire, Object.fromEntries(sent.map((name) => [name, change[name]])));
  if (Array.isArray(change.permission_overwrites)) {
    wire.permission_overwrites = change.permission_overwrites.filter(isRecord).map(({ id, type, allow, deny }) => ({
      id: String(id),
      type: Number(type) === 1 ? 1 : 0,
      allow: String(allow ?? 0),
      deny: String(deny ?? 0),
    }));
  }
  const changed = metadata.filter((name) => change[name] !== undefined);
  if (wire.thread_metadata !== undefined) {
    Object.assign(wire.thread_metadata, Object.fromEntries(changed.map((name) => [name, change[name]])));
  }
  return wire;
}

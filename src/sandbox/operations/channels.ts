import { channelOf, demandIn } from '../access.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { changeChannel, demandToChangeChannel } from '../channels/changeChannel.ts';
import { changeThread, demandToChangeThread } from '../channels/changeThread.ts';
import { demandGuildChannel, demandKind, isKind, isThread } from '../channels/channelKinds.ts';
import { demandReachable } from '../channels/directMessages.ts';
import { demandBegun, demandUnlocked, threadWire } from '../channels/threads.ts';
import { channelChange, voiceStatus } from '../forms/channel.ts';
import { demand, isRecord } from '../forms/form.ts';
import { limits } from '../limits/rules.ts';
import type { Call, Operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { type Channel, removeChannel } from '../world/world.ts';

const one = '/channels/{channel_id}';

/** Source: https://docs.discord.com/developers/resources/channel */
export const channelOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: one,
    auth: 'bot',
    limit: limits.read,
    run: (call) => json(200, threadWire(call, channelOf(call))),
  },
  { method: 'PATCH', path: one, auth: 'bot', accepts: 'json', limit: limits.channelEdit, run: change },
  { method: 'DELETE', path: one, auth: 'bot', limit: limits.channelWrite, run: remove },
  { method: 'POST', path: `${one}/typing`, auth: 'bot', limit: limits.typing, run: showTyping },
  {
    method: 'PUT',
    path: `${one}/voice-status`,
    auth: 'bot',
    accepts: 'json',
    limit: limits.channelWrite,
    run: setVoiceStatus,
  },
];

/**
 * Throws unless the bot may write in a channel. Slowmode never stands in its way: bots are not affected by it
 * (developers/resources/channel#channel-object). Forums answer like categories (grafana-oncall#26).
 *
 * @throws Refusal 50008 where nobody can, 50013 where it may not, 160005, 40058, 50007, 50278
 */
export function demandWriting(call: Call, channel: Channel): void {
  if (isKind(channel, 'category', 'forum', 'media')) throw new Refusal('notATextChannel');
  demandIn(call, channel, isThread(channel) ? 'SEND_MESSAGES_IN_THREADS' : 'SEND_MESSAGES');
  demandUnlocked(call, channel);
  demandBegun(call, channel);
  demandReachable(call, channel);
}

/** Permissions come before the form. */
function change(call: Call): Answer {
  const channel = channelOf(call);
  const sent = isRecord(call.body) ? call.body : {};
  const form = channelChange(channel.wire.type);
  if (isThread(channel)) {
    demandToChangeThread(call, channel, sent);
    demand(form, call.body);
    return json(200, changeThread(call, channel, sent));
  }
  demandGuildChannel(channel);
  demandToChangeChannel(call, channel, sent);
  demand(form, call.body);
  return json(200, changeChannel(call, channel, sent));
}

/** A direct message is only closed: whoever opens it again finds it as it was. */
function remove(call: Call): Answer {
  const channel = channelOf(call);
  if (isKind(channel, 'direct')) return json(200, channel.wire);
  demandIn(call, channel, isThread(channel) ? 'MANAGE_THREADS' : 'MANAGE_CHANNELS');
  removeChannel(call.world, channel.wire.id);
  return json(200, channel.wire);
}

function showTyping(call: Call): Answer {
  demandWriting(call, channelOf(call));
  return noContent;
}

/** Who is not connected to the channel needs MANAGE_CHANNELS too; the bot of the sandbox never is. */
function setVoiceStatus(call: Call): Answer {
  const channel = channelOf(call);
  demandKind(channel, 'voice');
  demandIn(call, channel, 'SET_VOICE_CHANNEL_STATUS', 'MANAGE_CHANNELS');
  demand(voiceStatus, call.body);
  const { status } = isRecord(call.body) ? call.body : {};
  channel.voiceStatus = typeof status === 'string' && status !== '' ? status : null;
  return noContent;
}

import { channelOf, demandIn, may, messageOf } from '../access.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { demandActive } from '../channels/threads.ts';
import { demand, integer, object, time } from '../forms/form.ts';
import { limits } from '../limits/rules.ts';
import type { Call, Operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { isoTime } from '../world/make.ts';
import type { Channel } from '../world/world.ts';

/** Pins of a channel (discord-api-docs#8426). */
const pinLimit = 250;

const now = '/channels/{channel_id}/messages/pins';
const before2025 = '/channels/{channel_id}/pins';

/**
 * Both the present routes and the deprecated ones. Since 2026-02-23 they need PIN_MESSAGES; MANAGE_MESSAGES is not enough.
 * Source: https://docs.discord.com/developers/resources/message#get-channel-pins
 */
export const pinOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: now,
    auth: 'bot',
    limit: limits.pins,
    run: page,
  },
  {
    method: 'GET',
    path: before2025,
    auth: 'bot',
    limit: limits.pins,
    run: (call) =>
      json(
        200,
        pinsOf(call).map(({ message }) => message),
      ),
  },
  ...[now, before2025].flatMap((path): Operation[] => [
    { method: 'PUT', path: `${path}/{message_id}`, auth: 'bot', limit: limits.pins, run: pin },
    { method: 'DELETE', path: `${path}/{message_id}`, auth: 'bot', limit: limits.pins, run: unpin },
  ]),
];

const pageForm = object({ limit: integer({ min: 1, max: 50 }), before: time });

/** By the time of pinning, 50 at a time. Source: developers/resources/message#get-channel-pins */
function page(call: Call): Answer {
  const sent = Object.fromEntries(call.query);
  demand(pageForm, sent);
  const limit = Number(sent.limit ?? 50);
  const before = sent.before === undefined ? Number.POSITIVE_INFINITY : Date.parse(sent.before);
  const older = pinsOf(call).filter(({ pinned_at }) => Date.parse(pinned_at) < before);
  return json(200, { items: older.slice(0, limit), has_more: older.length > limit });
}

/** Newest first; without READ_MESSAGE_HISTORY there are none, which is no error. */
function pinsOf(call: Call) {
  const channel = channelOf(call);
  if (!may(call, channel, 'READ_MESSAGE_HISTORY')) return [];
  return [...channel.pins]
    .map(([id, pinnedAt]) => ({ pinned_at: pinnedAt, message: channel.messages.get(id) }))
    .reverse();
}

function pin(call: Call): Answer {
  const channel = channelOf(call);
  const message = changeable(call, channel);
  if (!channel.pins.has(message.id) && channel.pins.size >= pinLimit) throw new Refusal('tooManyPins');
  channel.pins.set(message.id, isoTime(call.now));
  message.pinned = true;
  return noContent;
}

function unpin(call: Call): Answer {
  const channel = channelOf(call);
  const message = changeable(call, channel);
  channel.pins.delete(message.id);
  message.pinned = false;
  return noContent;
}

function changeable(call: Call, channel: Channel) {
  const message = messageOf(call, channel);
  demandIn(call, channel, 'PIN_MESSAGES');
  demandActive(channel);
  return message;
}

import { channelOf, demandIn, guildWith, visibleChannel } from '../access.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { isKind } from '../channels/channelKinds.ts';
import { boolean, choice, demand, isRecord, object, required, snowflake, text } from '../forms/form.ts';
import { limits } from '../limits/rules.ts';
import type { Call, Operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import type { StageInstance } from '../world/guildParts.ts';
import type { Channel, Guild } from '../world/world.ts';

const one = '/stage-instances/{channel_id}';

/** Live stages. Source: https://docs.discord.com/developers/resources/stage-instance */
export const stageInstanceOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/stage-instances',
    auth: 'bot',
    accepts: 'json',
    limit: limits.guildEdit,
    run: create,
  },
  { method: 'GET', path: one, auth: 'bot', limit: limits.read, run: (call) => json(200, instanceOf(call).instance) },
  { method: 'PATCH', path: one, auth: 'bot', accepts: 'json', limit: limits.guildEdit, run: edit },
  { method: 'DELETE', path: one, auth: 'bot', limit: limits.guildEdit, run: remove },
];

const topic = text({ min: 1, max: 120 });
const form = object({
  channel_id: required(snowflake),
  topic: required(topic),
  privacy_level: choice([1, 2]),
  send_start_notification: boolean,
  guild_scheduled_event_id: snowflake,
});

function create(call: Call): Answer {
  demand(form, call.body);
  const sent = isRecord(call.body) ? call.body : {};
  const channel = visibleChannel(call, String(sent.channel_id));
  const guild = guildWith(call, channel);
  if (!isKind(channel, 'stage')) throw new Refusal('wrongChannelType');
  demandModeration(call, channel);
  if (sent.send_start_notification === true) demandIn(call, channel, 'MENTION_EVERYONE');
  if (guild.stageInstances.has(channel.wire.id)) throw new Refusal('stageAlreadyOpen');
  const event = sent.guild_scheduled_event_id;
  const instance: StageInstance = {
    id: call.world.newId(call.now),
    guild_id: guild.id,
    channel_id: channel.wire.id,
    topic: String(sent.topic),
    privacy_level: Number(sent.privacy_level ?? 2),
    discoverable_disabled: true,
    guild_scheduled_event_id: event === undefined || event === null ? null : String(event),
  };
  guild.stageInstances.set(channel.wire.id, instance);
  return json(200, instance);
}

function edit(call: Call): Answer {
  const { channel, instance } = instanceOf(call);
  demandModeration(call, channel);
  demand(object({ topic, privacy_level: choice([1, 2]) }), call.body);
  const sent = isRecord(call.body) ? call.body : {};
  if (typeof sent.topic === 'string') instance.topic = sent.topic;
  if (sent.privacy_level !== undefined && sent.privacy_level !== null) {
    instance.privacy_level = Number(sent.privacy_level);
  }
  return json(200, instance);
}

function remove(call: Call): Answer {
  const { channel, guild } = instanceOf(call);
  demandModeration(call, channel);
  guild.stageInstances.delete(channel.wire.id);
  return noContent;
}

/** What makes a moderator of a stage. Source: developers/resources/stage-instance#definitions */
function demandModeration(call: Call, channel: Channel): void {
  demandIn(call, channel, 'MANAGE_CHANNELS', 'MUTE_MEMBERS', 'MOVE_MEMBERS');
}

/** @throws Refusal 10003 or 50001 for the channel, 10067 where no stage is open */
function instanceOf(call: Call): { channel: Channel; guild: Guild; instance: StageInstance } {
  const channel = channelOf(call);
  const guild = guildWith(call, channel);
  const instance = guild.stageInstances.get(channel.wire.id);
  if (instance === undefined) throw new Refusal('unknownStageInstance');
  return { channel, guild, instance };
}

import type { APIMessage } from 'discord-api-types/v10';
import { channelOf, demandIn, messageOf, visibleChannel } from '../access.ts';
import { type Answer, json } from '../answer.ts';
import { demandGuildChannel, demandKind } from '../channels/channelKinds.ts';
import { demandRoomForWebhook, type Webhook, webhookAuthor } from '../channels/webhooks.ts';
import { follower } from '../forms/channel.ts';
import { demand, isRecord } from '../forms/form.ts';
import { limits } from '../limits/rules.ts';
import { messageFlags } from '../messages/messageFlags.ts';
import type { Call, Operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { makeMessage } from '../world/make.ts';
import { type Channel, keepMessage } from '../world/world.ts';

/** Announcement channels. Source: https://docs.discord.com/developers/resources/channel#follow-announcement-channel and …/message#crosspost-message */
export const announcementOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/channels/{channel_id}/followers',
    auth: 'bot',
    accepts: 'json',
    limit: limits.channelWrite,
    run: follow,
  },
  {
    method: 'POST',
    path: '/channels/{channel_id}/messages/{message_id}/crosspost',
    auth: 'bot',
    limit: limits.crosspost,
    run: crosspost,
  },
];

/** Type of a webhook that brings what another channel publishes. Source: developers/resources/webhook#webhook-object-webhook-types */
const followerType = 2;

/** The webhook that is made has no token: nobody can post with it. */
function follow(call: Call): Answer {
  const source = channelOf(call);
  demandKind(source, 'announcement');
  demand(follower, call.body);
  const target = visibleChannel(call, String(isRecord(call.body) ? call.body.webhook_channel_id : ''));
  demandGuildChannel(target);
  demandIn(call, target, 'MANAGE_WEBHOOKS');
  const { world } = call;
  demandRoomForWebhook(call, target);
  const guild = world.guilds.get(source.wire.guild_id ?? '');
  const webhookId = world.newId(call.now);
  world.webhooks.set(webhookId, {
    id: webhookId,
    type: followerType,
    guild_id: target.wire.guild_id ?? '',
    channel_id: target.wire.id,
    name: `${guild?.name} #${source.wire.name}`,
    avatar: null,
    application_id: null,
    token: '',
    user: world.bot,
    source_guild: { id: source.wire.guild_id ?? '', name: guild?.name ?? '', icon: null },
    source_channel: { id: source.wire.id, name: source.wire.name ?? '' },
  });
  return json(200, { channel_id: source.wire.id, webhook_id: webhookId });
}

function crosspost(call: Call): Answer {
  const channel = channelOf(call);
  demandKind(channel, 'announcement');
  const message = messageOf(call, channel);
  demandIn(call, channel, 'SEND_MESSAGES');
  if (message.author.id !== call.world.bot.id) demandIn(call, channel, 'MANAGE_MESSAGES');
  const flags = Number(message.flags ?? 0);
  if ((flags & messageFlags.crossposted) !== 0) throw new Refusal('alreadyCrossposted');
  message.flags = flags | messageFlags.crossposted;
  for (const webhook of call.world.webhooks.values()) {
    if (webhook.source_channel?.id !== channel.wire.id) continue;
    const target = call.world.channels.get(webhook.channel_id ?? '');
    if (target !== undefined) keepMessage(target, copyFor(call, target, channel, message, webhook));
  }
  return json(200, message);
}

function copyFor(
  call: Call,
  target: Channel,
  { wire }: Channel,
  { id, content, embeds, attachments }: APIMessage,
  webhook: Webhook,
): APIMessage {
  return makeMessage({
    id: call.world.newId(call.now),
    channel_id: target.wire.id,
    author: webhookAuthor(webhook),
    webhook_id: webhook.id,
    content,
    embeds,
    attachments,
    flags: messageFlags.isCrosspost,
    message_reference: {
      type: 0,
      channel_id: wire.id,
      message_id: id,
      ...(wire.guild_id === undefined ? {} : { guild_id: wire.guild_id }),
    },
  });
}

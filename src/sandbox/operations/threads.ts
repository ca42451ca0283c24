import { channelOf, demandIn, may, messageOf } from '../access.ts';
import { type Answer, json } from '../answer.ts';
import { type ChannelKind, channelTypes, demandKind, isKind, postKinds } from '../channels/channelKinds.ts';
import { openPost } from '../channels/posts.ts';
import { readAppliedTags } from '../channels/tags.ts';
import { openThread, threadWire } from '../channels/threads.ts';
import { newPost, newThread, threadOnMessage } from '../forms/channel.ts';
import { demand, isRecord } from '../forms/form.ts';
import { demandMessage, message as messageForm } from '../forms/message.ts';
import { limits } from '../limits/rules.ts';
import { composeMessage } from '../messages/composeMessage.ts';
import { messageFlags } from '../messages/messageFlags.ts';
import type { Call, Operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { makeMessage } from '../world/make.ts';
import type { Channel } from '../world/world.ts';

/** Starting threads. Source: https://docs.discord.com/developers/resources/channel#start-thread-from-message and below */
export const threadOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/channels/{channel_id}/threads',
    auth: 'bot',
    accepts: 'form',
    limit: limits.channelWrite,
    run: (call) => {
      const parent = channelOf(call);
      return isKind(parent, ...postKinds) ? startPost(call, parent) : startThread(call, parent);
    },
  },
  {
    method: 'POST',
    path: '/channels/{channel_id}/messages/{message_id}/threads',
    auth: 'bot',
    accepts: 'json',
    limit: limits.channelWrite,
    run: startOnMessage,
  },
];

/** Type of the message with which a thread on another message begins. */
const starterType = 21;

/** Which threads a channel has. Source: developers/resources/channel#channel-object-channel-types */
const threadsOf: Partial<Record<ChannelKind, readonly ChannelKind[]>> = {
  text: ['publicThread', 'privateThread'],
  announcement: ['announcementThread'],
};

/** Without a type it becomes a private thread, which announcement channels do not have. */
function startThread(call: Call, parent: Channel): Answer {
  demandKind(parent, 'text', 'announcement');
  const sent = isRecord(call.body) ? call.body : {};
  demand(newThread, call.body);
  const type = Number(sent.type ?? channelTypes.privateThread);
  demandThreadType(parent, type);
  demandIn(call, parent, type === channelTypes.privateThread ? 'CREATE_PRIVATE_THREADS' : 'CREATE_PUBLIC_THREADS');
  const id = call.world.newId(call.now);
  return created(call, openThread(call, parent, { id, type, form: sent, ownerId: call.world.bot.id }));
}

/** Which code a thread of the wrong kind gets is not established. */
function demandThreadType(parent: Channel, type: number): void {
  const kinds = (Object.keys(threadsOf) as ChannelKind[]).filter((kind) => isKind(parent, kind));
  const fits = kinds.some((kind) => threadsOf[kind]?.some((thread) => channelTypes[thread] === type));
  if (!fits) throw new Refusal('wrongChannelType');
}

/** A message and the thread on it have one id, so there can be only one. */
function startOnMessage(call: Call): Answer {
  const parent = channelOf(call);
  demandKind(parent, 'text', 'announcement');
  const source = messageOf(call, parent);
  demandIn(call, parent, 'CREATE_PUBLIC_THREADS');
  demand(threadOnMessage, call.body);
  if (call.world.channels.has(source.id)) throw new Refusal('threadExists');
  const kind = isKind(parent, 'announcement') ? 'announcementThread' : 'publicThread';
  const form = isRecord(call.body) ? call.body : {};
  const parts = { id: source.id, type: channelTypes[kind], form, ownerId: call.world.bot.id };
  const thread = openThread(call, parent, parts);
  source.flags = Number(source.flags ?? 0) | messageFlags.hasThread;
  addStarter(call, thread, parent);
  return created(call, thread);
}

/** The first message only points to the one that the thread is about; it is not counted. */
function addStarter(call: Call, thread: Channel, parent: Channel): void {
  const { id, guild_id } = parent.wire;
  const starter = makeMessage({
    id: call.world.newId(call.now),
    channel_id: thread.wire.id,
    author: call.world.bot,
    type: starterType,
    message_reference: {
      type: 0,
      channel_id: id,
      message_id: thread.wire.id,
      ...(guild_id === undefined ? {} : { guild_id }),
    },
  });
  thread.messages.set(starter.id, starter);
}

/** SEND_MESSAGES is enough to post. Embeds and files ask for what they ask for in other channels. */
function startPost(call: Call, forum: Channel): Answer {
  demandIn(call, forum, 'SEND_MESSAGES');
  demand(newPost, call.body);
  const sent = isRecord(call.body) ? call.body : {};
  const form = demandMessage(messageForm, sent.message, call.files, ['message']);
  if (call.files.length > 0) demandIn(call, forum, 'ATTACH_FILES');
  const moderates = may(call, forum, 'MANAGE_THREADS');
  const appliedTags = readAppliedTags(forum, sent.applied_tags, { moderates });
  const shown = may(call, forum, 'EMBED_LINKS') ? form : { ...form, embeds: [] };
  const message = (post: Channel) => composeMessage(call, post, call.world.bot, shown);
  const post = openPost(call, forum, { form: sent, appliedTags, ownerId: call.world.bot.id, message });
  return json(201, { ...threadWire(call, post), message: post.messages.get(post.wire.id) });
}

function created(call: Call, thread: Channel): Answer {
  return json(201, threadWire(call, thread));
}

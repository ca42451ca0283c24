import type { APIMessage } from 'discord-api-types/v10';
import type { Call } from '../operation.ts';
import type { Channel } from '../world/world.ts';
import { channelTypes } from './channelKinds.ts';
import { openThread } from './threads.ts';

/** What a post is made of. */
export interface PostParts {
  readonly form: Readonly<Record<string, unknown>>;
  readonly appliedTags: readonly string[];
  /** The author's id; a webhook's own for what it posts. */
  readonly ownerId: string;
  /** Makes the first message, which gets the post's id. */
  message(post: Channel): APIMessage;
}

/**
 * Opens a post in a forum or media channel: a thread whose first message has its id and is not counted.
 * Source: developers/topics/threads#creating-threads-in-forum-and-media-channels
 */
export function openPost(call: Call, forum: Channel, { form, appliedTags, ownerId, message }: PostParts): Channel {
  const id = call.world.newId(call.now);
  const post = openThread(call, forum, { id, type: channelTypes.publicThread, form, ownerId });
  if (forum.wire.available_tags !== undefined) post.wire.applied_tags = [...appliedTags];
  post.messages.set(id, { ...message(post), id, channel_id: id });
  post.wire.last_message_id = id;
  forum.wire.last_message_id = id;
  return post;
}

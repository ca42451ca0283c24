import type { APIMessage } from 'discord-api-types/v10';
import { channelWith, may } from '../access.ts';
import type { FormError } from '../forms/errorTree.ts';
import { isRecord } from '../forms/form.ts';
import type { Call } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import type { Channel } from '../world/world.ts';

const forward = 1;

/** Kinds of message that people and bots write: DEFAULT, REPLY, CHAT_INPUT_COMMAND, CONTEXT_MENU_COMMAND. */
const written: readonly number[] = [0, 19, 20, 23];

type Form = Readonly<Record<string, unknown>>;

/**
 * What a reply or a forward adds to a message.
 * Source: https://docs.discord.com/developers/resources/message#message-reference
 *
 * @throws Refusal 160002 without READ_MESSAGE_HISTORY, 160011 for a forward with more, 10003 or 10008 where there is
 *   nothing to forward, 50035 for what cannot be replied to
 */
export function referenceParts(call: Call, channel: Channel, form: Form): Partial<APIMessage> {
  const reference = form.message_reference;
  if (!isRecord(reference)) return {};
  if (Number(reference.type ?? 0) === forward) return forwardParts(call, form, reference);
  return replyParts(call, channel, reference);
}

/**
 * The first two are grade C (constants of an API mock); of the third place and message are in bots' logs, the code goes by
 * the pattern of the others.
 */
function replyParts(call: Call, channel: Channel, reference: Form): Partial<APIMessage> {
  const { guild_id, id: channelId } = channel.wire;
  if (!may(call, channel, 'READ_MESSAGE_HISTORY')) throw new Refusal('replyNeedsHistory');
  const id = String(reference.message_id);
  const elsewhere = (reference.channel_id ?? null) !== null && String(reference.channel_id) !== channelId;
  if (elsewhere)
    throw refused('REPLIES_CANNOT_REFERENCE_OTHER_CHANNEL', 'Cannot reply to a message in a different channel');
  const repliedTo = channel.messages.get(id);
  if (repliedTo === undefined) {
    if (reference.fail_if_not_exists !== false) throw refused('REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
    return {}; // it is sent as an ordinary message (developers/resources/message#message-reference-structure)
  }
  if (!written.includes(repliedTo.type)) {
    throw refused('REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE', 'Cannot reply to a system message');
  }
  return {
    type: 19,
    message_reference: {
      type: 0,
      message_id: id,
      channel_id: channelId,
      ...(guild_id === undefined ? {} : { guild_id }),
    },
    referenced_message: quoted(repliedTo),
  };
}

/** What a reply shows of the message before it: not what that one replied to, or a chain of replies would hold all. */
function quoted({ referenced_message: _, ...message }: APIMessage): APIMessage {
  return message;
}

/** Lets the replies to a message that was changed show it as it is now. */
export function showInReplies({ messages }: Channel, message: APIMessage): void {
  for (const reply of messages.values()) {
    if (reply.referenced_message?.id === message.id) reply.referenced_message = quoted(message);
  }
}

/** What is refused is documented, with which codes is not: these are the ones for what cannot be read. */
function forwardParts(call: Call, form: Form, { channel_id, message_id }: Form): Partial<APIMessage> {
  if (channel_id === undefined || channel_id === null) {
    throw refused('BASE_TYPE_REQUIRED', 'This field is required', 'channel_id');
  }
  const more = ['content', 'embeds', 'sticker_ids', 'poll'].some((name) => hasSomething(form[name]));
  if (more || call.files.length > 0) throw new Refusal('forwardWithContent');
  const source = channelWith(call, String(channel_id));
  if (!may(call, source, 'VIEW_CHANNEL', 'READ_MESSAGE_HISTORY')) throw new Refusal('missingAccess');
  const original = source.messages.get(String(message_id));
  if (original === undefined) throw new Refusal('unknownMessage');
  const { type, content, embeds, attachments, timestamp, edited_timestamp, flags, mentions, mention_roles } = original;
  const message = { type, content, embeds, attachments, timestamp, edited_timestamp, flags, mentions, mention_roles };
  const { guild_id, id } = source.wire;
  return {
    message_reference: { type: forward, message_id: original.id, channel_id: id, guild_id },
    message_snapshots: [{ message: structuredClone(message) }],
  } as Partial<APIMessage>;
}

function hasSomething(value: unknown): boolean {
  return isRecord(value) || (Array.isArray(value) ? value.length > 0 : (value ?? '') !== '');
}

function refused(code: string, message: string, ...field: readonly string[]): Refusal {
  const error: FormError = { path: ['message_reference', ...field], code, message };
  return new Refusal('invalidForm', [error]);
}

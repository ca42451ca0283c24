import type { APIAttachment, APIEmbed, APIMessage, APIUser } from 'discord-api-types/v10';
import type { UploadedFile } from './body/multipart.ts';
import { isRecord } from './forms/form.ts';
import { isoTime, makeMessage } from './make.ts';
import type { Call } from './operation.ts';
import { makePoll } from './poll.ts';
import type { Channel } from './world.ts';

/** A message made of a form that was found sound. It is not yet in its channel. */
export function composeMessage(
  call: Call,
  channel: Channel,
  author: APIUser,
  form: Readonly<Record<string, unknown>>,
  more: Partial<APIMessage> = {},
): APIMessage {
  const flags: number = typeof form.flags === 'number' ? form.flags : 0;
  return makeMessage({
    id: call.world.newId(call.now),
    channel_id: channel.wire.id,
    author,
    tts: form.tts === true,
    flags,
    ...shownParts(call, form),
    ...(isRecord(form.poll) ? { poll: makePoll(form.poll, call.now) } : {}),
    ...(form.nonce === undefined || form.nonce === null ? {} : { nonce: form.nonce as string }),
    ...more,
  });
}

/** Changes what a message shows; fields that were not sent stay. */
export function changeMessage(call: Call, message: APIMessage, form: Readonly<Record<string, unknown>>): APIMessage {
  Object.assign(message, shownParts(call, form), { edited_timestamp: isoTime(call.now) });
  return message;
}

function shownParts(call: Call, form: Readonly<Record<string, unknown>>): Partial<APIMessage> {
  const parts: Partial<APIMessage> = {};
  if (form.content !== undefined) parts.content = String(form.content ?? '');
  if (form.embeds !== undefined) parts.embeds = withType((form.embeds ?? []) as APIEmbed[]);
  if (form.components !== undefined)
    parts.components = (form.components ?? []) as NonNullable<APIMessage['components']>;
  if (call.files.length > 0) parts.attachments = call.files.map((file) => attachment(call, file));
  return parts;
}

function withType(embeds: readonly APIEmbed[]): APIEmbed[] {
  return embeds.map((embed) => ({ ...embed, type: 'rich' as APIEmbed['type'] }) as APIEmbed);
}

function attachment(call: Call, { filename, size, contentType }: UploadedFile): APIAttachment {
  const id = call.world.newId(call.now);
  const url = `${call.origin}/attachments/${id}/${encodeURIComponent(filename)}`;
  return { id, filename, size, url, proxy_url: url, content_type: contentType };
}

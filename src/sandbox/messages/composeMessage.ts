import type { APIAttachment, APIEmbed, APIMessage, APIUser } from 'discord-api-types/v10';
import type { UploadedFile } from '../body/multipart.ts';
import { fileNumber } from '../forms/attachment.ts';
import { isRecord } from '../forms/form.ts';
import { keptAttachments } from '../forms/message.ts';
import type { Call } from '../operation.ts';
import { isoTime, makeMessage } from '../world/make.ts';
import type { Channel } from '../world/world.ts';
import { mentionsOf } from './mentions.ts';
import { messageFlags } from './messageFlags.ts';
import { showInReplies } from './messageReference.ts';
import { makePoll } from './poll.ts';
import { shownComponents } from './shownComponents.ts';

/** A message made of a form that was found sound. It is not yet in its channel. */
export function composeMessage(
  call: Call,
  channel: Channel,
  author: APIUser,
  form: Readonly<Record<string, unknown>>,
  more: Partial<APIMessage> = {},
): APIMessage {
  const flags =
    Number(form.flags ?? 0) & (more.application_id === undefined ? settable : settable | messageFlags.ephemeral);
  const files = call.files.map((file) => attachment(call, file, toldOf(form, fileNumber(file))));
  return makeMessage({
    id: call.world.newId(call.now),
    channel_id: channel.wire.id,
    author,
    tts: form.tts === true || form.tts === 'true',
    flags,
    ...shownParts(call, form, files),
    ...mentionsOf(call, channel, form, more.referenced_message),
    ...(files.length === 0 ? {} : { attachments: files }),
    ...(isRecord(form.poll) ? { poll: makePoll(form.poll, call.now) } : {}),
    ...(form.nonce === undefined || form.nonce === null ? {} : { nonce: form.nonce as string }),
    ...more,
  });
}

/**
 * Flags that may be set with a message: SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS, IS_VOICE_MESSAGE, IS_COMPONENTS_V2, and
 * in answers to interactions EPHEMERAL; others are left out. Afterwards only the first and the last of them can be set,
 * and the last cannot be taken away; LOADING goes with the first change. Source: developers/resources/message#create-message and #edit-message
 */
const settable =
  messageFlags.suppressEmbeds |
  messageFlags.suppressNotifications |
  messageFlags.isVoiceMessage |
  messageFlags.isComponentsV2;

/** Changes what a message shows; fields that were not sent stay. */
export function changeMessage(call: Call, message: APIMessage, form: Readonly<Record<string, unknown>>): APIMessage {
  const kept = keptAttachments(form, message.attachments);
  for (const one of kept) Object.assign(one, toldOf(form, one.id));
  const added = call.files.map((file) => attachment(call, file, toldOf(form, fileNumber(file))));
  const attachments = [...kept, ...added];
  const channel = call.world.channels.get(message.channel_id);
  const mentions =
    form.content === undefined || channel === undefined
      ? {}
      : mentionsOf(call, channel, form, message.referenced_message);
  Object.assign(message, shownParts(call, form, attachments), mentions, {
    attachments,
    flags: changedFlags(message.flags ?? 0, form.flags),
    edited_timestamp: isoTime(call.now),
  });
  if (channel !== undefined) showInReplies(channel, message);
  return message;
}

/** LOADING ends with the first change. */
function changedFlags(before: number, sent: unknown): number {
  const old = before & ~messageFlags.loading;
  if (sent === undefined || sent === null) return old;
  const { suppressEmbeds, isComponentsV2 } = messageFlags;
  return (old & ~suppressEmbeds) | (Number(sent) & (suppressEmbeds | isComponentsV2));
}

function shownParts(
  call: Call,
  form: Readonly<Record<string, unknown>>,
  files: readonly APIAttachment[],
): Partial<APIMessage> {
  const parts: Partial<APIMessage> = {};
  if (form.content !== undefined) parts.content = String(form.content ?? '');
  if (form.embeds !== undefined) parts.embeds = withType((form.embeds ?? []) as APIEmbed[]);
  if (form.components !== undefined) parts.components = shownComponents(call, form.components, files) ?? [];
  return parts;
}

function withType(embeds: readonly APIEmbed[]): APIEmbed[] {
  return embeds.map(({ timestamp, ...embed }) => ({
    ...trimmed(embed),
    type: 'rich' as APIEmbed['type'],
    ...(timestamp ? { timestamp: isoTime(Date.parse(timestamp)) } : {}),
  })) as APIEmbed[];
}

/** An embed without the blank ends of its texts, which do not count and are not shown. */
function trimmed(embed: APIEmbed): APIEmbed {
  const { title, description, footer, author, fields } = embed;
  return {
    ...embed,
    ...(typeof title === 'string' ? { title: title.trim() } : {}),
    ...(typeof description === 'string' ? { description: description.trim() } : {}),
    ...(footer ? { footer: { ...footer, text: String(footer.text).trim() } } : {}),
    ...(author ? { author: { ...author, name: String(author.name).trim() } } : {}),
    ...(fields
      ? { fields: fields.map((one) => ({ ...one, name: String(one.name).trim(), value: String(one.value).trim() })) }
      : {}),
  };
}

function attachment(call: Call, file: UploadedFile, told: Partial<APIAttachment>): APIAttachment {
  const { filename, size, contentType } = file;
  const id = call.world.newId(call.now);
  const url = `${call.origin}/attachments/${id}/${encodeURIComponent(filename)}`;
  return { id, filename, size, url, proxy_url: url, content_type: contentType, ...told };
}

/** What a form tells of a file beside its content. */
function toldOf(form: Readonly<Record<string, unknown>>, id: string | undefined): Partial<APIAttachment> {
  const list = Array.isArray(form.attachments) ? form.attachments.filter(isRecord) : [];
  const told = list.find((one) => String(one.id) === id);
  const names = ['title', 'description', 'duration_secs', 'waveform'].filter((name) => (told?.[name] ?? null) !== null);
  return Object.fromEntries(names.map((name) => [name, told?.[name]]));
}

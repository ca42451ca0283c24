import type { APIEmbed, APIMessage, APIUser } from 'discord-api-types/v10';
import { attachmentsAfter } from './attachments.ts';
import { componentsV2 } from './forms/message.ts';
import { isoTime, makeMessage } from './make.ts';
import type { Call } from './operation.ts';
import { shownComponents } from './shownComponents.ts';
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
    ...shownParts(call, form, []),
    ...(form.nonce === undefined || form.nonce === null ? {} : { nonce: form.nonce as string }),
    ...more,
  });
}

/** Changes what a message shows; fields that were not sent stay. */
export function changeMessage(call: Call, message: APIMessage, form: Readonly<Record<string, unknown>>): APIMessage {
  const flags = flagsAfter(message.flags ?? 0, form.flags);
  Object.assign(message, shownParts(call, form, message.attachments), { flags, edited_timestamp: isoTime(call.now) });
  return message;
}

/** Message flags: SUPPRESS_EMBEDS and IS_COMPONENTS_V2 can be set later, LOADING ends with the first change. */
const suppressEmbeds = 1 << 2;
const loading = 1 << 7;

/** Source: developers/resources/message#edit-message and #message-object-message-flags */
function flagsAfter(old: number, sent: unknown): number {
  const settled = old & ~loading;
  if (typeof sent !== 'number') return settled;
  return (settled & ~suppressEmbeds) | (sent & (suppressEmbeds | componentsV2));
}

function shownParts(
  call: Call,
  form: Readonly<Record<string, unknown>>,
  old: APIMessage['attachments'],
): Partial<APIMessage> {
  const parts: Partial<APIMessage> = {};
  if (form.content !== undefined) parts.content = String(form.content ?? '');
  if (form.embeds !== undefined) parts.embeds = withType((form.embeds ?? []) as APIEmbed[]);
  const attachments = attachmentsAfter(call, form.attachments, old);
  if (attachments !== undefined) parts.attachments = attachments;
  if (form.components !== undefined) {
    parts.components = shownComponents(call, form.components, attachments ?? old) ?? [];
  }
  return parts;
}

function withType(embeds: readonly APIEmbed[]): APIEmbed[] {
  return embeds.map(({ timestamp, ...embed }) => ({
    ...embed,
    type: 'rich' as APIEmbed['type'],
    ...(timestamp ? { timestamp: isoTime(Date.parse(timestamp)) } : {}),
  })) as APIEmbed[];
}

import type { APIMessage } from 'discord-api-types/v10';
import type { UploadedFile } from '../body/multipart.ts';
import { messageFlags } from '../messages/messageFlags.ts';
import type { Call } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { allowedMentions } from './allowedMentions.ts';
import { attachments, checkAttachments, checkReferences, filesOfMessage, type Kept } from './attachment.ts';
import { components as legacyComponents } from './component.ts';
import { componentsOfV2, overwhelms } from './componentV2.ts';
import { embeds } from './embed.ts';
import type { Path } from './errorTree.ts';
import {
  boolean,
  type Check,
  choice,
  demand,
  type Fields,
  fail,
  integer,
  isRecord,
  list,
  object,
  type Report,
  required,
  snowflake,
  text,
  url,
} from './form.ts';
import { nonce } from './nonce.ts';
import { poll } from './poll.ts';
import { webhookName } from './userName.ts';

const { isComponentsV2: componentsV2, isVoiceMessage: voiceMessage } = messageFlags;

/** Fields that IS_COMPONENTS_V2 rules out. Source: https://docs.discord.com/developers/resources/message#create-message */
const legacyFields = ['content', 'embeds', 'sticker_ids', 'poll', 'shared_client_theme'] as const;

const reference = object({
  type: choice([0, 1]),
  message_id: required(snowflake),
  channel_id: snowflake,
  guild_id: snowflake,
  fail_if_not_exists: boolean,
});

const theme = object({
  colors: required(list(text({ min: 6, max: 6 }), { min: 1, max: 5 })),
  gradient_angle: required(integer({ min: 0, max: 360 })),
  base_mix: required(integer({ min: 0, max: 100 })),
  base_theme: integer(),
});

const fields: Fields = {
  content: text({ max: 2000 }),
  embeds,
  tts: boolean,
  nonce,
  enforce_nonce: boolean,
  allowed_mentions: allowedMentions,
  message_reference: reference,
  sticker_ids: list(snowflake, { max: 3 }),
  attachments,
  flags: integer({ min: 0 }),
  poll,
  shared_client_theme: theme,
};

/**
 * A message to send or change. Limits: https://docs.discord.com/developers/resources/message#create-message
 */
export const message = messageForm({});

/**
 * A message that a webhook sends: it may bring a name and a picture of its own.
 * Source: https://docs.discord.com/developers/resources/webhook#execute-webhook
 */
export const webhookMessage = messageForm({
  username: webhookName,
  avatar_url: url(),
  thread_name: text({ min: 1, max: 100 }),
  applied_tags: list(snowflake, { max: 5 }),
});

function messageForm(more: Fields): Check {
  const legacy = object({ ...fields, ...more, components: legacyComponents });
  const v2 = object({ ...fields, ...more, components: componentsOfV2 }, checkLegacyFields);
  return (value, path, report) => (isRecord(value) && isV2(value) ? v2 : legacy)(value, path, report);
}

/** Seen in discord-api-docs#7500 (there for a poll) and in the logs of several bots, at the field. */
function checkLegacyFields(sent: Record<string, unknown>, path: Path, report: Report): void {
  for (const name of legacyFields) {
    if (isUnused(sent[name])) continue;
    const message = `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    fail(report, [...path, name], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message);
  }
}

/** Messages to delete together; their number is checked apart, since it has a code of its own (50016). */
export const bulkDelete = object({ messages: required(list(snowflake)) });

/**
 * Holds a body against a form and returns it.
 * @throws Refusal 50035, 50006 if there is nothing to show, 30015 for too many files, 5016x for a voice message that is
 *   more than one, 500 where Discord fails over components that are too large
 */
export function demandMessage(
  form: Check,
  body: unknown,
  files: readonly UploadedFile[],
  path: Path = [],
): Record<string, unknown> {
  demand(form, body, path);
  const sent = isRecord(body) ? body : {};
  demandFiles(sent, files, [], path);
  demandShown(sent, files);
  return sent;
}

/**
 * Holds changes to a message against a form and returns them. What is left of the message must still show something. A
 * message of components stays one: what the fields of the other kind had must be taken away with the same change that
 * makes it one. Whether the absence of the flag in later changes is refused or passed over is not established; here it
 * is passed over.
 *
 * @throws Refusal like `demandMessage`, and 50162 for a voice message
 */
export function demandMessageChange(
  form: Check,
  call: Call,
  old: APIMessage,
  path: Path = [],
): Record<string, unknown> {
  const sent = isRecord(call.body) ? call.body : {};
  const { content, embeds, components, attachments, poll, flags = 0 } = old;
  if ((flags & voiceMessage) !== 0) throw new Refusal('voiceMessageEdit');
  const was = (flags & componentsV2) !== 0;
  const isNow = was || isV2(sent);
  const whole = { content, embeds, components, ...(poll === undefined ? {} : { poll }), ...sent };
  const marked = isNow ? { ...sent, flags: Number(sent.flags ?? 0) | componentsV2 } : sent;
  demand(form, isRecord(call.body) ? marked : call.body, path);
  if (isNow) demandNoLegacyFields(whole, path);
  const kept = keptAttachments(sent, attachments);
  demandFiles({ ...marked, components: whole.components }, call.files, kept, path);
  demandShown(whole, [...call.files, ...kept]);
  return sent;
}

/** The attachments that stay: those that are listed, or all where there is no list. */
export function keptAttachments<T extends Kept>(sent: Readonly<Record<string, unknown>>, old: readonly T[]): T[] {
  if (!Array.isArray(sent.attachments)) return [...old];
  const listed = new Set(sent.attachments.map((one) => (isRecord(one) ? String(one.id) : '')));
  return old.filter(({ id }) => listed.has(id));
}

function demandNoLegacyFields(whole: Record<string, unknown>, path: Path): void {
  const report: Report = [];
  checkLegacyFields(whole, path, report);
  if (report.length > 0) throw new Refusal('invalidForm', report);
}

function demandFiles(
  sent: Readonly<Record<string, unknown>>,
  files: readonly UploadedFile[],
  kept: readonly Kept[],
  path: Path,
): void {
  if (files.length + kept.length > filesOfMessage) throw new Refusal('tooManyAttachments');
  if (isVoice(sent)) demandVoice(sent, files);
  const report: Report = [];
  checkAttachments(sent.attachments, files, kept, [...path, 'attachments'], report);
  if (Array.isArray(sent.components)) {
    const names = [...files, ...kept].map(({ filename }) => filename);
    checkReferences(sent.components, names, [...path, 'components'], report);
  }
  if (report.length > 0) throw new Refusal('invalidForm', report);
  if (isV2(sent) && overwhelms(sent.components)) throw new Refusal('serverError');
}

/** Source: https://docs.discord.com/developers/resources/message#message-object-message-types, voice messages */
function demandVoice(sent: Readonly<Record<string, unknown>>, files: readonly UploadedFile[]): void {
  if ([...legacyFields, 'components'].some((name) => !isUnused(sent[name]))) throw new Refusal('voiceMessageContent');
  if (files.length !== 1) throw new Refusal('voiceMessageFiles');
  const [told] = Array.isArray(sent.attachments) ? sent.attachments : [];
  const complete = isRecord(told) && !isUnused(told.duration_secs) && !isUnused(told.waveform);
  if (!complete) throw new Refusal('voiceMessageMetadata');
}

/** A forward shows what it points to. */
function demandShown(sent: Readonly<Record<string, unknown>>, files: readonly unknown[]): void {
  const { content, embeds, components, sticker_ids, poll, shared_client_theme, message_reference } = sent;
  if (isRecord(message_reference) && Number(message_reference.type ?? 0) === 1) return;
  const shows = [embeds, components, sticker_ids, files].some((one) => Array.isArray(one) && one.length > 0);
  if (shows || isRecord(poll) || isRecord(shared_client_theme)) return;
  if (String(content ?? '').trim() === '') throw new Refusal('emptyMessage');
}

function isUnused(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** In a form flags are text. */
function isV2({ flags }: Readonly<Record<string, unknown>>): boolean {
  return (Number(flags ?? 0) & componentsV2) !== 0;
}

function isVoice({ flags }: Readonly<Record<string, unknown>>): boolean {
  return (Number(flags ?? 0) & voiceMessage) !== 0;
}

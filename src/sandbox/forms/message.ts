import type { APIMessage } from 'discord-api-types/v10';
import type { Call } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { components as legacyComponents } from './component.ts';
import { embeds as embedList } from './embed.ts';
import type { Path } from './errorTree.ts';
import {
  anything,
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
  snowflake,
  text,
  url,
} from './form.ts';

/** Message flag IS_COMPONENTS_V2. Its components are not looked into. */
export const componentsV2 = 1 << 15;

const allowedMentions = object(
  {
    parse: list(choice(['roles', 'users', 'everyone'])),
    roles: list(snowflake, { max: 100 }),
    users: list(snowflake, { max: 100 }),
    replied_user: boolean,
  },
  ({ parse, users }, path, report) => {
    if (!Array.isArray(parse) || !parse.includes('users') || !Array.isArray(users) || users.length === 0) return;
    const message = 'parse:["users"] and users: [ids...] are mutually exclusive.';
    fail(report, path, 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
  },
);

const fields: Fields = {
  content: text({ max: 2000 }),
  embeds: embedList,
  tts: boolean,
  nonce: text({ max: 25 }),
  allowed_mentions: allowedMentions,
  message_reference: object({ type: integer(), message_id: snowflake, channel_id: snowflake, guild_id: snowflake }),
  sticker_ids: list(snowflake, { max: 3 }),
  attachments: list(object({ id: snowflake, filename: text({ max: 1024 }), description: text({ max: 1024 }) })),
  flags: integer({ min: 0 }),
  poll: anything,
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
});

function messageForm(more: Fields): Check {
  const legacy = object({ ...fields, ...more, components: legacyComponents });
  const v2 = object({ ...fields, ...more, components: anything });
  return (value, path, report) => (isV2(value) ? v2 : legacy)(value, path, report);
}

/**
 * Holds a body against a form and returns it.
 * @throws Refusal 50035, or 50006 if there is nothing to show
 */
export function demandMessage(
  form: Check,
  body: unknown,
  files: readonly unknown[],
  path: Path = [],
): Record<string, unknown> {
  demand(form, body, path);
  const sent = isRecord(body) ? body : {};
  demandShown(sent, files);
  return sent;
}

/**
 * Holds changes to a message against a form and returns them. What is left of the message must still show something.
 * @throws Refusal like `demandMessage`
 */
export function demandMessageChange(form: Check, call: Call, old: APIMessage): Record<string, unknown> {
  demand(form, call.body);
  const sent = isRecord(call.body) ? call.body : {};
  const { content, embeds, components, attachments } = old;
  const kept = Array.isArray(sent.attachments) ? sent.attachments : attachments;
  demandShown({ content, embeds, components, ...sent }, [...call.files, ...kept]);
  return sent;
}

function demandShown(
  { content, embeds, components, sticker_ids, poll }: Record<string, unknown>,
  files: readonly unknown[],
): void {
  const shows = [embeds, components, sticker_ids, files].some((one) => Array.isArray(one) && one.length > 0);
  if (!shows && String(content ?? '').trim() === '' && !isRecord(poll)) throw new Refusal('emptyMessage');
}

/** 1 to 80 characters; some words are not allowed (Discord-MC-Chat#286, discord-webhooks#100). */
function webhookName(value: unknown, path: Path, report: Report): void {
  text({ min: 1, max: 80 })(value, path, report);
  const name = String(value).toLowerCase();
  for (const word of ['discord', 'clyde']) {
    if (name.includes(word)) fail(report, path, 'USERNAME_INVALID_CONTAINS', `Username cannot contain "${word}"`);
  }
  for (const word of ['everyone', 'here']) {
    if (name === word) fail(report, path, 'USERNAME_INVALID', `Username cannot be "${word}"`);
  }
}

function isV2(value: unknown): boolean {
  return isRecord(value) && typeof value.flags === 'number' && (value.flags & componentsV2) !== 0;
}

import { snowflakeTime } from '../../core/discord/snowflake.ts';
import type { Call } from '../operation.ts';
import type { BucketRule } from './bucket.ts';

/** A limit that headers do not tell: it shows only by its 429, on which Remaining is above 0. */
export interface HiddenLimit extends BucketRule {
  readonly name: string;
  /** What shares the count, for example a channel's id; undefined if this request is not counted. */
  key(call: Call): string | undefined;
}

/** The limit of a route. Routes that name the same rule share its bucket hash, and per top-level resource its count. */
export interface LimitRule extends BucketRule {
  /** What the bucket hash is made of. */
  readonly name: string;
  readonly hidden?: readonly HiddenLimit[];
}

const second = 1_000;
const day = 86_400_000;

function leaky(name: string, limit: number, window: number, hidden: readonly HiddenLimit[] = []): LimitRule {
  return { name, kind: 'leaky', limit, window, hidden };
}

function fixed(name: string, limit: number, window: number, hidden: readonly HiddenLimit[] = []): LimitRule {
  return { name, kind: 'fixed', limit, window, hidden };
}

/** Names and topics of a channel: 2 changes in 10 minutes (discord-api-docs#1900, #2208). */
const channelNames: HiddenLimit = {
  name: 'channel-names',
  kind: 'fixed',
  limit: 2,
  window: 600 * second,
  key: ({ body, params }) => (isObject(body) && ('name' in body || 'topic' in body) ? params.channel_id : undefined),
};

/** All webhooks of a channel together: 30 messages a minute (discord-api-docs#367, #1454). */
const webhooksOfChannel: HiddenLimit = {
  name: 'webhooks-of-channel',
  kind: 'fixed',
  limit: 30,
  window: 60 * second,
  key: ({ world, params }) => world.webhooks.get(params.webhook_id ?? '')?.channel_id ?? undefined,
};

/**
 * Discord does not publish its limits (discord-api-docs#2760). Those with a source were observed; the others are round
 * numbers of our own, so that every kind of limit can be met.
 */
export const limits = {
  messageCreate: leaky('message-create', 5, 5 * second),
  messageEdit: leaky('message-edit', 5, 5 * second),
  messageRead: leaky('message-read', 5, 5 * second), // discord-api-docs#8161: the real limit is 5
  bulkDelete: fixed('bulk-delete', 1, second),
  typing: leaky('typing', 5, 5 * second),
  pins: fixed('pins', 5, 4 * second),
  reactions: fixed('reactions', 1, 0.25 * second), // discord-api-docs#864; adding and removing share it
  reactionRead: leaky('reaction-read', 10, 5 * second),
  channelEdit: fixed('channel-edit', 5, 15 * second, [channelNames]), // discord-api-docs#1900
  memberRole: fixed('member-role', 10, 10 * second), // discord-api-docs#7680: still a fixed window
  memberEdit: leaky('member-edit', 10, 10 * second),
  ban: leaky('ban', 5, 5 * second),
  webhookExecute: leaky('webhook-execute', 5, 2 * second, [webhooksOfChannel]), // discord-api-docs#1454
  webhookMessage: leaky('webhook-message', 5, 2 * second),
  interactionCallback: leaky('interaction-callback', 5, second),
  commandWrite: leaky('command-write', 5, 20 * second),
  gatewayBot: fixed('gateway-bot', 2, 5 * second),
  read: leaky('read', 50, second),
} as const satisfies Record<string, LimitRule>;

const deleteFresh = leaky('message-delete-fresh', 5, second);
const deleteRecent = leaky('message-delete-recent', 3, 0.333 * second);
const deleteOld = leaky('message-delete-old', 30, 4 * second);

/** Deleting a message is limited by its age, with a bucket hash for each (discord-api-docs#8330, 2026-05). */
export function messageDeleteLimit({ world, params, now }: Call): LimitRule {
  const id = params.message_id ?? '';
  const known = world.channels.get(params.channel_id ?? '')?.messages.has(id) ?? false;
  if (!known) return deleteFresh;
  const age = now - snowflakeTime(id);
  if (age > 14 * day) return deleteOld;
  return age > 10 * second ? deleteRecent : deleteFresh;
}

/** 50 requests a second for a bot as a whole, whatever the route. Source: developers/topics/rate-limits#global-rate-limit */
export const globalLimit: BucketRule = { kind: 'fixed', limit: 50, window: second };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

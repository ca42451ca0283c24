import { snowflakeTime } from '../../core/discord/snowflake.ts';
import { isRecord } from '../forms/form.ts';
import type { Call } from '../operation.ts';
import type { BucketRule } from './bucket.ts';

/** A limit that headers do not tell: it shows only by its 429, on which Remaining is above 0. */
export interface HiddenLimit extends BucketRule {
  readonly name: string;
  /** What shares the count, for example a channel's id; undefined if this request is not counted. */
  key(call: Call): string | undefined;
}

/** The limit of a route. Each route has a bucket hash of its own, and a count per top-level resource. */
export interface LimitRule extends BucketRule {
  /** Routes and cases with the same name share hash and count; without a name the route is alone. */
  readonly name?: string;
  readonly hidden?: readonly HiddenLimit[];
}

const second = 1_000;
const day = 86_400_000;

function leaky(limit: number, window: number, more: Partial<LimitRule> = {}): LimitRule {
  return { kind: 'leaky', limit, window, ...more };
}

function fixed(limit: number, window: number, more: Partial<LimitRule> = {}): LimitRule {
  return { kind: 'fixed', limit, window, ...more };
}

/** Names and topics of a channel: 2 changes in 10 minutes (discord-api-docs#1900, #2208). */
const channelNames: HiddenLimit = {
  name: 'channel-names',
  kind: 'fixed',
  limit: 2,
  window: 600 * second,
  key: ({ body, params }) => (isRecord(body) && ('name' in body || 'topic' in body) ? params.channel_id : undefined),
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
  messageCreate: leaky(5, 5 * second),
  messageEdit: leaky(5, 5 * second),
  messageRead: leaky(5, 5 * second), // discord-api-docs#8161: the real limit is 5
  bulkDelete: fixed(1, second),
  typing: leaky(5, 5 * second),
  pins: fixed(5, 4 * second),
  reactions: fixed(1, 0.25 * second, { name: 'reactions' }), // discord-api-docs#864; adding and removing share it
  reactionRead: leaky(10, 5 * second),
  channelWrite: leaky(5, 5 * second),
  crosspost: fixed(10, 3600 * second), // discord.js#4956, auto-publisher#36
  inviteRead: leaky(10, 5 * second), // discord-api-docs#1771
  channelEdit: fixed(5, 15 * second, { hidden: [channelNames] }), // discord-api-docs#1900
  memberRole: fixed(10, 10 * second, { name: 'member-role' }), // discord-api-docs#7680: still a fixed window
  memberEdit: leaky(10, 10 * second),
  ban: leaky(5, 5 * second),
  webhookExecute: leaky(5, 2 * second, { hidden: [webhooksOfChannel] }), // discord-api-docs#1454
  webhookMessage: leaky(5, 2 * second),
  interactionCallback: leaky(5, second),
  commandWrite: leaky(5, 20 * second),
  gatewayBot: fixed(2, 5 * second),
  guildEdit: leaky(5, 5 * second),
  roleEdit: leaky(5, 5 * second),
  emojiEdit: fixed(50, 3600 * second), // discord-api-docs#2250: windows of up to an hour
  webhookEdit: leaky(5, 5 * second),
  selfEdit: leaky(5, 60 * second),
  applicationEdit: leaky(5, 20 * second),
  oauth2: leaky(10, 10 * second),
  write: leaky(5, 5 * second),
  read: leaky(50, second),
} as const satisfies Record<string, LimitRule>;

const deleteFresh = leaky(5, second, { name: 'delete-fresh' });
const deleteRecent = leaky(3, 0.333 * second, { name: 'delete-recent' });
const deleteOld = leaky(30, 4 * second, { name: 'delete-old' });

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

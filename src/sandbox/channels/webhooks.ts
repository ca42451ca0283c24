import type { APIUser } from 'discord-api-types/v10';
import type { Call } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { makeUser } from '../world/make.ts';
import type { Channel, World } from '../world/world.ts';

/** A webhook with its token. */
export type Webhook = World['webhooks'] extends Map<string, infer Kept> ? Kept : never;

/** Webhooks that a channel may have (TalOS#38; code 30007). */
const channelLimit = 15;

/** The webhooks of a channel. */
export function webhooksIn({ world }: Call, { wire }: Channel): Webhook[] {
  return [...world.webhooks.values()].filter(({ channel_id }) => channel_id === wire.id);
}

/** @throws Refusal 30007 if a channel can have no more webhooks */
export function demandRoomForWebhook(call: Call, channel: Channel): void {
  if (webhooksIn(call, channel).length >= channelLimit) throw new Refusal('tooManyWebhooks');
}

/** As whom a webhook writes: under its own name unless it sends another one. */
export function webhookAuthor({ id, name: ownName }: Pick<Webhook, 'id' | 'name'>, name: unknown = ownName): APIUser {
  return { ...makeUser(id, String(name ?? 'Webhook'), { bot: true }), discriminator: '0000' };
}

import type { Call } from '../operation.ts';
import { newWebhookToken } from '../token.ts';
import { sandboxIds } from '../world/seed.ts';

/** Webhooks made like this, beyond which the oldest are forgotten; that they count like a channel's others is not established. */
const most = 15;

/**
 * The webhook that comes with a token of the scope `webhook.incoming`, a new one each time. Where Discord asks for a
 * channel it is the seed's `text` here. Source: developers/topics/oauth2#webhooks
 */
export function createIncomingWebhook({ world, now, origin }: Call) {
  const id = world.newId(now);
  const { guild: guild_id, text: channel_id } = sandboxIds;
  const { id: application_id, name } = world.application;
  const created = { id, type: 1 as const, guild_id, channel_id, name, avatar: null, application_id };
  const token = newWebhookToken(id);
  world.webhooks.set(id, { ...created, token });
  const made = [...world.webhooks.values()].filter(({ user, source_guild }) => !user && !source_guild);
  for (const { id: old } of made.slice(0, Math.max(0, made.length - most))) world.webhooks.delete(old);
  return { ...created, token, url: `${origin}/api/webhooks/${id}/${token}` };
}

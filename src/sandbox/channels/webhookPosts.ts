import type { Call } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import type { Channel } from '../world/world.ts';
import { isKind, postKinds } from './channelKinds.ts';

/**
 * Whether what a webhook sends begins a post, by a `thread_name`. In a forum or media channel it must say that or, by
 * `?thread_id`, which post it is for; elsewhere it can begin nothing.
 * Source: developers/resources/webhook#execute-webhook
 *
 * @throws Refusal 220001 for neither, 220002 for both, 220003 where there are no posts
 */
export function beginsPost(call: Call, channel: Channel, { thread_name: name }: Record<string, unknown>): boolean {
  const names = name !== undefined && name !== null;
  const points = call.query.has('thread_id');
  if (!isKind(channel, ...postKinds)) {
    if (names) throw new Refusal('webhookCannotStartThread');
    return false;
  }
  if (names && points) throw new Refusal('webhookNeedsOneThread');
  if (!names && !points) throw new Refusal('webhookNeedsThread');
  return names;
}

import type { Route } from '../discord/route.ts';
import { snowflakeTime } from '../discord/snowflake.ts';

const second = 1_000;
const fortnight = 14 * 24 * 3_600 * second;

/**
 * Which bucket of its route a request counts in, where the route has several: messages are deleted by their age, younger
 * than ten seconds, older than two weeks, or between (discord-api-docs#8330). `now`: milliseconds since the epoch.
 */
export function variantOf(method: string, route: Route, now: number): string | undefined {
  if (method !== 'DELETE' || route.template !== '/channels/{channel_id}/messages/{message_id}') return undefined;
  const id = route.parameters.message_id ?? '';
  if (!/^\d{15,20}$/.test(id)) return undefined;
  const age = now - snowflakeTime(id);
  if (age > fortnight) return 'old';
  return age > 10 * second ? 'recent' : 'fresh';
}

/**
 * A limit beside the bucket's that no header tells: a channel's name and topic change twice in ten minutes
 * (discord-api-docs#1900, #2208). `body`: the text of a JSON body.
 */
export function subLimitOf(method: string, route: Route, body: string | null): string | undefined {
  if (method !== 'PATCH' || route.template !== '/channels/{channel_id}' || body === null) return undefined;
  return /"(?:name|topic)"\s*:/.test(body) ? 'channel-name' : undefined;
}

import { type AskedRequest, fieldOf } from './permissionNeeds.ts';

/** Where a request's permissions are asked for, by what it says itself. */
export type RequestPlace =
  | { readonly kind: 'channel'; readonly channel: string; readonly guild: string | null }
  | { readonly kind: 'guild'; readonly guild: string }
  /** Discord says where, at this path below `/api/v10`. */
  | { readonly kind: 'read'; readonly path: string }
  | { readonly kind: 'none' };

/** Routes of a guild whose body names the channel that counts. */
const channelInBody = /^\/(?:stage-instances$|guilds\/\{guild_id\}\/(?:scheduled-events|voice-states)\b)/;

/** The place of a request. Ids go into paths again: what could be a path of its own is none. */
export function placeOf({ route, body }: AskedRequest): RequestPlace {
  const { guild_id: guild = null, channel_id, webhook_id, code } = route.parameters;
  if (!Object.values(route.parameters).every(isSafe)) return { kind: 'none' };
  const channel = channelOf(route.template, body) ?? channel_id;
  if (channel !== undefined && isSafe(channel)) return { kind: 'channel', channel, guild };
  if (guild !== null) return { kind: 'guild', guild };
  if (webhook_id !== undefined) return { kind: 'read', path: `/webhooks/${webhook_id}` };
  if (code !== undefined && route.template.startsWith('/invites/')) return { kind: 'read', path: `/invites/${code}` };
  return { kind: 'none' };
}

/** The webhook of a followed channel is made in the channel that the body names: MANAGE_WEBHOOKS is asked for there. */
function channelOf(template: string, body: AskedRequest['body']): string | undefined {
  const key = template === '/channels/{channel_id}/followers' ? 'webhook_channel_id' : 'channel_id';
  const named = key === 'webhook_channel_id' || channelInBody.test(template) ? fieldOf(body, key) : undefined;
  return typeof named === 'string' ? named : undefined;
}

function isSafe(parameter: string): boolean {
  return /^[\w@%:.~-]+$/.test(parameter) && !/^\.+$/.test(parameter);
}

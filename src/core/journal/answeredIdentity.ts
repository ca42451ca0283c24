import { routeOf } from '../discord/route.ts';
import type { Exchange } from '../exchange.ts';

/** Operations whose answer names the caller, and where: `''` for the object's own id. */
const named: readonly (readonly [operation: string, path: readonly string[]])[] = [
  // discord-api-docs, resources/user: Get Current User
  ['GET /users/@me', ['id']],
  // discord-api-docs, resources/application: Get Current Application; topics/oauth2
  ['GET /applications/@me', ['bot', 'id']],
  ['GET /oauth2/applications/@me', ['bot', 'id']],
  // discord-api-docs, resources/message: the author of a message that was just created is its sender.
  ['POST /channels/{channel_id}/messages', ['author', 'id']],
];

/** The id of the user that an answer shows to be the caller; undefined where it shows none. */
export function answeredIdentity({ wire, outcome }: Pick<Exchange, 'wire' | 'outcome'>): string | undefined {
  if (outcome.kind !== 'answer' || outcome.status !== 200) return undefined;
  const operation = `${wire.method} ${routeOf(wire.method, wire.url)?.template ?? ''}`;
  const path = named.find(([name]) => name === operation)?.[1];
  if (path === undefined) return undefined;
  let value: unknown = parsed(outcome.body.text);
  for (const name of path) value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return typeof value === 'string' && /^\d{15,21}$/.test(value) ? value : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { bodyJson } from '../diagnose/requestBody.ts';
import { routeOf } from '../discord/route.ts';
import type { Wire } from '../request/wire.ts';
import type { AskedRequest } from './permissionNeeds.ts';

/** A request whose permissions are asked for; null where its address is none of the API's. */
export function askedRequest(wire: Wire): AskedRequest | null {
  const route = routeOf(wire.method, wire.url);
  if (route === null) return null;
  const { body } = wire;
  const hasFiles = body?.kind === 'multipart' && body.parts.some(({ filename }) => filename !== undefined);
  return { method: wire.method, route, body: bodyJson({ wire }), hasFiles };
}

/** Method and route as they are called everywhere: `POST /channels/{channel_id}/messages`. */
export function operationOf({ method, route }: AskedRequest): string {
  return `${method} ${route.template}`;
}

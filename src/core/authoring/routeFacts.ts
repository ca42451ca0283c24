import { type KnownPath, knownPaths, type RouteAuth } from '../discord/route.ts';
import { type RouteDocumentation, routeDocumentation } from '../discord/routeDocumentation.ts';
import { type PermissionRule, permissionRules } from '../discord/routePermission.ts';

/** What a developer wants to know of an operation. */
export interface RouteFacts {
  readonly method: string;
  /** `/channels/{channel_id}/messages`. */
  readonly template: string;
  readonly auth: RouteAuth;
  readonly permissions: readonly PermissionRule[];
  readonly documentation?: RouteDocumentation;
  /** By which id of the path rate limits are counted beside the bucket (developers/topics/rate-limits). */
  readonly limitedBy?: string;
}

/** The operations of a path, one method of it where that is told. */
export function routeFacts({ segments, methods }: KnownPath, method?: string): RouteFacts[] {
  const path = segments.join('/');
  const limitedBy = /^(?:channels|guilds|webhooks)\/\{(\w+)\}/.exec(path)?.[1];
  return [...methods].flatMap(([verb, auth]): RouteFacts[] => {
    if (method !== undefined && verb !== method) return [];
    const documentation = routeDocumentation(verb, path);
    return [
      {
        method: verb,
        template: `/${path}`,
        auth,
        permissions: permissionRules(verb, path),
        ...(documentation === undefined ? {} : { documentation }),
        ...(limitedBy === undefined ? {} : { limitedBy }),
      },
    ];
  });
}

/** What is known of `POST /channels/{channel_id}/messages`; undefined where it is not documented. */
export function operationFacts(operation: string): RouteFacts | undefined {
  const [method = '', template = ''] = operation.split(' ');
  const path = knownPaths().find((known) => known.template === template);
  return path === undefined ? undefined : routeFacts(path, method)[0];
}

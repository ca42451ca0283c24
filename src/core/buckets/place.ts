import type { LedgerRequest } from './event.ts';

const sandboxRealm = 'sandbox ';

/** Where a bucket is kept, by its name, top-level resource and credential. */
export function placeOf(request: LedgerRequest, name: string): string {
  return `${name} ${request.resource} ${realmOf(request)}`;
}

/** Whose limits a request counts towards: a credential's (or, without one, the address's) at one API. */
export function realmOf(request: Pick<LedgerRequest, 'credential' | 'sandbox'>): string {
  return request.sandbox ? sandboxRealm + request.credential : request.credential;
}

/** Whether a realm is the local Discord's. */
export function isSandboxRealm(realm: string): boolean {
  return realm.startsWith(sandboxRealm);
}

/** A route as it is told apart from others: method, template, and which of its buckets where it has several. */
export function routeName({ method, route, variant }: LedgerRequest): string {
  return variant === undefined ? `${method} ${route}` : `${method} ${route} ${variant}`;
}

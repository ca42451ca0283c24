import type { LedgerRequest } from './event.ts';

const sandboxRealm = 'sandbox ';

/** Where a request's bucket is kept: by hash, top-level resource and credential, or by route until the hash is known. */
export function placeOf(request: LedgerRequest, hash: string | null): string {
  const name = hash === null ? `?${request.method} ${request.route}` : hash;
  return `${name} ${request.resource} ${realmOf(request)}`;
}

/** What a route's hash is remembered under. */
export function routeKey(request: LedgerRequest): string {
  return `${request.method} ${request.route} ${realmOf(request)}`;
}

/** Whose limits a request counts towards: a credential's (or, without one, the address's) at one API. */
export function realmOf(request: Pick<LedgerRequest, 'credential' | 'sandbox'>): string {
  return request.sandbox ? sandboxRealm + request.credential : request.credential;
}

/** Whether a realm is the local Discord's. */
export function isSandboxRealm(realm: string): boolean {
  return realm.startsWith(sandboxRealm);
}

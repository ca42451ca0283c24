import { base64Of } from '../base64.ts';
import { isLoopback, parseHttpUrl } from '../discord/host.ts';
import type { ProfileProxy } from './profile.ts';

/**
 * The origin in an address as a person types it (`https://proxy.example:8443/`), or null: only HTTPS counts, plain HTTP
 * on this machine alone; a login, a query or a path are no part of an origin.
 */
export function originIn(typed: string): string | null {
  const parsed = parseHttpUrl(typed.trim());
  if (parsed === null || parsed.username !== '' || parsed.password !== '') return null;
  if (parsed.pathname !== '/' || parsed.search !== '' || parsed.hash !== '') return null;
  return parsed.protocol === 'https:' || isLoopback(parsed.hostname) ? parsed.origin : null;
}

/** A proxy as a person types it, its password apart, which is a secret. */
export interface TypedProxy {
  readonly proxy: ProfileProxy;
  /** Empty where none was typed. */
  readonly password: string;
}

/** Reads `http://user:password@host:port`, also without scheme or login. Null where it is no HTTP or HTTPS proxy. */
export function proxyIn(typed: string): TypedProxy | null {
  const text = typed.trim();
  const parsed = parseHttpUrl(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`);
  if (parsed === null || text === '' || parsed.pathname !== '/' || parsed.search + parsed.hash !== '') return null;
  const user = decoded(parsed.username);
  const password = decoded(parsed.password);
  if (user === null || password === null) return null;
  return { proxy: { address: parsed.origin, ...(user === '' ? {} : { user }) }, password };
}

/** `Basic …`, what a proxy wants to see of a login (RFC 7617, UTF-8). */
export function proxyLogin(user: string, password: string): string {
  return `Basic ${base64Of(`${user}:${password}`)}`;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

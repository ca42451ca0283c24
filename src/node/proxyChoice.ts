import { isLoopback, parseHttpUrl } from '../core/discord/host.ts';
import { percentDecoded } from '../core/percentDecoded.ts';
import type { Passage } from '../core/ports.ts';
import { shownAddress } from '../core/request/shownAddress.ts';

/** VS Code's own network settings (`http.*`); every one may be absent. */
export interface NetworkSettings {
  /** `http.proxy`; empty: the environment decides. */
  readonly proxy?: string;
  /** `http.noProxy`. */
  readonly noProxy?: readonly string[];
  /** False where `http.proxySupport` is `off`. */
  readonly useProxy?: boolean;
  /** `http.proxyStrictSSL`: the proxy's own certificate must be valid. Discord's always must. */
  readonly strictSsl?: boolean;
  /** `http.proxyAuthorization`: the value of the Proxy-Authorization header. */
  readonly authorization?: string;
  /** A profile's own proxy: it comes first and knows no exceptions but this machine. */
  readonly own?: Passage['proxy'];
  /** Origins on this machine whose certificates are not verified, as settings have them. */
  readonly unverifiedOrigins?: unknown;
  /** `http.systemCertificates`: the operating system's certificates are trusted too; true where absent. */
  readonly systemCertificates?: boolean;
}

/** Environment variables: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY count, the lower-case names first. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A proxy to connect through. */
export interface ProxyServer {
  readonly secure: boolean;
  readonly hostname: string;
  readonly port: number;
  /** Value of Proxy-Authorization. */
  readonly authorization?: string;
  readonly strictSsl: boolean;
}

/** An address of a proxy that cannot be used, as far as it may be shown: without its login, empty where it is unclear. */
interface UnusableProxy {
  readonly unusable: string;
}

/** The proxy for an address, null for none, or what is no usable proxy. Loopback is never proxied. */
export function proxyFor(
  url: URL,
  settings: NetworkSettings,
  environment: Environment,
): ProxyServer | null | UnusableProxy {
  if (isLoopback(url.hostname)) return null;
  const { own, strictSsl } = settings;
  if (own !== undefined) return proxyAt(own.address, own.authorization, strictSsl);
  if (settings.useProxy === false) return null;
  const text = settings.proxy?.trim() || fromEnvironment(url, environment);
  if (text === '' || isExempt(url, settings.noProxy ?? [], environment)) return null;
  return proxyAt(text, settings.authorization, strictSsl);
}

/**
 * The same, or the error that says that it cannot be used.
 * @throws Error with the code `ERR_PROXY_INVALID_CONFIG`
 */
export function usableProxyFor(url: URL, settings: NetworkSettings, environment: Environment): ProxyServer | null {
  const proxy = proxyFor(url, settings, environment);
  if (proxy === null || !('unusable' in proxy)) return proxy;
  const message = `not a usable proxy address${proxy.unusable === '' ? '' : `: ${proxy.unusable}`}`;
  throw Object.assign(new Error(message), { code: 'ERR_PROXY_INVALID_CONFIG' });
}

function proxyAt(text: string, login: string | undefined, strictSsl: boolean | undefined): ProxyServer | UnusableProxy {
  const parsed = parseHttpUrl(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`);
  if (parsed === null || holdsLogin(parsed)) return { unusable: shownAddress(text) };
  const secure = parsed.protocol === 'https:';
  const authorization = login ?? basicOf(parsed);
  return {
    secure,
    hostname: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: Number(parsed.port) || (secure ? 443 : 80),
    strictSsl: strictSsl ?? true,
    ...(authorization === undefined ? {} : { authorization }),
  };
}

function fromEnvironment(url: URL, environment: Environment): string {
  const name = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  for (const candidate of [name, name.toUpperCase(), 'all_proxy', 'ALL_PROXY']) {
    const value = environment[candidate]?.trim();
    if (value) return value;
  }
  return '';
}

/** `*`, a host with or without port, or a domain with everything below it (`.example.com`, `*.example.com`). */
function isExempt(url: URL, noProxy: readonly string[], environment: Environment): boolean {
  const listed = (environment.no_proxy ?? environment.NO_PROXY ?? '').split(/[\s,]+/);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return [...noProxy, ...listed].some((entry) => {
    if (entry === '*') return true;
    const [, name = '', onlyPort] = /^(?:\*?\.)?(.+?)(?::(\d+))?$/.exec(entry.trim().toLowerCase()) ?? [];
    if (name === '' || (onlyPort !== undefined && onlyPort !== port)) return false;
    return url.hostname === name || url.hostname.endsWith(`.${name}`);
  });
}

function basicOf({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  const login = `${percentDecoded(username)}:${percentDecoded(password)}`;
  return `Basic ${Buffer.from(login).toString('base64')}`;
}

/** Whether the end of a login stands behind the host: a sign in its password has made the user name the host. */
function holdsLogin({ pathname, search, hash }: URL): boolean {
  return `${pathname}${search}${hash}`.includes('@');
}

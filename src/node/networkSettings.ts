import tls from 'node:tls';

/** How requests reach the network. */
export interface NetworkSettings {
  /** Proxy for every request (`http.proxy`); empty: that of the environment, if any. */
  readonly proxy: string;
  /** Hosts that are reached without it, besides loopback. */
  readonly noProxy: readonly string[];
  /** False: no proxy at all, whatever the environment says (`http.proxySupport: off`). */
  readonly useProxy: boolean;
  /** Trust the certificates of the operating system besides those of Node (`http.systemCertificates`). */
  readonly systemCertificates: boolean;
}

/** No proxy but the environment's, Node's certificates and the system's. */
export const defaultNetwork: NetworkSettings = { proxy: '', noProxy: [], useProxy: true, systemCertificates: true };

/** The proxy addresses that hold, or null for a direct connection. */
export function proxyOf(
  network: NetworkSettings,
  environment: Readonly<Record<string, string | undefined>>,
): { readonly http: string; readonly https: string; readonly noProxy: string } | null {
  if (!network.useProxy) return null;
  const variable = (name: string) => environment[name.toLowerCase()] ?? environment[name.toUpperCase()] ?? '';
  const http = network.proxy || variable('http_proxy');
  const https = network.proxy || variable('https_proxy') || http;
  if (http === '' && https === '') return null;
  const noProxy = ['localhost', '127.0.0.1', '::1', '[::1]', ...network.noProxy, variable('no_proxy')];
  return { http: http || https, https, noProxy: noProxy.filter((entry) => entry !== '').join(',') };
}

/** The certificates to trust, or undefined for Node's own. Node below 22.15 cannot ask the operating system. */
export function certificateAuthorities(network: NetworkSettings): string[] | undefined {
  const { getCACertificates } = tls as { getCACertificates?: (type: string) => string[] };
  if (!network.systemCertificates || getCACertificates === undefined) return undefined;
  return [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];
}

import tls from 'node:tls';

let withSystem: readonly string[] | undefined;

/**
 * Certificates to trust: Node's own with NODE_EXTRA_CA_CERTS, those of the operating system (companies that inspect TLS
 * put theirs there), and `extra` ones (PEM). Undefined where Node's defaults are all there is. Before 22.15 Node cannot
 * read the system's.
 */
export function trustedCertificates(useSystem: boolean, extra: readonly string[]): string[] | undefined {
  const read = (tls as { getCACertificates?: (type: 'default' | 'system') => string[] }).getCACertificates;
  if (useSystem && read !== undefined) {
    withSystem ??= [...new Set([...read('default'), ...read('system')])];
    return [...withSystem, ...extra];
  }
  return extra.length === 0 ? undefined : [...(read?.('default') ?? tls.rootCertificates), ...extra];
}

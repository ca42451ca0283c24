import { isLoopback, parseHttpUrl } from './host.ts';

/**
 * How the certificate of an address is treated: verified; `excepted` where the person's list names its origin and it is
 * this machine; `refused` where the list names it and it is another machine, whose certificate is always verified.
 * Entries of the list may be anything: it comes from settings.
 */
export function tlsTreatment(url: string, list: unknown): 'verified' | 'excepted' | 'refused' {
  const parsed = parseHttpUrl(url);
  if (parsed?.protocol !== 'https:' || !Array.isArray(list)) return 'verified';
  const isNamed = list.some(
    (entry) => typeof entry === 'string' && parseHttpUrl(entry.trim())?.origin === parsed.origin,
  );
  if (!isNamed) return 'verified';
  return isLoopback(parsed.hostname) ? 'excepted' : 'refused';
}

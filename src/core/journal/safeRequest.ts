import { routeOf } from '../discord/route.ts';
import type { CredentialFacts } from '../request/credentialFacts.ts';
import { redact } from '../request/redaction.ts';
import { show } from '../request/seal.ts';
import { type Wire, wireHeader } from '../request/wire.ts';
import { shapeOfBody } from './payloadShape.ts';
import type { KeptHeader, SafeRequest } from './safeRecord.ts';

/** A request as it may be kept. */
export function safeRequest(wire: Wire, credential: CredentialFacts): SafeRequest {
  const contentType = wireHeader(wire, 'content-type');
  return {
    method: wire.method,
    url: safeUrl(wire.method, wire.url),
    headers: safeHeaders(wire, credential),
    shape: shapeOfBody(wire.body, contentType),
  };
}

/** Of an address: its origin, the version, numbers and documented words; everything else as placeholders. */
export function safeUrl(method: string, url: string): string {
  const [, origin = '', query = ''] = /^(https?:\/\/[^/?#\s@\uE0F0]+)[^?#]*(?:\?([^#]*))?/i.exec(url) ?? [];
  const route = routeOf(method, url);
  if (route === null) return `${redact(origin)}/…`;
  const path = route.template.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = route.documented === 'none' ? '' : (route.parameters[name] ?? '');
    return /^(?:\d{1,21}|@me|@original)$/.test(value) ? value : placeholder;
  });
  const version = route.version === null ? '' : `/v${route.version}`;
  return `${redact(origin)}/api${version}${path}${safeQuery(query)}`;
}

/** Names, and values that are numbers or switches. */
function safeQuery(query: string): string {
  if (query === '') return '';
  const pairs = query
    .split('&')
    .slice(0, 20)
    .map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      const value = rest.join('=');
      const kept = /^[\w[\]-]{1,40}$/.test(name) ? name : '…';
      return `${kept}=${/^(?:\d{1,21}|true|false)$/.test(value) ? value : '…'}`;
    });
  return `?${pairs.join('&')}`;
}

function safeHeaders(wire: Wire, credential: CredentialFacts): KeptHeader[] {
  const headers: KeptHeader[] = [];
  for (const name of ['user-agent', 'content-type']) {
    const value = wireHeader(wire, name);
    if (value !== undefined) headers.push([name, redact(show(value)).slice(0, 200)]);
  }
  if (credential.origin !== 'none' && credential.origin !== 'url') {
    const scheme = credential.scheme !== null && /^(?:bot|bearer|basic)$/i.test(credential.scheme);
    headers.push(['authorization', `${scheme ? `${credential.scheme} ` : ''}••••${credential.lastFour}`]);
  }
  return headers;
}

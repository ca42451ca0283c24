import { routeOf, type TopLevel } from '../discord/route.ts';
import type { CredentialFacts } from '../request/credentialFacts.ts';
import type { Wire } from '../request/wire.ts';
import type { LedgerRequest } from './event.ts';
import { subLimitOf, variantOf } from './finerLimits.ts';

/**
 * The request as the ledger counts it, or null where the address is no API path, which has no bucket. `now`: milliseconds
 * since the epoch at which it is sent.
 */
export function ledgerRequest(
  id: string,
  wire: Pick<Wire, 'method' | 'url'> & Partial<Pick<Wire, 'body'>>,
  credential: CredentialFacts,
  sandbox: boolean,
  now: number,
): LedgerRequest | null {
  const route = routeOf(wire.method, wire.url);
  if (route === null) return null;
  const sent = credential.origin !== 'none' && credential.origin !== 'url';
  const variant = variantOf(wire.method, route, now);
  const subLimit = subLimitOf(wire.method, route, wire.body?.kind === 'text' ? wire.body.text : null);
  return {
    id,
    method: wire.method,
    route: route.template,
    ...(variant !== undefined && { variant }),
    ...(subLimit !== undefined && { subLimit }),
    resource: resourceOf(route.topLevel),
    credential: sent ? `${credential.scheme ?? ''} …${credential.lastFour}` : '',
    lastFour: sent ? credential.lastFour : '',
    sandbox,
  };
}

function resourceOf(topLevel: TopLevel | null): string {
  if (topLevel === null) return '';
  const token = topLevel.tokenTail === undefined ? '' : ` …${topLevel.tokenTail}`;
  return `${topLevel.kind} ${topLevel.id}${token}`;
}

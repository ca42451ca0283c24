import { type Route, routeOf } from '../discord/route.ts';
import { bareCredential, credentialFacts } from '../request/credential.ts';
import { type CredentialFacts, noCredential } from '../request/credentialFacts.ts';
import { lastFourOf } from '../request/seal.ts';

/** An Authorization that somebody wrote down, taken apart. */
export interface SentCredential {
  readonly facts: CredentialFacts;
  /** What must be sealed; a blacked-out or empty value is no secret. */
  readonly secrets: readonly string[];
}

/** What stands in for a secret that was blacked out before it was pasted. */
const blackedOut =
  /^[*•.x…█-]{3,}\w{0,4}$|[*•…█]{3}|^[[<(]?(?:redacted|hidden|masked|removed|secret|censored)[\])>]?$/i;

/** How a record of the journal writes a credential: its last four characters tell it from others. */
const ourMask = /^•{4}([\w.-]{4})$/;

/**
 * Reads the Authorization header of a request that was written down. A credential in the address counts where there is
 * no header.
 */
export function readCredential(authorization: string | undefined, method: string, url: string): SentCredential {
  const secrets = tokensInUrl(url);
  if (authorization === undefined) return { facts: fromUrl(routeOf(method, url), url), secrets };
  const facts = credentialFacts(authorization, 'literal');
  const bare = bareCredential(authorization);
  if (/^(?:Bot|Bearer|Basic)$/i.test(bare)) {
    return { facts: { ...facts, scheme: bare, shape: 'empty', lastFour: '' }, secrets };
  }
  if (blackedOut.test(bare)) {
    const lastFour = ourMask.exec(bare)?.[1] ?? '';
    return { facts: { ...facts, shape: 'unknown', blemishes: [], lastFour }, secrets };
  }
  if (bare === '' || facts.blemishes.includes('placeholder')) return { facts: { ...facts, lastFour: '' }, secrets };
  return { facts, secrets: [bare, ...secrets] };
}

/** The token of a webhook or an interaction stands in the address; an interaction's begins so in base64. */
function fromUrl(route: Route | null, url: string): CredentialFacts {
  if (route?.auth !== 'url-token') return noCredential;
  const token = /\/(?:webhooks|interactions)\/[^/?#]+\/([^/?#]+)/.exec(url)?.[1] ?? '';
  const isInteraction = token.startsWith('aW50ZXJhY3Rpb246') || route.template.startsWith('/interactions/');
  const shape = isInteraction ? 'interaction-token' : 'webhook-token';
  return { origin: 'url', scheme: null, shape, blemishes: [], lastFour: lastFourOf(token) };
}

/** Whatever is long and no id below `/webhooks/` or `/interactions/`, also where the path is misspelt. */
function tokensInUrl(url: string): readonly string[] {
  const rest = /\/(?:webhooks|interactions)\/(.*)/.exec(url)?.[1] ?? '';
  return rest.split(/[/?#]/).filter((segment) => segment.length >= 20 && !/^\d+$/.test(segment));
}

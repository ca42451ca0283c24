import { type Route, routeOf } from '../discord/route.ts';
import { shapeOf } from '../discord/tokenShape.ts';
import { type CredentialFacts, noCredential } from '../request/credentialFacts.ts';
import { lastFourOf } from '../request/seal.ts';

/** An Authorization that somebody wrote down, taken apart. */
export interface SentCredential {
  readonly facts: CredentialFacts;
  /** What must be sealed; a blacked-out or empty value is no secret. */
  readonly secrets: readonly string[];
}

/** What stands in for a secret that was blacked out before it was pasted. */
const blackedOut = /^[*•.x…█-]{3,}\w{0,4}$|^(?:.*[*•…█]{3,}.*|\[?<?(?:redacted|hidden|masked|removed|secret)>?\]?)$/i;

/** What a variable leaves behind that was never filled. */
const placeholder =
  /^(?:undefined|null|none|nil|nan|true|false|\[object \w+\])$|^(?:<.*>|\{.*\}|\$\{?\w+\}?|%\w+%|#\{.*\})$|^(?:your|my|insert|put|paste)[-_ ]|_?token_?(?:here|goes)/i;

/**
 * Reads the Authorization header of a request that was written down. A credential in the address counts where there is
 * no header.
 */
export function readCredential(authorization: string | undefined, method: string, url: string): SentCredential {
  if (authorization === undefined) return fromUrl(routeOf(method, url), url);
  const [, blanks = '', scheme, rest = ''] = /^(\s*)(?:([A-Za-z][\w-]*)[ \t]+)?(.*)$/s.exec(authorization) ?? [];
  const doubled = scheme === undefined ? null : /^(?:Bot|Bearer|Basic)\s+(.*)$/is.exec(rest);
  const quoted = /^(["'`])(.*)\1$/s.exec((doubled?.[1] ?? rest).trim());
  const secret = quoted?.[2] ?? (doubled?.[1] ?? rest).trim();
  const blemishes: CredentialFacts['blemishes'][number][] = [];
  if (/[\r\n]/.test(authorization)) blemishes.push('line-break');
  else if (blanks !== '' || rest !== rest.trim() || /\s/.test(secret)) blemishes.push('white-space');
  if (quoted !== null || /^["'`]|["'`]$/.test(secret)) blemishes.push('quotes');
  if (doubled !== null) blemishes.push('doubled-scheme');
  if (placeholder.test(secret)) blemishes.push('placeholder');
  const bareScheme = scheme === undefined && /^(?:Bot|Bearer|Basic)$/i.test(secret);
  const hidden = blackedOut.test(secret);
  return {
    facts: {
      origin: 'literal',
      scheme: bareScheme ? secret : (scheme ?? null),
      shape: bareScheme ? 'empty' : hidden ? 'unknown' : shapeOf(secret),
      blemishes: hidden ? [] : blemishes,
      lastFour: hidden || bareScheme || placeholder.test(secret) ? '' : lastFourOf(secret),
    },
    secrets: hidden || bareScheme || placeholder.test(secret) ? [] : [secret, ...tokensInUrl(url)],
  };
}

/** The token of a webhook or an interaction stands in the address; an interaction's begins so in base64. */
function fromUrl(route: Route | null, url: string): SentCredential {
  const secrets = tokensInUrl(url);
  if (route?.auth !== 'url-token') return { facts: noCredential, secrets };
  const token = /\/(?:webhooks|interactions)\/[^/?#]+\/([^/?#]+)/.exec(url)?.[1] ?? '';
  const isInteraction = token.startsWith('aW50ZXJhY3Rpb246') || route.template.startsWith('/interactions/');
  const shape = isInteraction ? 'interaction-token' : 'webhook-token';
  return { facts: { origin: 'url', scheme: null, shape, blemishes: [], lastFour: lastFourOf(token) }, secrets };
}

/** Whatever is long and no id below `/webhooks/` or `/interactions/`, also where the path is misspelt. */
function tokensInUrl(url: string): readonly string[] {
  const rest = /\/(?:webhooks|interactions)\/(.*)/.exec(url)?.[1] ?? '';
  return rest.split(/[/?#]/).filter((segment) => segment.length >= 20 && !/^\d+$/.test(segment));
}

import { allowableOrigin, destinationOf, type HostProblem, isDiscordUrl, parseHttpUrl } from '../discord/host.ts';
import { parseWebhookUrl } from '../discord/tokenShape.ts';
import type { ActiveProfile } from './credential.ts';
import { sealSecrets } from './redaction.ts';
import type { Sealed, Vault } from './seal.ts';
import type { Hole, Text, Values } from './text.ts';

/** Where a filled address leads: the address to request, or why nothing may go there. */
export type Target =
  | {
      readonly kind: 'target';
      /** Normalised as every client does it, without fragment. It may hold a token. */
      readonly href: string;
      readonly secure: boolean;
      /** The origin that was replaced by the local Discord's. */
      readonly movedFrom?: string;
    }
  | {
      readonly kind: 'refused';
      readonly problem: HostProblem;
      readonly host: string;
      /** What a person may allow, so that it may go there. */
      readonly origin?: string;
    };

/** Where requests for Discord go instead. */
export interface Detour {
  /** The local Discord. */
  readonly sandboxOrigin?: string | undefined;
  /** The base address of the active profile; it counts only where the person allowed it. */
  readonly baseOrigin?: string | undefined;
}

/**
 * Checks where an address leads, and moves it to the local Discord, or to the base address of a profile: only what would
 * have gone to Discord (or there anyway) is moved, so that no other request ends up in it.
 */
export function targetOf(url: string, detour: Detour, allowedOrigins: readonly string[]): Target {
  const { sandboxOrigin, baseOrigin } = detour;
  if (sandboxOrigin === undefined && baseOrigin !== undefined && isDiscordUrl(url.trim())) {
    return toBase(url.trim(), baseOrigin, allowedOrigins);
  }
  const parsed = parseHttpUrl(url.trim());
  if (parsed === null) return { kind: 'refused', problem: 'invalid-url', host: '' };
  const { origin, host, href } = parsed;
  const path = parsed.pathname + parsed.search;
  const secure = parsed.protocol === 'https:';
  const destination = destinationOf(
    href,
    sandboxOrigin === undefined ? allowedOrigins : [...allowedOrigins, sandboxOrigin],
  );
  if (sandboxOrigin === undefined || origin === sandboxOrigin) {
    if (destination.kind !== 'refused') return { kind: 'target', href: origin + path, secure };
    return destination.problem === 'not-discord' ? notAllowed(href, host) : destination;
  }
  const isMovable = destination.kind !== 'refused' || (destination.problem === 'insecure' && isDiscordUrl(href));
  if (!isMovable) return { kind: 'refused', problem: destination.problem, host };
  return { kind: 'target', href: sandboxOrigin + path, secure, movedFrom: origin };
}

/** Moves a request for Discord to a base address, if the person allowed that. */
function toBase(url: string, baseOrigin: string, allowedOrigins: readonly string[]): Target {
  const { origin, pathname, search, protocol } = new URL(url);
  const written = destinationOf(url, []);
  if (written.kind === 'refused' && written.problem === 'credential-in-url') return written;
  const base = parseHttpUrl(baseOrigin);
  if (base === null) return { kind: 'refused', problem: 'invalid-url', host: '' };
  const href = base.origin + pathname + search;
  const destination = destinationOf(href, allowedOrigins);
  if (destination.kind === 'refused') {
    return destination.problem === 'not-discord' ? notAllowed(href, base.host) : destination;
  }
  return { kind: 'target', href, secure: protocol === 'https:', movedFrom: origin };
}

function notAllowed(href: string, host: string): Target {
  const origin = allowableOrigin(href);
  return { kind: 'refused', problem: 'not-discord', host, ...(origin === null ? {} : { origin }) };
}

/** The token that stands in the path of a webhook's or interaction's address, or null. */
export function tokenInUrl(href: string): string | null {
  return /\/api(?:\/v\d+)?\/(?:webhooks|interactions)\/[^/?#]+\/([^/?#]+)/.exec(href)?.[1] ?? null;
}

/** The address with every token in it sealed: the route's own, those that look like one, and `known` ones. */
export function sealUrl(href: string, vault: Vault, known: readonly string[]): Sealed {
  const token = tokenInUrl(href);
  return sealSecrets(href, vault, token === null ? known : [...known, token]);
}

/**
 * The values with which a webhook profile fills an address: the whole of it (`fetch(webhookUrl)`, also with a query or a
 * message behind), or id and token after `/webhooks/`. Undefined where the profile has no place in the address.
 */
export function webhookValues(url: Text, profile: ActiveProfile | null, values: Values): Values | undefined {
  const webhook = profile?.kind === 'webhook' ? parseWebhookUrl(profile.secret.trim()) : null;
  if (profile === null || webhook === null) return undefined;
  const own = new Map<Hole, string>();
  let before = '';
  url.forEach((piece, index) => {
    if (typeof piece === 'string') {
      before += piece;
      return;
    }
    const value = valueInWebhook(before, piece, url[index + 1], profile.secret.trim(), webhook, values);
    if (value !== undefined) own.set(piece, value);
    before += value ?? values(piece) ?? '\0';
  });
  return own.size === 0 ? undefined : (hole) => own.get(hole) ?? values(hole);
}

function valueInWebhook(
  before: string,
  hole: Hole,
  after: string | Hole | undefined,
  address: string,
  webhook: { readonly id: string; readonly token: string },
  values: Values,
): string | undefined {
  if (before.trim() === '') {
    const known = values(hole);
    const isAddress = known === undefined || parseWebhookUrl(known) !== null;
    const isEnd =
      after === undefined || (typeof after === 'string' && /^(?:\?|#|\/(?:slack|github|messages)\b)/.test(after));
    return isAddress && isEnd ? address.replace(/[?#].*$/, '') : undefined;
  }
  const [, id, rest] = /\/api(?:\/v\d+)?\/webhooks\/([^/]*)(\/?)$/.exec(before) ?? [];
  if (id === '') return webhook.id;
  return id === webhook.id && rest === '/' ? webhook.token : undefined;
}

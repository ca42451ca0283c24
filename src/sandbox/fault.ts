import { permissionBits } from '../core/discord/permission.ts';
import { type Answer, json } from './answer.ts';
import { internalNetworkError } from './edge.ts';
import type { LimitFault } from './limits/limiter.ts';
import { badRequestPage, bannedPage, originErrorPage } from './pages.ts';

/** What can go wrong, for all requests by scenario or for one by the header `x-sandbox-fault`. */
export const scenarioNames = [
  'none',
  'burst',
  'shared-limit',
  'global-limit',
  'cloudflare-ban',
  'json-ban',
  '40333-outage',
  'missing-permission',
  'invalid-form-body',
  'server-error',
  'origin-unreachable',
  'slow',
  'truncated',
  'reset',
  'html-400',
] as const;

/** Name of a scenario. */
export type ScenarioName = (typeof scenarioNames)[number];

/** How an answer is brought to the client. */
export type Delivery =
  | { readonly kind: 'whole' }
  /** Headers come after so many milliseconds. */
  | { readonly kind: 'slow'; readonly delay: number }
  /** The connection ends in the middle of the body. */
  | { readonly kind: 'truncated' }
  /** The connection is reset without an answer, and nothing was done. */
  | { readonly kind: 'reset' };

/** What a scenario changes. */
export type Fault =
  | { readonly kind: 'none' }
  /** Discord never sees the request. */
  | { readonly kind: 'edge'; readonly answer: (ray: string) => Answer }
  /** Discord sees it and fails. */
  | { readonly kind: 'origin'; readonly answer: Answer }
  | { readonly kind: 'limit'; readonly limit: LimitFault }
  /** The bot keeps only these permissions. */
  | { readonly kind: 'permission'; readonly ceiling: bigint }
  /** Something in each body is not accepted. */
  | { readonly kind: 'form' }
  | { readonly kind: 'delivery'; readonly delivery: Delivery };

const second = 1_000;

/** A ban that Cloudflare answers by itself: no Via, no Retry-After (discord-api-docs#5810). */
const jsonBan = json(429, {
  message:
    'You are being blocked from accessing our API temporarily due to exceeding our rate limits frequently. Please read our docs at https://discord.com/developers/docs/topics/rate-limits to prevent this moving forward.',
  code: 0,
});

/** A new scenario is one new row here and its name above. */
const faults: Readonly<Record<ScenarioName, Fault>> = {
  none: { kind: 'none' },
  burst: limit('user', 2, 10 * second, 'never'),
  'shared-limit': limit('shared', 5, 3 * second, 'first'),
  'global-limit': limit('global', 50, 2 * second, 'first'),
  'cloudflare-ban': { kind: 'edge', answer: bannedPage },
  'json-ban': { kind: 'edge', answer: () => jsonBan },
  '40333-outage': { kind: 'edge', answer: () => internalNetworkError }, // nirn-proxy#14: whatever the User-Agent
  'missing-permission': {
    kind: 'permission',
    ceiling: permissionBits.VIEW_CHANNEL | permissionBits.READ_MESSAGE_HISTORY,
  },
  'invalid-form-body': { kind: 'form' },
  'server-error': { kind: 'origin', answer: json(500, { message: '500: Internal Server Error', code: 0 }) }, // #7691
  'origin-unreachable': { kind: 'edge', answer: originErrorPage },
  slow: { kind: 'delivery', delivery: { kind: 'slow', delay: 5 * second } },
  truncated: { kind: 'delivery', delivery: { kind: 'truncated' } },
  reset: { kind: 'delivery', delivery: { kind: 'reset' } },
  'html-400': { kind: 'edge', answer: () => badRequestPage },
};

/** Whether text names a scenario. */
export function isScenarioName(text: string): text is ScenarioName {
  return (scenarioNames as readonly string[]).includes(text);
}

/** What a scenario changes for all requests. */
export function scenarioFault(name: ScenarioName): Fault {
  return faults[name];
}

/**
 * What the header `x-sandbox-fault` asks for: `NAME`, or `slow=2.5` with seconds. A limit refuses at once here, since one
 * request has no history. Undefined if there is no such fault.
 */
export function requestedFault(header: string): Fault | undefined {
  const [name = '', amount] = header.split('=').map((part) => part.trim());
  if (!isScenarioName(name)) return undefined;
  const fault = faults[name];
  if (fault.kind === 'limit') return { kind: 'limit', limit: { ...fault.limit, exhausted: 'always' } };
  const seconds = Number(amount);
  if (name === 'slow' && amount !== undefined && seconds >= 0) {
    return { kind: 'delivery', delivery: { kind: 'slow', delay: seconds * second } };
  }
  return fault;
}

function limit(
  scope: LimitFault['scope'],
  requests: number,
  window: number,
  exhausted: LimitFault['exhausted'],
): Fault {
  return { kind: 'limit', limit: { scope, rule: { kind: 'fixed', limit: requests, window }, exhausted } };
}

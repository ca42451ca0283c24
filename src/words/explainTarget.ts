import { type FailureClass, failureClasses } from '../core/diagnose/diagnosis.ts';
import { jsonErrorNames } from '../core/discord/jsonErrorCode.ts';
import { type RealtimeScope, realtimeCode, realtimeScopes } from '../core/discord/realtimeCode.ts';
import type { RuleId } from '../core/lint/finding.ts';

/** What somebody wants explained. */
export type ExplainTarget =
  | { readonly kind: 'code'; readonly code: number }
  | { readonly kind: 'class'; readonly class: FailureClass }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'realtime'; readonly scope: RealtimeScope; readonly code: number };

/**
 * What a query names: a code (`50013`, `"code": 50013`, `RESTJSONErrorCodes.UnknownMessage`), a class (`rate/bucket`,
 * `rate-bucket`), a status, or a code of a socket (`gateway-close/4014`, `voice 4006`, `opcode 7`, or `4014` alone). Null
 * where it names none of them.
 */
export function explainTarget(query: string): ExplainTarget | null {
  const text = query.trim().replace(/\.md$/i, '');
  if (Object.hasOwn(guardedBy, text)) return explainTarget(guardedBy[text as RuleId]);
  const dashed = text.toLowerCase().replaceAll('/', '-');
  const named = failureClasses.find((name) => name.replaceAll('/', '-') === dashed);
  if (named !== undefined) return { kind: 'class', class: named };
  const realtime = realtimeTarget(text.toLowerCase());
  if (realtime !== null) return realtime;
  const number = /^\D{0,30}?(\d{3,7})\D{0,3}$/.exec(text)?.[1];
  if (number !== undefined) return numberTarget(Number(number));
  const code = codeNamed(text);
  return code === undefined ? null : { kind: 'code', code };
}

/** What each lint rule saves people from: its link leads there. */
const guardedBy: Readonly<Record<RuleId, string>> = {
  'user-agent/browser': '40333',
  'auth/missing-prefix': '401',
  'auth/hard-coded-token': '401',
  'body/content-type': '50035',
  'body/type': '50035',
  'body/bigint': '50035',
  'body/limit': '50035',
  'body/empty-message': '50006',
  'body/unknown-key': '50035',
  'header/audit-log-reason': '50035',
  'url/unencoded-emoji': '10014',
  'user-agent/missing': '40333',
  'auth/hard-coded-webhook': '50027',
  'auth/user-token': 'auth-user-token',
  'auth/logged-secret': '401',
  'url/unversioned': 'validation/legacy-form',
  'url/old-version': '50041',
  'url/legacy-host': '404',
  'url/placeholder': '50035',
  'host/cloudflare-worker': 'edge/rate-limited',
  'host/apps-script': '40333',
  'request/no-timeout': 'transport/timeout',
  'rate/ignores-retry-after': '429',
  'rate/fixed-sleep': '429',
  'rate/milliseconds': '429',
  'retry/blind': '429',
  'retry/not-idempotent': '500',
  'interaction/late-acknowledge': '10062',
};

function numberTarget(number: number): ExplainTarget | null {
  if (number >= 10_000) return { kind: 'code', code: number };
  return number >= 100 && number <= 599 ? { kind: 'status', status: number } : null;
}

/** The words that somebody may put before such a code, and the scopes that each can mean, the likeliest first. */
const scopeWords: readonly (readonly [RegExp, readonly RealtimeScope[]])[] = [
  [/voice.*op/, ['voice-opcode']],
  [/\bop(?:code)?\b/, ['gateway-opcode', 'voice-opcode']],
  [/voice/, ['voice-close', 'voice-opcode']],
  [/rpc.*close/, ['rpc-close']],
  [/rpc/, ['rpc-error', 'rpc-close']],
  [/gateway|close|websocket|shard/, ['gateway-close', 'voice-close']],
];

function realtimeTarget(text: string): ExplainTarget | null {
  const [, before = '', digits = ''] = /^(\D{0,40}?)(\d{1,4})\W{0,3}$/.exec(text) ?? [];
  if (digits === '') return null;
  const named = scopeWords.find(([words]) => words.test(before.replaceAll('-', ' ')))?.[1];
  const code = Number(digits);
  if (named === undefined && (code < 4000 || !/^(?:|.*\bcode\W*)$/.test(before))) return null;
  const scope = (named ?? realtimeScopes).find((each) => realtimeCode(each, code) !== undefined);
  return scope === undefined ? null : { kind: 'realtime', scope, code };
}

/** By its name, or by its title, which is the name in words. */
function codeNamed(text: string): number | undefined {
  const wanted = text
    .replace(/^\w+\./, '')
    .replace(/[\s_]+/g, '')
    .toLowerCase();
  if (wanted.length < 6) return undefined;
  for (const [code, name] of jsonErrorNames()) if (name.toLowerCase() === wanted) return code;
  return undefined;
}

/** Classes that an article about their main code explains in full. */
const articlesByClass: Partial<Record<FailureClass, string>> = {
  'edge/blocked-user-agent': '40333',
  'edge/blocked': '40333',
  'edge/rate-limited': '1015',
  'edge/banned': 'json-ban',
  'edge/challenge': '403',
  'edge/unreachable': '520',
  'edge/middlebox': 'transport-proxy',
  'auth/missing': '401',
  'auth/malformed': '401',
  'auth/invalid': '401',
  'auth/wrong-kind': '401',
  'auth/user-token': '401',
  'auth/oauth': 'invalid_grant',
  'auth/webhook-token': '50027',
  'permission/missing': '50013',
  'permission/hierarchy': '50013',
  'permission/access': '50001',
  'permission/mfa': '60003',
  'permission/dm-closed': '50007',
  'permission/forbidden': '403',
  'validation/form-body': '50035',
  'validation/json': '50109',
  'validation/content': '50006',
  'validation/size': '40005',
  'validation/legacy-form': 'legacy-form',
  'missing/route': '404',
  'rate/bucket': '429',
  'rate/not-ready': '110000',
  'interaction/expired': '10062',
  'interaction/acknowledged': '40060',
  'platform/error': '500',
  'platform/unavailable': '500',
};

/** The name of the article that may exist about a target, the best first. */
export function articleNames(target: ExplainTarget): readonly string[] {
  switch (target.kind) {
    case 'code':
      return [String(target.code)];
    case 'class': {
      const main = articlesByClass[target.class];
      const own = target.class.replaceAll('/', '-');
      return main === undefined ? [own] : [own, main];
    }
    case 'status':
      return [String(target.status), ...statusFamily(target.status)];
    case 'realtime':
      return [];
    default:
      return target satisfies never;
  }
}

/** The article about a status's neighbours: 502 to 504 are Discord's, 520 to 530 the edge's. */
function statusFamily(status: number): readonly string[] {
  if (status >= 520 && status <= 530) return ['520'];
  return status >= 502 && status <= 504 ? ['500'] : [];
}

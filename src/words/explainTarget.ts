import { type FailureClass, failureClasses } from '../core/diagnose/diagnosis.ts';
import { jsonErrorNames, jsonErrorTitle } from '../core/discord/jsonErrorCode.ts';
import type { RuleId } from '../core/lint/finding.ts';

/** What somebody wants explained. */
export type ExplainTarget =
  | { readonly kind: 'code'; readonly code: number }
  | { readonly kind: 'class'; readonly class: FailureClass }
  | { readonly kind: 'status'; readonly status: number };

/**
 * What a query names: a code (`50013`, `"code": 50013`, `RESTJSONErrorCodes.UnknownMessage`), a class (`rate/bucket`,
 * `rate-bucket`) or a status. Null where it names none of them.
 */
export function explainTarget(query: string): ExplainTarget | null {
  const text = query.trim().replace(/\.md$/i, '');
  if (Object.hasOwn(guardedBy, text)) return explainTarget(guardedBy[text as RuleId]);
  const dashed = text.toLowerCase().replaceAll('/', '-');
  const named = failureClasses.find((name) => name.replaceAll('/', '-') === dashed);
  if (named !== undefined) return { kind: 'class', class: named };
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
};

function numberTarget(number: number): ExplainTarget | null {
  if (number >= 10_000) return { kind: 'code', code: number };
  return number >= 100 && number <= 599 ? { kind: 'status', status: number } : null;
}

function codeNamed(text: string): number | undefined {
  const wanted = text
    .replace(/^\w+\./, '')
    .replace(/[\s_]+/g, '')
    .toLowerCase();
  if (wanted.length < 6) return undefined;
  for (const [code, name] of jsonErrorNames()) {
    if (name.toLowerCase() === wanted || jsonErrorTitle(code)?.replace(/\s/g, '').toLowerCase() === wanted) return code;
  }
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
    default:
      return target satisfies never;
  }
}

/** The article about a status's neighbours: 502 to 504 are Discord's, 520 to 530 the edge's. */
function statusFamily(status: number): readonly string[] {
  if (status >= 520 && status <= 530) return ['520'];
  return status >= 502 && status <= 504 ? ['500'] : [];
}

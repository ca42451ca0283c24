import type { CauseId } from '../../core/diagnose/cause.ts';
import type { Check, Confidence, FailureClass } from '../../core/diagnose/diagnosis.ts';
import type { DiagnosisWords } from '../diagnosis.ts';
import { type CauseText, saidOf } from '../said.ts';
import { paceCauses } from './causes/pace.ts';
import { requestCauses } from './causes/request.ts';
import { rightsCauses } from './causes/rights.ts';
import { wayCauses } from './causes/way.ts';
import { evidence } from './evidence.ts';
import { fieldWords } from './field.ts';
import { fixes } from './fixes.ts';

const causes: Readonly<Record<CauseId, CauseText>> = { ...wayCauses, ...rightsCauses, ...requestCauses, ...paceCauses };

const classes: Readonly<Record<FailureClass, string>> = {
  'transport/dns': 'Name not resolved',
  'transport/refused': 'No connection',
  'transport/reset': 'Connection cut',
  'transport/timeout': 'Timed out',
  'transport/tls': 'No secure connection',
  'transport/aborted': 'Called off',
  'transport/proxy': 'Proxy failure',
  'transport/protocol': 'Not proper HTTP',
  'edge/blocked-user-agent': 'Blocked by Cloudflare: User-Agent',
  'edge/blocked': 'Blocked by Cloudflare',
  'edge/rate-limited': 'Limited by Cloudflare',
  'edge/banned': 'Address banned',
  'edge/challenge': 'Cloudflare asks for a person',
  'edge/unreachable': 'Discord not reachable from Cloudflare',
  'edge/middlebox': 'Somebody else answered',
  'auth/missing': 'No credential',
  'auth/malformed': 'Malformed credential',
  'auth/invalid': 'Credential refused',
  'auth/wrong-kind': 'Wrong kind of credential',
  'auth/oauth': 'OAuth2 refused',
  'auth/webhook-token': 'Webhook token refused',
  'auth/user-token': 'User account',
  'permission/missing': 'Missing permission',
  'permission/access': 'No access',
  'permission/hierarchy': 'Role too low',
  'permission/mfa': 'Two-factor authentication needed',
  'permission/dm-closed': 'Direct messages closed',
  'permission/verification': 'Verification needed',
  'permission/forbidden': 'Forbidden',
  'validation/form-body': 'Fields rejected',
  'validation/json': 'Invalid JSON',
  'validation/content': 'Contents refused',
  'validation/size': 'Too large',
  'validation/legacy-form': 'Fields rejected (old API version)',
  'validation/other': 'Request refused',
  'missing/resource': 'Does not exist',
  'missing/route': 'No such route',
  'conflict/state': 'State forbids it',
  'limit/resource': 'Maximum reached',
  'rate/bucket': 'Rate limited: bucket',
  'rate/shared': 'Rate limited: shared resource',
  'rate/global': 'Rate limited: global',
  'rate/sublimit': 'Rate limited: hidden limit',
  'rate/not-ready': 'Not ready yet',
  'interaction/expired': 'Interaction gone',
  'interaction/acknowledged': 'Interaction already answered',
  'platform/error': 'Discord failed',
  'platform/unavailable': 'Discord unavailable',
  success: 'Success',
  'unknown/code': 'Unknown answer',
};

const confidences: Readonly<Record<Confidence, string>> = {
  certain: 'certain',
  likely: 'likely',
  possible: 'possible',
};

const checks: Readonly<Record<Check, string>> = {
  'user-agent-then-status':
    "Send the very same request with Discord's User-Agent format; if it still fails, look at Discord Status and try another network.",
  'check-credential': 'Check Credential, or GET /users/@me with the same credential: 200 clears it, 401 settles it.',
  'ask-guild':
    'GET /guilds/{id} and its channels with the same bot: they tell a hidden channel from a server it is not in.',
  'control-request':
    'Send GET /gateway without a token and one harmless read with it: together they tell the way from the request.',
  'status-page': 'Look at discordstatus.com, and whether unrelated routes fail too.',
  'resend-bare': 'Send the smallest form of the request, and add parts until it fails.',
};

/** What is said about diagnoses in English. */
export const diagnosis: DiagnosisWords = {
  locale: 'en',
  classTitle: (failureClass) => classes[failureClass],
  confidence: (confidence) => confidences[confidence],
  cause: (diagnosis) => {
    const text = causes[diagnosis.cause];
    return typeof text === 'function' ? text(saidOf(diagnosis)) : text;
  },
  evidence,
  fix: (id, diagnosis) => {
    const text = fixes[id];
    return typeof text === 'function' ? text(saidOf(diagnosis)) : text;
  },
  check: (check) => checks[check],
  retry: (retry) => {
    switch (retry.when) {
      case 'never':
        return 'Sending the same again does not help.';
      case 'after':
        return `Send again after ${Math.ceil(retry.afterMs / 100) / 10} s.`;
      case 'backoff':
        return 'Send again with growing pauses, a few times at most.';
      default:
        return retry satisfies never;
    }
  },
  field: fieldWords,
};

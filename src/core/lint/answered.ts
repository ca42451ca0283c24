import type { CauseId } from '../diagnose/cause.ts';
import type { Diagnosis, RejectedField } from '../diagnose/diagnosis.ts';
import { bodyPathOf } from '../diagnose/fieldErrors.ts';
import type { Span } from '../request/text.ts';
import type { Finding, FindingFacts, RuleId } from './finding.ts';

/** An answer where it stands in the text. */
export interface PlacedAnswer {
  readonly diagnosis: Pick<Diagnosis, 'cause'>;
  readonly span: Span;
  /** The rejected property that it stands on. */
  readonly field?: RejectedField | undefined;
}

/**
 * Whether an answer says already what a finding foretells, so that the finding needs no squiggle of its own: it stands
 * on the same range, or on a part of it or around it, for the same cause.
 */
export function isAnswered({ facts, span }: Pick<Finding, 'facts' | 'span'>, answer: PlacedAnswer): boolean {
  const { span: at } = answer;
  if (at[0] === span[0] && at[1] === span[1]) return true;
  return at[0] < span[1] && span[0] < at[1] && hasSameCause(facts, answer);
}

function hasSameCause(facts: FindingFacts, { diagnosis, field }: PlacedAnswer): boolean {
  if (causes[facts.rule]?.includes(diagnosis.cause) === true) return true;
  if (field === undefined) return false;
  switch (facts.rule) {
    case 'body/limit': {
      const { path, breach } = facts;
      const missing = breach.kind === 'missing' ? [`${path}.${breach.key}`] : [];
      return [path, ...missing].some((one) => isPathOf(one, field));
    }
    case 'body/type':
    case 'body/unknown-key':
      return isPathOf(facts.path, field);
    case 'body/content-type':
      return field.code === 'CONTENT_TYPE_INVALID';
    default:
      return false;
  }
}

/** What an answer says where a rule was right. */
const causes: Readonly<Partial<Record<RuleId, readonly CauseId[]>>> = {
  'user-agent/browser': ['browser-user-agent', 'unseen-user-agent'],
  'user-agent/missing': ['missing-user-agent', 'library-user-agent', 'unseen-user-agent'],
  'auth/missing-prefix': ['no-prefix', 'bearer-on-bot-token'],
  'auth/user-token': ['user-token-signs'],
  'body/content-type': ['content-type-missing', 'form-unsaid', 'media-type-refused'],
  'body/empty-message': ['message-empty', 'message-key-misspelt', 'content-type-missing'],
  'body/unknown-key': ['message-key-misspelt'],
  'url/unencoded-emoji': ['unknown-emoji'],
  'url/placeholder': ['unfilled-placeholder', 'path-value-rejected'],
  'url/old-version': ['api-version-gone'],
  'host/cloudflare-worker': ['worker-host'],
  'host/apps-script': ['apps-script-host'],
  'interaction/late-acknowledge': ['answered-too-late'],
};

/** Discord wraps some bodies in `data`; a library may write `customId` for `custom_id`. */
function isPathOf(path: string, field: RejectedField): boolean {
  const plain = (one: string): string => one.replaceAll('_', '').replace(/^\./, '').toLowerCase();
  return [field.path, bodyPathOf(field, null)].some((said) => plain(said) === plain(path));
}

import { type Destruction, destructionOf } from './destructive.ts';
import { isReading } from './isReading.ts';
import type { GuardRefusal } from './refusal.ts';

/** What of a profile makes its requests be handled with care. */
export interface ProfileCare {
  readonly profile: string;
  /** A mistake would hit people. */
  readonly isProduction: boolean;
  readonly isReadOnly: boolean;
}

/** What a person is asked before a request goes. At least one of the three is there. */
export interface Question {
  readonly destruction: Destruction | null;
  /** Name of the production profile that the request would change something with. */
  readonly production: string | null;
  /** Files of the body that lie outside of the folders that are open; absent where none does. */
  readonly files?: readonly string[];
}

/** Whether a request may go by itself, only after a yes, or not at all. */
export type Caution =
  | { readonly kind: 'go' }
  | { readonly kind: 'ask'; readonly question: Question }
  | { readonly kind: 'refuse'; readonly refusal: GuardRefusal };

/** What of a request decides. */
interface CautiousRequest {
  readonly method: string;
  readonly url: string;
  readonly body: string | null;
  readonly filesOutside?: readonly string[];
}

/**
 * Judges a request by what it does and with which profile it goes: a read-only profile refuses what does not read,
 * a production profile asks before it, and what destroys is asked about with every profile. The local Discord can lose
 * nothing: it does not ask for that, and read-only holds there too. Files outside are asked about wherever they go.
 */
export function cautionOf(
  { method, url, body, filesOutside = [] }: CautiousRequest,
  care: ProfileCare | undefined,
  sandbox: boolean,
): Caution {
  if (care?.isReadOnly && !isReading(method)) {
    return { kind: 'refuse', refusal: { reason: 'read-only', profile: care.profile, method } };
  }
  const destruction = sandbox ? null : destructionOf(method, url, body);
  const production = care?.isProduction && !sandbox && !isReading(method) ? care.profile : null;
  if (filesOutside.length > 0) return { kind: 'ask', question: { destruction, production, files: filesOutside } };
  return destruction === null && production === null
    ? { kind: 'go' }
    : { kind: 'ask', question: { destruction, production } };
}

/** Whether a yes to one question answers another. */
export function isSameQuestion(one: Question, other: Question): boolean {
  const files = ({ files = [] }: Question) => files.join('\n');
  return one.destruction === other.destruction && one.production === other.production && files(one) === files(other);
}

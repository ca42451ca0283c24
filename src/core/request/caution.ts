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

/** What a person is asked before a request goes. At least one of the two is there. */
export interface Question {
  readonly destruction: Destruction | null;
  /** Name of the production profile that the request would change something with. */
  readonly production: string | null;
}

/** Whether a request may go by itself, only after a yes, or not at all. */
export type Caution =
  | { readonly kind: 'go' }
  | { readonly kind: 'ask'; readonly question: Question }
  | { readonly kind: 'refuse'; readonly refusal: GuardRefusal };

/**
 * Judges a request by what it does and with which profile it goes: a read-only profile refuses what does not read,
 * a production profile asks before it, and what destroys is asked about with every profile. The local Discord can lose
 * nothing: it asks nothing, and read-only holds there too.
 */
export function cautionOf(
  { method, url, body }: { readonly method: string; readonly url: string; readonly body: string | null },
  care: ProfileCare | undefined,
  sandbox: boolean,
): Caution {
  if (care?.isReadOnly && !isReading(method)) {
    return { kind: 'refuse', refusal: { reason: 'read-only', profile: care.profile, method } };
  }
  if (sandbox) return { kind: 'go' };
  const destruction = destructionOf(method, url, body);
  const production = care?.isProduction && !isReading(method) ? care.profile : null;
  return destruction === null && production === null
    ? { kind: 'go' }
    : { kind: 'ask', question: { destruction, production } };
}

/** Whether a yes to one question answers another. */
export function isSameQuestion(one: Question, other: Question): boolean {
  return one.destruction === other.destruction && one.production === other.production;
}

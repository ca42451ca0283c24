import { isClientHeader } from '../discord/userClient.ts';
import type { BodyText } from './bodyText.ts';
import { type Destruction, destructionOf } from './destructive.ts';
import { isReading } from './isReading.ts';
import type { GuardRefusal } from './refusal.ts';
import { type Exposure, exposureOf, type StrayToken } from './strayToken.ts';

/** What of a profile makes its requests be handled with care. */
export interface ProfileCare {
  readonly profile: string;
  /** A mistake would hit people. */
  readonly isProduction: boolean;
  readonly isReadOnly: boolean;
}

/** What a person is asked before a request goes. At least one of the four is there. */
export interface Question {
  readonly destruction: Destruction | null;
  /** Name of the production profile that the request would change something with. */
  readonly production: string | null;
  /** Files of the body that lie outside of the folders that are open; absent where none does. */
  readonly files?: readonly string[];
  /** Tokens in the body, which others would get to know. */
  readonly exposure?: Exposure;
}

/** A request as it would go out, for a look at what it does. */
export interface LookedAt {
  readonly method: string;
  readonly url: string;
  readonly headers?: readonly { readonly name: string }[];
  readonly body: readonly BodyText[];
  /** Those in the body. */
  readonly tokens?: readonly StrayToken[];
  /** Those of its files that lie outside of the folders that are open. */
  readonly filesOutside?: readonly string[];
}

/** Whether a request may go by itself, only after a yes, or not at all. */
export type Caution =
  | { readonly kind: 'go' }
  | { readonly kind: 'ask'; readonly question: Question }
  | { readonly kind: 'refuse'; readonly refusal: GuardRefusal };

/**
 * Judges a request by what it does and with which profile it goes: a read-only profile refuses what does not read,
 * a production profile asks before it, and what destroys, or tells a token to others, is asked about with every profile.
 * A token in the body beside headers of Discord's own client may be a user's, which is never sent. The local Discord can
 * lose nothing: it does not ask for that, and read-only holds there too. Files outside are asked about wherever they go.
 */
export function cautionOf(
  { method, url, headers = [], body, tokens = [], filesOutside = [] }: LookedAt,
  care: ProfileCare | undefined,
  sandbox: boolean,
): Caution {
  if (care?.isReadOnly && !isReading(method)) {
    return { kind: 'refuse', refusal: { reason: 'read-only', profile: care.profile, method } };
  }
  const [token] = tokens;
  const clientHeaders = headers.filter(isClientHeader).map(({ name }) => name);
  if (token !== undefined && clientHeaders.length > 0) {
    return { kind: 'refuse', refusal: { reason: 'stray-token', token, clientHeaders } };
  }
  const destruction = sandbox ? null : destructionOf(method, url, body);
  const production = care?.isProduction && !sandbox && !isReading(method) ? care.profile : null;
  const exposure = sandbox ? undefined : exposureOf(method, url, tokens);
  if (filesOutside.length > 0 || exposure !== undefined) {
    const files = filesOutside.length === 0 ? {} : { files: filesOutside };
    return { kind: 'ask', question: { destruction, production, ...files, ...(exposure && { exposure }) } };
  }
  return destruction === null && production === null
    ? { kind: 'go' }
    : { kind: 'ask', question: { destruction, production } };
}

/** Whether a yes to one question answers another. */
export function isSameQuestion(one: Question, other: Question): boolean {
  return JSON.stringify(partsOf(one)) === JSON.stringify(partsOf(other));
}

/** Whether a yes to one question leaves nothing of another open: it asks the same, or less. */
export function isAnswered(question: Question, answered: Question): boolean {
  const [destruction, exposure, ...rest] = partsOf(question);
  const [known, told, ...others] = partsOf(answered);
  const isKnown = (asked: unknown, said: unknown) => asked === null || JSON.stringify(asked) === JSON.stringify(said);
  return isKnown(destruction, known) && isKnown(exposure, told) && JSON.stringify(rest) === JSON.stringify(others);
}

function partsOf({ destruction, exposure, production, files = [] }: Question) {
  return [destruction, exposure ?? null, production, files] as const;
}

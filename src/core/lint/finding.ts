import type { MendId } from '../mend/mend.ts';
import type { Draft } from '../request/draft.ts';
import type { Span } from '../request/text.ts';
import type { Breach, ValueKind } from './breach.ts';

/** How loudly a finding speaks; the setting `off` removes it. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Facts of a finding, one member per rule; words/ makes the sentence. */
export type FindingFacts =
  | { readonly rule: 'user-agent/browser'; readonly userAgent: string }
  /** `certain`: the value is a literal; else it is known only at run time and may hold the prefix. */
  | { readonly rule: 'auth/missing-prefix'; readonly certain: boolean; readonly lastFour: string }
  | { readonly rule: 'auth/hard-coded-token'; readonly lastFour: string }
  | BodyFacts;

/** Facts about a body, and how it is sent. */
export type BodyFacts =
  /** `path` such as `embeds[0].title`; empty for the body itself. */
  | { readonly rule: 'body/limit'; readonly path: string; readonly breach: Breach }
  /** `sent`: the digits that are left of an id. */
  | {
      readonly rule: 'body/type';
      readonly path: string;
      readonly expected: ValueKind;
      readonly actual: ValueKind;
      readonly sent?: string;
    }
  | { readonly rule: 'body/empty-message' }
  | { readonly rule: 'body/unknown-key'; readonly path: string; readonly key: string; readonly meant: string }
  /** `sent`: the type that goes along; null for none. */
  | { readonly rule: 'body/content-type'; readonly sent: string | null; readonly expected: 'json' | 'multipart' }
  | { readonly rule: 'body/bigint'; readonly expression: string }
  | { readonly rule: 'header/audit-log-reason'; readonly problem: 'too-long' | 'not-encoded'; readonly actual: number }
  | { readonly rule: 'url/unencoded-emoji'; readonly emoji: string };

/** The name of a rule, as in settings and suppressions. */
export type RuleId = FindingFacts['rule'];

/** Something in the text that Discord will refuse, or that will hurt later. */
export interface Finding {
  readonly facts: FindingFacts;
  readonly severity: Severity;
  readonly span: Span;
  /** Mends that cure it, the preferred one first. */
  readonly mends: readonly MendId[];
}

/** A rule looks at one request. One rule per file in `rules/`. */
export type Rule = (draft: Draft) => readonly Finding[];

import type { MendId } from '../mend/mend.ts';
import type { Draft } from '../request/draft.ts';
import type { Span } from '../request/text.ts';

/** How loudly a finding speaks; the setting `off` removes it. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Facts of a finding, one member per rule; words/ makes the sentence. */
export type FindingFacts =
  | { readonly rule: 'user-agent/browser'; readonly userAgent: string }
  /** `certain`: the value is a literal; else it is known only at run time and may hold the prefix. */
  | { readonly rule: 'auth/missing-prefix'; readonly certain: boolean; readonly lastFour: string }
  | { readonly rule: 'auth/hard-coded-token'; readonly lastFour: string }
  | { readonly rule: 'rate/ignores-retry-after' }
  /** `written`: the duration as it stands. */
  | { readonly rule: 'rate/fixed-sleep'; readonly written: string }
  /** What the pause is counted in, and what the wait is told in. */
  | { readonly rule: 'rate/milliseconds'; readonly takes: 's' | 'ms'; readonly told: 's' | 'ms' }
  | { readonly rule: 'retry/blind' }
  | { readonly rule: 'retry/not-idempotent' };

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

import type { MendId } from '../mend/mend.ts';
import type { Client, Draft } from '../request/draft.ts';
import type { InteractionHandler } from '../request/interactionHandler.ts';
import type { Payload } from '../request/payload.ts';
import type { Span } from '../request/text.ts';
import type { Breach, ValueKind } from './breach.ts';

/** How loudly a finding speaks; the setting `off` removes it. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Facts of a finding, one member per rule; words/ makes the sentence. */
export type FindingFacts =
  | { readonly rule: 'user-agent/browser'; readonly userAgent: string }
  /**
   * `certain`: the value is a literal; else it is known only at run time and may hold the prefix. `bearer`: that is the
   * prefix of what is called a bot's token.
   */
  | {
      readonly rule: 'auth/missing-prefix';
      readonly certain: boolean;
      readonly lastFour: string;
      readonly bearer?: true;
    }
  | { readonly rule: 'auth/hard-coded-token'; readonly lastFour: string }
  | BodyFacts
  | RequestFacts
  | RetryFacts
  /** `slow`: what is called first; `answer`: what is called behind it; `isModal`: which nothing may go in front of. */
  | {
      readonly rule: 'interaction/late-acknowledge';
      readonly slow: string;
      readonly answer: string;
      readonly isModal: boolean;
    };

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

/** Facts about addresses, credentials and the way a request is made. */
export type RequestFacts =
  /** `sends`: what the client calls itself; empty where it sends no User-Agent at all. */
  | { readonly rule: 'user-agent/missing'; readonly client: Client; readonly sends: string; readonly refused: boolean }
  | { readonly rule: 'auth/hard-coded-webhook'; readonly lastFour: string }
  /** `header`: the header of Discord's own client that gives it away. */
  | { readonly rule: 'auth/user-token'; readonly header: string }
  /** `certain`: a request of the same text identifies itself with it. */
  | { readonly rule: 'auth/logged-secret'; readonly expression: string; readonly certain: boolean }
  | { readonly rule: 'url/unversioned' }
  | { readonly rule: 'url/old-version'; readonly version: number; readonly discontinued: boolean }
  | { readonly rule: 'url/legacy-host'; readonly host: string }
  | { readonly rule: 'url/placeholder'; readonly placeholder: string; readonly parameter: string }
  | { readonly rule: 'host/cloudflare-worker' }
  | { readonly rule: 'host/apps-script' }
  | { readonly rule: 'request/no-timeout'; readonly client: Client };

/** Facts about what the code does when a request failed. */
export type RetryFacts =
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
  /** Said only to who asks for the rule, or for all of them. */
  readonly optIn?: true;
}

/** A text with its requests, and what its high-level calls hand over. */
export interface LintedText {
  readonly text: string;
  /** VS Code's language id of the document. */
  readonly language: string;
  readonly drafts: readonly Draft[];
  readonly payloads?: readonly Payload[];
  /** Its functions that answer interactions, where there are any. */
  readonly handlers?: readonly InteractionHandler[];
}

/** A rule looks at one request, and at the text around it where it must. One rule per file in `rules/`. */
export type Rule = (draft: Draft, around: LintedText) => readonly Finding[];

/** A rule about a body, be it of a request or of a high-level call; `text` is that of its document. */
export type BodyRule = (subject: Draft | Payload, text?: string) => readonly Finding[];

/** A rule about what surrounds the requests; each finding is told once. */
export type TextRule = (linted: LintedText) => readonly Finding[];

import type { Timings } from '../core/exchange.ts';
import type { RunnerWords } from './words.ts';

/** One header as it is shown; secrets are masked before they get here. */
export interface ShownHeader {
  readonly name: string;
  readonly value: string;
  /** The client adds it by itself; the request does not set it. */
  readonly assumed: boolean;
}

/** A fix as a button. */
export interface ShownFix {
  readonly id: string;
  readonly title: string;
  /** Longer advice, one or two sentences. */
  readonly advice: string;
  readonly preferred: boolean;
  /** It can be carried out by pressing the button; otherwise it is advice only. */
  readonly actionable: boolean;
}

/** A rejected field with Discord's sentence. */
export interface ShownField {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  /** The field's place in the document is known. */
  readonly located: boolean;
}

/** The request as it was really sent, secrets masked. */
export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly ShownHeader[];
  /** Masked body, cut to 10,000 characters. */
  readonly body: string;
  /** Sentences: which credential went and why, which defaults were assumed, from where it left. */
  readonly notes: readonly string[];
}

/** The decoded answer, in words. */
export interface ShownAnswer {
  /** `403 Forbidden`, or null for a failure without an answer. */
  readonly status: number | null;
  readonly statusText: string;
  readonly class: string;
  readonly classTitle: string;
  readonly tone: 'good' | 'warning' | 'bad';
  readonly code: number | null;
  readonly confidence: string;
  readonly summary: string;
  readonly cause: string;
  readonly evidence: readonly string[];
  readonly check: string | null;
  readonly fixes: readonly ShownFix[];
  readonly fields: readonly ShownField[];
  readonly permissions: readonly string[];
  readonly retry: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly bodySize: string;
  readonly bodyTruncated: boolean;
  readonly bodyPreview: string;
  readonly timings: Timings;
}

/** What the runner view shows of the run that is selected. */
export interface ShownRun {
  readonly id: string;
  readonly title: string;
  /** `sending`, `waiting` (with reason), `done`, `cancelled`, `refused` (nothing was sent, with the reason). */
  readonly state: 'sending' | 'waiting' | 'done' | 'cancelled' | 'refused';
  readonly stateText: string;
  /** While sending: milliseconds since it was sent, at the time of the snapshot; 0 where absent. The view counts on. */
  readonly elapsedMs?: number;
  /** While waiting: milliseconds until it is sent, at the time of the snapshot. The view counts down. */
  readonly waitMs?: number;
  readonly sandbox: boolean;
  /** It went to Discord with a production profile; false where absent. */
  readonly production?: boolean;
  /** File and line, for example `bot.ts:12`; empty where there is none. */
  readonly place: string;
  readonly request: ShownRequest | null;
  readonly answer: ShownAnswer | null;
}

/** Host → runner view. */
export type ToRunner = { readonly type: 'snapshot'; readonly words: RunnerWords; readonly run: ShownRun | null };

/** Runner view → host. */
export type FromRunner =
  | { readonly type: 'ready' }
  | { readonly type: 'cancel'; readonly run: string }
  | { readonly type: 'replay'; readonly run: string }
  | { readonly type: 'openRequest'; readonly run: string }
  | { readonly type: 'openBody'; readonly run: string }
  | { readonly type: 'openFullBody'; readonly run: string }
  | { readonly type: 'explain'; readonly run: string }
  | { readonly type: 'fix'; readonly run: string; readonly fix: string }
  | { readonly type: 'openField'; readonly run: string; readonly path: string }
  | { readonly type: 'copyAsCurl'; readonly run: string }
  | { readonly type: 'command'; readonly command: 'chooseCredential' | 'startSandbox' | 'openWalkthrough' };

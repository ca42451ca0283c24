import type { RejectedField } from '../diagnose/diagnosis.ts';
import type { Draft } from '../request/draft.ts';
import type { InteractionHandler } from '../request/interactionHandler.ts';
import type { Payload } from '../request/payload.ts';
import type { Span } from '../request/text.ts';

/** Fixes that change text. The lightbulb and `lint --fix` share them. */
export const mendIds = [
  'use-discord-user-agent',
  'add-bot-prefix',
  'add-retry-after',
  'clip-to-limit',
  'send-id-as-string',
  'add-content-type',
  'rename-to-embeds',
  'encode-emoji',
  'move-token',
  'move-webhook',
  'insert-version',
  'use-discord-host',
  'add-timeout',
  'convert-retry-after',
  'add-nonce',
  'watch-rate-limits',
  'wrap-retry-after',
  'defer-first',
  'remove-property',
  'reject-rate-limits',
  'remove-retry-loop',
  'encode-reason',
  'stringify-body',
  'rename-key',
  'use-bot-scheme',
] as const;

/** Identifies a fix that changes text. */
export type MendId = (typeof mendIds)[number];

/** Replaces a range of the document by text. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** What the project calls itself, for the User-Agent, and what its environment file holds. */
export interface Project {
  readonly url?: string;
  readonly version?: string;
  readonly environment?: ReadonlyMap<string, string>;
}

/** What a mend may look at. */
export interface MendContext {
  /** The whole document. */
  readonly text: string;
  readonly draft: Draft;
  readonly project: Project;
  /** What is underlined, where only that is to be mended; absent: all of its kind in the request. */
  readonly span?: Span;
  /** What Discord said of the property that is underlined, where it rejected it. */
  readonly rejected?: RejectedField;
}

/** What a mend of the text around the requests may look at. */
export interface TextMendContext {
  /** The whole document. */
  readonly text: string;
  readonly handlers: readonly InteractionHandler[];
  /** What is underlined. */
  readonly span: Span;
}

/** What a mend of a body may look at, be it that of a request or of a high-level call. */
export type BodyMendContext = Pick<MendContext, 'text' | 'span' | 'rejected'> & { readonly draft: Draft | Payload };

/** A mend of a body: it works in high-level calls, too. */
export type BodyMend = (context: BodyMendContext) => readonly Edit[] | null;

/** A mend: the edits (not overlapping, in order), or null where it does not apply to this request. */
export type Mend = (context: MendContext) => readonly Edit[] | null;

/** A mend of the text around the requests. */
export type TextMend = (context: TextMendContext) => readonly Edit[] | null;

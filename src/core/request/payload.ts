import type { DraftBody } from './draft.ts';
import type { Span } from './text.ts';

/** What the body of a high-level call is, whichever library takes it. */
export const payloadKinds = [
  'message',
  /** Changes to a message: `message.edit`, `interaction.editReply`. */
  'message-change',
  /** The first answer to an interaction, and what follows it. */
  'interaction-reply',
  /** What answers an interaction over HTTP, its type included. */
  'interaction-answer',
  'webhook-message',
  /** A post in a forum, or a thread. */
  'thread',
  'thread-on-message',
  /** What is offered while an option is typed. */
  'choices',
  'embed',
  'row',
  /** A button or a select of a message. */
  'component',
  'select-option',
  /** What stands at the top of a message of components alone. */
  'layout',
  'modal',
  'label',
  /** All rows of a message. */
  'rows',
  'poll',
  /** Options of a command. */
  'options',
  'option',
  'text-input',
  'command',
  'commands',
  'channel',
  'channel-change',
  'member-change',
  /** The bot's own account. */
  'own-user',
] as const;

/** Identifies what a payload becomes at Discord. */
export type PayloadKind = (typeof payloadKinds)[number];

/**
 * What a high-level call (`channel.send(…)`) or a builder hands to Discord as a body, each part with its range. Its route
 * is the library's secret, so that it is no request and is never sent. Its body has the names of the API.
 */
export interface Payload {
  /** VS Code's language id of the document; of the code in it, where that is in a language of its own. */
  readonly language: string;
  /** `web`: what a server of one's own answers with, as it goes over the wire. */
  readonly client: 'discord.js' | 'discord.py' | 'web';
  readonly kind: PayloadKind;
  /** The call, or the builder with all that is called on it. */
  readonly span: Span;
  readonly body: DraftBody;
  /** What keys of the body are called in the code, by their names at Discord: `custom_id` → `customId`. */
  readonly names: ReadonlyMap<string, string>;
  /** Every option that the call takes, where its names are no other form of those of the API: `ephemeral`. */
  readonly options?: readonly string[];
  /** Nothing of the body is missing: what is left to run time stands in it as holes. */
  readonly isWhole: boolean;
  /** The code that the call is part of, where that is not the whole document: a script of a component. */
  readonly code?: Span;
  /** The place of every part that is written outside of the document: in another cell of its notebook. */
  readonly elsewhere?: Span;
  /** The code stands in the strings of a JSON document: its places are right, but it cannot be edited as code. */
  readonly isQuoted?: true;
}

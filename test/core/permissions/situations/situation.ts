import type { JsonValue } from '../../../../src/core/request/draft.ts';
import type { WorldSpec } from '../discordWorld.ts';

/** One situation: a guild, a request, and what stands in its way by the documentation. */
export interface Situation {
  readonly what: string;
  readonly world: WorldSpec;
  readonly request: string;
  readonly body?: JsonValue;
  readonly hasFiles?: true;
  readonly obstacles: readonly string[];
}

/** Reading a channel. */
export const read = ['VIEW_CHANNEL', 'READ_MESSAGE_HISTORY'] as const;
/** Reading and writing. */
export const write = [...read, 'SEND_MESSAGES'] as const;
/** The most frequent request. */
export const send = 'POST channels/channel/messages';
/** Its body. */
export const content = { content: 'hi' };

import type { PayloadKind } from '../../request/payload.ts';
import { messageChange, newMessage, webhookMessage } from './messageShape.ts';
import type { Shape } from './shape.ts';

/** What a high-level call may hand over. */
export interface PayloadShape {
  readonly shape: Shape;
  /** The path of the message that it creates; absent where it creates none. */
  readonly messagePath: '' | undefined;
}

/** By what a payload becomes; the names are those of the API. */
export const payloadShapes: Readonly<Record<PayloadKind, PayloadShape>> = {
  message: { shape: newMessage, messagePath: '' },
  'message-change': { shape: messageChange, messagePath: undefined },
  'interaction-reply': { shape: newMessage, messagePath: '' },
  'webhook-message': { shape: webhookMessage, messagePath: '' },
};

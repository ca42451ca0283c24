import type { PayloadKind } from '../../request/payload.ts';
import { ownUser } from './applicationShape.ts';
import { channelChange, newChannel, newThread, threadOnMessage } from './channelShape.ts';
import { commandList, newCommand } from './commandShape.ts';
import { rowComponents, rowOf, selectOption } from './componentShape.ts';
import { oneEmbed } from './embedShape.ts';
import { memberChange } from './guildShape.ts';
import { interactionAnswer, offeredChoices } from './interactionShape.ts';
import { layoutComponent } from './layoutShape.ts';
import { messageChange, newMessage, webhookMessage } from './messageShape.ts';
import { inputInRow, label, modalShape } from './modalShape.ts';
import { byType, type Shape } from './shape.ts';

/** What a high-level call may hand over. */
export interface PayloadShape {
  readonly shape: Shape;
  /** The path of the message that it creates; absent where it creates none. */
  readonly messagePath?: '' | 'data' | 'message';
}

/** Of a row alone nobody knows whether it goes into a message or a modal. */
const anyRow = rowOf({ ...rowComponents, 4: inputInRow });

/** By what a payload becomes; the names are those of the API. */
export const payloadShapes: Readonly<Record<PayloadKind, PayloadShape>> = {
  message: { shape: newMessage, messagePath: '' },
  'message-change': { shape: messageChange },
  'interaction-reply': { shape: newMessage, messagePath: '' },
  'interaction-answer': { shape: interactionAnswer, messagePath: 'data' },
  'webhook-message': { shape: webhookMessage, messagePath: '' },
  thread: { shape: newThread, messagePath: 'message' },
  'thread-on-message': { shape: threadOnMessage },
  choices: { shape: offeredChoices },
  embed: { shape: oneEmbed },
  row: { shape: anyRow },
  component: { shape: byType(rowComponents) },
  'select-option': { shape: selectOption },
  layout: { shape: layoutComponent },
  modal: { shape: modalShape },
  label: { shape: label },
  'text-input': { shape: inputInRow },
  command: { shape: newCommand },
  commands: { shape: commandList },
  channel: { shape: newChannel },
  'channel-change': { shape: channelChange },
  'member-change': { shape: memberChange },
  'own-user': { shape: ownUser },
};

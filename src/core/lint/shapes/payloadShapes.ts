import type { PayloadKind } from '../../request/payload.ts';
import { ownUser } from './applicationShape.ts';
import { channelChange, newChannel, newThread, threadOnMessage } from './channelShape.ts';
import { commandOption, commandOptions } from './commandOptionShape.ts';
import { commandList, newCommand } from './commandShape.ts';
import { classicComponents, rowComponents, rowOf, selectOption } from './componentShape.ts';
import { checkIds, componentsIn } from './componentTree.ts';
import { oneEmbed } from './embedShape.ts';
import { memberChange } from './guildShape.ts';
import { interactionAnswer, offeredChoices } from './interactionShape.ts';
import { layoutComponent } from './layoutShape.ts';
import { messageChange, newMessage, webhookMessage } from './messageShape.ts';
import { inputInRow, label, modalShape } from './modalShape.ts';
import { pollShape } from './pollShape.ts';
import { byType, type Check, part, record, type Shape, whole } from './shape.ts';

/** What a high-level call may hand over. */
export interface PayloadShape {
  readonly shape: Shape;
  /** The path of the message that it creates; absent where it creates none. */
  readonly messagePath?: '' | 'data' | 'message';
}

/** Of a row alone nobody knows whether it goes into a message or a modal. */
const anyRow = rowOf({ ...rowComponents, 4: inputInRow });

const ids: Check = ({ components }, path, judge) => checkIds(componentsIn(components, `${path}components`), judge);

/** discord.py counts rows from 0, and there are five (developers/components/reference#action-row). */
const place = whole(0, 4);

const places: Check = ({ components }, path, judge) => {
  for (const { component, path: at } of componentsIn(components, `${path}components`)) {
    const actual = component.row;
    if (typeof actual !== 'number' || (actual >= 0 && actual <= 4)) continue;
    judge.refuse(`${at}.row`, { kind: 'number', actual, min: 0, max: 4 });
  }
};

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
  component: { shape: { kind: 'all', of: [byType(rowComponents), part({ row: place })] } },
  'select-option': { shape: selectOption },
  layout: { shape: layoutComponent },
  modal: { shape: modalShape },
  label: { shape: label },
  rows: { shape: record({ components: classicComponents }, [], ids, places) },
  poll: { shape: pollShape },
  options: { shape: commandOptions },
  option: { shape: commandOption },
  'text-input': { shape: inputInRow },
  command: { shape: newCommand },
  commands: { shape: commandList },
  channel: { shape: newChannel },
  'channel-change': { shape: channelChange },
  'member-change': { shape: memberChange },
  'own-user': { shape: ownUser },
};

import { scalarNumber } from '../../scalar.ts';
import { localized } from './localizedShape.ts';
import { messageChange, newMessage } from './messageShape.ts';
import { modalShape } from './modalShape.ts';
import { any, listOf, named, record, type Shape, text, usually } from './shape.ts';

/** Of which type its value must be only the option knows. */
const choice = record(
  {
    name: text(100, 1),
    name_localizations: localized(text(100, 1)),
    value: { kind: 'either', text: text(100), other: { kind: 'number' } },
  },
  ['name', 'value'],
);

/** What is offered while an option is typed. */
export const offeredChoices = listOf(choice, 25);

const choices = record({ choices: offeredChoices }, ['choices']);

/** What goes along with an answer, by its type: a message (4), a changed one (7), choices (8), a modal (9). */
const data: Readonly<Record<number, Shape>> = { 4: newMessage, 7: messageChange, 8: choices, 9: modalShape };

/**
 * The answer to an interaction.
 * Source: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object
 */
export const interactionAnswer: Shape = {
  kind: 'depends',
  on: ({ type }, judge) => {
    const form = judge.knows(type) ? data[scalarNumber(type)] : undefined;
    const fields = { type: named('InteractionResponseType', usually(1, 4, 5, 6, 7, 8, 9, 10, 12)), data: form ?? any };
    return record(fields, form === undefined ? ['type'] : ['type', 'data']);
  },
};

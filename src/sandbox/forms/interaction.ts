import { type Interaction, interactionTypes } from '../interaction/interaction.ts';
import type { Path } from './errorTree.ts';
import { anything, type Check, choice, integer, isRecord, list, object, type Report, required, text } from './form.ts';
import { message } from './message.ts';

/** Kinds of answer. Source: https://docs.discord.com/developers/interactions/receiving-and-responding */
export const callbackTypes = {
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  autocomplete: 8,
  modal: 9,
};

const deferred = object({ flags: integer({ min: 0 }) });
const choices = object({ choices: required(list(object({ name: required(text({ max: 100 })) }), { max: 25 })) });
const modal = object({
  custom_id: required(text({ max: 100 })),
  title: required(text({ max: 45 })),
  components: required(list(anything, { min: 1, max: 5 })),
});

/** The answer to an interaction; what is wrong with a message in it stands below `data`. */
export function callbackForm(interaction: Interaction): Check {
  return (value, path, report) => {
    object({ type: required(choice(allowedFor(interaction))) })(value, path, report);
    if (isRecord(value)) checkData(value, [...path, 'data'], report);
  };
}

/**
 * A message can be updated only where there is one, so not after a command or its modal (poise#200); a modal cannot lead
 * to the next. Source: …receiving-and-responding#interaction-response-object-interaction-callback-type. Types that need
 * monetization or activities (10, 12) are not for this application, and PONG does not work here (discord-api-docs#7311).
 */
function allowedFor({ type, messageId }: Interaction): readonly number[] {
  const { message, deferredMessage, deferredUpdate, update, autocomplete, modal: showModal } = callbackTypes;
  if (type === interactionTypes.autocomplete) return [autocomplete];
  return [
    message,
    deferredMessage,
    ...(messageId === null ? [] : [deferredUpdate, update]),
    ...(type === interactionTypes.modal ? [] : [showModal]),
  ];
}

function checkData({ type, data }: Record<string, unknown>, path: Path, report: Report): void {
  const sent = data ?? {};
  if (type === callbackTypes.message || type === callbackTypes.update) message(sent, path, report);
  else if (type === callbackTypes.deferredMessage) deferred(sent, path, report);
  else if (type === callbackTypes.autocomplete) choices(sent, path, report);
  else if (type === callbackTypes.modal) modal(sent, path, report);
}

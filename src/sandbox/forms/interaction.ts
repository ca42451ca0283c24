import type { Path } from './errorTree.ts';
import { anything, type Check, choice, isRecord, list, object, type Report, required, text } from './form.ts';
import { message } from './message.ts';

/** Kinds of answer. Source: https://docs.discord.com/developers/interactions/receiving-and-responding */
export const callbackTypes = {
  pong: 1,
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  autocomplete: 8,
  modal: 9,
};

const withMessage: readonly unknown[] = [callbackTypes.message, callbackTypes.update];

const choices = object({ choices: required(list(object({ name: required(text({ max: 100 })) }), { max: 25 })) });
const modal = object({
  custom_id: required(text({ max: 100 })),
  title: required(text({ max: 45 })),
  components: required(list(anything, { min: 1, max: 5 })),
});

/** The answer to an interaction; what is wrong with a message in it stands below `data`. */
export const callback: Check = (value, path, report) => {
  object({ type: required(choice(Object.values(callbackTypes))) })(value, path, report);
  if (isRecord(value)) checkData(value, [...path, 'data'], report);
};

function checkData({ type, data }: Record<string, unknown>, path: Path, report: Report): void {
  const sent = data ?? {};
  if (withMessage.includes(type)) message(sent, path, report);
  else if (type === callbackTypes.autocomplete) choices(sent, path, report);
  else if (type === callbackTypes.modal) modal(sent, path, report);
}

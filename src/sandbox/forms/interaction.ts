import type { Path } from './errorTree.ts';
import { type Check, fail, float, integer, isRecord, list, object, type Report, required, text } from './form.ts';
import { names } from './localization.ts';
import { message } from './message.ts';
import { modal } from './modal.ts';

/** Kinds of answer. Source: https://docs.discord.com/developers/interactions/receiving-and-responding */
export const callbackTypes = {
  pong: 1,
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  autocomplete: 8,
  modal: 9,
  premiumRequired: 10,
  launchActivity: 12,
};

const { message: newMessage, deferredMessage, deferredUpdate, update, autocomplete, premiumRequired } = callbackTypes;
const always = [premiumRequired, callbackTypes.launchActivity];

/**
 * Which answers go with which kind of interaction. Those to a dialog are from discord.py#10010, that to input from
 * Cog-Creators/Red-DiscordBot#6374; the others follow from the documentation and are in no log.
 */
const fitting: Readonly<Record<number, readonly number[]>> = {
  2: [newMessage, deferredMessage, callbackTypes.modal, ...always],
  3: [newMessage, deferredMessage, deferredUpdate, update, callbackTypes.modal, ...always],
  4: [autocomplete],
  5: [newMessage, deferredMessage, deferredUpdate, update, ...always],
};

/** Choices that somebody is offered; of which type their values must be only the option knows, which is not kept here. */
const choices = object({
  choices: required(
    list(
      object({
        name: required(text({ min: 1, max: 100 })),
        name_localizations: names(100),
        value: required(choiceValue),
      }),
      {
        max: 25,
      },
    ),
  ),
});

const forms: Readonly<Record<number, Check>> = {
  [newMessage]: message,
  [update]: message,
  [autocomplete]: choices,
  [callbackTypes.modal]: modal,
};

const byKind = new Map(Object.entries(fitting).map(([kind, types]) => [Number(kind), callback(types)]));

/** The form of answers to a kind of interaction; what is wrong with a message in one stands below `data`. */
export function callbackFor(kind: number): Check {
  const form = byKind.get(kind);
  if (form === undefined) throw new Error(`There is no interaction of type ${kind}.`);
  return form;
}

function callback(types: readonly number[]): Check {
  const form = object({ type: required(oneOf(types)) });
  return (value, path, report) => {
    const before = report.length;
    form(value, path, report);
    if (report.length === before && isRecord(value)) checkData(value, [...path, 'data'], report);
  };
}

/** A set of numbers, which stands in braces in these logs, unlike elsewhere. */
function oneOf(types: readonly number[]): Check {
  const whole = integer();
  return (value, path, report) => {
    const before = report.length;
    whole(value, path, report);
    if (report.length > before || types.includes(Number(value))) return;
    fail(report, path, 'BASE_TYPE_CHOICES', `Value must be one of {${types.join(', ')}}.`);
  };
}

function checkData({ type, data }: Record<string, unknown>, path: Path, report: Report): void {
  const form = forms[Number(type)];
  if (form === undefined) return;
  if (data === undefined || data === null) fail(report, path, 'BASE_TYPE_REQUIRED', 'This field is required');
  else form(data, path, report);
}

/** Text of up to 100 characters, or a number. */
function choiceValue(value: unknown, path: Path, report: Report): void {
  if (typeof value === 'string') text({ max: 100 })(value, path, report);
  else if (typeof value !== 'number') float(value, path, report);
}

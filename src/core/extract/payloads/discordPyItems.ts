import { argumentOf, entryAt } from '../options.ts';
import type { Source } from '../source.ts';
import type { CallValue, Value } from '../value.ts';
import { button, type ObjectForm, stringSelect } from './discordPyForms.ts';
import { readArguments, readObject } from './discordPyObject.ts';
import { type Item, rowsOf } from './discordPyRows.ts';
import { calleeName } from './discordPyValue.ts';
import type { PayloadReading } from './payloadReader.ts';

/** The item that an expression makes, `ui.Button(…)`; undefined where that is not known. */
export function itemOf(value: Value, reading: PayloadReading): Item | undefined {
  const made = readObject(value, reading);
  if (made === undefined) return undefined;
  if (!['component', 'text-input'].includes(made.form.kind ?? '')) {
    // It is judged for itself.
    reading.used.delete(made.call.span[0]);
    return undefined;
  }
  return placed(made.value, made.form, made.call, reading);
}

/** The decorators of a view: their form, and which class they make an item of. */
const decorators: Readonly<Record<string, ObjectForm>> = {
  button,
  select: stringSelect,
  string_select: stringSelect,
};

/** The item that a decorator of a view makes: `@ui.button(…)`. */
export function decoratedItem(call: CallValue, reading: PayloadReading): Item | undefined {
  const name = calleeName(call, reading.resolver);
  const form = name !== undefined && Object.hasOwn(decorators, name) ? decorators[name] : undefined;
  const isOther = ['cls', 'select_type'].some((key) => argumentOf(call, Number.MAX_SAFE_INTEGER, key) !== undefined);
  if (form === undefined || isOther) return undefined;
  reading.used.add(call.span[0]);
  return placed(readArguments(form, call, reading), form, call, reading);
}

function placed(value: Value, { type }: ObjectForm, call: CallValue, { resolver }: PayloadReading): Item {
  const given = argumentOf(call, Number.MAX_SAFE_INTEGER, 'row');
  const row = given && resolver.reduce(given);
  const number = row?.kind === 'number' ? Number(row.text) : undefined;
  // A number that no row has is refused for itself.
  const isPlace = number !== undefined && number >= 0 && number < 5;
  return { value, span: call.span, row: isPlace ? number : undefined, width: type === 2 ? 1 : 5, isInput: type === 4 };
}

/** Whether nothing is added to items of a view elsewhere, as far as the text shows: options, labels. */
export function isComplete(items: readonly Item[], source: Source): boolean {
  if (addsOptions(source)) return false;
  return items.every(({ value }) => {
    const keys =
      value.kind === 'object' ? value.entries.map((entry) => ('kind' in entry ? '' : keyOf(entry.key))) : [''];
    return !keys.includes('') && ['label', 'emoji', 'options'].some((key) => keys.includes(key));
  });
}

function keyOf(key: Value): string {
  return key.kind === 'string' ? key.text : '';
}

/** What a view's items, or a modal's, become. */
export function componentsOf(items: readonly Item[], at: Value): Value {
  return {
    kind: 'object',
    entries: entryAt('components', rowsOf(items, at.span), at.span[0]),
    span: at.span,
  };
}

/** Whether options may be added to selects somewhere: then what is written of them is not all. */
export function addsOptions(source: Source): boolean {
  let known = adders.get(source);
  if (known === undefined) {
    known = /\.options\b(?!\s*\()|\b(?:add|append)_option\s*\(|\boptions\s*\.\s*(?:append|extend|insert)\b/.test(
      source.text,
    );
    adders.set(source, known);
  }
  return known;
}

const adders = new WeakMap<Source, boolean>();

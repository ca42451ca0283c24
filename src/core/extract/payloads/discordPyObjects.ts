import type { TextSite } from '../callSite.ts';
import { argumentOf, entryAt } from '../options.ts';
import type { CallValue, ObjectValue, Value } from '../value.ts';
import { chainOf } from './builderChain.ts';
import { discordPyName, usesDiscordPy } from './discordPyEvidence.ts';
import { formNames, formOf, type ObjectForm } from './discordPyForms.ts';
import { addsOptions, componentsOf, isComplete, itemOf } from './discordPyItems.ts';
import { repeatsOf } from './discordPyLoop.ts';
import { readObject } from './discordPyObject.ts';
import type { PayloadReader, PayloadReading, PayloadShape } from './payloadReader.ts';

/** Where a class of discord.py makes something that is no part of a call of this document: `discord.Embed(…)`. */
export const discordPyObjects: PayloadReader = {
  words: [...formNames, 'from_dict', ...['View', 'ActionRow']],
  isChain: true,
  claims: (site, source) => usesDiscordPy(source) && nameAt(site) !== undefined,
  read(call, reading, site) {
    const whole = lastUse(call, reading) ?? inBrackets(call, reading) ?? call;
    const name = nameAt(site) ?? '';
    if (holders.includes(name)) return heldBy(whole, call, name === 'View', reading);
    const made = readObject(whole, reading) ?? readObject(call, reading);
    if (made === undefined || made.call.span[0] !== site.start) return undefined;
    return shapeOf(made.value, made.form, made.call, reading);
  },
};

/** What holds items. */
const holders: readonly string[] = ['View', 'ActionRow'];

/** The class that a call makes something of. */
function nameAt({ path, word }: TextSite): string | undefined {
  const name = discordPyName(path);
  if (name === undefined || (name !== word && name !== `Embed.${word}`)) return undefined;
  return name === 'Embed.from_dict' || holders.includes(name) || formOf(name) !== undefined ? name : undefined;
}

/** An object alone: nobody knows what else is done to it, but what is written of it is. */
export function shapeOf(
  value: ObjectValue,
  form: ObjectForm,
  call: CallValue,
  reading: PayloadReading,
): PayloadShape | undefined {
  const client = 'discord.py';
  const isWhole = form.type === 3 && hasAllOptions(call, reading);
  const unknown: Value[] = isWhole ? [] : [call];
  if (form.kind === 'option') return { client, kind: 'option', value: typedOption(value), unknown };
  if (form.kind !== undefined) return { client, kind: form.kind, value, unknown };
  const isChoice = 'value' in form.parameters && 'name' in form.parameters && !('inline' in form.parameters);
  return isChoice
    ? { client, kind: 'choices', value: { kind: 'array', items: [value], span: call.span }, unknown }
    : undefined;
}

/** Whether what a select offers is all written where it is made. */
function hasAllOptions(call: CallValue, { resolver }: PayloadReading): boolean {
  const options = argumentOf(call, Number.MAX_SAFE_INTEGER, 'options');
  return options?.kind === 'array' && !addsOptions(resolver.source);
}

/** An option with the type that its choices tell: what it is made for says it, which is not looked at. */
export function typedOption(value: ObjectValue): ObjectValue {
  const choices = value.entries.find(
    (entry) => !('kind' in entry) && entry.key.kind === 'string' && entry.key.text === 'choices',
  );
  const list = choices === undefined || 'kind' in choices ? undefined : choices.value;
  const values =
    list?.kind === 'array' ? list.items.flatMap((item) => (item.kind === 'object' ? valueIn(item) : [])) : [];
  const isNumber = values.some(({ kind }) => kind === 'number');
  const type = { kind: 'number', text: isNumber ? '10' : '3', span: value.span } as const;
  return { ...value, entries: [...entryAt('type', type, value.span[0]), ...value.entries] };
}

function valueIn({ entries }: ObjectValue): Value[] {
  return entries.flatMap((entry) =>
    !('kind' in entry) && entry.key.kind === 'string' && entry.key.text === 'value' ? [entry.value] : [],
  );
}

/** A view that is filled where it is made: `view = ui.View()`, `view.add_item(…)`; or a row, whose items are all in one. */
function heldBy(whole: Value, call: CallValue, isView: boolean, reading: PayloadReading): PayloadShape | undefined {
  const { root, steps } = chainOf(whole, reading.resolver);
  if (root.kind !== 'call' || root.span[0] !== call.span[0]) return undefined;
  if (steps.some(({ method }) => /^(?:remove_item|clear_items|=)?$/.test(method))) return undefined;
  const { source } = reading.resolver;
  const added = steps.flatMap(({ method, args: [item], name, isPerhaps }) => {
    if (item === undefined || !/^(?:add|append)_item$/.test(method)) return [];
    const count = isPerhaps ? (repeatsOf(name.span[0], root.span[0], source) ?? 0) : 1;
    return new Array<Value>(count).fill(item);
  });
  const all = [...root.args, ...added].flatMap((one) => itemOf(one, reading) ?? []);
  const items = isView ? all : all.map((item) => ({ ...item, row: 0 }));
  if (items.length === 0 || (!isView && items.some(({ isInput }) => isInput))) return undefined;
  const unknown = isComplete(items, source) ? [] : [call];
  return { client: 'discord.py', kind: 'rows', value: componentsOf(items, root.callee), span: call.span, unknown };
}

/** What is broken into lines inside brackets of its own: `return (` `discord.Embed()` `.set_footer(…)` `)`. */
function inBrackets({ span: [start] }: CallValue, { resolver: { source } }: PayloadReading): Value | undefined {
  const before = source.text.slice(Math.max(0, start - 200), start);
  const bracket = /(?:[=,[(:]|\breturn|\bawait)\s*(\(\s*)$/.exec(before)?.[1];
  return bracket === undefined ? undefined : source.expressionAt(start - bracket.length)?.value;
}

/** The name that an object is given, behind where it stands last in its block: there all is done that is done to it. */
function lastUse({ span }: CallValue, { resolver }: PayloadReading): Value | undefined {
  const { source } = resolver;
  const { text, layout } = source;
  const line = layout.lineAt(span[0]);
  const isAlone = text.slice(layout.startOf(line), span[0]).trim() === '';
  const before = text.slice(layout.startOf(isAlone && line > 0 ? line - 1 : line), span[0]);
  const name = /^[ \t]*(\w+)[ \t]*(?::[^=\n]+)?=[ \t]*(?:\(\s*)?$/.exec(before)?.[1];
  if (name === undefined) return undefined;
  const last = [...source.names.placesOf(name, span[1], text.length)].findLast((at) =>
    layout.isInBlockOf(layout.lineAt(at), layout.lineAt(span[0])),
  );
  if (last === undefined) return undefined;
  const end = source.expressionAt(last)?.slice.span[1] ?? last;
  return { kind: 'name', name, span: [end, end] };
}

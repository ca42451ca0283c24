import type { Span } from '../../request/text.ts';
import { emojiOf } from '../libraries/discordJsMessage.ts';
import { argumentOf, implied } from '../options.ts';
import type { ArrayValue, CallValue, Entry, ObjectValue, Value } from '../value.ts';
import { chainOf, type Step } from './builderChain.ts';
import { discordPyName } from './discordPyEvidence.ts';
import {
  type Conversion,
  embedField,
  embedParts,
  formOf,
  type ObjectForm,
  pollAnswer,
  styleNumber,
} from './discordPyForms.ts';
import { repeatsOf } from './discordPyLoop.ts';
import { calleeName, choicesOf, colorOf, hoursOf, listOf, plainOf, textOf, unknownAt } from './discordPyValue.ts';
import type { PayloadReading } from './payloadReader.ts';

/** What an object of discord.py becomes at Discord. */
export interface MadeObject {
  readonly value: ObjectValue;
  readonly form: ObjectForm;
  /** The call that made it. */
  readonly call: CallValue;
}

type Arguments = Pick<CallValue, 'args' | 'named'>;

/** What the object that an expression stands for becomes; undefined for anything else. */
export function readObject(value: Value, reading: PayloadReading): MadeObject | undefined {
  if (!['call', 'name', 'member'].includes(value.kind)) return undefined;
  const { resolver, used } = reading;
  const { root, steps } = chainOf(value, resolver);
  if (root.kind !== 'call') return undefined;
  const name = calleeName(root, resolver) ?? '';
  const form = formOf(name.replace(/\.from_dict$/, ''));
  if (form === undefined) return undefined;
  used.add(root.span[0]);
  const filling = new Filling(form, root, reading);
  if (name.endsWith('.from_dict')) filling.takeAll(root.args[0]);
  else filling.take(root);
  for (const step of steps) filling.step(step);
  return { value: filling.value, form, call: root };
}

/** The same, left to run time where it is anything else. */
export function objectAt(value: Value, reading: PayloadReading): Value {
  return readObject(value, reading)?.value ?? unknownAt(value.span);
}

/** What the arguments of a call become: of a decorator, or of the class that the object around is one of. */
export function readArguments(form: ObjectForm, call: CallValue, reading: PayloadReading): ObjectValue {
  const filling = new Filling(form, call, reading);
  filling.take(call);
  return filling.value;
}

/** Fills an object as a class of discord.py and its methods do. */
class Filling {
  readonly #fields = new Map<string, { readonly key: Value & { kind: 'string' }; readonly value: Value }>();
  readonly #open: Entry[] = [];
  readonly #form: ObjectForm;
  readonly #call: CallValue;
  readonly #reading: PayloadReading;

  constructor(form: ObjectForm, call: CallValue, reading: PayloadReading) {
    this.#form = form;
    this.#call = call;
    this.#reading = reading;
  }

  get value(): ObjectValue {
    const { span, callee } = this.#call;
    return { kind: 'object', entries: [...this.#fields.values(), ...this.#open], span, head: callee.span };
  }

  take(given: Arguments): void {
    const { type, filled } = this.#form;
    const at = this.#call.span;
    if (type !== undefined) this.#put(implied('type', at[0]), 'type', { kind: 'number', text: String(type), span: at });
    for (const [key, value] of Object.entries(argumentsOf(this.#form, given, this.#reading))) {
      this.#put(value.key, key, value.value);
    }
    if (given.named.some((entry) => 'kind' in entry) || given.args.some(({ kind }) => kind === 'spread'))
      this.#open.push({ kind: 'spread', value: unknownAt(at), span: at });
    if (this.#form.type === 2) this.#aim(at);
    for (const key of filled) if (!this.#fields.has(key)) this.#put(implied(key, at[0]), key, unknownAt(at));
    this.#fill('value', 'label', this.#form.kind === 'select-option');
  }

  /** A button with an address is a link; what only run time knows may be `None`, and then says nothing. */
  #aim(at: Span): void {
    const isLink = this.#fields.has('url');
    for (const key of ['url', 'custom_id']) {
      const value = this.#fields.get(key)?.value;
      if (value === undefined || ['string', 'join'].includes(this.#reading.resolver.reduce(value).kind)) continue;
      this.#fields.delete(key);
      this.#leaveOpen(value);
    }
    if (!isLink) {
      const style = this.#fields.get('style')?.value;
      const hasId = this.#fields.has('custom_id') || (style?.kind === 'number' && style.text === '5');
      if (!hasId) this.#put(implied('custom_id', at[0]), 'custom_id', unknownAt(at));
      return;
    }
    const style: Value = this.#fields.has('url') ? { kind: 'number', text: '5', span: at } : unknownAt(at);
    this.#put(implied('style', at[0]), 'style', style);
  }

  takeAll(data: Value | undefined): void {
    const reduced = data && this.#reading.resolver.reduce(data);
    if (reduced?.kind === 'object') this.#open.push({ kind: 'spread', value: reduced, span: reduced.span });
    else this.#open.push({ kind: 'spread', value: unknownAt(this.#call.span), span: this.#call.span });
  }

  step({ method, args, named = [], name, isPerhaps }: Step): void {
    const given = { args, named };
    const [, verb, what = ''] = /^(set|add|append|insert|remove|clear)_(\w+?)(?:_at|s)?$/.exec(method) ?? [];
    const part = this.#form.kind === 'embed' && Object.hasOwn(embedParts, what) ? embedParts[what] : undefined;
    if (method === '=') this.#assign(name, args[0]);
    else if (verb === undefined) {
      if (!/^(?:copy|to_dict|to_components)$/.test(method)) this.#leaveOpen(name);
    } else if (verb === 'remove' || verb === 'clear' || (part === undefined && verb === 'set')) {
      if (part !== undefined) this.#fields.delete(what);
      else this.#put(name, `${what}s`, unknownAt(name.span));
    } else if (part !== undefined)
      this.#put(name, what, isPerhaps ? unknownAt(name.span) : this.#made(part, given, name));
    else if (what === 'field')
      this.#add('fields', this.#fieldIn(method, given, name), name, isPerhaps, this.#indexIn(method, args));
    else if (what === 'option') this.#add('options', this.#optionIn(verb, given, name), name, isPerhaps);
    else if (what === 'answer') this.#add('answers', this.#made(pollAnswer, given, name), name, isPerhaps);
    else this.#leaveOpen(name);
  }

  #fieldIn(method: string, { args, named }: Arguments, name: Value): Value {
    if (method === 'append_field') return this.#item(args[0], name);
    return this.#made(embedField, { args: method === 'insert_field_at' ? args.slice(1) : args, named }, name);
  }

  #indexIn(method: string, [index]: readonly Value[]): number {
    return method === 'insert_field_at' ? Number(this.#reading.resolver.literal(index) ?? Number.NaN) : Number.NaN;
  }

  #optionIn(verb: string, given: Arguments, name: Value): Value {
    const form = formOf('SelectOption');
    return verb === 'append' || form === undefined ? this.#item(given.args[0], name) : this.#made(form, given, name);
  }

  #item(value: Value | undefined, name: Value): Value {
    return (value && readObject(value, this.#reading)?.value) ?? unknownAt(name.span);
  }

  #made(form: ObjectForm, given: Arguments, name: Value): ObjectValue {
    const first = given.args[0] ?? given.named[0];
    const last = given.named.at(-1) ?? given.args.at(-1);
    const end = last === undefined ? name.span[1] : 'kind' in last ? last.span[1] : last.value.span[1];
    const start = first === undefined ? name.span[0] : 'kind' in first ? first.span[0] : first.key.span[0];
    const call: CallValue = { ...this.#call, ...given, callee: name, span: [Math.min(start, end), end] };
    return readArguments(form, call, this.#reading);
  }

  #add(key: string, item: Value, name: Value & { kind: 'string' }, isPerhaps: boolean, index = Number.NaN): void {
    const before = this.#fields.get(key);
    const earlier: readonly Value[] =
      before === undefined
        ? []
        : before.value.kind === 'array'
          ? before.value.items
          : [{ kind: 'spread', value: before.value, span: before.value.span }];
    const count = isPerhaps ? repeatsOf(name.span[0], this.#call.span[0], this.#reading.resolver.source) : 1;
    const given: Value[] =
      count === undefined
        ? [{ kind: 'spread', value: unknownAt(name.span), span: name.span }]
        : new Array<Value>(count).fill(item);
    const isPlaced = index >= 0 && index < earlier.length && !earlier.some(({ kind }) => kind === 'spread');
    const items = isPlaced ? earlier.toSpliced(index, 0, ...given) : [...earlier, ...given];
    const list: ArrayValue = { kind: 'array', items, span: item.kind === 'unknown' ? name.span : item.span };
    this.#put(before?.key ?? name, key, list);
  }

  #assign(name: Value & { kind: 'string' }, value: Value | undefined): void {
    const parameter = this.#form.parameters[name.text];
    if (parameter === undefined) this.#leaveOpen(name);
    else
      this.#put(
        name,
        parameter[0],
        value === undefined ? unknownAt(name.span) : converted(value, parameter[1], this.#reading),
      );
  }

  /** What is the same as another key where it is not given. */
  #fill(key: string, other: string, isSo: boolean): void {
    const field = this.#fields.get(other);
    if (isSo && field !== undefined && !this.#fields.has(key))
      this.#put(implied(key, this.#call.span[0]), key, field.value);
  }

  #put(name: Value & { kind: 'string' }, key: string, value: Value): void {
    this.#fields.set(key, { key: { ...name, text: key }, value });
  }

  #leaveOpen({ span }: Value): void {
    this.#open.push({ kind: 'spread', value: unknownAt(span), span });
  }
}

/** What each argument becomes, by its key at Discord; `None` is nothing. */
function argumentsOf(
  { parameters, places }: ObjectForm,
  given: Arguments,
  reading: PayloadReading,
): Record<string, { readonly key: Value & { kind: 'string' }; readonly value: Value }> {
  const found: Record<string, { key: Value & { kind: 'string' }; value: Value }> = {};
  for (const [name, [key, conversion]] of Object.entries(parameters)) {
    const place = places.indexOf(name);
    const value = argumentOf(given, place < 0 ? Number.MAX_SAFE_INTEGER : place, name);
    if (value === undefined || key === '' || (value.kind === 'literal' && value.value === null)) continue;
    const entry = given.named.find((one) => !('kind' in one) && one.value === value);
    const written = entry !== undefined && !('kind' in entry) && entry.key.kind === 'string' ? entry.key : undefined;
    found[key] = { key: written ?? implied(key, value.span[0]), value: converted(value, conversion, reading) };
  }
  return found;
}

function converted(value: Value, conversion: Conversion, reading: PayloadReading): Value {
  const { resolver } = reading;
  if (conversion === 'unknown') return unknownAt(value.span);
  const reduced = resolver.reduce(value);
  const made = (item: Value): Value => objectAt(item, reading);
  switch (conversion) {
    case 'text':
      return textOf(value, reading);
    case 'plain':
      return plainOf(value, reading);
    case 'color':
      return colorOf(value, reading);
    case 'style': {
      const number = styleNumber(discordPyName(resolver.path(reduced)));
      return number === undefined ? unknownAt(value.span) : { kind: 'number', text: String(number), span: value.span };
    }
    case 'emoji':
      return reduced.kind !== 'string' ? unknownAt(value.span) : emojiOf(value, resolver);
    case 'object':
      return made(value);
    case 'objects':
      return listOf(value, reading, made);
    case 'choices':
      return choicesOf(value, reading, made);
    case 'media':
      return {
        kind: 'object',
        entries: [{ key: implied('text', value.span[0]), value: textOf(value, reading) }],
        span: value.span,
      };
    case 'hours':
      return hoursOf(value, reading);
    default:
      return conversion satisfies never;
  }
}

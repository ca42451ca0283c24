import type { Span } from '../../request/text.ts';
import { emojiOf, inSnakeCase, isTextual, snakeCase } from '../libraries/discordJsMessage.ts';
import { entryAt, implied } from '../options.ts';
import type { Resolver } from '../resolver.ts';
import { type Entry, type ObjectValue, type SpreadValue, stringAt, type Value } from '../value.ts';
import { type Chain, chainOf, type Step } from './builderChain.ts';
import { type BuilderForm, formOfClass, listKeys, nestingOf } from './builderForms.ts';
import { asObject, colorOf, defaultValue, keyOf, startingWith, unknownAt } from './builderValues.ts';
import { discordJsName } from './discordJsEvidence.ts';
import type { PayloadReading } from './payloadReader.ts';

/** What a builder has made, and of which form. */
export interface BuiltValue {
  readonly value: ObjectValue;
  readonly form: BuilderForm;
  /** Where the expression begins that made it. */
  readonly at: number;
}

/** What the builder that an expression stands for has made; undefined for anything else. */
export function readBuilder(value: Value, reading: PayloadReading): BuiltValue | undefined {
  if (!['call', 'name', 'member'].includes(value.kind)) return undefined;
  const chain = chainOf(value, reading.resolver);
  const { root } = chain;
  if (root.kind !== 'call') return undefined;
  const name = discordJsName(reading.resolver.path(root.callee)) ?? '';
  const form = formOfClass(name.replace(/\.from$/, ''));
  if (form === undefined || (!root.isNew && !name.endsWith('.from'))) return undefined;
  reading.used.add(root.span[0]);
  const filling = new Filling(form, root.span, reading);
  const [data] = root.args;
  if (data !== undefined) filling.take(data);
  return { value: filling.fill(chain, chain.span), form, at: root.span[0] };
}

/** What a function makes of the builder of a form that it is given: `(builder) => builder.setName(…)`. */
export function filledBy(value: Value, form: BuilderForm, reading: PayloadReading): Value {
  return new Filling(form, value.span, reading).madeBy(value);
}

/** What a value becomes where builders and objects may stand. */
export function converted(value: Value, reading: PayloadReading): Value {
  return inSnakeCase(value, reading.resolver, (one) => readBuilder(one, reading)?.value);
}

interface Field {
  readonly key: Value & { readonly kind: 'string' };
  readonly value: Value;
}

/** Fills an object as the methods of a builder do. */
class Filling {
  readonly #fields = new Map<string, Field>();
  /** What more may be in it. */
  readonly #open: SpreadValue[] = [];
  readonly #form: BuilderForm;
  readonly #head: Span;
  readonly #reading: PayloadReading;
  readonly #resolver: Resolver;

  constructor(form: BuilderForm, head: Span, reading: PayloadReading) {
    this.#form = form;
    this.#head = head;
    this.#reading = reading;
    this.#resolver = reading.resolver;
    for (const [key, value] of Object.entries(form.start)) {
      const given = startingWith(value, head);
      this.#fields.set(key, { key: implied(key, head[0]), value: given });
    }
  }

  /** What the constructor is given. */
  take(data: Value): void {
    const reduced = this.#resolver.reduce(data);
    const given = converted(data, this.#reading);
    if (reduced.kind !== 'object' || given.kind !== 'object') {
      if (reduced.kind !== 'literal') this.#leaveOpen(data);
      return;
    }
    for (const entry of given.entries) {
      if ('kind' in entry) this.#open.push(entry);
      else if (entry.key.kind !== 'string') this.#leaveOpen(entry.key);
      else this.#fields.set(entry.key.text, { key: entry.key, value: entry.value });
    }
  }

  fill({ steps }: Chain, span: Span): ObjectValue {
    for (const step of steps) this.#step(step);
    const entries: Entry[] = [...this.#fields.values()];
    return { kind: 'object', entries: [...entries, ...this.#open], span, head: this.#head };
  }

  #step(step: Step): void {
    const { method, name } = step;
    if (method === 'toJSON') return;
    if (method === '=') {
      this.#put(name, name.text === 'data' ? '' : snakeCase(name.text), unknownAt(name.span));
      return;
    }
    this.#called(step);
  }

  #called(step: Step): void {
    const { method, args, name } = step;
    const nesting = nestingOf(method);
    const [, verb, what] = /^(set|add|clear|splice)([A-Z]\w*)$/.exec(method) ?? [];
    const key = what === 'Field' ? 'fields' : (nesting?.key ?? keyOf(what ?? ''));
    const isOnlyMore = verb === 'add' && listKeys.has(key);
    if (verb === undefined || what === undefined) this.#leaveOpen(name);
    else if (verb === 'splice' || (step.isPerhaps && !isOnlyMore)) this.#put(name, key, unknownAt(name.span));
    else if (verb === 'clear') this.#fields.delete(key);
    else if (nesting !== undefined && !nesting.isList) this.#put(name, key, this.#item(args[0], nesting.form, name));
    else if (what === 'Field') this.#field(step);
    else if (listKeys.has(key)) this.#list(key, step, what, verb === 'add', nesting?.form);
    else this.#set(key, what, step);
  }

  #set(key: string, what: string, { args, name }: Step): void {
    const [first, second] = args;
    if (first === undefined || first.kind === 'missing') {
      // Without an argument a switch is turned on, and a time is now; anything else is not written yet.
      const isSwitch = /^(?:Disabled|Required|Spoiler|Default|Divider)$/.test(what);
      this.#put(name, key, isSwitch ? { kind: 'literal', value: true, span: name.span } : unknownAt(name.span));
      return;
    }
    const reduced = this.#resolver.reduce(first);
    if (reduced.kind === 'literal' && (reduced.value === null || reduced.value === undefined)) {
      this.#fields.delete(key);
      return;
    }
    if (/^(?:Name|Description)Localization$/.test(what)) this.#localize(`${key}s`, name, first, second);
    else this.#put(name, key, this.#valueOf(what, first, reduced));
  }

  #valueOf(what: string, given: Value, reduced: Value): Value {
    switch (what) {
      case 'URL':
        return this.#form.address === undefined ? given : asObject('url', given);
      case 'Image':
      case 'Thumbnail':
        return asObject('url', given);
      case 'Color':
      case 'AccentColor':
        return colorOf(reduced, given);
      case 'Timestamp':
        return unknownAt(given.span);
      // As discord.js 13 has them.
      case 'Footer':
        return isTextual(given, this.#resolver) ? asObject('text', given) : converted(given, this.#reading);
      case 'Author':
        return isTextual(given, this.#resolver) ? asObject('name', given) : converted(given, this.#reading);
      case 'Style':
        return reduced.kind === 'number' ? given : unknownAt(given.span);
      case 'Emoji':
        return emojiOf(given, this.#resolver);
      case 'DefaultMemberPermissions':
        return reduced.kind === 'number' ? stringAt(reduced.text, reduced.span) : given;
      default:
        return converted(given, this.#reading);
    }
  }

  /** `addField(name, value, inline)` of discord.js 13. */
  #field({ args: [name, value], name: method, isPerhaps }: Step): void {
    const given = { name, value };
    const entries = Object.entries(given).flatMap(([key, one]) => entryAt(key, one, method.span[0]));
    const span: Span = [name?.span[0] ?? method.span[0], value?.span[1] ?? method.span[1]];
    const field: Value = { kind: 'object', entries, span };
    this.#list('fields', { method: method.text, args: [field], name: method, isPerhaps }, 'Fields', true, undefined);
  }

  /** One language more. */
  #localize(key: string, name: Field['key'], locale: Value, text: Value | undefined): void {
    const before = this.#fields.get(key)?.value;
    const entries = before?.kind === 'object' ? before.entries : [];
    const value: Value = {
      kind: 'object',
      entries: [...entries, { key: locale, value: text ?? unknownAt(name.span) }],
      span: name.span,
    };
    this.#put(name, key, value);
  }

  #list(
    key: string,
    { args, name, isPerhaps }: Step,
    what: string,
    adds: boolean,
    form: BuilderForm | undefined,
  ): void {
    const { items, span } = this.#itemsOf(args, name, form);
    const kind = /^Default(User|Role|Channel)s$/.exec(what)?.[1]?.toLowerCase();
    const given = kind === undefined ? items : items.map((item) => defaultValue(item, kind));
    const before = adds ? this.#fields.get(key)?.value : undefined;
    const more: readonly Value[] = isPerhaps ? [{ kind: 'spread', value: unknownAt(span), span }] : given;
    const earlier: readonly Value[] =
      before === undefined
        ? []
        : before.kind === 'array'
          ? before.items
          : [{ kind: 'spread', value: before, span: before.span }];
    this.#put(name, key, { kind: 'array', items: [...earlier, ...more], span });
  }

  /** The items that a method is given, one by one or as a list, and where they are written. */
  #itemsOf(args: readonly Value[], name: Field['key'], form: BuilderForm | undefined): { items: Value[]; span: Span } {
    const [first] = args;
    const last = args.at(-1);
    if (first === undefined || last === undefined) return { items: [], span: name.span };
    const reduced = this.#resolver.reduce(first);
    const isList = args.length === 1 && reduced.kind === 'array';
    const written = isList ? reduced.items : args;
    const items = written
      .flatMap((item) => this.#spreadOut(item, !isList && args.length === 1))
      .map((item) => (item.kind === 'spread' ? item : this.#item(item, form, name)));
    return { items, span: isList ? reduced.span : [first.span[0], last.span[1]] };
  }

  /** The items of a spread that is known; what may be a list counts as a spread. */
  #spreadOut(item: Value, mayBeList: boolean): readonly Value[] {
    const reduced = this.#resolver.reduce(item.kind === 'spread' ? item.value : item);
    if (item.kind === 'spread') return reduced.kind === 'array' ? reduced.items : [item];
    const isOne = ['object', 'function', 'string', 'number', 'join'].includes(reduced.kind);
    const isOpen = mayBeList && !isOne && readBuilder(item, this.#reading) === undefined;
    return isOpen ? [{ kind: 'spread', value: item, span: item.span }] : [item];
  }

  /** A builder, what a function makes of one, or an object. */
  #item(item: Value | undefined, form: BuilderForm | undefined, name: Field['key']): Value {
    if (item === undefined) return unknownAt(name.span);
    if (this.#resolver.reduce(item).kind !== 'function') return converted(item, this.#reading);
    return form === undefined ? unknownAt(item.span) : filledBy(item, form, this.#reading);
  }

  /** What a function makes that is given the builder; unknown where that is more than one chain. */
  madeBy(item: Value): Value {
    const reduced = this.#resolver.reduce(item);
    const [parameter] = reduced.kind === 'function' ? (reduced.parameters ?? []) : [];
    if (reduced.kind !== 'function' || parameter === undefined || reduced.result === undefined)
      return unknownAt(item.span);
    const chain = chainOf(reduced.result, this.#resolver);
    // What stands in front of its `return` may have been called on the builder, too.
    const before = this.#resolver.source.text.slice(reduced.span[0], reduced.result.span[0]);
    const isAll = !new RegExp(`(?<![\\w$])${parameter.replaceAll('$', '\\$')}\\s*[?!]?\\.`).test(before);
    if (chain.root.kind !== 'name' || chain.root.name !== parameter || !isAll) return unknownAt(item.span);
    return this.fill(chain, item.span);
  }

  #put(key: Field['key'], name: string, value: Value): void {
    if (name === '') {
      this.#leaveOpen(key);
      return;
    }
    const address = name === 'url' ? this.#form.address : undefined;
    const field = address ?? name;
    this.#fields.delete(field);
    this.#fields.set(field, { key: { ...key, text: field }, value });
  }

  #leaveOpen(value: Value): void {
    this.#open.push({ kind: 'spread', value: unknownAt(value.span), span: value.span });
  }
}

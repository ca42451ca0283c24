import type { Span } from '../request/text.ts';
import { implied, joined } from './options.ts';
import type { Resolver } from './resolver.ts';
import type { CallValue, Change, Entry, Value } from './value.ts';

/** One name and value of an object, a `Headers`, a `URLSearchParams`, a form or a list of pairs. */
export interface Pair {
  readonly name: string;
  /** The name as written, quotes included. */
  readonly nameSpan: Span;
  /** The name without its quotes. */
  readonly nameInside: Span;
  readonly value: Value;
}

/** Pairs in order, and what could not be looked into. */
export interface Pairs {
  readonly pairs: readonly Pair[];
  /** Spreads, computed names and whole values that only run time knows. */
  readonly unknown: readonly Value[];
}

/** The classes that hold pairs; their first argument says the first ones. */
const holders = /(?:^|\.)(?:Headers|URLSearchParams|FormData|Map|OrderedDict|CaseInsensitiveDict|MultiDict)$/;

/** The pairs of whatever holds pairs. Where a name is set again the later value counts, at the first one's place. */
export function pairsOf(value: Value | undefined, resolver: Resolver): Pairs {
  const collector = new Collector(resolver);
  if (value !== undefined) collector.collect(value);
  return collector;
}

/** The value of a name, undefined where it is absent. */
export function valueIn(pairs: Pairs, name: string): Value | undefined {
  return pairs.pairs.find((pair) => pair.name === name)?.value;
}

class Collector implements Pairs {
  readonly pairs: Pair[] = [];
  readonly unknown: Value[] = [];
  readonly #resolver: Resolver;
  /** Whether names are those of headers: in any case, their values joined where one is appended. */
  #isHeaders = false;

  constructor(resolver: Resolver) {
    this.#resolver = resolver;
  }

  collect(value: Value): void {
    if (!this.#resolver.descend(() => this.#collect(value))) this.unknown.push(value);
  }

  #collect(value: Value): void {
    const reduced = this.#resolver.reduce(value);
    if (reduced.kind === 'object') for (const entry of reduced.entries) this.#entry(entry);
    else if (reduced.kind === 'array') for (const item of reduced.items) this.#item(item);
    else if (reduced.kind === 'call') this.#call(value, reduced);
    else if (reduced.kind === 'string') this.#query(reduced.text, reduced.span);
    else if (reduced.kind !== 'literal' && reduced.kind !== 'missing') this.unknown.push(value);
  }

  #entry(entry: Entry): void {
    if ('kind' in entry) this.collect(entry.value);
    else this.#set(entry.key, entry.value, true);
  }

  #item(item: Value): void {
    const reduced = this.#resolver.reduce(item);
    if (reduced.kind === 'spread') this.collect(reduced.value);
    else if (reduced.kind === 'array' && reduced.items[0] !== undefined && reduced.items[1] !== undefined) {
      this.#set(reduced.items[0], reduced.items[1], false);
    } else this.unknown.push(item);
  }

  #call(value: Value, call: CallValue): void {
    const path = this.#resolver.path(call.callee);
    if (path === undefined || !holders.test(path)) {
      this.unknown.push(value);
      return;
    }
    const isInside = this.#isHeaders;
    this.#isHeaders ||= /(?:^|\.)Headers$/.test(path);
    const [first] = call.args;
    if (first !== undefined) this.collect(first);
    for (const change of call.later) this.#change(change);
    this.#isHeaders = isInside;
  }

  #change(change: Change): void {
    if (change.kind === 'set') {
      if (change.path.length === 1 && change.path[0] !== undefined) this.#set(change.path[0], change.value, true);
      return;
    }
    if (change.kind !== 'call') {
      this.unknown.push({ kind: 'unknown', span: change.span });
      return;
    }
    const [name, value] = change.call.args;
    if (change.method === 'delete' || change.method === 'pop') this.#remove(name, change.span);
    else if (change.method === 'sort') this.unknown.push({ kind: 'unknown', span: change.span });
    if (name === undefined || ['delete', 'pop', 'sort'].includes(change.method)) return;
    if (change.method === 'update') this.collect(name);
    else if (value !== undefined) this.#set(name, value, change.method !== 'append');
  }

  #remove(key: Value | undefined, span: Span): void {
    const name = this.#resolver.literal(key);
    if (name === undefined) {
      this.unknown.push({ kind: 'unknown', span });
      return;
    }
    for (let at = this.pairs.length - 1; at >= 0; at--)
      if (this.#isNamed(this.pairs[at], name)) this.pairs.splice(at, 1);
  }

  #isNamed(pair: Pair | undefined, name: string): boolean {
    return this.#isHeaders ? pair?.name.toLowerCase() === name.toLowerCase() : pair?.name === name;
  }

  #set(key: Value, value: Value, replaces: boolean): void {
    const name = this.#resolver.literal(key);
    if (name === undefined) {
      this.unknown.push(key);
      return;
    }
    const reduced = this.#resolver.reduce(key);
    const nameInside = reduced.kind === 'string' ? reduced.inside : key.span;
    const pair = { name, nameSpan: reduced.kind === 'string' ? reduced.span : key.span, nameInside, value };
    const at = replaces || this.#isHeaders ? this.pairs.findIndex((other) => this.#isNamed(other, name)) : -1;
    const other = this.pairs[at];
    if (other === undefined) this.pairs.push(pair);
    else if (replaces) this.pairs[at] = pair;
    else this.pairs[at] = { ...other, value: joined([other.value, implied(', ', value.span[0]), value], value.span) };
  }

  /** `a=1&b=2`, as `URLSearchParams` reads it. */
  #query(text: string, span: Span): void {
    for (const [name, value] of new URLSearchParams(text)) {
      this.pairs.push({
        name,
        nameSpan: span,
        nameInside: span,
        value: { kind: 'string', text: value, inside: span, span, offsets: new Array(value.length + 1).fill(span[0]) },
      });
    }
  }
}

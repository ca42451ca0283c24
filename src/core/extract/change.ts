import type { Resolver } from './resolver.ts';
import { type Change, type Entry, type ObjectValue, stringAt, type Value } from './value.ts';

/**
 * The value after one change at a path inside it; what a change that cannot be followed makes of a value is left to run
 * time.
 */
export function applyChange(value: Value, change: Change, path: readonly Value[], resolver: Resolver): Value {
  const base = resolver.reduce(value);
  if (base.kind === 'call') return { ...base, later: [...base.later, change] };
  const [step, ...rest] = path;
  if (step === undefined) return change.kind === 'set' ? change.value : applyHere(base, change, resolver);
  const key = keyOf(step, resolver);
  if (base.kind === 'object' && key.kind === 'string') {
    if (rest.length === 0 && change.kind === 'remove') return withoutEntry(base, key.text, resolver);
    const old = resolver.entry(base, key.text);
    const isSet = rest.length === 0 && change.kind === 'set';
    const next = isSet ? change.value : old && applyChange(old, change, rest, resolver);
    return next === undefined ? base : withEntry(base, key, next);
  }
  if (base.kind === 'array' && key.kind === 'number') {
    const index = Number(key.text);
    const old = base.items[index];
    if (old === undefined && index !== base.items.length) return base;
    const isSet = rest.length === 0 && change.kind === 'set';
    const next = isSet ? change.value : old && applyChange(old, change, rest, resolver);
    return next === undefined ? base : { ...base, items: base.items.with(index, next) };
  }
  return base.kind === 'object' || base.kind === 'array' ? unknownAt(base) : base;
}

/** The key as a string where all of it is known: `'a' + 'b'`. */
function keyOf(step: Value, resolver: Resolver): Value {
  const key = resolver.reduce(step);
  const text = key.kind === 'join' ? resolver.literal(key) : undefined;
  return text === undefined ? key : stringAt(text, step.span);
}

function unknownAt(value: Value): Value {
  return { kind: 'unknown', span: value.span };
}

/** The value after what is done to itself: an operator, or a method that changes it. */
function applyHere(base: Value, change: Exclude<Change, { kind: 'set' }>, resolver: Resolver): Value {
  if (change.kind !== 'call') return unknownAt(base);
  const { method, call } = change;
  const [first] = call.args;
  if (base.kind === 'object') return applyToObject(base, method, change, resolver);
  if (base.kind === 'array') {
    if (method === 'push' || method === 'append') return { ...base, items: [...base.items, ...call.args] };
    if (method === 'insert' && resolver.literal(first) === '0' && call.args[1] !== undefined) {
      return { ...base, items: [call.args[1], ...base.items] };
    }
    if (method === 'unshift') return { ...base, items: [...call.args, ...base.items] };
    if ((method === 'extend' || method === '+=') && first !== undefined) {
      return { ...base, items: [...base.items, { kind: 'spread', value: first, span: first.span }] };
    }
    return unknownAt(base);
  }
  if (method !== '+=' || first === undefined) return base;
  if (base.kind === 'string' || base.kind === 'join' || base.kind === 'environment') {
    return { kind: 'join', parts: [base, first], inside: base.span, span: base.span };
  }
  return base.kind === 'number'
    ? { kind: 'join', parts: [base, first], plus: true, inside: base.span, span: base.span }
    : unknownAt(base);
}

function applyToObject(
  base: ObjectValue,
  method: string,
  { call }: Extract<Change, { kind: 'call' }>,
  resolver: Resolver,
): Value {
  if (method === 'update' || method === '+=') {
    const spread = call.args.map((value): Entry => ({ kind: 'spread', value, span: value.span }));
    return { ...base, entries: [...base.entries, ...spread, ...call.named] };
  }
  const [key, value] = call.args.map((argument) => resolver.reduce(argument));
  if (key?.kind === 'string' && method === 'pop') return withoutEntry(base, key.text, resolver);
  if (key?.kind === 'string' && method === 'setdefault' && value !== undefined) {
    return resolver.entry(base, key.text) === undefined ? withEntry(base, key, value) : base;
  }
  if (method === 'clear') return { ...base, entries: [] };
  return ['popitem', 'remove', 'pop', 'setdefault'].includes(method) ? unknownAt(base) : base;
}

function withEntry(object: ObjectValue, key: Value & { kind: 'string' }, value: Value): ObjectValue {
  const at = placeOf(object, key.text);
  const entry = { key, value };
  // A spread behind the entry would hide the new value.
  const isLast = at >= 0 && object.entries.slice(at + 1).every((later) => !('kind' in later));
  return { ...object, entries: isLast ? object.entries.with(at, entry) : [...object.entries, entry] };
}

/** Without a key; left to run time where a spread may bring it. */
function withoutEntry(object: ObjectValue, key: string, resolver: Resolver): Value {
  const entries = writtenOut(object, resolver);
  if (entries === undefined) return unknownAt(object);
  const isNamed = (entry: Entry): boolean => !('kind' in entry) && resolver.literal(entry.key) === key;
  return { ...object, entries: entries.filter((entry) => !isNamed(entry)) };
}

/** The entries with those of spreads in their place; undefined where a spread or a key cannot be known. */
function writtenOut(object: ObjectValue, resolver: Resolver): Entry[] | undefined {
  const entries: Entry[] = [];
  for (const entry of object.entries) {
    if (!('kind' in entry)) {
      if (resolver.literal(entry.key) === undefined) return undefined;
      entries.push(entry);
      continue;
    }
    const spread = resolver.reduce(entry.value);
    let inner: Entry[] | undefined;
    if (spread.kind === 'object') resolver.descend(() => (inner = writtenOut(spread, resolver)));
    if (inner === undefined) return undefined;
    entries.push(...inner);
  }
  return entries;
}

function placeOf(object: ObjectValue, key: string): number {
  return object.entries.findIndex(
    (entry) => !('kind' in entry) && entry.key.kind === 'string' && entry.key.text === key,
  );
}

import { resultOf } from './functionResult.ts';
import type { Resolver } from './resolver.ts';
import type { CallValue, FunctionValue, Value } from './value.ts';

/** Longer lists are left to run time. */
const longest = 200;

/**
 * The list that a call of JavaScript makes of something whose length is known: `Array.from({ length: 3 }, …)`,
 * `Array(3).fill(…)`, `list.map(…)`. Undefined where the items depend on more than themselves and their places.
 */
export function madeList(call: CallValue, path: string | undefined, resolver: Resolver): Value | undefined {
  const [first, second] = call.args;
  if (path === 'Array.from') return first && mapped(itemsIn(first, resolver), second, call, resolver);
  if (path === 'Array') return first && call.args.length === 1 ? emptyList(first, call, resolver) : undefined;
  if (call.callee.kind !== 'member' || call.callee.key.kind !== 'string' || call.isNew) return undefined;
  const { object, key } = call.callee;
  if (key.text === 'map')
    return second === undefined ? mapped(itemsIn(object, resolver), first, call, resolver) : undefined;
  if (key.text !== 'fill' || first === undefined || second !== undefined) return undefined;
  const list = resolver.reduce(object);
  return list.kind === 'array' ? { ...list, items: list.items.map(() => first), span: call.span } : undefined;
}

function emptyList(length: Value, { span }: CallValue, resolver: Resolver): Value | undefined {
  const count = countOf(length, resolver);
  return count === undefined ? undefined : { kind: 'array', items: absent(count, span), span };
}

/** The items of a list, spreads included, or of what has only a length; undefined where one cannot be known. */
function itemsIn(value: Value, resolver: Resolver): readonly Value[] | undefined {
  const reduced = resolver.reduce(value);
  if (reduced.kind === 'object') {
    const length = reduced.entries.length === 1 ? resolver.entry(reduced, 'length') : undefined;
    const count = length && countOf(length, resolver);
    return count === undefined ? undefined : absent(count, reduced.span);
  }
  if (reduced.kind !== 'array' || reduced.items.length > longest) return undefined;
  const items = reduced.items.flatMap((item): (Value | undefined)[] => {
    if (item.kind !== 'spread') return [item];
    const inner = resolver.reduce(item.value);
    return inner.kind === 'array' && inner.items.every(({ kind }) => kind !== 'spread')
      ? [...inner.items]
      : [undefined];
  });
  return items.length > longest || items.includes(undefined) ? undefined : items.flatMap((item) => item ?? []);
}

function countOf(length: Value, resolver: Resolver): number | undefined {
  const reduced = resolver.reduce(length);
  const count = reduced.kind === 'number' ? Number(reduced.text) : Number.NaN;
  return Number.isInteger(count) && count >= 0 && count <= longest ? count : undefined;
}

function absent(count: number, span: CallValue['span']): readonly Value[] {
  return new Array<Value>(count).fill({ kind: 'literal', value: undefined, span });
}

function mapped(
  items: readonly Value[] | undefined,
  work: Value | undefined,
  { span }: CallValue,
  resolver: Resolver,
): Value | undefined {
  // What is empty here may be filled by what it was handed to.
  if (items === undefined || items.length === 0) return undefined;
  if (work === undefined) return { kind: 'array', items, span };
  const called = resolver.reduce(work);
  if (called.kind !== 'function' || called.result === undefined || countsUp(called, resolver)) return undefined;
  if (!resolver.step(items.length)) return undefined;
  const made = items.map((item, index) => {
    const place: Value = { kind: 'number', text: String(index), span: item.span };
    return called.result && resultOf(called, called.result, [item, place]);
  });
  return made.includes(undefined) ? undefined : { kind: 'array', items: made.flatMap((item) => item ?? []), span };
}

/** Whether a function changes something, so that each call gives another result. */
function countsUp(called: FunctionValue, resolver: Resolver): boolean {
  return /\+\+|--|[-+*/|&]=(?!=)|\bawait\b|\basync\b/.test(resolver.written(called));
}

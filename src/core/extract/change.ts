import type { Resolver } from './resolver.ts';
import type { Change, Entry, ObjectValue, Value } from './value.ts';

/** The value after one change at a path inside it; unchanged where the change cannot be understood. */
export function applyChange(value: Value, change: Change, path: readonly Value[], resolver: Resolver): Value {
  const base = resolver.reduce(value);
  if (base.kind === 'call') return { ...base, later: [...base.later, change] };
  const [step, ...rest] = path;
  if (step === undefined) {
    return change.kind === 'set' ? change.value : applyCall(base, change);
  }
  const key = resolver.reduce(step);
  if (base.kind === 'object' && key.kind === 'string') {
    const old = resolver.entry(base, key.text);
    const next =
      rest.length === 0 && change.kind === 'set' ? change.value : old && applyChange(old, change, rest, resolver);
    return next === undefined ? base : withEntry(base, key, next);
  }
  if (base.kind === 'array' && key.kind === 'number') {
    const index = Number(key.text);
    const old = base.items[index];
    if (old === undefined) return base;
    const next = rest.length === 0 && change.kind === 'set' ? change.value : applyChange(old, change, rest, resolver);
    return { ...base, items: base.items.with(index, next) };
  }
  return base;
}

/** The value after a method that changes it. */
function applyCall(base: Value, { method, call }: Extract<Change, { kind: 'call' }>): Value {
  const [first] = call.args;
  if (base.kind === 'object' && (method === 'update' || method === '+=')) {
    const spread = call.args.map((value): Entry => ({ kind: 'spread', value, span: value.span }));
    return { ...base, entries: [...base.entries, ...spread, ...call.named] };
  }
  if (first === undefined) return base;
  if (base.kind === 'array' && (method === 'push' || method === 'append')) {
    return { ...base, items: [...base.items, ...call.args] };
  }
  if (base.kind === 'array' && (method === 'extend' || method === '+=')) {
    return { ...base, items: [...base.items, { kind: 'spread', value: first, span: first.span }] };
  }
  if (method === '+=' && (base.kind === 'string' || base.kind === 'join' || base.kind === 'environment')) {
    return { kind: 'join', parts: [base, first], inside: base.span, span: base.span };
  }
  return base;
}

function withEntry(object: ObjectValue, key: Value & { kind: 'string' }, value: Value): ObjectValue {
  const at = object.entries.findIndex(
    (entry) => !('kind' in entry) && entry.key.kind === 'string' && entry.key.text === key.text,
  );
  const entry = { key, value };
  return { ...object, entries: at < 0 ? [...object.entries, entry] : object.entries.with(at, entry) };
}

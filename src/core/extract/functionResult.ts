import type { Entry, FunctionValue, Value } from './value.ts';

/** Results are looked through this deep. */
const deepest = 30;

/** What a function gives for arguments: its result with them in place of its parameters. */
export function resultOf(called: FunctionValue, result: Value, args: readonly Value[]): Value | undefined {
  const { parameters = [], span } = called;
  if (parameters.length === 0) return result;
  if (args.some((argument) => argument.kind === 'spread')) return undefined;
  const values = new Map(
    parameters.map((name, index) => [name, args[index] ?? ({ kind: 'literal', value: undefined, span } as const)]),
  );
  return substituted(result, values, 0);
}

function substituted(value: Value, values: ReadonlyMap<string, Value>, depth: number): Value {
  if (depth > deepest) return value;
  const inner = (each: Value): Value => substituted(each, values, depth + 1);
  switch (value.kind) {
    case 'name':
      return values.get(value.name) ?? value;
    case 'join':
      return { ...value, parts: value.parts.map(inner) };
    case 'array':
      return { ...value, items: value.items.map(inner) };
    case 'object':
      return { ...value, entries: value.entries.map((entry) => entryOf(entry, inner)) };
    case 'member':
      return { ...value, object: inner(value.object), key: inner(value.key) };
    case 'call':
      return { ...value, callee: inner(value.callee), args: value.args.map(inner) };
    case 'arithmetic':
      return { ...value, left: inner(value.left), right: inner(value.right) };
    case 'fallback':
      return { ...value, first: inner(value.first), second: inner(value.second) };
    case 'conditional':
      return {
        ...value,
        ...(value.test === undefined ? {} : { test: inner(value.test) }),
        options: value.options.map(inner),
      };
    case 'spread':
      return { ...value, value: inner(value.value) };
    default:
      return value;
  }
}

function entryOf(entry: Entry, inner: (value: Value) => Value): Entry {
  return 'kind' in entry
    ? { ...entry, value: inner(entry.value) }
    : { key: inner(entry.key), value: inner(entry.value) };
}

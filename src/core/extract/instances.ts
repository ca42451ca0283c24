import type { Span } from '../request/text.ts';
import { implied, joined, Options, receiverOf, verbOf } from './options.ts';
import type { Resolver } from './resolver.ts';
import type { Shape } from './shape.ts';
import type { CallValue, Value } from './value.ts';

/** Matches what makes an instance: `got.extend`, `ky.create`, and the same of an instance. */
export const instanceMakers = /\.\s*(?:create|extend)\b(?=\s*\()/g;

/**
 * The options that a client was made with, from the general to the particular: none for the library itself (`root`),
 * those of every `extend` and `create` for an instance; undefined where the value is neither.
 */
export function instanceOptions(value: Value, root: RegExp, resolver: Resolver): readonly Value[] | undefined {
  if (root.test(resolver.path(value) ?? '')) return [];
  const reduced = resolver.reduce(value);
  if (reduced.kind !== 'call' || reduced.callee.kind !== 'member') return undefined;
  const { object, key } = reduced.callee;
  if (key.kind !== 'string' || (key.text !== 'extend' && key.text !== 'create')) return undefined;
  let base: readonly Value[] | undefined;
  resolver.descend(() => {
    base = instanceOptions(object, root, resolver);
  });
  return base && [...base, ...reduced.args];
}

/** Reads a request from the call of a client: its verb where there is one, the client's options, then the call's own. */
export type ClientReader = (
  call: CallValue,
  verb: Value | undefined,
  defaults: readonly Value[],
  resolver: Resolver,
) => Shape | undefined;

/** `client(…)` and `client.post(…)`, the client being the library itself (`root`) or an instance of it. */
export function readClientCall(
  call: CallValue,
  root: RegExp,
  verbs: readonly string[],
  resolver: Resolver,
  read: ClientReader,
): Shape | undefined {
  const whole = instanceOptions(call.callee, root, resolver);
  if (whole !== undefined) return read(call, undefined, whole, resolver);
  const receiver = receiverOf(call);
  const verb = verbOf(call);
  const defaults = receiver && instanceOptions(receiver, root, resolver);
  return defaults && verbs.includes(verb.text) ? read(call, verb, defaults, resolver) : undefined;
}

/** What the most particular of the options says. */
export function lastOption(options: readonly Options[], name: string): Value | undefined {
  return options.findLast((each) => each.get(name) !== undefined)?.get(name);
}

/** Options that change a request in ways that are not followed: hooks before it, and those of these names. */
export function unfollowedOptions(
  options: readonly Options[],
  names: readonly string[],
  resolver: Resolver,
): readonly Value[] {
  return options.flatMap((each) => {
    const hooks = new Options(each.get('hooks'), resolver).get('beforeRequest');
    const list = hooks && resolver.reduce(hooks);
    const isEmpty = list === undefined || (list.kind === 'array' && list.items.length === 0);
    const named = names.flatMap((name) => each.get(name) ?? []);
    return [...each.unknown, ...(isEmpty || hooks === undefined ? [] : [hooks]), ...named];
  });
}

/** The address behind `prefixUrl`, which ends with one slash; an address that is whole stays as it is. */
export function prefixed(prefix: Value | undefined, address: Value, resolver: Resolver): Value {
  if (prefix === undefined || resolver.literal(prefix) === '') return address;
  const reduced = resolver.reduce(address);
  const first = reduced.kind === 'join' ? reduced.parts[0] : reduced;
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(resolver.literal(first) ?? '')) return address;
  const slash = endsWithSlash(prefix, resolver) ? [] : [implied('/', address.span[0])];
  return joined([prefix, ...slash, address], address.span);
}

/** Whether the address begins with a slash, which got and ky refuse behind a `prefixUrl`. */
export function beginsWithSlash(address: Value, resolver: Resolver): boolean {
  const reduced = resolver.reduce(address);
  const first = reduced.kind === 'join' ? reduced.parts[0] : reduced;
  return resolver.literal(first)?.startsWith('/') === true;
}

/** A header that an option stands for, as a group of its own. */
export function headerGroup(name: string, value: Value, at: Span = [value.span[0], value.span[0]]): Value {
  return { kind: 'object', entries: [{ key: implied(name, at[0]), value }], span: at };
}

function endsWithSlash(value: Value, resolver: Resolver): boolean {
  const reduced = resolver.reduce(value);
  const last = reduced.kind === 'join' ? reduced.parts.at(-1) : reduced;
  return resolver.literal(last)?.endsWith('/') === true;
}

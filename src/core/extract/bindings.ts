import { constructorBeside, constructorIn, type FunctionHead, type Parameter } from './functionHead.ts';
import { receiverOf } from './options.ts';
import type { Resolver } from './resolver.ts';
import type { Source } from './source.ts';
import { type CallValue, type Entry, stringAt, type Value } from './value.ts';

/** What the parameters of a function, from its head to its end, stand for in one call of it. */
export interface Bindings {
  readonly from: number;
  readonly body: number;
  readonly to: number;
  readonly values: ReadonlyMap<string, Value>;
}

/** What a call hands over to the function at a head. */
export function bindingOf(source: Source, head: FunctionHead, call: CallValue): Bindings {
  return { from: head.from, body: head.body, to: head.to, values: valuesOf(source, head, call) };
}

/** What the object that a method is called on was made with. */
export function constructorBinding(
  source: Source,
  head: FunctionHead,
  call: CallValue,
  resolver: Resolver,
): readonly Bindings[] {
  const receiver = head.owner === undefined ? undefined : receiverOf(call);
  const maker = receiver && resolver.reduce(receiver);
  const making = maker?.kind === 'call' ? constructorBeside(source, head) : undefined;
  return maker?.kind === 'call' && making !== undefined ? [bindingOf(source, making, maker)] : [];
}

/** What the object was made with whose field a call's method is called on: `api` in `api.client.get(…)`. */
export function makerBindings(source: Source, call: CallValue, resolver: Resolver): readonly Bindings[] {
  const root = rootOf(call);
  const isMade = root.kind === 'name' && root !== call.callee && !source.imports.has(root.name);
  const maker = isMade ? resolver.reduce(root) : undefined;
  const name = maker?.kind === 'call' ? resolver.path(maker.callee) : undefined;
  const holder = name === undefined ? undefined : source.holderOf(name);
  const making = holder && constructorIn(source, source.layout.lineAt(holder.at));
  return maker?.kind === 'call' && making !== undefined ? [bindingOf(source, making, maker)] : [];
}

/** What a callee begins with: `api` in `api.client.get(…)`. */
export function rootOf(call: CallValue): Value {
  let root: Value = call.callee;
  while (root.kind === 'member') root = root.object;
  return root;
}

/** What each name of the parameters stands for in one call. */
export function valuesOf(source: Source, head: FunctionHead, call: CallValue): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  const isSpread =
    call.args.some((argument) => argument.kind === 'spread') || call.named.some((entry) => 'kind' in entry);
  const named = new Map(
    call.named.flatMap((entry) =>
      'kind' in entry || entry.key.kind !== 'string' ? [] : [[entry.key.text, entry] as const],
    ),
  );
  for (const [index, parameter] of head.parameters.entries()) {
    const [first] = parameter.names;
    if (isSpread || first === undefined) continue;
    if (parameter.rest !== undefined) {
      values.set(first.name, restOf(call, parameter.rest, index, [...named.values()]));
      continue;
    }
    const given = call.args[index] ?? named.get(first.name)?.value;
    named.delete(first.name);
    const fallback = parameter.fallback === undefined ? undefined : source.expressionAt(parameter.fallback)?.value;
    const value = given ?? fallback ?? absent(source, call);
    if (value !== undefined) bind(source, values, parameter, value);
  }
  return values;
}

function restOf(call: CallValue, rest: 'list' | 'named', index: number, named: readonly Entry[]): Value {
  if (rest === 'named') return { kind: 'object', entries: named, span: call.span };
  return { kind: 'array', items: call.args.slice(index), span: call.span };
}

/** JavaScript hands over `undefined`; in Python such a call fails. */
function absent(source: Source, { span }: CallValue): Value | undefined {
  return source.dialect.syntax.kind === 'python'
    ? undefined
    : { kind: 'literal', value: undefined, span: [span[1], span[1]] };
}

function bind(source: Source, values: Map<string, Value>, parameter: Parameter, value: Value): void {
  for (const { name, keys, fallback } of parameter.names) {
    const picked = keys.reduce<Value>((object, key) => {
      const { span } = object;
      return {
        kind: 'member',
        object,
        key: typeof key === 'string' ? stringAt(key, span) : { kind: 'number', text: String(key), span },
        span,
      };
    }, value);
    const second = fallback === undefined ? undefined : source.expressionAt(fallback)?.value;
    values.set(
      name,
      second === undefined ? picked : { kind: 'fallback', first: picked, second, where: 'absent', span: picked.span },
    );
  }
}

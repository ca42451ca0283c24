import { TextSite } from './callSite.ts';
import {
  constructorBeside,
  constructorIn,
  type FunctionHead,
  functionsAround,
  type Parameter,
} from './functionHead.ts';
import { receiverOf } from './options.ts';
import { Resolver } from './resolver.ts';
import type { Bindings } from './scope.ts';
import type { Source } from './source.ts';
import { type CallValue, type Entry, stringAt, type Value } from './value.ts';

/** A call of a function that makes a request, and a resolver that knows what it hands over. */
export interface WrapperCall {
  readonly call: CallValue;
  readonly isFinished: boolean;
  readonly resolver: Resolver;
}

/** Functions that call such functions are followed this far. */
const deepest = 3;

/** The calls of the function that an offset stands in, and of the functions that those calls stand in. */
export function* wrapperCalls(source: Source, at: number, resolver: Resolver): Generator<WrapperCall> {
  yield* callsAround(source, at, [], resolver, 0);
}

function* callsAround(
  source: Source,
  at: number,
  bindings: readonly Bindings[],
  resolver: Resolver,
  depth: number,
): Generator<WrapperCall> {
  const [head] = functionsAround(source, at);
  if (head === undefined || head.parameters.length === 0 || depth >= deepest) return;
  for (const { call, isFinished } of callsOf(source, head, resolver)) {
    if (bindings.some(({ from, to }) => from <= call.span[0] && call.span[0] < to)) continue;
    const bound = [...bindings, bindingOf(source, head, call), ...constructorBinding(source, head, call, resolver)];
    const knowing = new Resolver(source, bound, resolver);
    const isTold = call.named.length > 0 || call.args.some(({ kind }) => literals.has(kind));
    if (isTold || call.args.some((argument) => isTelling(argument, knowing))) {
      yield { call, isFinished, resolver: knowing };
    }
    yield* callsAround(source, call.span[0], bound, resolver, depth + 1);
  }
}

/**
 * The parameters around an offset that stand for one and the same object in every call of their function: a session
 * that is handed on.
 */
export function sharedObjects(source: Source, at: number, resolver: Resolver, depth = 0): readonly Bindings[] {
  const [head] = functionsAround(source, at);
  if (head === undefined || head.parameters.length === 0 || depth >= deepest) return [];
  const given = [...callsOf(source, head, resolver)].map(({ call }) => {
    const outer = sharedObjects(source, call.span[0], resolver, depth + 1);
    const knowing = outer.length === 0 ? resolver : new Resolver(source, outer, resolver);
    return { values: valuesOf(source, head, call), knowing };
  });
  const values = new Map<string, Value>();
  for (const { names, rest } of head.parameters) {
    const [first] = names;
    if (first === undefined || rest !== undefined) continue;
    const objects = given.map(({ values: each, knowing }) => {
      const value = each.get(first.name);
      return value && knowing.reduce(value);
    });
    const [object] = objects;
    const isShared = objects.every((each) => each?.kind === 'call' && each.span[0] === object?.span[0]);
    if (object !== undefined && isShared) values.set(first.name, object);
  }
  return values.size === 0 ? [] : [{ from: head.from, body: head.body, to: head.to, values }];
}

function bindingOf(source: Source, head: FunctionHead, call: CallValue): Bindings {
  return { from: head.from, body: head.body, to: head.to, values: valuesOf(source, head, call) };
}

/** What the object that a method is called on was made with. */
function constructorBinding(source: Source, head: FunctionHead, call: CallValue, resolver: Resolver): Bindings[] {
  const receiver = head.owner === undefined ? undefined : receiverOf(call);
  const maker = receiver && resolver.reduce(receiver);
  const making = maker?.kind === 'call' ? constructorBeside(source, head) : undefined;
  return maker?.kind === 'call' && making !== undefined ? [bindingOf(source, making, maker)] : [];
}

/** Whether an object that is handed on may make the call: in JavaScript, where it is called by the name of a parameter. */
export function mayBeShared(call: CallValue, source: Source): boolean {
  if (source.dialect.syntax.kind === 'python') return true;
  const root = rootOf(call);
  if (root.kind !== 'name') return false;
  for (const { parameters } of functionsAround(source, call.span[0])) {
    if (parameters.some(({ names }) => names.some(({ name }) => name === root.name))) return true;
  }
  return false;
}

function rootOf(call: CallValue): Value {
  let root: Value = call.callee;
  while (root.kind === 'member') root = root.object;
  return root;
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

/** What says something whatever its parts are. */
const literals: ReadonlySet<string> = new Set(['string', 'number', 'object', 'array', 'literal']);

/** Whether the argument says anything that the function itself does not. */
function isTelling(value: Value, resolver: Resolver): boolean {
  return !['name', 'member', 'call', 'unknown', 'missing', 'spread', 'function'].includes(resolver.reduce(value).kind);
}

/** Between a name and the arguments of its call. */
const opening = /\s*(?:<[^()]{0,200}?>\s*)?(?:\?\.\s*)?\(/y;

function* callsOf(
  source: Source,
  head: FunctionHead,
  resolver: Resolver,
): Generator<{ readonly call: CallValue; readonly isFinished: boolean }> {
  for (const index of source.names.placesOf(head.name, 0, source.text.length)) {
    if ((index >= head.from && index < head.to) || source.text[index - 1] === '#') continue;
    opening.lastIndex = index + head.name.length;
    if (!opening.test(source.text) || isMember(source.text, index) !== (head.owner !== undefined)) continue;
    const open = opening.lastIndex - 1;
    const site = new TextSite(source, { word: head.name, at: index, open });
    if (isDeclared(source.text, site.start) || site.isCommentedOut()) continue;
    const read = source.callAt(site.start, open);
    if (read?.value.kind !== 'call' || !isCallOf(read.value, head, resolver)) continue;
    yield { call: read.value, isFinished: read.slice.finished };
  }
}

function isMember(text: string, at: number): boolean {
  let before = at - 1;
  while (/\s/.test(text[before] ?? '')) before--;
  return text[before] === '.' && text[before - 1] !== '.';
}

function isDeclared(text: string, at: number): boolean {
  return /\b(?:function\s*\*?|def)\s*$/.test(text.slice(Math.max(0, at - 40), at));
}

/** A function by its name; a method on `this` or on what its class made. */
function isCallOf(call: CallValue, head: FunctionHead, resolver: Resolver): boolean {
  if (head.owner === undefined) return call.callee.kind === 'name';
  const receiver = receiverOf(call);
  if (receiver === undefined) return false;
  if (
    receiver.kind === 'name' &&
    (resolver.source.dialect.self.includes(receiver.name) || receiver.name === head.owner)
  )
    return true;
  const maker = resolver.reduce(receiver);
  return maker.kind === 'call' && resolver.path(maker.callee) === head.owner;
}

/** What each name of the parameters stands for in one call. */
function valuesOf(source: Source, head: FunctionHead, call: CallValue): ReadonlyMap<string, Value> {
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

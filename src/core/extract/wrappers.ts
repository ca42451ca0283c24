import { type Bindings, bindingOf, constructorBinding, rootOf, valuesOf } from './bindings.ts';
import { FunctionCalls } from './functionCalls.ts';
import { type FunctionHead, functionsAround } from './functionHead.ts';
import { Replay } from './replay.ts';
import { Resolver } from './resolver.ts';
import type { Source } from './source.ts';
import type { CallValue, Value } from './value.ts';

/** A call of a function that makes a request, and a resolver that knows what it hands over. */
export interface WrapperCall {
  readonly call: CallValue;
  readonly isFinished: boolean;
  readonly resolver: Resolver;
}

/** Functions that call such functions are followed this far. */
const deepest = 3;

/** The functions around the calls of a document, and what is handed over to them. */
export class Wrappers {
  readonly #source: Source;
  readonly #resolver: Resolver;
  readonly #calls: FunctionCalls;
  readonly #around = new Map<FunctionHead, Replay<WrapperCall>>();

  /** `resolver` knows no parameters. */
  constructor(source: Source, resolver: Resolver) {
    this.#source = source;
    this.#resolver = resolver;
    this.#calls = new FunctionCalls(source, resolver);
  }

  /** The calls of the function that an offset stands in, and of the functions that those calls stand in. */
  callsAround(at: number): Iterable<WrapperCall> {
    const [head] = functionsAround(this.#source, at);
    if (head === undefined) return [];
    const calls = this.#around.get(head) ?? new Replay(this.#callsOf(head, [], 0));
    this.#around.set(head, calls);
    return calls;
  }

  *#callsOf(head: FunctionHead, bindings: readonly Bindings[], depth: number): Generator<WrapperCall> {
    if (head.parameters.length === 0 || depth >= deepest) return;
    for (const { call, isFinished } of this.#calls.of(head)) {
      if (bindings.some(({ from, to }) => from <= call.span[0] && call.span[0] < to)) continue;
      const bound = [
        ...bindings,
        bindingOf(this.#source, head, call),
        ...constructorBinding(this.#source, head, call, this.#resolver),
      ];
      const knowing = new Resolver(this.#source, bound, this.#resolver);
      const isTold = call.named.length > 0 || call.args.some(({ kind }) => literals.has(kind));
      if (isTold || call.args.some((argument) => isTelling(argument, knowing))) {
        yield { call, isFinished, resolver: knowing };
      }
      const [outer] = functionsAround(this.#source, call.span[0]);
      if (outer !== undefined) yield* this.#callsOf(outer, bound, depth + 1);
    }
  }

  /**
   * The parameters around an offset that stand for one and the same object in every call of their function: a session
   * that is handed on.
   */
  sharedObjects(at: number, depth = 0): readonly Bindings[] {
    const [head] = functionsAround(this.#source, at);
    if (head === undefined || head.parameters.length === 0 || depth >= deepest) return [];
    const given = [...this.#calls.of(head)].map(({ call }) => {
      const outer = this.sharedObjects(call.span[0], depth + 1);
      const knowing = outer.length === 0 ? this.#resolver : new Resolver(this.#source, outer, this.#resolver);
      return { values: valuesOf(this.#source, head, call), knowing };
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

/** What says something whatever its parts are. */
const literals: ReadonlySet<string> = new Set(['string', 'number', 'object', 'array', 'literal']);

/** Whether the argument says anything that the function itself does not. */
function isTelling(value: Value, resolver: Resolver): boolean {
  return !['name', 'member', 'call', 'unknown', 'missing', 'spread', 'function'].includes(resolver.reduce(value).kind);
}

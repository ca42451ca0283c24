import { AsyncLocalStorage } from 'node:async_hooks';
import { safely } from './safely.ts';
import { type Trace, traceAbove } from './trace.ts';

/** The request that a call is about to make. */
export interface Route {
  /** In capitals. */
  readonly method: string;
  /** The end of the path on the wire. */
  readonly path: string;
}

/** A call of one of a library's functions that make requests, as it was seen when it was made. */
export interface Call {
  readonly library: string;
  /** How the function is called in stacks. */
  readonly name: string;
  readonly trace: Trace;
  /** What is known of the request only by a library's innermost function. */
  readonly route: Route | undefined;
  /** The call in whose course this one was made. */
  readonly parent: Call | undefined;
  readonly depth: number;
  /** Set once a request that it announced was seen. */
  sent: boolean;
  /** Set once its request was answered for good: a later one is somebody else's. */
  answered: boolean;
}

/** Calls that make calls are followed this far; what inherits them for ever (a loop inside a callback) ends there. */
const deepest = 6;

/** How many frames of a call are kept: the program is right above the library's function that it calls. */
const framesOfCall = 16;

const storage = new AsyncLocalStorage<Call>();
let listening: () => boolean = () => false;

/** @param asked whether a request that is made now may be heard of; where not, calls are let through untouched. */
export function followCalls(asked: () => boolean): void {
  listening = asked;
}

/** Nobody listens: following the program's promises costs nothing from here on, until the next call. */
export function forgetCalls(): void {
  storage.disable();
}

/** The call in whose course this runs. */
export function currentCall(): Call | undefined {
  return storage.getStore();
}

/** Runs `act` in the course of an earlier call, or of none: queues lose it, and lend another's. */
export function inCall<T>(call: Call | undefined, act: () => T): T {
  return call === undefined ? storage.exit(act) : storage.run(call, act);
}

// biome-ignore lint/suspicious/noExplicitAny: functions of libraries, of any form
type AnyFunction = (...args: any[]) => unknown;

/** What a library's function is followed with. */
export interface Followed {
  readonly library: string;
  readonly name: string;
  readonly routeOf?: (args: readonly unknown[], self: unknown) => Route | undefined;
  /** Done on each call's `this` first, for queues that live there. */
  readonly prepare?: (self: unknown) => void;
}

/** Notes a call that is being made now, from above `hidden` on. Nothing where nobody would hear of it. */
export function noteCall(
  how: Followed,
  hidden: AnyFunction,
  args: readonly unknown[],
  self?: unknown,
): Call | undefined {
  if (!listening()) return undefined;
  const parent = storage.getStore();
  const shallow = parent !== undefined && parent.depth < deepest;
  let route: Route | undefined;
  safely(() => {
    route = how.routeOf?.(args, self);
    how.prepare?.(self);
  })();
  return {
    library: how.library,
    name: how.name,
    trace: traceAbove(hidden, framesOfCall),
    route,
    parent: shallow ? parent : undefined,
    depth: shallow ? parent.depth + 1 : 0,
    sent: false,
    answered: false,
  };
}

/** The same function, whose requests know who called it. */
export function followed<F extends AnyFunction>(original: F, how: Followed): F {
  return new Proxy(original, {
    apply: function apply(target, self, args: unknown[]) {
      const call = noteCall(how, apply, args, self);
      return call === undefined
        ? Reflect.apply(target, self, args)
        : storage.run(call, () => Reflect.apply(target, self, args));
    },
  });
}

/** The same function, whose argument at `place` is a function that keeps the call it was handed over in. */
export function bindingArgument<F extends AnyFunction>(original: F, place = 0): F {
  return new Proxy(original, {
    apply(target, self, args: unknown[]) {
      const act = args[place];
      const call = storage.getStore();
      if (typeof act !== 'function') return Reflect.apply(target, self, args);
      const bound = function (this: unknown, ...given: unknown[]) {
        return inCall(call, () => Reflect.apply(act, this, given));
      };
      return Reflect.apply(target, self, [...args.slice(0, place), bound, ...args.slice(place + 1)]);
    },
  });
}

import { type Call, currentCall, followed, inCall, type Route } from '../calls.ts';
import { type Adapter, type Prototype, replaceMethod } from './adapter.ts';

/** Which call a waiting request belongs to: one loop takes them all out of their queue. */
const calls = new WeakMap<object, Call>();

/** Discordeno: `createRestManager()` gives an object whose `makeRequest` every other function calls. */
export const discordeno: Adapter = {
  file: /\/@discordeno\/rest\/dist\/(?:esm\/manager\.js|cjs\/manager\.cjs)$/,
  replaces: 'createRestManager',
  adapt: (create) =>
    new Proxy(create as (...args: unknown[]) => Prototype, {
      apply(target, self, args) {
        const manager = Reflect.apply(target, self, args);
        followManager(manager);
        return manager;
      },
    }),
};

function followManager(manager: Prototype): void {
  replaceMethod(manager, 'makeRequest', (original) =>
    followed(original, { library: 'discordeno', name: original.name, routeOf }),
  );
  replaceMethod(manager, 'processRequest', (original) => (request: object, ...rest: unknown[]) => {
    const call = currentCall();
    if (call !== undefined) calls.set(request, call);
    return original.call(manager, request, ...rest);
  });
  replaceMethod(
    manager,
    'sendRequest',
    (original) =>
      (request: object, ...rest: unknown[]) =>
        inCall(calls.get(request), () => original.call(manager, request, ...rest)),
  );
}

function routeOf([method, path]: readonly unknown[]): Route {
  return { method: String(method).toUpperCase(), path: String(path) };
}

import { type Call, followed, inCall, noteCall, type Route } from '../calls.ts';
import { type Adapter, classIn, type Prototype, prototypeOf, replaceMethod } from './adapter.ts';

/** axios: every request goes through `_request`, and reaches the network later where there are interceptors. */
const axios: Adapter = {
  file: /\/axios\/(?:dist\/node\/axios\.cjs|lib\/core\/Axios\.js)$/,
  adapt: (exports) =>
    replaceMethod(prototypeOf(exports, 'Axios', 'default'), '_request', (original) =>
      followed(original, { library: 'axios', name: '_request', routeOf: routeOfAxios }),
    ),
};

/** got: each request is put together where it is called, and sent later. */
const got: Adapter = {
  file: /\/got\/dist\/source\/core\/index\.js$/,
  adapt: (exports) =>
    replaceMethod(prototypeOf(exports, 'default'), 'flush', (original) =>
      followed(original, {
        library: 'got',
        name: 'flush',
        routeOf: (_, self) => {
          const { method, url } = (self as { options: { method: string; url: URL } }).options;
          return routeTo(method, url);
        },
      }),
    ),
};

/** ky: sends one turn of the loop later, so that its methods can still be called on the promise. */
const ky: Adapter = {
  file: /\/ky\/distribution\/core\/Ky\.js$/,
  adapt: (exports) =>
    replaceMethod(classIn(exports, 'Ky'), 'create', (original) =>
      followed(original, {
        library: 'ky',
        name: 'create',
        routeOf: ([input, options]) => {
          const request =
            typeof input === 'object' && input !== null && 'url' in input ? (input as Request) : undefined;
          const method = (options as { method?: string } | undefined)?.method ?? request?.method;
          return routeTo(method, request?.url ?? String(input));
        },
      }),
    ),
};

/** Which call a request of superagent comes from: it is sent when somebody waits for it. */
const calls = new WeakMap<object, Call>();

/** superagent: the call makes an object that waits for its `then` or `end`. */
const superagent: Adapter = {
  file: /\/superagent\/lib\/node\/index\.js$/,
  adapt(exports) {
    const library = exports as { Request: new (...args: unknown[]) => object };
    for (const name of ['request', '_end']) {
      replaceMethod(prototypeOf(library, 'Request'), name, (original) => {
        return function (this: object, ...args: unknown[]) {
          return inCall(calls.get(this), () => original.apply(this, args));
        };
      });
    }
    library.Request = new Proxy(library.Request, {
      construct: function construct(target, args, made) {
        const request = Reflect.construct(target, args, made) as object;
        const how = { library: 'superagent', name: 'request', routeOf: () => routeTo(args[0], args[1]) };
        const call = noteCall(how, construct, args);
        if (call !== undefined) calls.set(request, call);
        return request;
      },
    });
  },
};

/** General clients whose requests leave after the caller's stack is gone. */
export const httpClients: readonly Adapter[] = [axios, got, ky, superagent];

function routeOfAxios([input, options]: readonly unknown[], self: unknown): Route {
  const given = (typeof input === 'string' ? { ...(options as object), url: input } : input) as Prototype | undefined;
  const { method, url = '', baseURL = '' } = { ...(self as { defaults?: Prototype }).defaults, ...given };
  return routeTo(method, origin.test(String(url)) ? url : `${baseURL}/${url}`);
}

const origin = /^(?:[a-z][a-z\d+.-]*:)?\/\/[^/?]*/i;

/** The route of a method, GET by default, and an address, whole or in part. */
function routeTo(method: unknown, address: unknown): Route {
  const path = String(address)
    .replace(origin, '')
    .replace(/\/{2,}/g, '/');
  return { method: String(method ?? 'GET').toUpperCase(), path };
}

import { bindingArgument, followed, type Route } from '../calls.ts';
import { type Adapter, prototypeOf, replaceMethod } from './adapter.ts';

interface Family {
  readonly library: string;
  /** The folder of the package's code, as a pattern. */
  readonly folder: string;
  readonly bucketFile: string;
  readonly routeOf: (args: readonly unknown[]) => Route;
}

const boundQueues = new WeakSet<object>();

/**
 * Eris and what descends from it. Each request goes through `RequestHandler.request`, then waits in the queue of its
 * bucket, or, while a global limit lasts, in one of the handler; another request's answer takes it out again.
 */
function familyOf({ library, folder, bucketFile, routeOf }: Family): Adapter[] {
  return [
    {
      file: new RegExp(`/${folder}/rest/RequestHandler\\.js$`),
      adapt: (exports) =>
        replaceMethod(prototypeOf(exports, 'default'), 'request', (original) =>
          followed(original, { library, name: original.name, routeOf, prepare: bindReadyQueue }),
        ),
    },
    {
      file: new RegExp(`/${folder}/${bucketFile}$`),
      adapt: (exports) =>
        replaceMethod(prototypeOf(exports, 'default'), 'queue', (original) => bindingArgument(original)),
    },
  ];
}

function bindReadyQueue(handler: unknown): void {
  const queue = (handler as { readyQueue?: unknown }).readyQueue;
  if (!Array.isArray(queue) || boundQueues.has(queue)) return;
  boundQueues.add(queue);
  for (const name of ['push', 'unshift'] as const) {
    const value = bindingArgument(queue[name]);
    Object.defineProperty(queue, name, { value, configurable: true, writable: true });
  }
}

/** `request(method, url, …)` */
function positional([method, url]: readonly unknown[]): Route {
  return { method: String(method).toUpperCase(), path: String(url) };
}

/** `request({ method, path, … })` */
function named([options]: readonly unknown[]): Route {
  const { method, path } = options as { method: string; path: string };
  return { method: method.toUpperCase(), path };
}

/** Eris, Dysnomia and Oceanic. */
export const sequentialBuckets: readonly Adapter[] = [
  ...familyOf({ library: 'eris', folder: 'eris/lib', bucketFile: 'util/SequentialBucket\\.js', routeOf: positional }),
  ...familyOf({
    library: 'dysnomia',
    folder: '@projectdysnomia/dysnomia/lib',
    bucketFile: 'util/SequentialBucket\\.js',
    routeOf: positional,
  }),
  ...familyOf({
    library: 'oceanic.js',
    folder: 'oceanic\\.js/dist/lib',
    bucketFile: 'rest/SequentialBucket\\.js',
    routeOf: named,
  }),
];

import type { CallSite, Library } from '../library.ts';
import { argumentOf, methodOrGet, Options } from '../options.ts';
import type { Resolver } from '../resolver.ts';
import type { Shape } from '../shape.ts';
import type { CallValue, Change, Value } from '../value.ts';

/** The global function by its names (`root` is what a UMD module calls the global object), and what packages export in its place. */
const fetchPath =
  /^(?:(?:globalThis|window|self|global|root)\.)?fetch$|^(?:undici|node-fetch|cross-fetch|node-fetch-native|isomorphic-fetch|\.{1,2}\/.*)(?:\.default|\.fetch)?$/;

/** The standard `fetch(url, init)`, undici's, and packages that copy it. */
export const fetchLibrary: Library = {
  words: ['fetch'],
  claims: (site: CallSite) => site.path !== undefined && fetchPath.test(site.path),
  read(call: CallValue, resolver: Resolver): Shape | undefined {
    const target = argumentOf(call, 0);
    if (target === undefined) return undefined;
    const request = resolver.reduce(target);
    const isRequest = request.kind === 'call' && request.isNew && resolver.path(request.callee) === 'Request';
    if (isRequest && request.args[0] !== undefined) {
      return readFetch(request.args[0], [request.args[1], argumentOf(call, 1)], request.later, resolver);
    }
    return readFetch(target, [argumentOf(call, 1)], [], resolver);
  },
};

function readFetch(
  url: Value,
  inits: readonly (Value | undefined)[],
  later: readonly Change[],
  resolver: Resolver,
): Shape {
  const options = inits.map((init) => new Options(init, resolver));
  const option = (name: string): Value | undefined =>
    options.findLast((init) => init.get(name) !== undefined)?.get(name);
  const headers = headersOf(option('headers'), later, resolver);
  const unfollowed = later
    .filter((change) => resolver.literal(change.path[0]) !== 'headers')
    .map(({ span }): Value => ({ kind: 'unknown', span }));
  const body = option('body');
  return {
    client: 'fetch',
    method: methodOrGet(option('method'), options, url.span[1]),
    url,
    headers,
    ...(body === undefined ? {} : { body: { kind: 'raw', value: body } }),
    unsupported: [...options.flatMap((init) => init.unknown), ...unfollowed],
  };
}

/** The headers of a request and what was set on `request.headers` since. */
function headersOf(first: Value | undefined, later: readonly Change[], resolver: Resolver): Value[] {
  const changes = later.filter((change) => resolver.literal(change.path[0]) === 'headers');
  const [change] = changes;
  if (change === undefined) return first === undefined ? [] : [first];
  const { span } = change;
  const callee: Value = { kind: 'name', name: 'Headers', span };
  const inner = changes.map((each) => ({ ...each, path: each.path.slice(1) }));
  return [
    { kind: 'call', callee, args: first === undefined ? [] : [first], named: [], isNew: true, later: inner, span },
  ];
}

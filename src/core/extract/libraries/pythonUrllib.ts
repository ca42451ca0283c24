import type { Library } from '../library.ts';
import { argumentOf, implied, receiverOf } from '../options.ts';
import type { Resolver } from '../resolver.ts';
import type { Shape } from '../shape.ts';
import type { CallValue, Value } from '../value.ts';
import { installedOpener, isOpener, openerHeaders, requestUse } from './urllibUse.ts';

/** `urllib.request.Request(url, data, headers, method=…)`; `urlopen(url, data)` and `opener.open(url, data)` without one. */
export const pythonUrllib: Library = {
  words: ['Request', 'urlopen', 'open'],
  claims: (site) =>
    site.path === 'urllib.request.Request' ||
    site.path === 'urllib.request.urlopen' ||
    (site.word === 'open' && site.isClient(/\b(?:\w+\.)*build_opener\b(?=\s*\()/g)),
  read(call, resolver) {
    if (resolver.path(call.callee)?.endsWith('urllib.request.Request')) return readRequest(call, resolver);
    return readOpen(call, resolver);
  },
};

function readRequest(call: CallValue, resolver: Resolver): Shape | undefined {
  const url = argumentOf(call, 0, 'full_url') ?? argumentOf(call, Number.POSITIVE_INFINITY, 'url');
  if (url === undefined) return undefined;
  const use = requestUse(call, resolver);
  const headers = argumentOf(call, 2, 'headers');
  const opener = use.opener ?? installedOpener(call.span[1], resolver);
  return shapeOf(use.url ?? url, use.data ?? argumentOf(call, 1, 'data'), use.method ?? methodOf(call), resolver, {
    headers: [...openerHeaders(opener, resolver).headers, ...(headers === undefined ? [] : [headers]), ...use.headers],
    unknown: [...openerHeaders(opener, resolver).unknown, ...use.unknown],
  });
}

/** `urlopen` and `open` of an address; that of a request object is read where the object is made. */
function readOpen(call: CallValue, resolver: Resolver): Shape | undefined {
  const url = argumentOf(call, 0, 'url') ?? argumentOf(call, 0, 'fullurl');
  const receiver = receiverOf(call);
  const isPlain = resolver.path(call.callee)?.endsWith('urlopen') === true;
  if (url === undefined || resolver.reduce(url).kind === 'call' || (!isPlain && !isOpener(receiver, resolver))) {
    return undefined;
  }
  const opener = isPlain ? installedOpener(call.span[1], resolver) : receiver;
  return shapeOf(url, argumentOf(call, 1, 'data'), undefined, resolver, openerHeaders(opener, resolver));
}

function methodOf(call: CallValue): Value | undefined {
  return argumentOf(call, Number.POSITIVE_INFINITY, 'method');
}

function shapeOf(
  url: Value,
  data: Value | undefined,
  method: Value | undefined,
  resolver: Resolver,
  { headers, unknown }: { readonly headers: readonly Value[]; readonly unknown: readonly Value[] },
): Shape {
  const hasData = data !== undefined && resolver.reduce(data).kind !== 'literal';
  return {
    client: 'python-urllib',
    method: method ?? implied(hasData ? 'POST' : 'GET', url.span[1]),
    url,
    headers,
    ignoredHeaders: ['content-length'],
    ...(hasData ? { body: { kind: 'raw', value: data } } : {}),
    unsupported: unknown,
  };
}

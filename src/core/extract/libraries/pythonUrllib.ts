import type { Library } from '../library.ts';
import { argumentOf, implied } from '../options.ts';
import type { Resolver } from '../resolver.ts';
import type { CallValue, Value } from '../value.ts';

/** `urllib.request.Request(url, data, headers, method=…)`, and `urlopen(url, data)` without one. */
export const pythonUrllib: Library = {
  words: ['Request', 'urlopen'],
  claims: (site) => site.path === 'urllib.request.Request' || site.path === 'urllib.request.urlopen',
  read(call, resolver) {
    const isRequest = resolver.path(call.callee)?.endsWith('.Request') === true;
    const url =
      argumentOf(call, 0, isRequest ? 'full_url' : 'url') ?? argumentOf(call, Number.POSITIVE_INFINITY, 'url');
    if (url === undefined || (!isRequest && resolver.reduce(url).kind === 'call')) return undefined;
    const data = argumentOf(call, 1, 'data');
    const hasData = data !== undefined && resolver.reduce(data).kind !== 'literal';
    const headers = argumentOf(call, 2, 'headers');
    return {
      client: 'python-urllib',
      method: argumentOf(call, Number.POSITIVE_INFINITY, 'method') ?? implied(hasData ? 'POST' : 'GET', url.span[1]),
      url,
      headers: [...(headers === undefined || !isRequest ? [] : [headers]), ...addedHeaders(call, resolver)],
      ...(hasData ? { body: { kind: 'raw', value: data } } : {}),
    };
  },
};

/** `request.add_header(name, value)` between the request and its `urlopen`. */
function addedHeaders(call: CallValue, resolver: Resolver): Value[] {
  const { text } = resolver.source;
  const name = /([\w.]+)\s*=\s*$/.exec(text.slice(Math.max(0, call.span[0] - 100), call.span[0]))?.[1];
  if (name === undefined || !/^\w+$/.test(name)) return [];
  const opened = new RegExp(`\\burlopen\\s*\\(\\s*(?=${name}\\b)`, 'g');
  opened.lastIndex = call.span[1];
  if (!opened.test(text)) return [];
  const at = opened.lastIndex;
  const request = resolver.reduce({ kind: 'name', name, span: [at, at + name.length] });
  if (request.kind !== 'call' || request.span[0] !== call.span[0]) return [];
  return request.later.flatMap((change): Value[] => {
    const [key, value] = change.kind === 'call' ? change.call.args : [];
    return key === undefined || value === undefined
      ? []
      : [{ kind: 'object', entries: [{ key, value }], span: change.span }];
  });
}

import type { Library } from '../library.ts';
import { argumentOf, methodOrGet, Options } from '../options.ts';
import { searchParamsQuery } from '../percent.ts';

/** `undici.request(url, options)`. */
export const undiciRequest: Library = {
  words: ['request', 'stream'],
  claims: (site) =>
    site.path === 'undici.request' || site.path === 'undici.stream' || site.path === 'undici.default.request',
  read(call, resolver) {
    const url = argumentOf(call, 0);
    if (url === undefined) return undefined;
    const options = new Options(argumentOf(call, 1), resolver);
    const [headers, body, query] = [options.get('headers'), options.get('body'), options.get('query')];
    return {
      client: 'undici',
      method: methodOrGet(options.get('method'), [options], url.span[1]),
      url,
      headers: headers === undefined ? [] : [headers],
      ...(query === undefined ? {} : { query: { values: [query], style: searchParamsQuery } }),
      ...(body === undefined ? {} : { body: { kind: 'raw', value: body } }),
      unsupported: options.unknown,
    };
  },
};

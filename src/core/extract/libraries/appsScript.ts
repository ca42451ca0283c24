import { headerGroup } from '../instances.ts';
import type { Library } from '../library.ts';
import { argumentOf, implied, Options } from '../options.ts';
import { searchParamsQuery } from '../percent.ts';
import type { Resolver } from '../resolver.ts';
import type { BodyShape } from '../shape.ts';
import type { Value } from '../value.ts';

/**
 * Google Apps Script's `UrlFetchApp.fetch(url, params)`: a `payload` that is an object becomes a form, and the service
 * writes its own User-Agent. The method is GET where none is said, and GET takes no payload (Apps Script reference,
 * Class UrlFetchApp); what then becomes of a payload is not said, so such a request is not sent.
 */
export const appsScript: Library = {
  words: ['fetch'],
  claims: (site) => site.path === 'UrlFetchApp.fetch',
  read(call, resolver) {
    const url = argumentOf(call, 0);
    if (url === undefined) return undefined;
    const params = new Options(argumentOf(call, 1), resolver);
    const [headers, payload, type] = [params.get('headers'), params.get('payload'), params.get('contentType')];
    const body = payload && bodyOf(payload, resolver);
    const method = params.get('method') ?? implied('GET', url.span[1]);
    const isLost = payload !== undefined && /^get$/i.test(resolver.literal(method) ?? '');
    return {
      client: 'apps-script',
      method,
      url,
      headers: [
        ...(headers === undefined ? [] : [headers]),
        ...(type === undefined ? [] : [headerGroup('Content-Type', type)]),
      ],
      ignoredHeaders: ['user-agent'],
      ...(body === undefined ? {} : { body }),
      unsupported: [...params.unknown, ...(isLost ? [payload] : [])],
    };
  },
};

function bodyOf(payload: Value, resolver: Resolver): BodyShape {
  return resolver.reduce(payload).kind === 'object'
    ? { kind: 'form', value: payload, style: searchParamsQuery }
    : { kind: 'raw', value: payload };
}

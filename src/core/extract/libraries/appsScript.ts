import { headerGroup } from '../instances.ts';
import type { Library } from '../library.ts';
import { argumentOf, implied, Options } from '../options.ts';
import { searchParamsQuery } from '../percent.ts';
import type { Resolver } from '../resolver.ts';
import type { BodyShape, Shape } from '../shape.ts';
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
    return url && shapeOf(url, new Options(argumentOf(call, 1), resolver), resolver);
  },
};

/** `UrlFetchApp.fetchAll([…])`: each item is an address, or the parameters of `fetch` with a `url` among them. */
export const appsScriptAll: Library = {
  words: ['fetchAll'],
  claims: (site) => site.path === 'UrlFetchApp.fetchAll',
  read: () => undefined,
  readAll(call, resolver) {
    return itemsOf(argumentOf(call, 0), resolver).flatMap((item) => {
      const isAddress = ['string', 'join'].includes(resolver.reduce(item).kind);
      const params = new Options(isAddress ? undefined : item, resolver);
      const url = isAddress ? item : params.get('url');
      return url === undefined
        ? []
        : [{ ...shapeOf(url, params, resolver), goesOn: { span: item.span, isFinished: true } }];
    });
  },
};

/** The items of a list, spreads of known lists included. */
function itemsOf(list: Value | undefined, resolver: Resolver): Value[] {
  const reduced = list && resolver.reduce(list);
  if (reduced?.kind !== 'array') return [];
  const items: Value[] = [];
  resolver.descend(() => {
    for (const item of reduced.items) items.push(...(item.kind === 'spread' ? itemsOf(item.value, resolver) : [item]));
  });
  return items;
}

function shapeOf(url: Value, params: Options, resolver: Resolver): Shape {
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
}

function bodyOf(payload: Value, resolver: Resolver): BodyShape {
  return resolver.reduce(payload).kind === 'object'
    ? { kind: 'form', value: payload, style: searchParamsQuery }
    : { kind: 'raw', value: payload };
}

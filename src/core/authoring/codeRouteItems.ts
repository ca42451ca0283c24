import type { Draft } from '../request/draft.ts';
import { literalOf } from '../request/text.ts';
import type { AuthoringItem } from './item.ts';
import { routeItems } from './routeItems.ts';
import { api, urlPlace } from './urlPlace.ts';

/** The documented routes that an address in code may go on with, or the address of the API. */
export function codeRouteItems(
  text: string,
  offset: number,
  language: string,
  drafts: readonly Draft[],
): readonly AuthoringItem[] {
  const around = drafts.find(({ url }) => url.span[0] <= offset && offset <= url.span[1]);
  const { method } = around ?? {};
  const isWritten = method !== undefined && method.span[0] < method.span[1];
  const verb = isWritten ? literalOf(method.text) : undefined;
  const place = urlPlace(text, offset, language, {
    ...(verb === undefined ? {} : { method: verb }),
    isUrl: around !== undefined,
  });
  switch (place?.kind) {
    case undefined:
      return [];
    case 'host':
      return [{ kind: 'address', label: api, insert: [api], span: place.span, leadsOn: true }];
    case 'path':
      return routeItems(place.typed);
    default:
      return place satisfies never;
  }
}

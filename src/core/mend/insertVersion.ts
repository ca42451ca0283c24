import { placeInUrl, urlWithHoles } from '../lint/place.ts';
import { apiVersion, unversionedApi } from '../lint/urlPatterns.ts';
import { versionOption } from '../lint/versionOption.ts';
import type { Span } from '../request/text.ts';
import type { Mend, MendContext } from './mend.ts';

/** Puts version 10 into the address, or in place of an older one, where that is written out. */
export const insertVersion: Mend = (context) => {
  const { text, draft } = context;
  const version = /^https?:\/\/[^/]+\/+api\/+v(\d+)(?=[/?#]|$)/i.exec(urlWithHoles(draft))?.[1];
  if (version !== undefined) {
    if (Number(version) >= 9) return null;
    const option = versionOption(text, draft, Number(version));
    if (option !== undefined) return [{ span: option, text: text.slice(...option).replace(version, '10') }];
    const old = placeInUrl(text, draft, apiVersion(Number(version)));
    return old !== undefined && isOnly(context, old) ? [{ span: old, text: 'v10' }] : null;
  }
  const api = placeInUrl(text, draft, unversionedApi);
  return api === undefined || !isOnly(context, api) ? null : [{ span: [api[1], api[1]], text: '/v10' }];
};

/** A constant may serve requests that add a version of their own: then nothing can be put into it. */
function isOnly({ text, draft }: MendContext, [start, end]: Span): boolean {
  const [from, to] = draft.url.span;
  return (from <= start && end <= to && text.slice(end, end + 1) === '/') || !/["'`}]\/?v\d+\b/.test(text);
}

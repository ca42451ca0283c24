import { isDiscordUrl } from '../../discord/host.ts';
import { routeOf } from '../../discord/route.ts';
import { writeText } from '../../request/text.ts';
import type { Rule } from '../finding.ts';
import { hole, placeInUrl, urlWithHoles } from '../place.ts';
import { unversionedApi } from '../urlPatterns.ts';

/**
 * A path without a version is taken as version 6, which is deprecated (documentation, Reference, API Versioning); its
 * form errors have neither code nor message. OAuth2's addresses have none in the documentation either.
 */
export const unversioned: Rule = (draft, { text }) => {
  const url = urlWithHoles(draft);
  const first = /^https?:\/\/[^/]+\/+api\/+([^/?#]+)(?=[/?#]|$)/i.exec(url)?.[1];
  if (first === undefined || first.includes(hole) || !isDiscordUrl(url)) return [];
  const route = routeOf(writeText(draft.method.text), url);
  if (route === null || route.version !== null || route.documented === 'none' || first === 'oauth2') return [];
  return [
    {
      facts: { rule: 'url/unversioned' },
      severity: 'information',
      span: placeInUrl(text, draft, unversionedApi) ?? draft.url.span,
      mends: ['insert-version'],
    },
  ];
};

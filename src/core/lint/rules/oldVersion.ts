import { isDiscordUrl } from '../../discord/host.ts';
import type { Rule } from '../finding.ts';
import { placeInUrl, urlWithHoles } from '../place.ts';
import { apiVersion } from '../urlPatterns.ts';
import { versionOption } from '../versionOption.ts';

/**
 * Versions 3, 4 and 5 are discontinued and answered 400; 6, 7 and 8 are deprecated; 9 and 10 are available
 * (documentation, Reference, API Versioning).
 */
export const oldVersion: Rule = (draft, { text }) => {
  const url = urlWithHoles(draft);
  const version = Number(/^https?:\/\/[^/]+\/+api\/+v(\d+)(?=[/?#]|$)/i.exec(url)?.[1]);
  if (!(version >= 3 && version <= 8) || !isDiscordUrl(url)) return [];
  const discontinued = version <= 5;
  return [
    {
      facts: { rule: 'url/old-version', version, discontinued },
      severity: discontinued ? 'error' : 'warning',
      span: placeInUrl(text, draft, apiVersion(version)) ?? versionOption(text, draft, version) ?? draft.url.span,
      mends: ['insert-version'],
    },
  ];
};

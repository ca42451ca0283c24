import { isDiscordUrl } from '../../discord/host.ts';
import type { Draft } from '../../request/draft.ts';
import type { Span } from '../../request/text.ts';
import type { Rule } from '../finding.ts';
import { placeInUrl, urlWithHoles } from '../place.ts';
import { apiVersion } from '../urlPatterns.ts';

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
      span: placeInUrl(text, draft, apiVersion) ?? optionIn(text, draft, version) ?? draft.url.span,
      mends: ['insert-version'],
    },
  ];
};

/** The version that a `REST` of discord.js is made with, where one alone is. */
function optionIn(text: string, { client }: Draft, version: number): Span | undefined {
  if (client !== 'discord.js') return undefined;
  const pattern = new RegExp(`\\bREST\\(\\s*\\{[^{}]*?\\bversion\\s*:\\s*(["'\`]?${version}["'\`]?)(?![\\w.])`, 'g');
  const [only, ...others] = text.matchAll(pattern);
  if (only?.[1] === undefined || others.length > 0) return undefined;
  const end = only.index + only[0].length;
  return [end - only[1].length, end];
}

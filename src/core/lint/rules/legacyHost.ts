import { isDiscordUrl } from '../../discord/host.ts';
import type { Rule } from '../finding.ts';
import { placeInUrl, urlWithHoles } from '../place.ts';
import { legacyDomain } from '../urlPatterns.ts';

/**
 * `discordapp.com` has a limit over all its callers and is not supported from version 10 on (documentation, Change Log,
 * 2023-10-17 and API v10). The hosts of files (`cdn.discordapp.com`) keep it.
 */
export const legacyHost: Rule = (draft, { text }) => {
  const url = urlWithHoles(draft);
  const host = /^https?:\/\/((?:(?:canary|ptb)\.)?discordapp\.com)(?=\/)/i.exec(url)?.[1];
  if (host === undefined || !isDiscordUrl(url)) return [];
  return [
    {
      facts: { rule: 'url/legacy-host', host },
      severity: 'warning',
      span: placeInUrl(text, draft, legacyDomain) ?? draft.url.span,
      mends: ['use-discord-host'],
    },
  ];
};

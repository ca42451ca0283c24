import { placeInUrl } from '../lint/place.ts';
import { legacyDomain } from '../lint/urlPatterns.ts';
import type { Mend } from './mend.ts';

/** Writes `discord.com` for `discordapp.com`; canary and ptb stay what they are. */
export const useDiscordHost: Mend = ({ text, draft }) => {
  const place = placeInUrl(text, draft, legacyDomain);
  if (place === undefined) return null;
  const host = text.slice(...place);
  return [{ span: place, text: host.replace(/discordapp\.com$/i, 'discord.com') }];
};

import { json } from '../answer.ts';
import { errorText, internalNetworkError } from '../edge.ts';
import {
  badRequestPage,
  bannedPage,
  challengePage,
  filterPage,
  firewallPage,
  googleBadRequestPage,
  originErrorPage,
  originTitles,
} from '../pages.ts';
import { amountOf, type FaultByAmount, type FaultTable } from './fault.ts';

/** A ban that Cloudflare answers by itself: no Via, no Retry-After (discord-api-docs#5810). */
const jsonBan = json(429, {
  message:
    'You are being blocked from accessing our API temporarily due to exceeding our rate limits frequently. Please read our docs at https://discord.com/developers/docs/topics/rate-limits to prevent this moving forward.',
  code: 0,
});

/** What Cloudflare refuses or fails at, and what something else on the way answers in its place. */
export const edgeFaults = {
  'cloudflare-ban': { edge: bannedPage },
  // As text, with a word on how long (discord-api-docs#5385, #7040).
  'cloudflare-ban-text': { edge: () => errorText(429, 1015, { 'retry-after': '3600' }) },
  'json-ban': { edge: () => jsonBan },
  '40333-outage': { edge: () => internalNetworkError }, // nirn-proxy#14: whatever the User-Agent
  'blocked-client': { edge: () => errorText(403, 1010) }, // sutando#279
  'firewall-rule': { edge: firewallPage }, // discord-api-docs#2050, #2802
  challenge: { edge: challengePage }, // discord-api-docs#849
  'origin-unreachable': originUnreachable,
  'html-400': { edge: () => badRequestPage }, // DiscordMessenger/dm#198
  'google-400': { middlebox: googleBadRequestPage }, // sleepy-discord#73
  'company-filter': { middlebox: filterPage },
} as const satisfies FaultTable;

/** `origin-unreachable=522`: 520 to 524; 520 where none is named. */
function originUnreachable(amount: string | undefined): ReturnType<FaultByAmount> {
  const status = amountOf(amount, 520);
  if (status === undefined || !(status in originTitles)) return undefined;
  return { edge: (ray) => originErrorPage(status as keyof typeof originTitles, ray) };
}

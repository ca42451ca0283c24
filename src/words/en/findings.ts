import type { FindingFacts } from '../../core/lint/finding.ts';
import type { MendId } from '../../core/mend/mend.ts';
import type { Client } from '../../core/request/draft.ts';
import { bodyFinding } from './bodyFindings.ts';
import { requestFinding } from './requestFindings.ts';

/** What a mend is called in the lightbulb. */
export const mends: Readonly<Record<MendId, string>> = {
  'use-discord-user-agent': "Use Discord's User-Agent format",
  'add-bot-prefix': 'Add "Bot " prefix',
  'add-retry-after': 'Add retry_after handling',
  'clip-to-limit': 'Clip to limit',
  'send-id-as-string': 'Send the id as a string',
  'add-content-type': 'Add Content-Type',
  'rename-to-embeds': 'Rename to embeds',
  'encode-emoji': 'Encode emoji',
  'move-token': 'Move token to an environment variable',
  'move-webhook': 'Move webhook URL to an environment variable',
  'insert-version': 'Insert /v10',
  'use-discord-host': 'Use discord.com',
  'add-timeout': 'Add timeout',
  'convert-retry-after': 'Convert retry_after to the unit of the pause',
  'add-nonce': 'Add nonce and enforce_nonce',
  'watch-rate-limits': 'Tell of rate limits (the library waits by itself)',
  'wrap-retry-after': 'Add retry_after handling to this call alone',
  'reject-rate-limits': 'Refuse to wait longer than a minute (rejectOnRateLimit)',
  'remove-retry-loop': 'Take the loop away (the library waits by itself)',
  'defer-first': 'Defer first',
  'encode-reason': 'Percent-encode the reason',
  'stringify-body': 'Send it as JSON (JSON.stringify)',
  'rename-key': 'Spell the key as Discord does',
  'use-bot-scheme': 'Use "Bot " in place of "Bearer "',
  'remove-property': 'Remove this property',
};

/** The sentence of a finding. */
export function finding(facts: FindingFacts): string {
  switch (facts.rule) {
    case 'user-agent/browser':
      return 'A browser User-Agent with a bot token is blocked at the edge of Discord: 403, code 40333, on most routes. Use "DiscordBot (url, version)".';
    case 'auth/missing-prefix':
      if (facts.bearer === true)
        return '"Bearer " goes with the OAuth2 token of a user. If the variable holds the token of a bot, Discord answers 401: it takes "Bot " in front.';
      return facts.certain
        ? 'The token has no "Bot " (or "Bearer ") in front: Discord answers 401.'
        : 'If the variable holds only the token, "Bot " is missing in front and Discord answers 401.';
    case 'auth/hard-coded-token':
      return `A bot token (••••${facts.lastFour}) stands in the text. Whoever reads the file can be the bot; take it from an environment variable.`;
    case 'body/limit':
    case 'body/type':
    case 'body/empty-message':
    case 'body/unknown-key':
    case 'body/content-type':
    case 'body/bigint':
    case 'header/audit-log-reason':
    case 'url/unencoded-emoji':
      return bodyFinding(facts);
    case 'rate/ignores-retry-after':
      return 'After a 429 it is sent again without a look at retry_after. Sent too early it is refused again, and 10,000 invalid requests in 10 minutes lead to a ban.';
    case 'rate/fixed-sleep':
      return `After a 429 it always waits the same (${facts.written}). The answer says in retry_after how long; sent earlier it is refused again.`;
    case 'rate/milliseconds':
      if (facts.told === facts.takes)
        return `retry_after is in ${facts.told === 's' ? 'seconds' : 'milliseconds'} in this version of the API, and so is the pause: nothing is to be converted.`;
      return `retry_after is in ${facts.told === 's' ? 'seconds' : 'milliseconds'} in this version of the API; the pause takes ${facts.takes === 's' ? 'seconds' : 'milliseconds'}.`;
    case 'retry/blind':
      return 'It sends again whatever the answer was: what Discord refuses with 400, 401, 403 or 404 it refuses again, and 401 and 403 count towards a ban.';
    case 'retry/not-idempotent':
      return 'A message that is sent again after a failure may be posted twice. With nonce and enforce_nonce Discord gives back the first one.';
    case 'interaction/late-acknowledge':
      return `${facts.slow} is awaited before ${facts.answer}, which is the first answer. Discord takes it within 3 seconds; later it is 10062, Unknown interaction. ${facts.isModal ? 'Nothing can be answered in front of a modal: do the slow work once it is submitted.' : 'Defer first, then edit or follow up.'}`;
    default:
      return requestFinding(facts, (client) => clients[client]);
  }
}

/** What sends the requests of a client. */
export const clients: Readonly<Record<Client, string>> = {
  'http-file': 'Tracecord (for .http files)',
  har: 'what the HTTP archive recorded',
  curl: 'curl',
  powershell: "PowerShell's web cmdlets",
  fetch: "Node's fetch",
  undici: 'undici',
  axios: 'axios',
  got: 'got',
  ky: 'ky',
  superagent: 'superagent',
  'node-http': "Node's http",
  'apps-script': 'Google Apps Script',
  'discord.js': 'discord.js',
  eris: 'Eris',
  oceanic: 'Oceanic',
  'discord.py': 'discord.py',
  'python-requests': "Python's requests",
  'python-urllib': "Python's urllib",
  'python-httpx': 'httpx',
  'python-aiohttp': 'aiohttp',
};

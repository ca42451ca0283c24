import type { RequestFacts } from '../../core/lint/finding.ts';
import type { Client } from '../../core/request/draft.ts';

/** What a finding about an address, a credential or the way a request is made says. */
export function requestFinding(facts: RequestFacts, client: (client: Client) => string): string {
  switch (facts.rule) {
    case 'user-agent/missing':
      if (facts.sends === '')
        return `${client(facts.client)} sends no User-Agent by itself. The edge of Discord may answer 403, "error code: 1010". Set "DiscordBot (url, version)".`;
      return facts.refused
        ? `${client(facts.client)} calls itself "${facts.sends}", which the edge of Discord has refused. Set "DiscordBot (url, version)".`
        : `${client(facts.client)} calls itself "${facts.sends}". Discord asks for "DiscordBot (url, version)".`;
    case 'auth/hard-coded-webhook':
      return `A webhook URL with its token (••••${facts.lastFour}) stands in the text. Whoever reads the file can write into the channel; take it from an environment variable.`;
    case 'auth/user-token':
      return `No "Bot " in front, and ${facts.header} beside it: this is what Discord's own client sends for a user. Automating a user account is forbidden and may cost the account; use a bot's token.`;
    case 'auth/logged-secret':
      return facts.certain
        ? `${facts.expression} identifies your requests, and it is printed here. Whoever reads the output can act in its name.`
        : `If ${facts.expression} holds a token, whoever reads the output can act in its name.`;
    case 'url/unversioned':
      return 'Without a version Discord takes version 6, which is deprecated; its form errors say neither code nor reason. Write /api/v10.';
    case 'url/old-version':
      return facts.discontinued
        ? `Version ${facts.version} of the API is discontinued: Discord answers 400. Use v10.`
        : `Version ${facts.version} of the API is deprecated. Use v10.`;
    case 'url/legacy-host':
      return `${facts.host} is the old domain: it does not support version 10, and its limits are shared by all its callers. Use discord.com.`;
    case 'url/placeholder':
      return `"${facts.placeholder}" stands where the path takes ${facts.parameter}. Discord will not find anything by that name.`;
    case 'host/cloudflare-worker':
      return 'A Cloudflare Worker sends from addresses that it shares with others. If Discord answers 429 or 1015 without your doing, this may be why.';
    case 'host/apps-script':
      return 'Google Apps Script sends from addresses that it shares with others, with a User-Agent that begins with Mozilla/5.0. If Discord answers 403 or 429 without your doing, this may be why.';
    case 'request/no-timeout':
      return `This request by ${client(facts.client)} has no time limit. If no answer comes, the code waits for minutes or for ever.`;
    default:
      return facts satisfies never;
  }
}

import { isDiscordUrl } from '../discord/host.ts';
import { parseWebhookUrl } from '../discord/tokenShape.ts';

/** The address of a real webhook up to its token, and that token; undefined where the token is none by its length. */
export function webhookIn(url: string): { readonly address: string; readonly token: string } | undefined {
  const webhook = isDiscordUrl(url) ? parseWebhookUrl(url) : null;
  if (webhook === null || !/^[\w-]{60,80}$/.test(webhook.token) || isMadeUp(webhook.token)) return undefined;
  return { address: url.slice(0, url.indexOf(webhook.token) + webhook.token.length), token: webhook.token };
}

/** `xxxxx…`, and words in capitals with underscores. */
function isMadeUp(token: string): boolean {
  return new Set(token).size < 10 || /^[A-Z_]+$/.test(token);
}

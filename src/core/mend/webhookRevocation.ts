import { parseWebhookUrl } from '../discord/tokenShape.ts';
import { webhookIn } from '../lint/webhookPlace.ts';
import type { Draft } from '../request/draft.ts';
import { literalOf } from '../request/text.ts';

/**
 * The request that deletes the webhook whose URL stands in a request: its token is all that it takes (documentation,
 * Webhook Resource, Delete Webhook with Token). It stands nowhere in the text; its places are those of the URL. Null
 * where no webhook is written out.
 */
export function revocationOf({ url, span }: Draft): Draft | null {
  const webhook = parseWebhookUrl(webhookIn(literalOf(url.text) ?? '')?.address ?? '');
  if (webhook === null) return null;
  const at = url.span[0];
  return {
    language: 'http',
    client: 'http-file',
    span,
    method: { text: ['DELETE'], span: [at, at] },
    url: { text: [`https://discord.com/api/v10/webhooks/${webhook.id}/${webhook.token}`], span: url.span },
    headers: [],
    body: null,
  };
}

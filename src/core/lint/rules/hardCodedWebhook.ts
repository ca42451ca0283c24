import { lastFourOf } from '../../request/seal.ts';
import { literalOf } from '../../request/text.ts';
import type { Rule } from '../finding.ts';
import { placeInUrl } from '../place.ts';
import { webhookIn } from '../webhookPlace.ts';

/**
 * Whoever has a webhook's URL can write into its channel; there is no other credential (documentation, Webhook
 * Resource, Execute Webhook). Tokens have 60 to 68 characters: shorter ones are how people write a placeholder.
 */
export const hardCodedWebhook: Rule = (draft, { text }) => {
  const url = literalOf(draft.url.text);
  const webhook = url === undefined || draft.client === 'har' ? undefined : webhookIn(url);
  if (webhook === undefined) return [];
  const span = placeInUrl(text, draft, new RegExp(`(${webhook.token})`, 'g')) ?? draft.url.span;
  return [
    {
      facts: { rule: 'auth/hard-coded-webhook', lastFour: lastFourOf(webhook.token) },
      severity: 'warning',
      span,
      mends: ['move-webhook'],
    },
  ];
};

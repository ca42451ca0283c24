import { idInToken, parseWebhookUrl } from '../discord/tokenShape.ts';
import { lastFourOf } from '../request/seal.ts';
import type { Profile, ProfileKind } from './profile.ts';

/** What may be kept of a secret beside itself: by what a person knows it again, and whose it is by its shape. */
export function factsOfSecret(
  kind: ProfileKind,
  secret: string,
): Pick<Profile, 'lastFour'> & { readonly botId: string | undefined } {
  const botId = kind === 'bot' ? (idInToken(secret) ?? undefined) : undefined;
  const token = kind === 'webhook' ? (parseWebhookUrl(secret.trim())?.token ?? secret) : secret;
  return { lastFour: lastFourOf(token), botId };
}

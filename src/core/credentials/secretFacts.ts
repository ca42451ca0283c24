import { snowflakeTime } from '../discord/snowflake.ts';
import { idInToken, parseWebhookUrl } from '../discord/tokenShape.ts';
import { credentialFacts } from '../request/credential.ts';
import type { CredentialFacts, CredentialKind } from '../request/credentialFacts.ts';
import { lastFourOf } from '../request/seal.ts';

/** What a stored credential says without asking anybody; nothing of the secret but its last four characters. */
export interface SecretFacts {
  readonly kind: CredentialKind;
  readonly shape: CredentialFacts['shape'];
  /** Whether the shape is that of the kind under which it is stored. A user's token has the shape of a bot's. */
  readonly fit: 'fits' | 'other-kind' | 'unsure' | 'placeholder' | 'empty';
  readonly blemishes: CredentialFacts['blemishes'];
  readonly lastFour: string;
  /** The account in a token's first part (a bot's user id), or the webhook's id; null where the shape holds none. */
  readonly id: string | null;
  /** When that id was made, in milliseconds since the epoch. The token itself may be younger. */
  readonly madeAt: number | null;
}

/** Looks at a secret as it is stored: a token without scheme, or the address of a webhook. */
export function secretFacts(kind: CredentialKind, secret: string): SecretFacts {
  if (kind === 'webhook') return webhookFacts(secret);
  const { shape, blemishes } = credentialFacts(secret, 'profile');
  const clean = secret.replaceAll(/[\s"'`]/g, '');
  const id = idInToken(clean);
  return {
    kind,
    shape,
    fit: fitOf(kind, { shape, blemishes }),
    blemishes: blemishes.filter((blemish) => blemish !== 'placeholder'),
    lastFour: lastFourOf(clean),
    id,
    madeAt: id === null ? null : snowflakeTime(id),
  };
}

function fitOf(
  kind: 'bot' | 'bearer',
  { shape, blemishes }: Pick<CredentialFacts, 'shape' | 'blemishes'>,
): SecretFacts['fit'] {
  if (shape === 'empty') return 'empty';
  if (blemishes.includes('placeholder')) return 'placeholder';
  if (shape === (kind === 'bot' ? 'bot-token' : 'oauth-token')) return 'fits';
  return shape === 'unknown' ? 'unsure' : 'other-kind';
}

function webhookFacts(secret: string): SecretFacts {
  const parsed = parseWebhookUrl(secret.trim());
  return {
    kind: 'webhook',
    shape: parsed === null ? 'unknown' : 'webhook-token',
    fit: parsed === null ? 'unsure' : 'fits',
    blemishes: [],
    lastFour: lastFourOf(parsed?.token ?? secret),
    id: parsed?.id ?? null,
    madeAt: parsed === null ? null : snowflakeTime(parsed.id),
  };
}

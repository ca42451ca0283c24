import type { SecretFacts } from '../../core/credentials/secretFacts.ts';
import type { CredentialKind } from '../../core/request/credentialFacts.ts';
import type { SaidRow } from '../credentialReport.ts';

/** What kinds of credentials are called. */
export const credentialKinds: Readonly<Record<CredentialKind, string>> = {
  bot: 'Bot token',
  bearer: 'OAuth2 bearer token',
  webhook: 'Webhook URL',
};

const shapes: Readonly<Record<SecretFacts['shape'], string>> = {
  'bot-token': 'a bot token',
  'oauth-token': 'an OAuth2 access token',
  'client-secret': 'a client secret',
  'webhook-token': "a webhook's token",
  'interaction-token': "an interaction's token",
  empty: 'nothing',
  absent: 'nothing',
  unknown: 'nothing that is known',
};

const fitting: Readonly<Record<CredentialKind, string>> = {
  bot: "The shape of a bot token. A user's token has the same: only Discord's answer tells them apart.",
  bearer: 'The length of an OAuth2 access token.',
  webhook: 'The address of a webhook, with its token.',
};

/** What breaks a secret and cannot be seen. */
export const blemishNames: Readonly<Record<SecretFacts['blemishes'][number], string>> = {
  'white-space': 'white space',
  quotes: 'quotation marks',
  'line-break': 'a line break',
  'doubled-scheme': 'a second "Bot" or "Bearer"',
  placeholder: 'a placeholder',
};

/** What a secret looks like, against what it is stored as. */
export function saidShape({ kind, fit, shape: seen }: SecretFacts): SaidRow {
  const what = 'Shape';
  switch (fit) {
    case 'fits':
      return { what, says: fitting[kind], change: '' };
    case 'other-kind':
      return {
        what,
        says: `Stored as ${kind === 'bot' ? 'a bot token' : 'an OAuth2 bearer token'}; by its shape more likely ${shapes[seen]}.`,
        change: 'Copy the right secret, or store it as what it is.',
      };
    case 'unsure':
      return { what, says: 'No shape that is known: it may be cut off.', change: 'Copy it again as a whole.' };
    case 'placeholder':
      return { what, says: 'A placeholder stands where the secret belongs.', change: 'Store the secret itself.' };
    case 'empty':
      return { what, says: 'It is empty.', change: 'Store the secret itself.' };
    default:
      return fit satisfies never;
  }
}

import { environmentOfVariables } from '../credentials/environmentName.ts';
import { isTokenShaped, parseWebhookUrl } from '../discord/tokenShape.ts';
import { foundCredential } from '../request/foundCredential.ts';
import type { Environment } from './profile.ts';

/** A variable whose value may become a profile. It holds the value. */
export interface ImportableVariable {
  readonly name: string;
  readonly value: string;
  /** The file that it stands in; null for the environment of the editor. */
  readonly file: string | null;
  /** What the file, or a variable beside it, says of what it reaches; null where nothing does. */
  readonly environment: Environment | null;
}

/** Names of variables that may hold a credential, whatever it looks like. */
const telling = /token|webhook|bearer|discord.*(?:key|secret)/i;

/** The variables that may hold a credential: by their name, or because the value is a token or a webhook by its shape. */
export function importableVariables(
  variables: ReadonlyMap<string, string>,
  file: string | null,
): readonly ImportableVariable[] {
  const environment = environmentOfVariables(variables, file);
  return [...variables]
    .filter(([name, value]) => value.trim() !== '' && (telling.test(name) || isCredential(value)))
    .map(([name, value]) => ({ name, value, file, environment }));
}

function isCredential(value: string): boolean {
  const { secret } = foundCredential(value);
  return isTokenShaped(secret) || parseWebhookUrl(secret) !== null;
}

import { idInToken, isTokenShaped, parseWebhookUrl } from '../discord/tokenShape.ts';
import type { Environment } from '../profiles/profile.ts';
import { foundCredential } from '../request/foundCredential.ts';
import { lastFourOf } from '../request/seal.ts';
import { environmentOfVariables } from './environmentName.ts';

/** Where a secret was found. */
export type SecretPlace =
  /** A variable of the process that the editor or the command line runs in. */
  | { readonly of: 'process'; readonly name: string }
  /** A variable of an environment file. */
  | { readonly of: 'file'; readonly file: string; readonly name: string }
  | { readonly of: 'profile'; readonly name: string };

/** A secret at a place. It holds the secret and lives only until it is compared. */
export interface PlacedSecret {
  readonly place: SecretPlace;
  readonly secret: string;
  readonly environment: Environment | null;
  /** The credential in question stands here. */
  readonly isChecked?: boolean;
}

/** How the secret of a place stands to the credential in question. */
export type Relation =
  | { readonly is: 'same' }
  /** Another token of the same account: of the two at most the younger works, as tokens are reset and not added. */
  | { readonly is: 'same-account' }
  /** That of another profile. */
  | { readonly is: 'profile'; readonly name: string }
  | { readonly is: 'other' };

/** A place compared with the others; nothing of the secret but its last four characters and its account's id. */
export interface ComparedPlace {
  readonly place: SecretPlace;
  readonly environment: Environment | null;
  readonly lastFour: string;
  readonly id: string | null;
  readonly relation: Relation;
  /** Places with the same secret that belong to another environment; of two rows only one tells of it. */
  readonly clashes: readonly { readonly place: SecretPlace; readonly environment: Environment }[];
}

/** A secret in a form that can be compared and not be read back. */
export type Fingerprint = (secret: string) => Promise<string>;

/**
 * The secrets of variables: bot tokens and webhook addresses by their shape, and whatever a profile holds too. `of` makes
 * the place of a name.
 */
export function secretsIn(
  variables: ReadonlyMap<string, string>,
  file: string | null,
  known: ReadonlySet<string>,
): PlacedSecret[] {
  const environment = environmentOfVariables(variables, file);
  return [...variables].flatMap(([name, value]) => {
    const { secret } = foundCredential(value);
    const isSecret = isTokenShaped(secret) || parseWebhookUrl(secret) !== null || known.has(secret);
    if (!isSecret || secret === '') return [];
    const place: SecretPlace = file === null ? { of: 'process', name } : { of: 'file', file, name };
    return [{ place, secret, environment }];
  });
}

/**
 * Compares every place with the credential in question and with the profiles. Two secrets with the same last four
 * characters are not taken for one. Other profiles are told of only where they concern the credential in question.
 */
export async function comparePlaces(
  placed: readonly PlacedSecret[],
  fingerprint: Fingerprint,
): Promise<readonly ComparedPlace[]> {
  const prints = await Promise.all(
    placed.map(
      async (one): Promise<Print> => ({ ...one, id: idOf(one.secret), print: await fingerprint(bareOf(one.secret)) }),
    ),
  );
  const checked = prints.find(({ isChecked }) => isChecked === true);
  return prints
    .filter((one) => one !== checked)
    .map((one): ComparedPlace => {
      const same = prints.filter((other) => other !== one && other.print === one.print);
      const { place, environment, id } = one;
      return {
        place,
        environment,
        lastFour: lastFourOf(bareOf(one.secret)),
        id,
        relation: relationOf(one, same, checked),
        clashes: same.flatMap((other) => clashOf(one, other)),
      };
    })
    .filter(
      ({ place, relation }) => place.of !== 'profile' || relation.is === 'same' || relation.is === 'same-account',
    );
}

interface Print extends PlacedSecret {
  readonly id: string | null;
  readonly print: string;
}

/**
 * Two places of different environments with one secret. It is told once: of a variable rather than of a profile, else of
 * the place that is nearer to production.
 */
function clashOf(one: Print, other: Print): ComparedPlace['clashes'] {
  const [here, there] = [one.environment, other.environment];
  if (here === null || there === null || here === there) return [];
  const [isProfile, isOtherProfile] = [one, other].map(({ place }) => place.of === 'profile');
  const isTold = other.isChecked === true || (isProfile === isOtherProfile ? rank[there] < rank[here] : isOtherProfile);
  return isTold ? [{ place: other.place, environment: there }] : [];
}

const rank: Readonly<Record<Environment, number>> = { development: 0, staging: 1, production: 2 };

function relationOf(one: Print, same: readonly Print[], checked: Print | undefined): Relation {
  if (checked !== undefined && same.includes(checked)) return { is: 'same' };
  if (one.id !== null && one.id === checked?.id) return { is: 'same-account' };
  const profile = same.map(({ place }) => place).find(({ of }) => of === 'profile');
  return profile === undefined || one.place.of === 'profile' ? { is: 'other' } : { is: 'profile', name: profile.name };
}

/** A token without its scheme; of a webhook id and token, whatever host, version or query its address has. */
function bareOf(secret: string): string {
  const webhook = parseWebhookUrl(secret.trim());
  return webhook === null ? foundCredential(secret).secret : `${webhook.id}/${webhook.token}`;
}

function idOf(secret: string): string | null {
  return parseWebhookUrl(secret.trim())?.id ?? idInToken(foundCredential(secret).secret);
}

import type { CredentialFact } from '../../core/credentials/credentialFact.ts';
import type { SecretPlace } from '../../core/credentials/secretPlaces.ts';
import type { Environment } from '../../core/profiles/profile.ts';
import type { SaidRow } from '../credentialReport.ts';

const environments: Readonly<Record<Environment, string>> = {
  development: 'development',
  staging: 'staging',
  production: 'production',
};

function placeName(place: SecretPlace): string {
  switch (place.of) {
    case 'process':
      return `${place.name} in the environment`;
    case 'file':
      return `${place.name} in ${place.file}`;
    case 'profile':
      return `Profile ${place.name}`;
    default:
      return place satisfies never;
  }
}

/** Where a secret stands, and how it is related to the one in question. */
export function saidPlace({
  place: where,
  environment,
  lastFour,
  id,
  relation,
  clashes,
}: Extract<CredentialFact, { readonly fact: 'place' }>): SaidRow {
  const tail = `••••${lastFour}${id === null ? '' : `, ${id}`}`;
  const is = {
    same: 'The same secret as the one in question.',
    'same-account': `Another token of the same account (${tail}).`,
    profile: `The same secret as profile ${relation.is === 'profile' ? relation.name : ''}.`,
    other: `A secret that no profile holds (${tail}).`,
  }[relation.is];
  const here = environment === null ? '' : ` Belongs to ${environments[environment]}.`;
  const there = clashes.map((clash) => `${placeName(clash.place)} (${environments[clash.environment]})`);
  const change =
    clashes.length > 0
      ? 'Give each environment a bot of its own, or correct the one that is wrong.'
      : relation.is === 'same-account'
        ? 'Resetting a token ends the one before: at most the younger works. Replace the older.'
        : '';
  return {
    what: placeName(where),
    says: `${is}${here}${there.length === 0 ? '' : ` The same secret is at ${there.join(', ')}.`}`,
    change,
  };
}

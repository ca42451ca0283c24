import type { CredentialFact } from '../../core/credentials/credentialFact.ts';
import type { SecretPlace } from '../../core/credentials/secretPlaces.ts';
import type { Environment } from '../../core/profiles/profile.ts';
import type { SaidRow } from '../credentialReport.ts';

const environments: Readonly<Record<Environment, string>> = {
  development: '開発環境',
  staging: 'ステージング環境',
  production: '本番環境',
};

function placeName(place: SecretPlace): string {
  switch (place.of) {
    case 'process':
      return `環境変数 ${place.name}`;
    case 'file':
      return `${place.file} の ${place.name}`;
    case 'profile':
      return `プロファイル ${place.name}`;
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
  const tail = `••••${lastFour}${id === null ? '' : `、${id}`}`;
  const is = {
    same: '調べている認証情報と同じシークレットです。',
    'same-account': `同じアカウントの別のトークンです (${tail})。`,
    profile: `プロファイル ${relation.is === 'profile' ? relation.name : ''} と同じシークレットです。`,
    other: `どのプロファイルにもないシークレットです (${tail})。`,
  }[relation.is];
  const here = environment === null ? '' : `${environments[environment]}のものです。`;
  const there = clashes.map((clash) => `${placeName(clash.place)} (${environments[clash.environment]})`);
  const change =
    clashes.length > 0
      ? '環境ごとに別の Bot を使うか、間違っている方を直します。'
      : relation.is === 'same-account'
        ? 'トークンをリセットすると前のものは使えなくなるため、有効なのは新しい方だけです。古い方を置き換えます。'
        : '';
  return {
    what: placeName(where),
    says: `${is}${here}${there.length === 0 ? '' : `同じシークレットが${there.join('、')}にあります。`}`,
    change,
  };
}

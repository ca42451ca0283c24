import type { SecretFacts } from '../../core/credentials/secretFacts.ts';
import type { CredentialKind } from '../../core/request/credentialFacts.ts';
import type { SaidRow } from '../credentialReport.ts';

/** What kinds of credentials are called. */
export const credentialKinds: Readonly<Record<CredentialKind, string>> = {
  bot: 'Bot トークン',
  bearer: 'OAuth2 ベアラートークン',
  webhook: 'Webhook URL',
};

const shapes: Readonly<Record<SecretFacts['shape'], string>> = {
  'bot-token': 'Bot トークン',
  'oauth-token': 'OAuth2 アクセストークン',
  'client-secret': 'クライアントシークレット',
  'webhook-token': 'Webhook のトークン',
  'interaction-token': 'インタラクションのトークン',
  empty: '空の値',
  absent: '空の値',
  unknown: '不明なもの',
};

const fitting: Readonly<Record<CredentialKind, string>> = {
  bot: 'Bot トークンの形です。ユーザーのトークンも同じ形なので、区別できるのは Discord の応答だけです。',
  bearer: 'OAuth2 アクセストークンの長さです。',
  webhook: 'トークンを含む Webhook のアドレスです。',
};

/** What breaks a secret and cannot be seen. */
export const blemishNames: Readonly<Record<SecretFacts['blemishes'][number], string>> = {
  'white-space': '空白',
  quotes: '引用符',
  'line-break': '改行',
  'doubled-scheme': '二つ目の「Bot」か「Bearer」',
  placeholder: 'プレースホルダー',
};

/** What a secret looks like, against what it is stored as. */
export function saidShape({ kind, fit, shape: seen }: SecretFacts): SaidRow {
  const what = '形';
  switch (fit) {
    case 'fits':
      return { what, says: fitting[kind], change: '' };
    case 'other-kind':
      return {
        what,
        says: `${credentialKinds[kind]} として保存されていますが、形からは${shapes[seen]}のようです。`,
        change: '正しいシークレットをコピーするか、本来の種類として保存し直します。',
      };
    case 'unsure':
      return {
        what,
        says: '知られていない形です。途中で切れている可能性があります。',
        change: '全体をコピーし直します。',
      };
    case 'placeholder':
      return {
        what,
        says: 'シークレットの代わりにプレースホルダーが入っています。',
        change: 'シークレットそのものを保存します。',
      };
    case 'empty':
      return { what, says: '空です。', change: 'シークレットそのものを保存します。' };
    default:
      return fit satisfies never;
  }
}

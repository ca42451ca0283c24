import type { StrayTokenRefusal } from '../../core/request/refusal.ts';
import type { Exposure, StrayToken, TokenPlace } from '../../core/request/strayToken.ts';

const kinds: Readonly<Record<StrayToken['kind'], string>> = {
  'bot-token': 'Bot トークンと思われる値',
  'user-token': 'ユーザートークンと思われる値',
  'webhook-token': 'トークン付きの Webhook の URL と思われる値',
  'interaction-token': 'インタラクションのトークンと思われる値',
  credential: '使用中の認証情報のシークレット',
};

function tokenText({ kind, lastFour }: StrayToken): string {
  return lastFour === '' ? kinds[kind] : `${kinds[kind]} (••••${lastFour})`;
}

function placeText({ in: where, name }: TokenPlace): string {
  switch (where) {
    case 'header':
      return name === '' ? 'ヘッダー' : `ヘッダー「${name}」`;
    case 'query':
      return name === '' ? 'クエリ' : `クエリの「${name}」`;
    case 'path':
      return 'アドレスのパス';
    case 'body':
      return name === '' ? '本文' : `本文の「${name}」`;
    case 'file':
      return name === '' ? 'ファイル' : `ファイル「${name}」`;
    default:
      return where satisfies never;
  }
}

function holding(token: StrayToken): string {
  return `${placeText(token.place)}に、${tokenText(token)}が含まれています`;
}

/** Why a request with a token where none belongs was not sent. */
export function strayToken({ token, clientHeaders }: StrayTokenRefusal): string {
  const why =
    clientHeaders.length === 0
      ? 'Discord がトークンを受け取るのは Authorization だけで、ほかの場所に書くとログに残ります。'
      : `Discord クライアント独自のヘッダー (${clientHeaders.join('、')}) が付いているため、ユーザートークンの可能性があります。ユーザートークンは送信しません。`;
  return `送信しませんでした: ${holding(token)}。${why}取り除いてください。`;
}

/** What becomes of the tokens in a body. */
export function exposure({ tokens, isPosted }: Exposure): string {
  const who = isPosted
    ? 'チャンネルを読める人なら誰でも使えてしまいます。'
    : 'これを見た人なら誰でも使えてしまいます。';
  return tokens.map((token) => `${holding(token)}。${who}`).join('');
}

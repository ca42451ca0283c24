import type { BodyFacts } from '../../core/lint/finding.ts';
import { kinds, limitBroken } from './limits.ts';

/** 本文とその送り方についての指摘。 */
export function bodyFinding(facts: BodyFacts): string {
  switch (facts.rule) {
    case 'body/limit':
      return limitBroken(facts.path, facts.breach);
    case 'body/type':
      if (facts.sent !== undefined) {
        return `JavaScript はこの数値を ${facts.sent} に丸めます。ID の桁数は数値で表せる範囲を超えています。\`${facts.path}\` は文字列で書いてください。`;
      }
      return facts.expected === 'json'
        ? 'オブジェクトをそのまま本文にすると、文字列「[object Object]」が送られます。JSON.stringify(…) で変換してください。'
        : `${facts.path === '' ? '本文' : `\`${facts.path}\``} が${kinds[facts.actual]}になっています。Discord が受け付けるのは${kinds[facts.expected]}です。`;
    case 'body/empty-message':
      return 'このメッセージには中身がありません。Discord は 400 (コード 50006) を返します。content、埋め込み、コンポーネント、スタンプ、投票、ファイルのいずれかが必要です。';
    case 'body/unknown-key':
      return `Discord は \`${facts.path}\` を黙って無視します。\`${facts.meant}\` の間違いではありませんか。`;
    case 'body/content-type': {
      const sent = facts.sent === null ? 'Content-Type なしで' : `Content-Type「${facts.sent}」で`;
      return facts.expected === 'json'
        ? `この JSON は ${sent}送られるため、Discord に JSON として読まれません。「application/json」が必要です。`
        : `各パートは、${sent}送られており、区切りの boundary がありません。このヘッダーはクライアントに任せてください。`;
    }
    case 'body/bigint':
      return `JSON.stringify は BigInt ${facts.expression} で TypeError を投げ、何も送られません。文字列で書いてください。`;
    case 'header/audit-log-reason':
      return facts.problem === 'too-long'
        ? `理由が ${facts.actual} 文字あります。監査ログに書けるのは 512 文字までです。`
        : '理由に ASCII 以外の文字があります。パーセントエンコードが必要です。コードでは encodeURIComponent や urllib.parse.quote を使います。';
    case 'url/unencoded-emoji':
      return `URL の「${facts.emoji}」がパーセントエンコードされていません。リクエストが失敗するか、Discord が 10014 (不明な絵文字) を返します。`;
    default:
      return facts satisfies never;
  }
}

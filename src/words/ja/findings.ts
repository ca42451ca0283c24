import type { FindingFacts } from '../../core/lint/finding.ts';
import type { MendId } from '../../core/mend/mend.ts';
import { kinds, limitBroken } from './limits.ts';

/** Titles of fixes that change text. */
export const mends: Readonly<Record<MendId, string>> = {
  'use-discord-user-agent': 'Discord 形式の User-Agent を使う',
  'add-bot-prefix': '先頭に「Bot 」を付ける',
  'add-retry-after': 'retry_after の処理を追加する',
  'clip-to-limit': '上限まで切り詰める',
  'send-id-as-string': 'ID を文字列で送る',
  'add-content-type': 'Content-Type を追加する',
  'rename-to-embeds': 'embeds に改名する',
  'encode-emoji': '絵文字をエンコードする',
};

/** What is said of a finding. */
export function finding(facts: FindingFacts): string {
  switch (facts.rule) {
    case 'user-agent/browser':
      return 'Bot トークンとブラウザーの User-Agent を一緒に送ると、ほとんどのルートで Discord のエッジに遮断されます (403、コード 40333)。「DiscordBot (url, version)」を使ってください。';
    case 'auth/missing-prefix':
      return facts.certain
        ? 'トークンの先頭に「Bot 」(または「Bearer 」) がありません。Discord は 401 を返します。'
        : '変数の中身がトークンだけなら、先頭の「Bot 」が足りず、Discord は 401 を返します。';
    case 'auth/hard-coded-token':
      return `Bot トークン (••••${facts.lastFour}) がファイルに直接書かれています。読んだ人は誰でも Bot になれます。環境変数から読み込んでください。`;
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
        ? `この JSON は${sent}送られるため、Discord は JSON として読みません。「application/json」が必要です。`
        : `各パートが${sent}送られ、区切りの boundary がありません。このヘッダーはクライアントに任せてください。`;
    }
    case 'body/bigint':
      return `JSON.stringify は BigInt ${facts.expression} で TypeError を投げ、何も送られません。文字列で書いてください。`;
    case 'header/audit-log-reason':
      return facts.problem === 'too-long'
        ? `理由が ${facts.actual} 文字あります。監査ログに書けるのは 512 文字までです。`
        : '理由に ASCII 以外の文字があります。encodeURIComponent や urllib.parse.quote でエンコードしてください。';
    case 'url/unencoded-emoji':
      return `URL の「${facts.emoji}」がパーセントエンコードされていません。リクエストが失敗するか、Discord が 10014 (不明な絵文字) を返します。`;
    default:
      return facts satisfies never;
  }
}

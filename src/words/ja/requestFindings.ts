import type { RequestFacts } from '../../core/lint/finding.ts';
import type { Client } from '../../core/request/draft.ts';

/** アドレス、資格情報、送り方についての指摘の文。 */
export function requestFinding(facts: RequestFacts, client: (client: Client) => string): string {
  switch (facts.rule) {
    case 'user-agent/missing':
      if (facts.sends === '')
        return `${client(facts.client)} は User-Agent を自動では送りません。Discord のエッジが 403「error code: 1010」を返すことがあります。「DiscordBot (url, version)」を設定してください。`;
      return facts.refused
        ? `${client(facts.client)} は「${facts.sends}」と名乗りますが、Discord のエッジはこれを拒否したことがあります。「DiscordBot (url, version)」を設定してください。`
        : `${client(facts.client)} は「${facts.sends}」と名乗ります。Discord は「DiscordBot (url, version)」の形式を求めています。`;
    case 'auth/hard-coded-webhook':
      return `Webhook URL がトークン (••••${facts.lastFour}) ごとファイルに直接書かれています。読んだ人は誰でもチャンネルに書き込めます。環境変数から読み込んでください。`;
    case 'auth/user-token':
      return `先頭に「Bot 」がなく、${facts.header} が並んでいます。これは Discord のクライアントがユーザーとして送る形です。ユーザーアカウントの自動操作は禁止されており、アカウントを失うことがあります。Bot のトークンを使ってください。`;
    case 'auth/logged-secret':
      return facts.certain
        ? `${facts.expression} はリクエストの認証に使われていますが、ここで出力されています。出力を読んだ人は、その権限で操作できます。`
        : `${facts.expression} の中身がトークンなら、出力を読んだ人はその権限で操作できます。`;
    case 'url/unversioned':
      return 'バージョンを書かないと、非推奨のバージョン 6 として扱われます。そのフォームエラーにはコードも理由もありません。/api/v10 と書いてください。';
    case 'url/old-version':
      return facts.discontinued
        ? `API のバージョン ${facts.version} は廃止されました。Discord は 400 を返します。v10 を使ってください。`
        : `API のバージョン ${facts.version} は非推奨です。v10 を使ってください。`;
    case 'url/legacy-host':
      return `${facts.host} は古いドメインです。バージョン 10 に対応せず、レート制限をすべての利用者と共有します。discord.com を使ってください。`;
    case 'url/placeholder':
      return `パスの ${facts.parameter} の位置に「${facts.placeholder}」と書かれています。Discord はその名前では何も見つけられません。`;
    case 'host/cloudflare-worker':
      return 'Cloudflare Workers は、ほかの利用者と共有するアドレスから送信します。心当たりのない 429 や 1015 が返るなら、これが原因かもしれません。';
    case 'host/apps-script':
      return 'Google Apps Script は、ほかの利用者と共有するアドレスから、Mozilla/5.0 で始まる User-Agent で送信します。心当たりのない 403 や 429 が返るなら、これが原因かもしれません。';
    case 'request/no-timeout':
      return `${client(facts.client)} によるこのリクエストには時間制限がありません。応答がないと、数分間または永久に待ち続けます。`;
    default:
      return facts satisfies never;
  }
}

import type { FindingFacts } from '../../core/lint/finding.ts';
import type { MendId } from '../../core/mend/mend.ts';
import type { Client } from '../../core/request/draft.ts';
import { bodyFinding } from './bodyFindings.ts';
import { requestFinding } from './requestFindings.ts';

/** What a mend is called in the lightbulb. */
export const mends: Readonly<Record<MendId, string>> = {
  'use-discord-user-agent': 'Discord 形式の User-Agent を使う',
  'add-bot-prefix': '先頭に「Bot 」を付ける',
  'add-retry-after': 'retry_after の処理を追加する',
  'clip-to-limit': '上限まで切り詰める',
  'send-id-as-string': 'ID を文字列で送る',
  'add-content-type': 'Content-Type を追加する',
  'rename-to-embeds': '名前を embeds に直す',
  'encode-emoji': '絵文字をエンコードする',
  'move-token': 'トークンを環境変数に移す',
  'move-webhook': 'Webhook URL を環境変数に移す',
  'insert-version': '/v10 を入れる',
  'use-discord-host': 'discord.com を使う',
  'add-timeout': 'タイムアウトを追加する',
  'convert-retry-after': 'retry_after を待機の単位に換算する',
  'add-nonce': 'nonce と enforce_nonce を追加する',
  'watch-rate-limits': 'レート制限を知らせる (待機はライブラリーが行います)',
  'wrap-retry-after': 'この呼び出しだけに retry_after の処理を追加する',
  'reject-rate-limits': '1 分を超える待機は拒否する (rejectOnRateLimit)',
  'remove-retry-loop': 'ループを取り除く (待機はライブラリーが行います)',
  'defer-first': '先に応答を保留する (defer)',
  'encode-reason': '理由をパーセントエンコードする',
  'stringify-body': 'JSON.stringify で JSON にして送る',
  'rename-key': 'キーを Discord の綴りに直す',
  'use-bot-scheme': '「Bearer 」を「Bot 」に替える',
  'remove-property': 'このプロパティーを取り除く',
};

/** The sentence of a finding. */
export function finding(facts: FindingFacts): string {
  switch (facts.rule) {
    case 'user-agent/browser':
      return 'Bot トークンとブラウザーの User-Agent を一緒に送ると、ほとんどのルートで Discord のエッジに遮断されます (403、コード 40333)。「DiscordBot (url, version)」を使ってください。';
    case 'auth/missing-prefix':
      if (facts.bearer === true)
        return '「Bearer 」は、ユーザーの OAuth2 トークンに付けるものです。変数の中身が Bot トークンなら、Discord は 401 を返します。先頭には「Bot 」を付けてください。';
      return facts.certain
        ? 'トークンの先頭に「Bot 」(または「Bearer 」) がありません。Discord は 401 を返します。'
        : '変数の中身がトークンだけなら、先頭の「Bot 」が足りず、Discord は 401 を返します。';
    case 'auth/hard-coded-token':
      return `Bot トークン (••••${facts.lastFour}) がファイルに直接書かれています。読んだ人は誰でも Bot になれます。環境変数から読み込んでください。`;
    case 'body/limit':
    case 'body/type':
    case 'body/empty-message':
    case 'body/unknown-key':
    case 'body/content-type':
    case 'body/bigint':
    case 'header/audit-log-reason':
    case 'url/unencoded-emoji':
      return bodyFinding(facts);
    case 'rate/ignores-retry-after':
      return '429 のあと、retry_after を見ずに再送しています。早すぎる再送はまた拒否され、無効なリクエストが 10 分間に 10,000 回に達すると遮断されます。';
    case 'rate/fixed-sleep':
      return `429 のあと、いつも同じ時間 (${facts.written}) だけ待っています。待つべき時間は応答の retry_after にあり、それより早い再送はまた拒否されます。`;
    case 'rate/milliseconds':
      if (facts.told === facts.takes)
        return `このバージョンの API の retry_after は${facts.told === 's' ? '秒' : 'ミリ秒'}単位で、待機も同じ単位です。換算すると、待ち時間が合わなくなります。`;
      return `このバージョンの API の retry_after は${facts.told === 's' ? '秒' : 'ミリ秒'}単位ですが、待機は${facts.takes === 's' ? '秒' : 'ミリ秒'}単位です。`;
    case 'retry/blind':
      return '応答が何であっても再送しています。400、401、403、404 で拒否されたものはまた拒否され、401 と 403 は遮断につながる無効なリクエストに数えられます。';
    case 'retry/not-idempotent':
      return '失敗のあとに再送したメッセージは、二重に投稿されることがあります。nonce と enforce_nonce があれば、Discord は最初のメッセージを返します。';
    case 'interaction/late-acknowledge':
      return `最初の応答である ${facts.answer} の前に ${facts.slow} を待っています。Discord が最初の応答を受け付けるのは 3 秒以内で、遅れると 10062 (Unknown interaction) になります。${facts.isModal ? 'モーダルの前には何も応答できないため、時間のかかる処理は送信されたあとに行ってください。' : '先に応答を保留し (defer)、あとで編集または追加の返信をしてください。'}`;
    default:
      return requestFinding(facts, (client) => clients[client]);
  }
}

/** What sends the requests of a client. */
export const clients: Readonly<Record<Client, string>> = {
  'http-file': 'Tracecord (.http ファイル用)',
  har: 'HTTP アーカイブの記録元',
  curl: 'curl',
  powershell: 'PowerShell の Web コマンドレット',
  fetch: 'Node の fetch',
  undici: 'undici',
  axios: 'axios',
  got: 'got',
  ky: 'ky',
  superagent: 'superagent',
  'node-http': 'Node の http',
  'apps-script': 'Google Apps Script',
  'discord.js': 'discord.js',
  eris: 'Eris',
  oceanic: 'Oceanic',
  'discord.py': 'discord.py',
  'python-requests': 'Python の requests',
  'python-urllib': 'Python の urllib',
  'python-httpx': 'httpx',
  'python-aiohttp': 'aiohttp',
};

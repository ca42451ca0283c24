import type { PastedProblem } from '../../core/diagnose/pasted.ts';
import type { CommandLineWords, UsageFault } from '../commandLine.ts';
import { proxyWords } from './proxy.ts';
import { failures, waits } from './waiting.ts';

const usage = `tracecord: Discord の HTTP API を読み解く

  tracecord extract [--language ID] FILE…             ファイル内のリクエストと各部分の範囲
  tracecord lint [--language ID] [--rules all] [--fix] FILE…
                                                      Discord が拒否する箇所と、その修正
  tracecord diagnose [--locale en|ja] FILE…           やり取り、トレース、ログ、HAR の意味
  tracecord explain コード|分類|語句                  コードまたは分類の説明
  tracecord send FILE[#名前|:行] [--token-env 変数名 | --sandbox [--scenario 名前]] 
                 [--set 名前=値]… [--bare | --retry] [--yes] [--allow-files]
                                                      リクエストを 1 つ送信し、応答を読み解く
  tracecord permissions FILE[#名前|:行] [--token-env 変数名 | --sandbox [--scenario 名前]] [--guild ID]
                        [--set 名前=値]…              必要な権限と、何がそれを拒否しているかを段階ごとに示す
  tracecord check-credential [フォルダー] [--token-env 変数名] [--sandbox [--scenario 名前]] [--offline]
                                                      認証情報の種類、有効かどうか、インテントの設定とコードの要求、
                                                      ほかにある場所
  tracecord compose --to 形式 FILE[#名前|:行]         リクエストを他のツール向けのテキストに変換
  tracecord outage [--exchanges FILE.ndjson] [--token-env 変数名 | --sandbox [--scenario 名前]]
                   [--no-status-page] [--offline]     失敗の原因が Discord か、こちらか、その間かを判断
  tracecord buckets FILE…                             ログ (1 行に 1 件) や HAR から読み取れるレート制限のバケット
  tracecord journal [--since 時刻|2h] [--timeline | --rates] FILE…
                                                      履歴やログの内容: 1 件ずつ、障害の経過、エラー率
  tracecord proxy [--port N] [--path-env 変数名] [--upstream URL [--allow-insecure URL]]
                                                      ボットのリクエストを Discord へ中継し、結果を示す
  tracecord sandbox [--port N] [--scenario 名前] [--seed N] [--state ファイル] [--clock 時刻]
                                                      あらゆる失敗を試せるローカルの Discord

  FILE に - を指定すると標準入力を読みます (そのときは --language で種類を指定)。--format json で JSON を出力します。
  トークンは --token-env で指定した環境変数から読み、コマンドラインには書きません。
  終了ステータス: 0 正常、1 指摘あり・リクエスト失敗、2 使い方の誤り・読み込めない入力。
`;

const expected: Readonly<Record<PastedProblem['expected'], string>> = {
  object: 'はオブジェクトでなければなりません',
  text: 'は文字列でなければなりません',
  status: 'は HTTP ステータス (100 から 599) でなければなりません',
  headers: 'は [名前, 値] の配列かオブジェクトでなければなりません',
  'list-of-names': 'はファイル名の配列でなければなりません',
  'response-or-failure': 'に response も failure もありません',
};

function problemText({ at, expected: what }: PastedProblem): string {
  return `${at === '' ? '文書全体' : at} ${expected[what]}`;
}

function fault(fault: UsageFault): string {
  switch (fault.code) {
    case 'no-command':
      return 'コマンドを指定してください。';
    case 'unknown-command':
      return `「${fault.command}」というコマンドはありません。`;
    case 'unknown-option':
      return fault.reason;
    case 'no-files':
      return 'ファイルを 1 つ以上、または標準入力を表す - を指定してください。';
    case 'one-file-only':
      return `「${fault.command}」に指定できるファイルは 1 つだけです。`;
    case 'unreadable':
      return `${fault.file} を読み込めません: ${fault.reason}`;
    case 'unnamed-language':
      return '標準入力には名前がありません。--language http のように種類を指定してください。';
    case 'unknown-language':
      return `${fault.file}: 名前から言語が分かりません。--language で指定してください。`;
    case 'not-json':
      return `${fault.file} は JSON でも（${fault.reason}）、Discord の失敗を示すテキストでもありません。`;
    case 'not-an-exchange':
      return `${fault.file} はやり取りの形式ではありません: ${fault.problems.map(problemText).join('。')}。`;
    case 'bad-exchange':
      return `${fault.file}:${fault.line} はやり取りの形式ではありません${fault.problems.length === 0 ? '' : `: ${fault.problems.map(problemText).join('。')}`}。`;
    case 'close-code':
      return `${fault.file} は HTTP ではなく、閉じたソケットの記録です。次を参照してください: tracecord explain ${fault.query}`;
    case 'no-exchanges':
      return `${fault.file} にはやり取りがありません (${fault.line} 行目まで確認)。1 行に 1 つの JSON (tracecord diagnose と同じ形式) か、HTTP アーカイブ (.har) を指定してください。`;
    case 'no-query':
      return 'コード (50035)、分類 (rate/bucket)、または語句を指定してください。';
    case 'nothing-to-explain':
      return `「${fault.query}」についての説明はありません。`;
    case 'no-request':
      return fault.selector === ''
        ? `${fault.file} に Discord へのリクエストがありません。`
        : `${fault.file} の ${fault.selector} にリクエストがありません。`;
    case 'several-requests':
      return `${fault.file} には複数のリクエストがあります。#名前 または :行 で指定してください: ${fault.names.join('、')}`;
    case 'unknown-target':
      return `「${fault.target}」という形式はありません。使える形式: ${fault.targets.join('、')}`;
    case 'empty-variable':
      return `環境変数 ${fault.name} が空か、設定されていません。`;
    case 'secret-as-name':
      return `${fault.option} にはトークンそのものではなく、環境変数の名前を指定してください。コマンドラインはシェルの履歴やプロセスの一覧に残ります。履歴から消すか、トークンをリセットしてください。`;
    case 'bad-path-key':
      return `${fault.name} には、英数字・「-」・「_」を 16～128 文字入れてください。プロキシのアドレスのうち、推測できない部分になります。`;
    case 'which-credential':
      return 'どの認証情報かを指定します: 変数なら --token-env 変数名、または --sandbox。';
    case 'bad-number':
      return `${fault.option} には整数を指定してください (「${fault.value}」は使えません)。`;
    case 'bad-time':
      return `${fault.option} には 2026-11-20T12:00:00Z のような時刻を指定してください（「${fault.value}」は使えません）。`;
    case 'bad-origin':
      return `${fault.option} には http://127.0.0.1:8080 のようなオリジンだけを指定してください (パスやログイン情報は付けられません)。`;
    case 'insecure-origin':
      return `${fault.option}: ${fault.origin} へは TLS なしで接続することになり、途中にいる誰もがボットのトークンを読めます。https:// を使ってください。自分のプライベートネットワーク内なら、もう一度指定すると使えます: ${fault.acceptedBy} ${fault.origin}`;
    case 'insecure-discord':
      return `${fault.option}: Discord には https:// でだけ接続します。`;
    case 'unusable-proxy':
      return `環境変数 (HTTPS_PROXY) のプロキシは使えません: ${fault.reason}`;
    case 'unusable-state':
      return `${fault.file}: ${fault.reason}`;
    case 'port-in-use':
      return `ポート ${fault.port} は使用中です。--port で別のポートを指定するか、--port 0 で空きポートを使ってください。`;
    case 'unknown-scenario':
      return `「${fault.name}」というシナリオはありません。使えるシナリオ: ${fault.scenarios.join('、')}`;
    case 'needs-yes':
      return [
        fault.exposure,
        fault.destroys ? `${fault.method} ${fault.path} は、元に戻せない変更や削除を行います。` : '',
        '送信していません。送信するには --yes を付けてください。',
      ].join('');
    case 'unresolved':
      return `送信しませんでした: ${fault.names.join('、')} の値がありません。環境変数に設定するか、--set 名前=値 で指定してください。`;
    case 'bad-set':
      return '--set には 名前=値 を指定します。例: --set channelId=1213458536202371072';
    case 'secret-set':
      return `--set ${fault.name}: シークレットは環境変数から読み、コマンドラインには書きません。変数を設定するか、--token-env で変数名を指定してください。`;
    case 'no-api-path':
      return `${fault.path} は Discord の API のパスではないため、調べる権限がありません。`;
    case 'which-guild':
      return `どのサーバーかがリクエストから分かりません。--guild ID で指定してください: ${fault.guilds.join('、')}`;
    case 'refused':
      return fault.reason;
    default:
      return fault satisfies never;
  }
}

/** The command line's words in Japanese. */
export const commandLine: CommandLineWords = {
  usage,
  fault,
  // Scripts wait for this line: it is the same in every language.
  sendsToken: (exposure) => `${exposure}--yes が指定されたため、このまま送信します。`,
  listening: (url) => `listening on ${url}`,
  sandboxHint: (token) =>
    `ローカルの Discord です (本物ではありません)。API: <アドレス>/api/v10 · Authorization: Bot ${token}\nCtrl+C で終了します。`,
  sandboxProxy: (url) => `このシナリオを試すには、${url} をプロキシとして使ってください。`,
  proxy: {
    listening: (api, host) =>
      `${host} への中継を始めました。ボットでは https://discord.com/api の代わりに次のアドレスを使います。\n\n  ${api}\n\nこのコンピューターからだけ使えます。リクエストはそのまま一度だけ送られます。ライブラリごとの書き方:\n`,
    ending: '\nCtrl+C で終了します。',
    ...proxyWords,
  },
  waits: (seconds, reason) => `${waits[reason]}${seconds} 秒後に続行します。`,
  triesAgain: (attempt, reason) => `${attempt} 回目の送信: ${failures[reason]}`,
  confidence: '確度',
  evidence: '根拠',
  fixes: '対処',
  retry: '再試行',
};

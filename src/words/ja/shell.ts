import type { HttpItemKind } from '../../core/httpFile/httpItem.ts';
import type { Environment } from '../../core/profiles/profile.ts';
import type { ValueOrigin } from '../../core/request/knownValue.ts';
import type { ShellWords } from '../shell.ts';
import { authoringWords } from './authoring.ts';
import { clients, finding, mends } from './findings.ts';
import { credentialNote, destructions, unreadInPaste, wireNote } from './sendNotes.ts';
import { failures, waits } from './waiting.ts';

const environmentMarks: Readonly<Record<Environment, string>> = {
  development: '',
  staging: ' · ステージング',
  production: ' · 本番',
};

const remedies = {
  'choose-credential': '認証情報を選択',
  'manage-trust': '信頼を管理',
  'open-setting': '設定を開く',
  'show-runner': 'ランナーに表示',
} as const;

function httpItem(kind: HttpItemKind, detail: string): string {
  switch (kind) {
    case 'variable':
      return 'このファイルの変数';
    case 'environment':
      return '環境の変数';
    case 'method':
      return 'メソッド';
    case 'header':
      return 'ヘッダー';
    case 'value':
      return `${detail} によく使う値`;
    case 'address':
      return 'API のアドレス';
    case 'route':
      return detail;
    case 'comment':
      return '下のリクエストの名前';
    default:
      return kind satisfies never;
  }
}

const origins = (file: string): Readonly<Record<ValueOrigin, string>> => ({
  typed: 'このウィンドウで入力された値 (ディスクには書き込まれません)',
  remembered: '以前に入力され、このワークスペースで記憶している値',
  file: `${file} の値`,
  environment: 'エディターの環境変数の値',
  code: 'コードに書かれた既定値',
});

/** Where requests go that do not go to Discord. */
function baseMark(base: string): string {
  if (base === 'discord') return '';
  return ` → ${base === 'sandbox' ? 'サンドボックス' : base.replace(/^https?:\/\//, '')}`;
}

/** The shell's words in Japanese. */
export const shell: ShellWords = {
  noCredential: '認証情報なし',
  sandboxCredential: 'サンドボックス',
  lostSecret: (name) => `シークレットストレージに「${name}」がありません。もう一度保存してください。`,
  profileMarks: ({ environment, isReadOnly, base }) =>
    `${environmentMarks[environment]}${isReadOnly ? ' · 読み取り専用' : ''}${baseMark(base)}`,
  statusTooltip: (name, { folder, isProduction, isReadOnly }) =>
    [
      `Tracecord の認証情報: ${name}${folder === undefined ? '' : ` (フォルダー「${folder}」に固定)`}。`,
      ...(isReadOnly ? ['GET と HEAD だけを送信します。'] : isProduction ? ['GET 以外は送信の前に確認します。'] : []),
      'クリックして変更できます。',
    ].join(''),
  sendLens: (credential) => `$(play) 送信 · ${credential}`,
  sendLensTooltip: 'このリクエストを送信して、応答を読み解きます',
  copyLens: '$(copy) 形式を選んでコピー',
  copyLensTooltip: 'このリクエストを他のツール用にコピーします。トークンはプレースホルダーになります',
  nothingDecoded: (fromClipboard) =>
    `${fromClipboard ? '選択範囲がなく、クリップボード' : '選択範囲'}に Discord API の失敗が見つかりません。スタックトレース、ログの行、HTTP の応答、その JSON のどれかを選択かコピーしてください。`,
  noRequestHere:
    'カーソルの位置に Discord へのリクエストがありません。リクエスト (.http、curl、fetch、undici、discord.js の REST、Python の requests) の中にカーソルを置いてください。',
  chooseRequest: 'どのリクエストですか？',
  noEditor: '先に Discord へのリクエストを含むファイルを開いてください。',
  untrusted:
    '制限モードでは、送信も起動もしません。先にこのワークスペースを信頼してください。読み解きだけなら信頼なしで使えます。',
  sending: (method, route) => `${method} ${route} を送信中`,
  confirmTitle: (method, route) => `${method} ${route} を送信しますか？`,
  destruction: (destruction) => destructions[destruction],
  inProduction: (profile) => `「${profile}」は本番のプロファイルです。変更は実際に反映されます。`,
  filesOutside: (paths) =>
    `本文として、開いているフォルダーの外にある次のファイルを読み取ります: ${paths.join('、')}。内容を確かめたうえで送信してください。この許可は、ウィンドウを閉じるまで、このドキュメントで有効です。`,
  changesProduction: '本番に変更を加えます。',
  confirmSend: '送信',
  confirmAgainTitle: (method) => `応答全体を読むために、この ${method} をもう一度送信しますか？`,
  confirmAgainDetail: (reads) =>
    `収まらなかった部分は保存されていないため、同じリクエストをもう一度送信します。${reads ? '' : '変更ももう一度行われます。'}`,
  alreadySending: 'このリクエストはまだ送信中です。',
  cancelledBefore: '中止しました。何も送信していません。',
  cancelledUnderWay: '中止しました。すでに送り出した後なので、処理されている可能性があります。',
  cancelledShort: '中止',
  requestGone: 'リクエストが見つかりません。ファイルまたはその部分が削除されています。',
  nothingToMend: 'この点で変更するところはもうありません。もう一度送信してください。',
  copied: (target) => `${target} としてコピーしました。トークンはプレースホルダーです。`,
  chooseTarget: 'リクエストのコピー形式を選んでください',
  nothingToPaste:
    'クリップボードに Discord へのリクエストがありません。curl コマンドか HAR のエントリーをコピーしてください。',
  noPasteDialect: (language) =>
    `「${language}」のファイルにはリクエストを書き込めません。.http、シェルスクリプト、JavaScript、TypeScript、Python、Go、Rust のファイルに貼り付けてください。`,
  unreadInPaste,
  moreToPaste: (count) => `最初のリクエストだけを貼り付けました。ほかに ${count} 件コピーされています。`,
  sentFrom: (vantage) =>
    `送信元: ${vantage}。Discord のエッジは、このアドレスと TLS フィンガープリントを見て判断します。`,
  thisMachine: 'このマシン',
  client: (client) => clients[client],
  credentialNote,
  remedy: (kind) => remedies[kind],
  wireNote,
  assumedDefaults: (client) => `「自動」の印が付いたヘッダーは、${client} が自動で付けるものです。`,
  httpItem,
  authoring: authoringWords,
  definedInLine: (line) => `このファイルの ${line} 行目で定義`,
  valueOrigin: (expression, origin, file, name) =>
    `${expression}${name === undefined ? '' : ` (${name})`}: ${origins(file)[origin]}`,
  valueFilled: ({ expression, shown, origin, file = '', name }) =>
    `${expression} = ${shown}${name === undefined ? '' : ` (${name})`}: ${origins(file)[origin]}。`,
  valueAsked: (expression) => `${expression}: まだ値がありません。送信するときに入力します`,
  burstTitle: 'サンドボックスへの連続送信',
  burstPrompt: (most) => `送信する回数 (1 から ${most} まで)。Discord ではなく、サンドボックスにだけ送信します。`,
  burstSent: (count, outcomes) => `${count} 件送信しました: ${outcomes}`,
  sendingAll: 'ファイル内のリクエストをすべて送信中',
  sendingNth: (index, count, request) => `${index} / ${count}: ${request}`,
  waitsForRoom: (seconds, reason) => `${waits[reason]}${seconds} 秒後に続行します。`,
  triesAgain: (attempt, reason) => `${attempt} 回目の送信: ${failures[reason]}`,
  waitsForAnswer: '同じバケットの他のリクエストの応答を待っています。',
  longWait: (seconds) => `次のリクエストを送信できるのは ${seconds.toLocaleString('ja')} 秒後です。待ちますか？`,
  keepWaiting: '待つ',
  stop: '中止',
  allSent: (count, failed) =>
    failed === 0
      ? `${count} 件のリクエストがすべて成功しました。`
      : `${count} 件のリクエストのうち ${failed} 件が失敗しました。`,
  stoppedAt: (index, count, request) =>
    `${count} 件中 ${index} 件目で止まりました: ${request}。理由はランナーに表示されています。`,
  allCancelled: (sent, count) => `${count} 件中 ${sent} 件を送信したところで中止しました。`,
  sendRest: '残りを送信',
  noRequestsInFile: 'このファイルには Discord へのリクエストがありません。',
  confirmAllTitle: (count) =>
    `すべて送信しますか？削除や上書き、または本番への変更を行うリクエストが ${count} 件あります。`,
  allowedAgain: '送信を再開できます。',
  manyInvalid: (count) =>
    `このウィンドウで確認できただけで、10 分間に ${count.toLocaleString('ja')} 件の無効なリクエスト (401、403、429) がありました。10,000 件に達すると、Discord はこの IP アドレスを遮断します。`,
  finding,
  mend: (id) => mends[id],
  explainPermissions: '権限を調べる',
  silenceOnce: (rule) => `ここでは ${rule} を無視する`,
  silenceFile: 'このファイルを検査の対象から外す',
  mendOfLoop: (mend) => `${mend} (ループは取り除く)`,
  mendAll: (mend) => `${mend} (このファイル全体)`,
  revokeWebhook: '漏れた Webhook を無効にする',
  revokeTitle: (lastFour) => `トークンが ${lastFour} で終わる Webhook を削除しますか？`,
  revokeDetail: (inSandbox) =>
    `この操作は取り消せません。URL はすぐに使えなくなり、それを使っているものはすべて止まります。${inSandbox ? 'サンドボックスが選ばれているため、Discord ではなくサンドボックスの Webhook が削除されます。' : ''}`,
  revokeConfirm: 'Webhook を削除',
  webhookRevoked: 'Webhook を削除しました。その URL はもう誰にも使えません。次の URL はコードに書かないでください。',
  webhookGone: 'Discord はこの Webhook を知りません。すでに削除されているか、URL が間違っています。',
  secretMoved: (name, file) =>
    `${name} を ${file} に移しました。${file} は git に含まれません。コードを実行する環境で読み込んでください。`,
  secretStays: (file, reason) => `${file} に書き込めないため、シークレットは移していません（${reason}）。`,
  settingStays: (setting, reason) => `設定「${setting}」は変更できませんでした: ${reason}`,
  storeSecret: '資格情報として保存',
  chooseCredential: '別の資格情報を選ぶ',
  sendAgain: 'もう一度送信',
  sendAgainFromHere: 'ここからもう一度送信',
  explainCode: (code) => `${code} の説明を開く`,
  isItDiscord: 'Discord の障害か調べる',
  explainPrompt: 'エラーコード、ステータス、分類、または語句',
  explainPlaceholder: '50035、429、rate/shared、権限不足',
  nothingToExplain: (query) => `# ${query}\n\nこのコードまたは分類の説明はまだありません。\n`,
  sandboxStarted: (url) =>
    `サンドボックスが ${url} で動いています。認証情報に「サンドボックス」を選ぶか、「サンドボックスに送信」を使ってください。`,
  sandboxStopped: 'サンドボックスを停止しました。',
  sandboxPortInUse: (port) =>
    `ポート ${port} は使用中です。「tracecord.sandbox.port」を 0 にすると空きポートを使います。または使用中のプログラムを終了してください。`,
  sandboxFailed: (reason) => `サンドボックスを起動できませんでした: ${reason}`,
  sandboxUrlUnusable:
    '設定「tracecord.sandbox.url」には、http://127.0.0.1:8787 のようなサンドボックスのアドレスを指定してください。空にすると、内蔵のサンドボックスを使います。',
  chooseScenario: 'サンドボックスの動作を選んでください',
  useScenario: (written) => `「${written}」を使う`,
  scenarioRequestsTitle:
    'サンドボックスのシナリオごとのリクエスト集。認証情報に「サンドボックス」を選び、「送信」を押してください。ここでは、制限は最初から使い切られています。',
  scenarioHint: '名前、数値付き（slow=2.5）、またはコンマ区切りで複数（latency=80, burst）',
  sandboxReset: 'サンドボックスを開始時の状態に戻しました。',
  scenarioChosen: (label) => `サンドボックス: ${label}`,
  inProgress: '送信中…',
  refusedShort: '未送信',
  failedShort: (code) => `応答なし (${code})`,
  historyItem: ({ method, path, status, classTitle }) => `${method} ${path}、${status}、${classTitle}`,
  binaryBody: (size) => `本文はテキストではないため表示できません (${size})。`,
  noBody: '応答に本文がありません。',
  place: (file, line) => `${file}:${line}`,
  bug: (message) => `Tracecord でエラーが発生しました: ${message}。詳しくは出力「Tracecord」を見てください。`,
};

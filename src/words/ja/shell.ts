import type { HttpItemKind } from '../../core/httpFile/httpItem.ts';
import type { FindingFacts } from '../../core/lint/finding.ts';
import type { MendId } from '../../core/mend/mend.ts';
import type { CredentialFacts, CredentialKind } from '../../core/request/credentialFacts.ts';
import type { Destruction } from '../../core/request/destructive.ts';
import type { Client, DraftProblem } from '../../core/request/draft.ts';
import type { ValueOrigin } from '../../core/request/knownValue.ts';
import type { WireNote } from '../../core/request/refusal.ts';
import type { ShellWords } from '../shell.ts';
import { authoringWords } from './authoring.ts';
import { bodyFinding } from './bodyFindings.ts';
import { requestFinding } from './requestFindings.ts';

const kinds: Readonly<Record<CredentialKind, string>> = {
  bot: 'Bot トークン',
  bearer: 'OAuth2 Bearer トークン',
  webhook: 'Webhook URL',
};

const mends: Readonly<Record<MendId, string>> = {
  'use-discord-user-agent': 'Discord 形式の User-Agent を使う',
  'add-bot-prefix': '先頭に「Bot 」を付ける',
  'add-retry-after': 'retry_after の処理を追加する',
  'clip-to-limit': '上限まで切り詰める',
  'send-id-as-string': 'ID を文字列で送る',
  'add-content-type': 'Content-Type を追加する',
  'rename-to-embeds': 'embeds に改名する',
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
};

function finding(facts: FindingFacts): string {
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
      return `このバージョンの API の retry_after は${facts.told === 's' ? '秒' : 'ミリ秒'}単位ですが、待機は${facts.takes === 's' ? '秒' : 'ミリ秒'}単位です。`;
    case 'retry/blind':
      return '応答が何であっても再送しています。400、401、403、404 で拒否されたものはまた拒否され、401 と 403 は遮断につながる無効なリクエストに数えられます。';
    case 'retry/not-idempotent':
      return '失敗のあとに再送したメッセージは、二重に投稿されることがあります。nonce と enforce_nonce があれば、Discord は最初のメッセージを返します。';
    default:
      return requestFinding(facts, (client) => clients[client]);
  }
}

const clients: Readonly<Record<Client, string>> = {
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

const destructions: Readonly<Record<Destruction, string>> = {
  'delete-guild': 'サーバー全体を削除します。',
  'leave-guild': 'Bot がサーバーから退出します。',
  'delete-channel': 'チャンネルを中身ごと削除します。',
  'delete-message': 'メッセージを削除します。',
  'bulk-delete-messages': '多数のメッセージを一度に削除します。',
  'delete-role': 'ロールを削除し、すべてのメンバーから外します。',
  'delete-webhook': 'Webhook を削除します。その URL はどこからも使えなくなります。',
  'delete-command': 'アプリケーションコマンドを削除します。',
  'delete-other': '元に戻せない削除を行います。',
  ban: 'メンバーを BAN します。',
  unban: 'BAN を解除します。',
  'bulk-ban': '多数のユーザーを一度に BAN します。',
  kick: 'メンバーをサーバーから追放します。',
  prune: '一定期間活動のないメンバーをすべて追放します。',
  'transfer-ownership': 'サーバーの所有権を他のユーザーに渡します。',
  'overwrite-commands': 'すべてのコマンドを置き換えます。本文にないコマンドは削除されます。',
  'overwrite-metadata': 'ロール接続のメタデータをすべて置き換えます。',
  'overwrite-onboarding': 'オンボーディングをすべて置き換えます。',
};

function wireNote(note: WireNote): string {
  switch (note.note) {
    case 'to-sandbox':
      return `${note.from} の代わりに、サンドボックスに送信しました。`;
    case 'header-dropped':
      return `ヘッダー ${note.name} は接続側が設定するため、送信していません。`;
    case 'header-trimmed':
      return `このクライアントと同じように、${note.name} の値の前後の空白を取り除きました。`;
    case 'scheme-assumed':
      return `${note.expression} には「${note.scheme} 」も含まれるものとして送信しました。トークンだけが入っている場合、実際のコードでは 401 になります。`;
    case 'webhook-from-profile':
      return `Webhook の ID とトークンには「${note.profile}」を使いました。`;
    case 'credential-left-out':
      return '選択に従い、実行時に決まる認証情報を付けずに送信しました。';
    default:
      return note satisfies never;
  }
}

function credentialNote(facts: CredentialFacts): string {
  const tail = facts.lastFour === '' ? '' : ` (••••${facts.lastFour})`;
  switch (facts.origin) {
    case 'literal':
      return `認証情報: ファイルに書かれているもの${tail} を、書かれているとおりに送信しました。`;
    case 'profile':
      return `認証情報: ${facts.profile ?? ''}${tail}。コードでは実行時に決まる値のため、これを使いました。`;
    case 'profile-by-default':
      return `認証情報: ${facts.profile ?? ''}${tail}。このルートには認証が必要で、リクエストに指定がないため、これを使いました。`;
    case 'url':
      return `認証情報: URL に含まれるトークン${tail}。`;
    case 'none':
      return '認証情報: 送信していません。';
    default:
      return facts.origin satisfies never;
  }
}

function unreadInPaste(problem: DraftProblem): string {
  switch (problem.code) {
    case 'unsupported-option':
      return `対応していないため省きました: ${problem.option}。`;
    case 'missing-url':
      return 'コピーした内容に URL がありません。';
    case 'invalid-url':
      return `「${problem.url}」は URL ではありません。`;
    case 'invalid-method':
      return `「${problem.method}」は HTTP メソッドではありません。`;
    case 'unfinished':
      return 'コピーした内容が途中で切れています。括弧または引用符が閉じられていないため、欠けている部分があるかもしれません。';
    case 'unquoted-pattern':
      return `「${problem.word}」が引用符で囲まれていないため、zsh はパターンとみなし、コマンドを実行しません。`;
    case 'unreadable-body':
      return 'コピーした内容から本文を求められませんでした。';
    default:
      return problem satisfies never;
  }
}

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

const waits = {
  bucket: 'バケットが空です。',
  shared: '他と共有する制限を使い切っています。',
  global: 'グローバルの制限を使い切っています。',
} as const;

/** The shell's words in Japanese. */
export const shell: ShellWords = {
  noCredential: '認証情報なし',
  sandboxCredential: 'サンドボックス',
  credentialKind: (kind) => kinds[kind],
  storeToken: 'Bot トークンを保存…',
  storeTokenDetail: 'エディターのシークレットストレージに保存されます',
  storeBearer: 'OAuth2 Bearer トークンを保存…',
  storeWebhook: 'Webhook URL を保存…',
  readEnvironment: '.env または環境変数から取り込む…',
  readEnvironmentDetail: '変数を選ぶと、その値がプロファイルとして保存されます',
  trySandbox: 'サンドボックスで試す',
  trySandboxDetail: 'ローカルの Discord です。アカウントもトークンもネットワークも要りません',
  sendWithout: '認証情報なしで送信',
  chooseCredentialTitle: 'このワークスペースのリクエストに使う認証情報を選んでください',
  removeCredentialTitle: '削除する認証情報を選んでください',
  nothingToRemove: '保存されている認証情報はありません。',
  namePrompt: '名前 (例: 「自分の Bot、ステージング」)',
  nameEmpty: '名前を入力してください。',
  secretPrompt: (kind) =>
    kind === 'webhook'
      ? 'チャンネル設定からコピーした Webhook URL'
      : `${kinds[kind]} (先頭の「Bot 」や「Bearer 」は除く)`,
  secretEmpty: '何も入力されていません。',
  secretBlanks: '空白または改行が含まれています。もう一度コピーしてください。',
  secretNotWebhook: 'Discord の Webhook URL (https://discord.com/api/webhooks/…) ではありません。',
  secretPrefixed: '「Bot 」や「Bearer 」は除いてください。送信するときに付けられます。',
  chooseVariable: 'トークンが入っている変数を選んでください',
  noVariables: '.env にも環境変数にも、トークンらしい変数がありません。',
  stored: (name) => `「${name}」を保存し、このワークスペースで使うようにしました。`,
  notPersistent: 'ブラウザー版のエディターでは、再読み込みするとシークレットが失われることがあります。',
  lostSecret: (name) => `シークレットストレージに「${name}」がありません。もう一度保存してください。`,
  statusTooltip: (name) => `Tracecord の認証情報: ${name}。クリックして変更できます。`,
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
  confirmSend: '送信',
  confirmAgainTitle: (method) => `応答全体を読むために、この ${method} をもう一度送信しますか？`,
  confirmAgainDetail: '収まらなかった部分は保存されていません。このリクエストはもう一度実行されます。',
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
  sendingAll: 'ファイル内のリクエストをすべて送信中',
  sendingNth: (index, count, request) => `${index} / ${count}: ${request}`,
  waitsForRoom: (seconds, reason) => `${waits[reason]}${seconds} 秒後に続行します。`,
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
  confirmAllTitle: (count) => `すべて送信しますか？削除または上書きを行うリクエストが ${count} 件あります。`,
  allowedAgain: '送信を再開できます。',
  manyInvalid: (count) =>
    `このウィンドウで確認できただけで、10 分間に ${count.toLocaleString('ja')} 件の無効なリクエスト (401、403、429) がありました。10,000 件に達すると、Discord はこの IP アドレスを遮断します。`,
  finding,
  mend: (id) => mends[id],
  explainPermissions: '権限を調べる',
  silenceOnce: (rule) => `ここでは ${rule} を無視する`,
  silenceFile: 'このファイルを検査の対象から外す',
  mendAll: (mend) => `${mend} (このファイル全体)`,
  secretMoved: (name, file) =>
    `${name} を ${file} に移しました。${file} は git に含まれません。コードを実行する環境で読み込んでください。`,
  storeSecret: '資格情報として保存',
  sendAgain: 'もう一度送信',
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

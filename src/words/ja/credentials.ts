import type { Environment, ProfileColor, ProfileKind } from '../../core/profiles/profile.ts';
import type { CredentialWords } from '../credentials.ts';

const kinds: Readonly<Record<ProfileKind, string>> = {
  bot: 'Bot トークン',
  bearer: 'OAuth2 Bearer トークン',
  webhook: 'Webhook URL',
  none: '認証情報なし',
};

const ways: Readonly<Record<ProfileKind, string>> = {
  bot: 'Bot トークンを保存…',
  bearer: 'OAuth2 Bearer トークンを保存…',
  webhook: 'Webhook URL を保存…',
  none: '認証情報のないプロファイルを作成…',
};

const environmentNames: Readonly<Record<Environment, string>> = {
  development: '開発',
  staging: 'ステージング',
  production: '本番',
};

const colors: Readonly<Record<ProfileColor, string>> = {
  red: '赤',
  orange: 'オレンジ',
  yellow: '黄',
  green: '緑',
  blue: '青',
  purple: '紫',
};

/** The words of credentials in Japanese. */
export const credentialWords: CredentialWords = {
  kind: (kind) => kinds[kind],
  environment: (environment) => environmentNames[environment],
  environmentDetail: (environment) =>
    ({
      development: '削除や上書きの前だけ確認します',
      staging: '確認は開発と同じです。ステータスバーに表示されます',
      production: 'GET 以外はすべて確認します。ステータスバー、レンズ、パネルに表示されます',
    })[environment],
  color: (color) => colors[color],
  chooseTitle: 'このワークスペースのリクエストに使う認証情報を選んでください',
  chooseForFolder: (folder) => `フォルダー「${folder}」のリクエストに使う認証情報を選んでください`,
  inUse: '使用中',
  readOnly: '読み取り専用',
  trySandbox: 'サンドボックスで試す',
  trySandboxDetail: 'ローカルの Discord です。アカウントもトークンもネットワークも要りません',
  sendWithout: '認証情報なしで送信',
  manage: '認証情報を管理…',
  letGoOf: (folder) => `フォルダー「${folder}」の固定を解除`,
  store: (kind) => ways[kind],
  storeDetail: 'エディターのシークレットストレージに保存されます',
  storeNoneDetail: 'ベースアドレス、プロキシ、User-Agent だけを持つプロファイルです',
  readEnvironment: (file) => `${file} または環境変数から取り込む…`,
  readEnvironmentDetail: '変数を選ぶと、その値がプロファイルとして保存されます',
  chooseVariable: 'トークンが入っている変数を選んでください',
  fileUntrusted: (file) => `制限モードでは ${file} を読みません。`,
  noVariablesUntrusted: (file) =>
    `環境変数にトークンらしい変数がなく、制限モードでは ${file} を読みません。先にこのワークスペースを信頼してください。`,
  noVariables: (file) => `${file} にも環境変数にも、トークンらしい変数がありません。`,
  secretPrompt: (kind) =>
    kind === 'webhook'
      ? 'チャンネル設定からコピーした Webhook URL'
      : `${kinds[kind]} (先頭の「Bot 」や「Bearer 」は除く)`,
  secretEmpty: '何も入力されていません。',
  secretBlanks: '空白または改行が含まれています。もう一度コピーしてください。',
  secretNotWebhook: 'Discord の Webhook URL (https://discord.com/api/webhooks/…) ではありません。',
  secretPrefixed: '「Bot 」や「Bearer 」は除いてください。送信するときに付けられます。',
  secretSame: 'すでに保存されているものと同じです。',
  namePrompt: '名前 (例: 「自分の Bot、ステージング」)',
  nameEmpty: '名前を入力してください。',
  nameTaken: (name) => `「${name}」という認証情報はすでにあります。別の名前にしてください。`,
  environmentTitle: (name) => `「${name}」はどの環境のものですか？`,
  stored: (name) => `「${name}」を保存し、使うようにしました。`,
  persistence: (persistence) =>
    ({
      lasting: '',
      browser: 'ブラウザー版のエディターでは、再読み込みするとシークレットが失われることがあります。',
      'no-keyring':
        'この Linux にはキーリングが見つかりません。シークレットが弱い暗号で保存されるか、エディターを閉じると失われることがあります。',
    })[persistence],
  understood: '了解',
  manageTitle: '認証情報',
  managePlaceholder: (isEmpty) =>
    isEmpty
      ? 'まだ何も保存されていません。保存するものを選んでください'
      : 'Enter で開きます。右のボタンで使用、置き換え、削除ができます',
  stepsTitle: (name) => `認証情報「${name}」`,
  credentials: '保存済み',
  more: 'その他',
  unread: (count) =>
    `このバージョンでは読めないものが ${count} 件保存されています。「すべての認証情報を削除」で削除できます。`,
  use: '使用する',
  check: '使用して調べる',
  edit: '編集',
  rename: '名前を変更…',
  changeEnvironment: '環境…',
  changeColor: '色…',
  colorTitle: (name) => `「${name}」の色`,
  readOnlyRow: (isReadOnly) => (isReadOnly ? '書き込みを許可する' : '読み取り専用にする'),
  readOnlyDetail: '読み取り専用では、GET と HEAD 以外を送信しません',
  base: 'ベースアドレス…',
  baseTitle: (name) => `「${name}」のリクエストの送信先`,
  baseName: (base) => (base === 'discord' ? 'Discord' : base === 'sandbox' ? 'サンドボックス' : base),
  baseDetail: (base) =>
    base === 'discord'
      ? 'リクエストに書かれたとおり'
      : 'サンドボックスに送信します。Bot トークンの代わりに、サンドボックスのトークンを使います',
  baseOther: '別のアドレス…',
  basePrompt: 'https://proxy.example:8443 のようなオリジン。http はこのコンピューターだけ',
  baseInvalid:
    'オリジンは https://ホスト または https://ホスト:ポート です (パスなし)。http はこのコンピューターだけで使えます。',
  baseNotAllowed: '未許可',
  proxy: 'プロキシ…',
  proxyPrompt:
    'http://ユーザー:パスワード@ホスト:ポート。パスワードはシークレットストレージに保存されます。空ならエディターと同じ',
  proxyInvalid:
    'プロキシは http://ホスト:ポート または https://ホスト:ポート です。認証が要るときは、ホストの前に書きます。',
  proxyUsual: 'エディターと同じ',
  proxyPasswordPrompt: (user) => `${user} のパスワード (空なら保存済みのものを使います)`,
  userAgent: 'User-Agent…',
  userAgentPrompt:
    'User-Agent を指定しないリクエストに付けます (例: DiscordBot (https://example.com, 1.0))。空ならライブラリと同じ',
  userAgentInvalid: 'User-Agent に使えるのは、表示できる ASCII 文字とその間の空白だけです。',
  userAgentUsual: 'ライブラリと同じ',
  rotate: 'シークレットを置き換え…',
  rotateDetail: '名前、環境、その他の設定はそのままです',
  otherBot: (name) => `このトークンは、これまでの「${name}」とは別の Bot のものです。`,
  otherBotDetail: (before, now) => `Bot の ID は、これまで ${before} でしたが、新しいトークンでは ${now} です。`,
  otherBotConfirm: 'それでも保存',
  rotated: (name) => `「${name}」のシークレットを置き換えました。`,
  bind: 'フォルダーに固定…',
  bindTitle: (name) => `いつも「${name}」を使うフォルダー`,
  boundTo: (folders) => folders.join('、'),
  bindDetail: (other) => (other === undefined ? '' : `「${other}」に固定`),
  bound: (folder, name) => `「${folder}」のリクエストには「${name}」を使います。`,
  letGo: (folder) => `「${folder}」の固定を解除しました。`,
  remove: '削除…',
  removeTitle: (name) => `認証情報「${name}」を削除しますか？`,
  removeDetail: 'シークレットストレージから削除されます。Discord 側では、トークンは有効なままです。',
  removeConfirm: '削除',
  chooseToRemove: '削除する認証情報を選んでください',
  removed: (name) => `「${name}」を削除しました。`,
  nothingToRemove: '保存されている認証情報はありません。',
  forgetAll: 'すべての認証情報を削除…',
  forgetAllTitle: (count) => `保存されている ${count} 件の認証情報をすべて削除しますか？`,
  forgetAllUnread: (count) =>
    `これには、このバージョンの Tracecord では読めないもの (壊れているか、新しいバージョンが保存したもの) も ${count} 件含まれます。`,
  forgetAllConfirm: 'すべて削除',
  forgotten: (count) => `${count} 件の認証情報を削除しました。`,
  botId: (id) => `Bot ${id}`,
  applicationId: (id) => `アプリケーション ${id}`,
  allowTitle: (origin) => `${origin} に送信しますか？Discord の API ではありません。`,
  allowPlaceholder: (credential) => `相手はリクエストを読み、認証情報 (${credential}) を保存することもできます`,
  allowNot: '送信しない',
  allowOnce: '今回だけ送信',
  allowAlways: 'このアドレスを常に許可',
  allowAlwaysDetail: '自分のものである場合だけ選んでください。ユーザー設定 (tracecord.allowedOrigins) に書き込まれます',
};

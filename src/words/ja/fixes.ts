import type { FixId } from '../../core/diagnose/fix.ts';
import type { FixWords } from '../diagnosis.ts';
import type { Said } from '../said.ts';

/** Remedies in Japanese. */
export const fixes: Readonly<Record<FixId, FixWords | ((said: Said) => FixWords)>> = {
  'use-discord-user-agent': {
    title: 'Discord 形式の User-Agent を使う',
    advice:
      'すべてのリクエストに User-Agent: DiscordBot (url, version) を付け、ブラウザーからコピーしたほかのヘッダーを外します。',
  },
  'add-bot-prefix': {
    title: '先頭に「Bot 」を付ける',
    advice:
      'ヘッダーは Authorization: Bot <トークン> です。空白は一つ。OAuth2 アクセストークンなら「Bearer 」を付けます。',
  },
  'add-retry-after': {
    title: 'retry_after の処理を追加する',
    advice:
      '429 では本文の retry_after だけ待ち (ヘッダーは丸められていることがあります)、少しばらつきを加え、回数を限って再試行します。',
  },
  'watch-rate-limits': {
    title: 'レート制限を知らせる',
    advice:
      'このライブラリーはバケットごとに並べ、自分で待ちます。レート制限のイベントを受け取り、無効なリクエストの警告を設定すると、何が遅くしているかがわかります。discord.js (rejectOnRateLimit) と discord.py (max_ratelimit_timeout) では待たずに拒否することもできます。Oceanic は 30 秒を超える待機を拒否します (maxRatelimitRetryWindow)。',
  },
  'choose-credential': { title: '別の認証情報を選ぶ', advice: 'このリクエストに合うプロファイルを選びます。' },
  'store-credential': {
    title: '認証情報を保存する',
    advice:
      'トークンをエディターのシークレットストレージに一度入れておくと、送信時に付けられ、どこにも表示されません。',
  },
  'send-again': { title: 'もう一度送信', advice: '同じリクエストを送り直して比べます。' },
  'send-to-sandbox': {
    title: 'サンドボックスで試す',
    advice: 'ローカルの Discord は、トークンなしで応答し、回数にも数えられません。',
  },
  'show-buckets': { title: 'バケットを見る', advice: 'どのバケットが空になり、誰が使い、いつ空くかを確認します。' },
  'open-field': { title: 'フィールドへ移動', advice: 'Discord が拒否したプロパティを開きます。' },
  'explain-permissions': {
    title: '権限を調べる',
    advice: 'この認証情報でロールと上書きを取得し、どれが拒否しているかを段階ごとに示します。',
  },
  explain: { title: '解説を読む', advice: 'コードの意味、似たものとの見分け方、効果のある対処を読みます。' },
  'insert-version': {
    title: 'URL に /v10 を入れる',
    advice: 'バージョンがないとバージョン 6 として応答します: https://discord.com/api/v10/…',
  },
  'correct-field': { title: '値を直す', advice: 'Discord が示した値、または違う名前で送られた値を直します。' },
  'correct-id': {
    title: 'ID を確認する',
    advice: '開発者モードで、正しいサーバーと環境からコピーし直し、文字列として扱います。',
  },
  'correct-route': {
    title: 'URL を確認する',
    advice: 'ホスト、バージョン、パス、メソッドをドキュメントと見比べます。',
  },
  'fill-placeholder': {
    title: '変数に値を入れる',
    advice: '送信するプロセスで空になる理由を調べ、空なら送信前にエラーで止めます。',
  },
  'add-content-type': {
    title: 'Content-Type を付ける',
    advice:
      'JSON には Content-Type: application/json が必要です。ファイルを送るときは multipart と boundary をライブラリに任せます。',
  },
  'repair-json': { title: 'JSON を直す', advice: '文字列をつなげず、JSON シリアライザーで本文を作ります。' },
  'repair-request': {
    title: 'リクエスト自体を直す',
    advice: 'ヘッダー内の改行や非ラテン文字、誤った Host や Content-Length、URL 内の空白を探します。',
  },
  'shorten-content': { title: '小さくする', advice: '文章を短くする、ファイルを圧縮する、またはリンクを投稿します。' },
  'reword-content': {
    title: '言葉かリンクを変える',
    advice:
      'どの AutoMod ルールに当たったかをサーバーの管理者に確認してください。フィルターをすり抜けようとしないでください。',
  },
  'split-request': { title: 'リクエストを分ける', advice: '小さな複数のリクエストに分けて送ります。' },
  'add-thread-name': {
    title: 'thread_name か thread_id を付ける',
    advice: '本文の thread_name は投稿を作り、URL の ?thread_id= は既存の投稿に続けます。',
  },
  'choose-forum-tag': { title: 'タグを付ける', advice: 'フォーラムのタグの ID を applied_tags に入れます。' },
  'use-github-path': {
    title: 'URL の末尾に /github を付ける',
    advice: 'GitHub には、末尾に /github を付けた Webhook URL を登録します。',
  },
  'use-form-encoding': {
    title: 'フォームとして送る',
    advice: 'Content-Type: application/x-www-form-urlencoded で、grant_type などをフォームの値として送ります。',
  },
  'filter-old-messages': {
    title: '古いメッセージを除く',
    advice: '14 日より古い ID を呼び出し前に除きます。どうしても消すなら一つずつ削除します。',
  },
  'register-commands-once': {
    title: 'コマンドは変わったときだけ登録する',
    advice: '登録を Bot の起動処理から分け、独立した手順にします。',
  },
  'reset-token': {
    title: 'トークンをリセットする',
    advice: '開発者ポータルでリセットし、使っている場所すべてに新しい値を入れます。古い値はすぐに使えなくなります。',
  },
  'clean-credential': {
    title: '値の余分な文字を除く',
    advice: 'トークンを読み込む場所で引用符、空白、改行を除き、接頭辞は一度だけ付けます。',
  },
  'use-bearer': {
    title: 'ユーザーの OAuth2 トークンを使う',
    advice: 'ユーザーにアプリを認可してもらい、Authorization: Bearer <アクセストークン> を送ります。',
  },
  'use-bot-token': {
    title: 'Bot トークンを使う',
    advice: 'Bot 自身のトークンで Authorization: Bot <トークン> を送ります。',
  },
  'renew-webhook': {
    title: 'Webhook URL を取り直す',
    advice: 'チャンネルからコピーし直すか、新しい Webhook を作ります。',
  },
  'renew-grant': {
    title: '認可をやり直す',
    advice: 'OAuth2 の手順を最初からやり直します。コードは同じ redirect_uri とクライアントで、すぐに一度だけ使います。',
  },
  'request-scope': {
    title: 'スコープを求める',
    advice: '認可 URL にスコープを加え、ユーザーに許可し直してもらいます。',
  },
  'grant-permission': (said) => ({
    title: said.permissions.length === 0 ? '権限を与える' : '足りない権限を与える',
    advice: `Bot のロールに ${said.permissions.length === 0 ? '権限' : said.permissions.join('、')} を与え、チャンネル側で拒否されていないか確認します。`,
  }),
  'move-role-up': {
    title: 'Bot のロールを上に移す',
    advice: 'サーバー設定で、Bot のロールを対象のロールやメンバーより上に移します。',
  },
  'enable-owner-mfa': {
    title: '二要素認証を有効にする',
    advice: 'アプリの所有者 (またはチームの各メンバー) に必要です。',
  },
  'join-guild': {
    title: 'Bot をサーバーに追加する',
    advice: 'bot と applications.commands のスコープで認可し直します。',
  },
  'enable-members-intent': {
    title: 'Server Members Intent を有効にする',
    advice: '開発者ポータルの Bot のページ、特権インテントの項目にあります。',
  },
  'enable-content-intent': {
    title: 'Message Content Intent を有効にする',
    advice: '開発者ポータルの Bot のページ、特権インテントの項目にあります。または、メッセージへのリンクを送ります。',
  },
  'accept-closed-dm': {
    title: '送信をあきらめる',
    advice: '相手の設定なので、コードでは変えられません。エラーにせず処理を続けるか、チャンネルで返信します。',
  },
  'verify-account': { title: 'アカウントを認証する', advice: 'Discord またはサーバーが求める認証を済ませます。' },
  'unarchive-thread': {
    title: '先にスレッドのアーカイブを解除する',
    advice: 'スレッドに archived: false を PATCH します (MANAGE_THREADS があれば locked: false も)。',
  },
  'resolve-state': { title: '先に状態を確認する', advice: '対象を読み取り、状態が許すときだけ操作します。' },
  'remove-resource': { title: '空きを作る', advice: '不要なものを削除するか、既存のものを使い回します。' },
  'stop-sending': {
    title: '送信を止める',
    advice: '遮断が解けるまで、このアドレスからのループと再試行をすべて止めます。送るたびに長引きます。',
  },
  wait: (said) => ({
    title: said.seconds === '' ? '待つ' : `${said.seconds} 秒待つ`,
    advice: '早く送るとまた拒否され、無効なリクエストに数えられます。',
  }),
  'slow-down': {
    title: '送る量を減らす',
    advice: 'バケットごとに順番待ちにし、同じ対象への変更をまとめ、読み取りはキャッシュします。',
  },
  'find-invalid-requests': {
    title: '拒否されているリクエストを探す',
    advice: 'ログで 401、403、429 が続くものを探します。無効なトークンのまま再起動を繰り返す例が典型です。',
  },
  'retry-with-backoff': {
    title: '間隔を広げながら再試行する',
    advice: '間隔に少しばらつきを加え、数回だけ試します。二度実行してもよいものだけを繰り返してください。',
  },
  'acknowledge-sooner': {
    title: '先にインタラクションへ応答する',
    advice: '最初に、3 秒以内に defer し、処理が終わってから応答を編集します。',
  },
  'find-second-process': {
    title: '別のプロセスを探す',
    advice: '古いデプロイ、デバッグ中の実行、二重登録のリスナーが先に応答しています。',
  },
  'use-follow-up': {
    title: '応答を編集するか、続けて送る',
    advice: '最初の応答の後は、PATCH …/messages/@original か、インタラクションの Webhook への POST を使います。',
  },
  'use-channel-route': {
    title: 'Bot トークンでチャンネルに送る',
    advice: '15 分を過ぎたら、Bot トークンでチャンネルに送ります。',
  },
  'change-address': {
    title: '別のアドレスから送る',
    advice:
      '自分の PC と比べるか、専用の固定アドレスを持つサーバーを使います。最後の手段としてレジデンシャルプロキシを挙げる記事もありますが、その規約と Discord の規約を先に確認してください。',
  },
  'leave-worker-host': {
    title: '別の環境で実行する',
    advice: 'コードをさらに変える前に、アドレスを共有しないマシンから同じリクエストを試します。',
  },
  'check-status-page': {
    title: 'Discord の障害か調べる',
    advice:
      '「Tracecord: Discord の障害か」が、discordstatus.com、2 件の確認リクエスト、最近のリクエストを見比べます。',
  },
  'check-network': {
    title: 'ネットワークを確認する',
    advice:
      '接続、VPN、DNS、ファイアウォールを確認します。別のアドレスを試せば、このホストだけの問題かどうか分かります。',
  },
  'check-proxy': {
    title: 'プロキシを確認する',
    advice:
      '認証情報のプロキシ、設定の http.proxy、環境変数 HTTPS_PROXY、ネットワークが間に置いているものを確認します。',
  },
  'check-certificates': {
    title: '正しい証明書を信頼する',
    advice:
      '会社のルート証明書を OS (または NODE_EXTRA_CA_CERTS) に加えます。検証を無効にしないでください。トークンがこの接続を通ります。',
  },
  'check-clock': { title: '時計を確認する', advice: 'このマシンの日付、時刻、タイムゾーンを合わせます。' },
  'raise-timeout': {
    title: '待ち時間を延ばす',
    advice: '遅いと分かっているリクエストだけ延ばします。そうでなければ原因が隠れます。',
  },
  'report-unknown': {
    title: '報告する',
    advice: 'コピーしたやり取りにシークレットは含まれません。次の人が答えを得られるよう、Issue に貼ってください。',
  },
};

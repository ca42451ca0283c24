import { type CauseTable, cut } from '../../said.ts';

const list = (names: readonly string[]) => names.join('、');

/** Causes in who asks: credentials, interactions, permissions. */
export const rightsCauses = {
  'no-credential': {
    summary: 'Authorization がありません。このルートには必要です。',
    cause:
      '誰からのリクエストかを示すものが何も送られていません。トークンの間違いではなく、トークンそのものがありません。',
  },
  'no-prefix': {
    summary: 'トークンの先頭に「Bot 」がないまま送られました。',
    cause:
      'Discord は接頭辞のないトークンをユーザーアカウントのものとして扱うため、該当するものが見つかりません。トークン自体は正しいかもしれません。',
  },
  'blemished-value': {
    summary: 'Authorization に余分なものが入っています: 空白、引用符、改行、または二重の接頭辞。',
    cause: 'ファイルやコピーした行から紛れ込む、目に見えない文字です。Discord はトークンの一部として読みます。',
  },
  'placeholder-value': {
    summary: 'トークンの代わりに、仮の値が送られました。',
    cause: '変数が空、undefined、またはサンプルの文字列のままです。送信したプロセスはトークンを持っていません。',
  },
  'bearer-on-bot-token': {
    summary: 'Bot トークンらしき値が Bearer として送られました。',
    cause:
      'Bearer は OAuth2 アクセストークン用で、そちらにはドットがありません。送られた値には Bot トークンの二つのドットがあります。「Bot 」を付けるべきものです。',
  },
  'bot-on-other-secret': (said) => ({
    summary: `「${said.scheme === '' ? 'Bot' : said.scheme}」の後ろの値は、その種類のトークンの形をしていません。`,
    cause:
      'Bot トークンはドットで区切られた三つの部分からなります。クライアントシークレット (32 文字)、公開鍵、または OAuth2 トークンが貼り付けられています。',
  }),
  'basic-on-api': {
    summary: 'Basic 認証を受け付けないルートに送られました。',
    cause:
      'クライアント ID とシークレットが使えるのは OAuth2 のトークン用アドレスだけです。ほかは「Bot」か「Bearer」を使います。',
  },
  'scheme-unknown': (said) => ({
    summary: `「${said.scheme}」は Discord が対応していない認証方式です。`,
    cause:
      'トークンの前の語は「Bot」、「Bearer」、または OAuth2 のトークン用アドレスでは「Basic」でなければなりません。',
  }),
  'bot-only-route': {
    summary: 'このルートは Bot しか使えません。',
    cause: '認証情報はユーザーのもの (OAuth2 トークン) です。このルートは Bot トークンを求めています。',
  },
  'user-only-route': {
    summary: 'Bot はこのルートを使えません。',
    cause:
      '認証情報は Bot のものですが、このルートは許可を与えたユーザーのためのものです。「Bearer」と OAuth2 トークンが必要です。',
  },
  'token-refused': {
    summary: 'Discord はこのトークンを認識しません。リセットされたか、別の種類の値です。',
    cause:
      '形も接頭辞も正しいので、原因は値そのものです。ポータルでのリセット、公開されたことによる Discord のリセット、コピー時の欠け、または別の種類のアカウントのものです。Bot トークンは自然には失効しません。',
  },
  'unseen-token-refused': {
    summary: 'Discord が認証情報を拒否しました。',
    cause:
      '接頭辞は正しいです。残りは隠されているか未知の形なので、リセット、別のシークレット、欠けた値のどれなのかは区別できません。',
  },
  'user-token-signs': {
    summary: 'ユーザーアカウントのリクエストのようです。プログラムからの送信は許されていません。',
    cause:
      '接頭辞のないトークンと、Discord のクライアントだけが送るヘッダーが一緒にあります。ユーザーアカウントの自動操作は規約違反で、Tracecord はそうしたリクエストを送りません。',
  },
  'grant-spent': {
    summary: 'OAuth2 のコードまたはリフレッシュトークンが有効ではありません。',
    cause:
      'コードは一度だけ、発行後の短い間、発行時と同じ redirect_uri と client_id でのみ使えます。リフレッシュトークンは使うたびに替わり、ユーザーがアプリを解除すると終わります。',
  },
  'client-secret-refused': {
    summary: 'クライアント ID またはクライアントシークレットが違います。',
    cause:
      '許可の内容を見る前に、アプリケーション自体が拒否されました。シークレットのリセット、別アプリのもの、または欠けが考えられます。',
  },
  'grant-as-json': {
    summary: 'トークン用アドレスに JSON が送られました。フォームしか受け付けません。',
    cause:
      'Discord はここで JSON を読まないため、grant_type が見つからないと言っています。grant_type 自体は正しいかもしれません。',
  },
  'grant-type-missing': {
    summary: 'grant_type がないか、Discord の知らない値です。',
    cause: 'フォームの中に grant_type が見つかりませんでした。綴りの誤りか、本文がフォームとして送られていません。',
  },
  'oauth-refused': (said) => ({
    summary: `OAuth2 が拒否されました${said.oauthError === '' ? '' : `: ${said.oauthError}`}。`,
    cause:
      said.oauthDescription === ''
        ? '応答はこの語だけです。スコープ、リダイレクト先、クライアント ID をポータルと見比べてください。'
        : `Discord の説明: ${said.oauthDescription}`,
  }),
  'bearer-refused': {
    summary: 'OAuth2 アクセストークンが有効ではありません。',
    cause: '期限切れ、取り消し、またはユーザーがアプリを解除しました。スコープ不足なら別のコードになります。',
  },
  'scope-missing': {
    summary: 'OAuth2 トークンは有効ですが、このルートに必要なスコープがありません。',
    cause: 'ユーザーがそのスコープを許可していません。スコープは発行時に決まるため、認可をやり直す必要があります。',
  },
  'identity-token-refused': {
    summary: 'ID プロバイダーのトークン、またはその設定が拒否されました。',
    cause:
      '仮アカウントに関するものです。ID トークンの発行者、対象、鍵、または発行からの時間が、アプリの設定と合いません。',
  },
  'connection-revoked': {
    summary: '連携または許可が取り消されています。',
    cause: '許可した人が取り消しました。認可をやり直すしかありません。',
  },
  'webhook-token-refused': {
    summary: 'Webhook URL のトークンが、この Webhook のものではありません。',
    cause:
      'Webhook は存在します (なければ 10015 です)。トークンが更新された、欠けている、または別の Webhook のものです。',
  },
  'url-token-refused': {
    summary: 'URL の中のトークンが拒否されました。',
    cause:
      'このルートは Authorization ではなく URL のトークンで認証します。欠けている、更新された、または別の Webhook やインタラクションのものです。',
  },
  'answered-too-late': (said) => ({
    summary: `インタラクションへの応答が ${said.age} 秒後でした。Discord が待つのは 3 秒です。`,
    cause:
      'ID から作成時刻が、応答から Discord に届いた時刻が分かります。最初の応答の前の重い処理か、コールドスタートが主な原因です。',
  }),
  'interaction-elsewhere': (said) => ({
    summary: `作成から ${said.age} 秒しか経っていませんが、Discord はこのインタラクションを待っていません。`,
    cause:
      '遅すぎたのではありません。別のプロセスが応答したか、ID とトークンの組み合わせが違います。理由なく失われた例も報告されています。',
  }),
  'interaction-unknown': {
    summary: 'Discord はこのインタラクションをもう待っていません。',
    cause:
      '最初の応答が 3 秒より後だった、別のプロセスが応答した、または ID とトークンが違います。経過時間はここからは分かりません。',
  },
  'already-acknowledged': {
    summary: 'このインタラクションにはすでに応答済みです。',
    cause:
      '最初の応答は一度しかできません。コードが二度応答している、リスナーが二重に登録されている、または同じトークンの別プロセスがあります。',
  },
  'interaction-token-expired': {
    summary: 'インタラクションのトークンはもう使えません。有効なのは 15 分間です。',
    cause:
      '15 分を過ぎると、そのトークンでは編集も追加の送信もできません。まだ新しいなら、アプリケーション ID とトークンの組み合わせが違います。',
  },
  'follow-up-before-answer': {
    summary: 'このインタラクションの Webhook がまだありません。未応答か、アプリケーション ID が違います。',
    cause:
      '追加の送信と編集は最初の応答の後に、インタラクションを受けたアプリの ID で行えます。チャンネルの Webhook でこのコードが出た場合は、削除されたという意味です。',
  },
  'permission-for-route': (said) => ({
    summary: `Bot に権限がありません: ${cut(list(said.permissions), 70)}。`,
    cause: `${said.route} には ${list(said.permissions)} が必要です。ロールで許可していても、チャンネル側で拒否されることがあります。タイムアウト中の Bot にはほとんど権限がありません。`,
  }),
  'permission-unstated': {
    summary: 'このルートに必要な権限が Bot にありません。',
    cause:
      'どの権限かは Discord の応答にも、このルートのドキュメントにも書かれていません。対象は見えています (見えなければ 50001 です)。',
  },
  'permission-or-hierarchy': (said) => ({
    summary: 'Bot に権限がないか、Bot の最上位ロールが対象より上にありません。',
    cause: `${said.permissions.length === 0 ? '' : `このルートには ${list(said.permissions)} が必要です。`}対象のメンバーやロールが Bot の最上位ロール以上にある場合や、対象がオーナーの場合も、Discord は同じ応答を返します。管理者権限があっても順序は変わりません。`,
  }),
  'permission-split': (said) => ({
    summary: `Bot に ${cut(list(said.permissions), 50)} がありません。2026 年 2 月に独立した権限です。`,
    cause:
      '2026-02-23 までは、より広い権限 (ピン留めなら MANAGE_MESSAGES) で足りました。それまで動いていた Bot も、新しい権限を与えるまで拒否されます。',
  }),
  'permission-by-code': (said) => ({
    summary:
      said.permissions.length === 0 ? 'Bot に権限がありません。' : `Bot に ${list(said.permissions)} がありません。`,
    cause: `コード自体がそう示しています${said.message === '' ? '' : `。Discord の文面: 「${said.message}」`}。`,
  }),
  hierarchy: (said) => ({
    summary: '対象が Bot の最上位ロール以上にある可能性が高いです。',
    cause: `少し前に別の対象では成功しているので、権限${said.permissions.length === 0 ? '' : ` (${list(said.permissions)})`} はあります。違うのは対象です。そのロールが Bot より下にないか、対象がオーナーです。`,
  }),
  'channel-hidden': {
    summary: 'Bot からこのチャンネルが見えないか、Bot がサーバーにいません。',
    cause:
      'VIEW_CHANNEL がないと、チャンネル内のすべてがこのコードで拒否されます。存在しないチャンネルなら 10003 です。',
  },
  'guild-closed': {
    summary: 'Bot はこのサーバーにアクセスできません。',
    cause: '参加していない、外された、または別のサーバーの ID です。権限が一つ足りないだけなら 50013 です。',
  },
  'members-intent': {
    summary: 'この Bot はメンバー一覧を取得できません。',
    cause:
      'このルートには、ポータルで有効にする Server Members Intent が必要です。Bot がサーバーにいない場合も同じコードになります。',
  },
  'forward-unreadable': {
    summary: '転送するメッセージの内容を、このアプリは読めません。',
    cause:
      '転送には内容を読めることが必要です。Message Content Intent を有効にするか、アプリへのメンションを含むメッセージに限ります（推定）。チャンネルが見えないだけなら 50001 です。',
  },
  'commands-scope': {
    summary: 'このアプリは、このサーバーのコマンドを管理できません。',
    cause: 'applications.commands スコープなしで追加されたか、参加していないサーバーの ID です。',
  },
  'owner-without-mfa': {
    summary: 'このサーバーでは二要素認証が必要ですが、Bot の所有者が設定していません。',
    cause:
      'こうしたサーバーでの管理操作には、アプリを所有するアカウントの二要素認証が必要です。Bot 自身では設定できません。',
  },
  'dm-refused': {
    summary: 'この人は Bot からのダイレクトメッセージを受け取りません。',
    cause:
      'Bot をブロックしたか、ダイレクトメッセージを閉じています。コードでは変えられません。共通のサーバーがない場合は 50278 です。',
  },
  'dm-no-shared-guild': {
    summary: 'ダイレクトメッセージを許す共通のサーバーがありません。',
    cause: '共通のサーバーがなくなったか、サーバーメンバーからのメッセージが無効です。ブロックなら 50007 です。',
  },
  'dm-impossible': {
    summary: 'このアカウントとはダイレクトメッセージを開けません。',
    cause: '相手は Bot 自身か、別の Bot です。人が拒否している場合は 403 になります。',
  },
  'verification-needed': (said) => ({
    summary: 'この操作の前に、アカウントの認証が必要です。',
    cause: `アカウント、またはサーバーの認証レベルが求める認証が済んでいません${said.message === '' ? '' : `。Discord の文面: 「${said.message}」`}。`,
  }),
  'refused-by-rule': (said) => ({
    summary: `Discord はこの操作を禁じています${said.message === '' ? '' : `: 「${cut(said.message, 80)}」`}。`,
    cause: `コード ${said.code} は権限不足ではなく規則です。Bot の権限を増やしても変わりません。`,
  }),
  'refused-unsaid': {
    summary: 'Discord がアクセスを拒否しましたが、理由は示されていません。',
    cause: '権限不足、規則、認証情報の種類の誤りを見分けるコードがありません。',
  },
} satisfies CauseTable;

import type { CauseTable } from '../../said.ts';

/** Causes on the way to Discord: the network, the edge, and whatever answers in Discord's place. */
export const wayCauses = {
  'name-not-found': {
    summary: 'ホスト名が見つからず、リクエストは送信されていません。',
    cause:
      'DNS サーバーは「この名前は存在しない」と答えました。URL の書き間違いか、このネットワーク独自の DNS が名前を隠しています。Discord には届いていません。',
  },
  'name-server-silent': {
    summary: 'DNS サーバーが応答せず、リクエストは送信されていません。',
    cause:
      '名前の解決に一時的な理由で失敗しました。ネットワークの切断、リゾルバーの停止、DNS のないコンテナーなどが考えられます。存在しない名前なら別のエラーになります。',
  },
  'connection-refused': {
    summary: 'このアドレスとポートでは何も待ち受けておらず、接続を拒否されました。',
    cause:
      '相手のマシンには届き、拒否されました。サンドボックスやプロキシなら起動していません。discord.com なら、途中の何かが代わりに拒否しています。',
  },
  'network-unreachable': {
    summary: 'このマシンからそのアドレスへ届く経路がありません。',
    cause:
      'OS に経路がありません。ネットワークや VPN の切断、または IPv6 のないネットワークで IPv6 アドレスを使った場合です。何も送信されていません。',
  },
  'connection-blocked': {
    summary: 'このマシン自身が接続を許可していません。',
    cause: 'パケットが出る前に、OS またはローカルのファイアウォールが禁止しました。Discord には届いていません。',
  },
  'connection-reset': {
    summary: '応答が来る前に接続が切られました。',
    cause:
      '相手、または途中の何かが接続を切りました。リクエストは処理済みかもしれません。POST を送り直す前に結果を確認してください。',
  },
  'reset-in-handshake': {
    summary: 'TLS ハンドシェイクの途中で接続が切られました。',
    cause:
      '暗号化が始まる前なので、リクエストは送られていません。このホストを通さないプロキシ、ファイアウォール、フィルターでよく起こります。',
  },
  'closed-by-server': {
    summary: 'サーバーが応答せずに接続を閉じました。',
    cause:
      '多くの場合、待機中の接続が、再利用しようとした瞬間に閉じられています。リクエストが処理されたかどうかは分かりません。',
  },
  'connect-timeout': {
    summary: '制限時間内に接続できませんでした。',
    cause:
      'アドレスからまったく応答がありません。拒否ならすぐに分かるため、パケットが捨てられています。ファイアウォール、VPN、または必要なのに使っていないプロキシが考えられます。',
  },
  'headers-timeout': {
    summary: 'リクエストは送られましたが、制限時間内に応答が始まりませんでした。',
    cause:
      'リクエストを送れたので、接続は正常です。Discord か途中の何かが遅いか、止めています。この後で処理される可能性もあります。',
  },
  'body-timeout': {
    summary: '応答は始まりましたが、途中で止まりました。',
    cause: 'ステータスとヘッダーは届き、残りが制限時間内に届きませんでした。リクエストは処理済みの可能性が高いです。',
  },
  'deadline-passed': {
    summary: '呼び出し側がリクエスト全体に許した時間を過ぎました。',
    cause:
      'この制限はコードにあります (タイムアウト付きの AbortSignal など)。どの段階が遅かったかは、このエラーではなく所要時間の内訳で分かります。',
  },
  'issuer-untrusted': {
    summary: '証明書の発行元が、このマシンで信頼されていません。',
    cause:
      'Discord の証明書は公的に信頼されているので、これは Discord のものではありません。会社のプロキシやウイルス対策ソフトが独自の証明書で通信を読んでいるか、OS の認証局リストが古くなっています。',
  },
  'certificate-expired': {
    summary: 'このマシンの時計では、証明書が有効期間外です。',
    cause:
      'このマシンの時計がずれているか、途中の何かが古い証明書を見せています。Discord の証明書は期限よりずっと前に更新されます。',
  },
  'certificate-other-host': {
    summary: '証明書が、呼び出したホストのものではありません。',
    cause:
      'この名前で別の何かが応答しています。プロキシ、キャプティブポータル、hosts ファイルの記述、または URL にホスト名でなく IP アドレスを書いた場合です。',
  },
  'certificate-refused': {
    summary: '証明書が受け入れられませんでした。',
    cause: '失効している、サーバー用でない、またはチェーンが壊れています。この接続では何も送られていません。',
  },
  'tls-not-spoken': {
    summary: 'このアドレスの相手は TLS で応答していません。',
    cause:
      '返ってきたのは TLS ではなく、たいてい平文の HTTP です。http サーバーやプロキシのポートに https:// で接続したか、プロキシの URL を誤って https:// と書いています。',
  },
  'tls-failed': {
    summary: 'TLS の条件が合わず、接続できませんでした。',
    cause:
      'バージョンか暗号方式の段階でハンドシェイクに失敗しました。古い OS や、TLS を解読するプロキシが主な原因です。',
  },
  cancelled: {
    summary: 'リクエストは中止されました。',
    cause: 'コードか人が中止しました。送信後だった場合は、処理済みかもしれません。',
  },
  'client-closed': {
    summary: 'リクエストが終わる前に HTTP クライアントが閉じられました。',
    cause: '接続プールが閉じられたか破棄されました。リクエストの途中でプログラムが終了するとこうなります。',
  },
  'proxy-refused': {
    summary: 'プロキシに接続できませんでした。',
    cause: '失敗したのは Discord への接続ではなく、プロキシへの接続です。アドレスかポートが違うか、起動していません。',
  },
  'proxy-wants-login': {
    summary: 'プロキシが認証を求めています (407)。',
    cause: 'Discord が 407 を返すことはありません。プロキシに必要なユーザー名とパスワードが、ないか間違っています。',
  },
  'proxy-failed': {
    summary: 'プロキシは応答しましたが、Discord に接続しませんでした。',
    cause:
      'トンネルを拒否したか、途中で切りました。原因はリクエストではなく、プロキシの規則か、プロキシ側のネットワークです。',
  },
  'request-unsendable': {
    summary: 'HTTP として書けない内容のため、送信されていません。',
    cause:
      '許されないものが含まれています。ヘッダー内の改行や日本語などの文字、不正なメソッドや URL、本文と合わない長さなどです。',
  },
  'body-file-unreadable': {
    summary: '本文に指定されたファイルを読み取れなかったため、送信されていません。',
    cause:
      'ファイルがなくなったか、通常のファイルではないか、大きすぎるか、読み取る権限がありません。直前の確認では読み取れる状態でした。',
  },
  'answer-not-http': {
    summary: '返ってきたものは HTTP ではありません。',
    cause:
      'このアドレスでは別のサービスか、壊れたプロキシが応答しています。Discord も Cloudflare も正しい HTTP を返します。',
  },
  'answer-cut-short': {
    summary: '応答が途中で終わりました。',
    cause: '予告されたより少ないバイト数しか届いていません。リクエストは処理済みの可能性が高いです。',
  },
  'answer-undecodable': {
    summary: '本文を展開できません。',
    cause: 'content-encoding の示す形式になっていません。途中の何かが片方だけを書き換えたか、本文が欠けています。',
  },
  'answer-too-large': {
    summary: '応答がクライアントの上限を超えています。',
    cause:
      'ヘッダーか本文がクライアントの制限を超えました。Discord のヘッダーは小さいので、誰が応答したかを確認してください。',
  },
  'http2-failed': {
    summary: 'HTTP/2 の接続に失敗しました。',
    cause: '食い違ったのはリクエストの内容ではなく、プロトコルです。HTTP/1.1 なら避けられます。',
  },
  'transport-unknown': (said) => ({
    summary: `応答がありません: ${said.transport === '' ? '理由は不明です' : said.transport}。`,
    cause: 'このエラーコードは未知のものです。分かるのは、どの段階で起きたかだけです。',
  }),
  'browser-user-agent': {
    summary: 'User-Agent がブラウザーのものなので、Discord の前段の Cloudflare が拒否しました。',
    cause:
      'ブラウザーを名乗る Bot のリクエストは、ほとんどのルートで遮断されます。同じヘッダーでも /users/@me や /gateway は成功することがあるため、その成功は証拠になりません。文面は内部の障害のように読めますが、そうであることはまずありません。',
  },
  'missing-user-agent': {
    summary: 'User-Agent がないため、Discord の前段の Cloudflare が拒否しました。',
    cause:
      'User-Agent のないリクエストは、Discord に届く前に遮断されます。権限不足なら Discord 自身が別のコードで答えます。',
  },
  'library-user-agent': (said) => ({
    summary: 'Discord の前段の Cloudflare が拒否しました。User-Agent は Discord が求める形式ではありません。',
    cause: `「${said.userAgent}」は Discord が求める形式ではありません。ライブラリの既定値には拒否されるものも通るものもあります。正しい形式で送ってみるのがいちばん早い確認方法です。`,
  }),
  'unseen-user-agent': {
    summary: 'Discord の前段の Cloudflare が拒否しました。送られた User-Agent は分かりません。',
    cause:
      'この拒否は User-Agent が原因であることが多いのですが、貼り付けられた内容には含まれていません。ライブラリの既定値も含め、実際に何が送られたかを確認してください。',
  },
  'blocked-despite-user-agent': {
    summary: 'User-Agent は Discord の形式ですが、Cloudflare が拒否しました。',
    cause:
      '残るのは、送信元のアドレス、ブラウザーに見えるほかの要素、または Discord 側の不具合です (過去に一度、この応答の原因になりました)。Discord Status と別のネットワークからの送信で見分けられます。',
  },
  'worker-host': (said) => ({
    summary: 'Cloudflare が拒否しました。実行環境が原因の一つかもしれません。',
    cause: `ワークスペースに ${said.file} があるため、コードはアドレスを共有する Cloudflare Workers で動いているようです。プロキシとして Worker を挟んでも解決しないことが知られています。同じヘッダーで別のマシンから送れば、はっきりします。`,
  }),
  'apps-script-host': (said) => ({
    summary: 'Cloudflare が拒否しました。Google Apps Script が原因の一つかもしれません。',
    cause: `ワークスペースに ${said.file} があります。Apps Script はブラウザーに似た独自の User-Agent を送り、アドレスを全員で共有しています。UrlFetchApp で指定した User-Agent が実際に送られるかどうかは確かめられません。`,
  }),
  'firewall-rule': {
    summary: 'Discord 用の Cloudflare ファイアウォールの規則が、リクエストを拒否しました。',
    cause:
      'User-Agent は正しいので、ほかのものが規則に当たっています。アドレス、別のヘッダー、またはクライアントの接続の仕方です。',
  },
  'region-blocked': {
    summary: 'Cloudflare が、このアドレスの国または地域からのリクエストを拒否しています。',
    cause: 'エラー 1009 はアドレスの所在地だけを見ています。VPN や海外のホストを使うと、思わぬ地域と判定されます。',
  },
  'address-banned-by-edge': {
    summary: '送信元の IP アドレスが、Cloudflare に遮断されています。',
    cause:
      'エラー 1006 から 1008 は、内容にかかわらず IP アドレスごと遮断するものです。同じアドレスを使うほかのプログラムにも及びます。',
  },
  'malformed-for-edge': {
    summary: 'Cloudflare がリクエストを HTTP として解釈できず、破棄しました。',
    cause:
      'Cloudflare の簡素な「400 Bad Request」のページです。不正なヘッダー、誤った Host、壊れた行などが原因で、本文の JSON は関係ありません。',
  },
  'edge-page': (said) => ({
    summary: `Cloudflare が自身のページ${said.status === '' ? '' : ` (${said.status})`} で応答しました。Discord には届いていません。`,
    cause:
      'Discord の API は JSON で応答し、Via ヘッダーを付けます。このページにはどちらもなく、止めた理由も書かれていません。',
  }),
  'edge-rate-limit': {
    summary: 'Cloudflare が送信元アドレスを制限しています (1015)。',
    cause:
      'X-RateLimit ヘッダーがなく、Discord のバケットではありません。拒否されたリクエストが多すぎる、認証なしの呼び出しが速すぎる、共有アドレスのほかの利用者がいる、などが原因です。送り続けると長引くことがあります。',
  },
  'edge-limit-unsaid': {
    summary: 'Discord のレート制限ヘッダーがない 429 です。制限しているのは Discord の手前です。',
    cause:
      'Discord 自身の 429 なら、待ち時間とバケットが示されます。この応答にはどちらもないため、おそらく Cloudflare かプロキシが、アドレスを対象に制限しています。',
  },
  'api-ban': {
    summary: '拒否されたリクエストが多すぎるため、アドレスが一時的に遮断されています。',
    cause:
      '401、403、429 を受けすぎたアドレスに (上限は 10 分間に 10,000 件)、Cloudflare が返す固定の文章です。Retry-After は付きません。送り続けると長引きます。同じアドレスを使うものすべてに影響します。',
  },
  challenge: {
    summary: 'Cloudflare が、人間かどうかをブラウザーで確認しようとしています。API クライアントでは通過できません。',
    cause:
      '返ってきたのは確認用のページです。リクエストの特徴か、送信元アドレスが疑われました。プログラムで解こうとしないでください。',
  },
  'origin-unreachable': (said) => ({
    summary: `Cloudflare が Discord のサーバーに届きませんでした${said.status === '' ? '' : ` (${said.status})`}。`,
    cause:
      'ステータス 520 から 530 は、背後のサーバーが失敗したり応答しなかったりするときに Cloudflare が作ります。リクエストの内容とは関係ありません。',
  }),
  'edge-bad-gateway': (said) => ({
    summary: `Discord のサーバーの代わりに、Cloudflare が ${said.status} で応答しました。`,
    cause: 'ページは Cloudflare のものです。Discord のサーバーに届かなかったか、渡せる応答が得られませんでした。',
  }),
  'foreign-answer': {
    summary: 'Discord 以外のものが応答しました。',
    cause:
      'cf-ray がなく、ヘッダーも本文も Discord のものではありません。プロキシ、フィルター、または間違ったホストの応答です。',
  },
  'captive-portal': (said) => ({
    summary: 'JSON が返るはずの API から Web ページが返りました。途中のネットワークが応答しています。',
    cause:
      said.location === ''
        ? 'ホテルやゲスト用のネットワーク、一部の会社のプロキシは、ログインするまであらゆるリクエストに独自のページを返します。'
        : `リクエストは Discord ではない ${said.location} へ転送されました。ログインを求めるネットワークがこうします。`,
  }),
  'content-filter': {
    summary: 'Web フィルターか会社のプロキシがリクエストを拒否しました。',
    cause: '応答にそうした製品の名前があります。Discord には届いていません。ネットワークの規則によるものです。',
  },
  'google-front-end': {
    summary: 'Discord のサーバーの手前にある Google のフロントエンドが、形式不正として拒否しました。',
    cause:
      '「Error 400 (Bad Request)!!1」は Google のページです。ヘッダー、長さ、Host など HTTP 自体が壊れているか、Google のホストに送られています。',
  },
  'worker-exception': (said) => ({
    summary: `途中にある Cloudflare Worker が失敗しました (${said.edgeCode})。`,
    cause:
      'エラー 1101 と 1102 は、誰かの Worker が出すものです。Discord の API はこう応答しません。自分または他人のプロキシが間にあります。',
  }),
} satisfies CauseTable;

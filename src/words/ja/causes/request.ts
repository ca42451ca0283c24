import { type CauseTable, cut, type Said } from '../../said.ts';

/** Causes in what is asked: form, contents, and things and routes that are not there. */
export const requestCauses = {
  'field-rejected': (said) => ({
    summary: `Discord が${said.fields.length === 1 ? `フィールド ${fieldName(said)} ` : ` ${said.fields.length} 個のフィールド`}を拒否しました。`,
    cause: 'リクエストの形は正しく、受け入れられない値が理由とともに示されています。すべて直す必要があります。',
  }),
  'path-value-rejected': (said) => ({
    summary: `URL の中の値が拒否されました: ${fieldName(said)}。`,
    cause:
      '拒否されたのは本文ではなくパスの値です。ID を書くべきところに、名前やメンション、または番号の代わりに @me があることが多いです。',
  }),
  'unfilled-placeholder': (said) => ({
    summary: `URL の、ID があるべき場所に「${said.placeholder}」が入っています。`,
    cause: 'URL を組み立てる前に変数が埋まっていませんでした。Discord は別のことを指摘しますが、本当の原因はこれです。',
  }),
  'content-type-missing': {
    summary: 'Discord は本文を読んでいません。Content-Type がないか、違います。',
    cause:
      '内容は正しいかもしれません。Discord が読むのは application/json、フォーム、multipart だけで、ほかは空の本文として扱われます。',
  },
  'form-unsaid': {
    summary: 'Discord がリクエストの形式を拒否しましたが、フィールドは示されていません。',
    cause:
      '不正なフォームのコードがあり、フィールドのツリーがありません。古い API バージョンや、種類の違う本文で起こります。',
  },
  'json-broken': {
    summary: '本文が正しい JSON ではありません。',
    cause:
      'Discord が解析できませんでした。末尾のカンマ、単一引用符、エスケープ漏れ、または誤って文字列になったオブジェクトが考えられます。',
  },
  'json-suspect': {
    summary: 'Discord がリクエストを拒否しました。本文は正しい JSON ではありません。',
    cause: '応答は「bad request」だけです。JSON として送られた本文が解析できないことで説明がつきます。',
  },
  'message-empty': {
    summary: 'メッセージに表示するものがありません。',
    cause:
      'content、embeds、components、ファイル、スタンプ、投票のすべてが空か、ありません。実行時に変数が空であることが多いです。',
  },
  'message-key-misspelt': (said) => ({
    summary: `メッセージに「${said.key}」があります。Discord が読むのは「${said.meant}」です。`,
    cause: '知らないキーは黙って無視されるため、送るものが何も残りませんでした。',
  }),
  'github-payload': {
    summary: 'GitHub のイベントが通常の Webhook URL に送られました。',
    cause: 'GitHub の形式が通じるのは、末尾が /github の URL だけです。通常の URL ではメッセージが見つかりません。',
  },
  'content-blocked': (said) => ({
    summary: 'リクエストの内容がフィルターに遮断されました。',
    cause: `形式ではなく、言葉またはリンクを、サーバーの AutoMod か Discord のフィルターが拒否しました${said.message === '' ? '' : `。Discord の文面: 「${said.message}」`}。同じ内容で送り直しても同じ結果になります。`,
  }),
  'body-too-large': (said) => ({
    summary: `リクエストが大きすぎます${said.bytes === 0 ? '' : ` (テキスト ${said.bytes.toLocaleString('ja')} バイト)`}。`,
    cause:
      'すべての部分の合計で数えられます。ファイルの上限はサーバーによって異なります。文章には別の上限があり、フィールドごとに報告されます。',
  }),
  'file-too-large': {
    summary: 'ファイルがここでの上限を超えています。',
    cause:
      'ファイルごとに数えられます。ブーストやサブスクリプションがなければ 10 MiB です。縮小される画像の上限はさらに小さくなります。',
  },
  'url-too-long': {
    summary: 'URL またはヘッダーが長すぎます。',
    cause: '内容を見る前に拒否されました。本文をクエリに入れた場合や、Cookie が増え続けた場合に起こります。',
  },
  'legacy-form': {
    summary: '古い API バージョンの応答です。フィールド名だけで理由がありません。',
    cause:
      '/v10 のない URL はバージョン 6 とみなされ、そのエラーにはコードも文章もありません。URL にバージョンを入れると、同じリクエストに詳しい応答が返ります。',
  },
  'api-version-gone': (said) => ({
    summary: `Discord はこの API バージョン${said.version === '' ? '' : ` (v${said.version})`} を提供していません。`,
    cause: '現行は 9 と 10 です。6 から 8 は非推奨ですがまだ応答し、それ以外は拒否されます。',
  }),
  'messages-too-old': {
    summary: '一括削除には古すぎるメッセージがあります。上限は 14 日です。',
    cause: '2 週間より古いメッセージが一つあるだけで、全体が拒否されます。作成時刻は ID から分かります。',
  },
  'message-count': {
    summary: '一括削除できるのは 2 件から 100 件です。',
    cause: 'リストが短すぎる、長すぎる、または同じ ID が二度入っています。',
  },
  'forum-thread-name': {
    summary: 'チャンネルはフォーラムです。投稿には名前かスレッドが必要です。',
    cause:
      'フォーラムではメッセージを単独で置けません。thread_name は投稿を作り、thread_id は既存の投稿に続けます。どちらか一方だけを指定します。',
  },
  'forum-tag': {
    summary: 'このフォーラムでは、投稿ごとにタグが必要です。',
    cause: 'applied_tags が空です。タグとその ID はチャンネルの情報にあります。',
  },
  'value-refused': (said) => ({
    summary: `Discord が値を拒否しました${said.message === '' ? '' : `: 「${cut(said.message, 80)}」`}。`,
    cause: `コード ${said.code} は特定の値についてのもので、フィールド名は示されません。送った内容を Discord の文面と見比べてください。`,
  }),
  'media-type-refused': {
    summary: 'この Content-Type は受け付けられません。',
    cause:
      '本文は見られていません。JSON には application/json、OAuth2 のトークン用アドレスにはフォーム、ファイルには multipart が必要です。',
  },
  'bad-request-unsaid': {
    summary: 'Discord はリクエストを理解できず、それ以上は述べていません。',
    cause:
      'コードもフィールドもありません。本文は解析でき、URL も正しそうなので、失敗する最小のリクエストを探すのが近道です。',
  },
  'unknown-resource': (said) => ({
    summary: `対象が存在しないか、この Bot には存在しません${said.message === '' ? '' : `: 「${cut(said.message, 60)}」`}。`,
    cause: '削除されたか、別のものの ID です。存在していて閉じられているだけなら、50001 か 50013 になります。',
  }),
  'unknown-channel': {
    summary: 'この ID のチャンネルはありません。',
    cause: '削除されたか、サーバーやメッセージ、または別環境の ID です。見えないだけのチャンネルなら 50001 です。',
  },
  'unknown-guild': {
    summary: 'この Bot から見て、この ID のサーバーはありません。',
    cause: 'Bot が参加していない、削除された、または別のもの (チャンネルや別環境) の ID です。',
  },
  'unknown-message': {
    summary: 'このチャンネルに、この ID のメッセージはありません。',
    cause:
      '削除された、別のチャンネルにある、またはエフェメラルです。一人にだけ見える返信は、そのインタラクションの Webhook URL からしか扱えません。',
  },
  'unknown-webhook': {
    summary: 'この Webhook は存在しません。',
    cause: 'チャンネルの設定か作成者によって削除されました。送り続けるとアドレスが遮断されます。',
  },
  'unknown-member': {
    summary: 'この人はサーバーにいません。',
    cause: '脱退した、外された、またはユーザーの ID ではありません。ユーザー自体が存在しなければ 10013 です。',
  },
  'unknown-user': {
    summary: 'この ID のユーザーはいません。',
    cause: 'アカウントが削除されたか、サーバー、ロール、メッセージの ID です。サーバーにいないだけなら 10007 です。',
  },
  'unknown-role': {
    summary: 'このサーバーに、この ID のロールはありません。',
    cause: '削除されたか、別のサーバーのものです。ロールが上位すぎる場合は 50013 です。',
  },
  'unknown-emoji': {
    summary: 'この絵文字は存在しないか、書き方が違います。',
    cause:
      'リアクションの URL では、カスタム絵文字は name:id、それ以外は Unicode をパーセントエンコードして書きます。ID だけでは足りません。',
  },
  'unknown-command': {
    summary: 'このアプリに、この ID のコマンドはありません。',
    cause: '削除された、一括上書きで置き換わった、別のアプリのもの、またはサーバー用とグローバル用を取り違えています。',
  },
  'id-implausible': (said) => ({
    summary: `「${cut(said.id, 30)}」は Discord の ID ではないか、下の桁が失われています。`,
    cause:
      'ID は 17 から 20 桁で、JavaScript の数値には収まりません。数値として扱うと丸められ、末尾が 00 になることが多いです。文字列のまま扱ってください。',
  }),
  'route-unknown': {
    summary: 'Discord にこのアドレスはありません。',
    cause:
      'このパスに合うルートはドキュメントにありません。ルートが正しく対象がないだけなら、10 で始まるコードが付きます。',
  },
  'route-known-but-empty': {
    summary: '存在するルートですが、Discord は「見つからない」と応答しました。',
    cause:
      'パスもメソッドもドキュメントにあり、対象がないことを示すコードはありません。URL のバージョン違い、余分な末尾、無効な機能などで起こります。',
  },
  'method-not-allowed': (said) => ({
    summary: `このアドレスで ${said.method} は使えません。`,
    cause:
      said.methods.length === 0
        ? 'パスは存在しますが、このメソッドはありません。'
        : `パスは存在し、使えるのは ${said.methods.join('、')} です。`,
  }),
  redirected: (said) => ({
    summary: 'Discord が別のアドレスへ転送しようとしています。',
    cause: `トークンが別の場所へ渡らないよう、転送には従いません。転送先は ${said.location} です。https:// の代わりに http:// を使ったか、古いドメインであることが多いです。`,
  }),
  'not-an-api-path': {
    summary: 'API ではなく、Discord の Web サイトのアドレスです。',
    cause: 'API のアドレスは /api/ で始まります。ブラウザーからコピーしたリンクはそうなっていません。',
  },
} satisfies CauseTable;

function fieldName({ fields }: Said): string {
  const path = fields[0]?.path ?? '';
  return path === '' ? '全体' : cut(path, 60);
}

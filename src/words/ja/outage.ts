import type { Confidence } from '../../core/diagnose/diagnosis.ts';
import type { SkipReason } from '../../core/outage/control.ts';
import type { OutageFact, OutageVerdict } from '../../core/outage/outage.ts';
import type { UnreadReason } from '../../core/outage/statusPage.ts';
import { type NoticeKind, type OutageWords, utcText } from '../outage.ts';

const headlines: Readonly<Record<Exclude<OutageVerdict, 'unclear'>, Readonly<Record<Confidence, string>>>> = {
  discord: {
    certain: 'はい、原因は Discord 側です。',
    likely: 'おそらく Discord 側の問題です。',
    possible: 'Discord 側の問題かもしれませんが、まだ裏付けがありません。',
  },
  yours: {
    certain: 'いいえ、原因は送っているリクエストです。',
    likely: 'おそらく Discord ではなく、こちら側の問題です。',
    possible: 'こちら側の問題かもしれません。Discord の不具合の可能性も残っています。',
  },
  network: {
    certain: 'いいえ、原因は Discord までの経路です。',
    likely: 'おそらく Discord 自体ではなく、そこまでの経路の問題です。',
    possible: 'Discord までの経路の問題かもしれませんが、まだ裏付けがありません。',
  },
};

const skips: Readonly<Record<SkipReason, string>> = {
  'edge-ban': '送信していません。このアドレスは遮断されており、リクエストを送るたびに遮断が長引きます',
  'too-many-invalid': '送信していません。直近 10 分間の 401、403、429 が多すぎます',
  limited: '送信していません。該当するレート制限を使い切っています',
  untrusted: '送信していません。信頼されていないワークスペースからは何も送りません',
  'no-credential': '送信していません。Bot トークンも Bearer トークンも選ばれていません',
  cancelled: '送信していません。中止されました',
  refused: '送信していません。送信前に拒否されました',
  offline: '送信していません。手元にある記録だけで判断しました',
};

const controls = { gateway: 'トークンなしの確認リクエスト', read: 'トークン付きの確認リクエスト' } as const;

function unread(reason: UnreadReason, detail: string | undefined): string {
  switch (reason) {
    case 'off':
      return 'ステータスページは読んでいません (設定で無効になっています)。';
    case 'untrusted':
      return 'ステータスページは読んでいません。制限モードでは何も送信しません。先にこのワークスペースを信頼してください。';
    case 'no-answer':
      return `Discord のサーバーとは別の場所にあるステータスページに、ここからは接続できませんでした (${detail})。`;
    case 'status':
      return `ステータスページはステータス ${detail} を返しました。`;
    case 'redirect':
      return `ステータスページはリダイレクト (${detail}) を返しましたが、たどっていません。`;
    case 'not-json':
      return 'ステータスページの応答は JSON ではありませんでした。';
    case 'not-summary':
      return 'ステータスページの応答は JSON でしたが、Discord のステータスの概要ではありませんでした。';
    case 'too-large':
      return 'ステータスページの応答が概要にしては大きすぎるため、最後まで読んでいません。';
    default:
      return reason satisfies never;
  }
}

function list(routes: readonly string[]): string {
  const shown = routes.slice(0, 4).join('、');
  return routes.length > 4 ? `${shown} ほか ${routes.length - 4} 件` : shown;
}

function period(firstAt: number | null, lastAt: number | null): string {
  if (firstAt === null || lastAt === null) return '時刻の記録なし';
  return utcText(firstAt) === utcText(lastAt) ? utcText(firstAt) : `${utcText(firstAt)} から ${utcText(lastAt)} まで`;
}

function incident(fact: Extract<OutageFact, { fact: 'page-incident' }>): string {
  const names = fact.components.join('、');
  const about = {
    api: `影響範囲: ${names}`,
    other: `影響範囲: ${names} (いずれも API への HTTP リクエストには応答しません)`,
    unsaid: '影響範囲の記載なし',
  }[fact.concerns];
  const began = fact.startedAt === null ? '' : `、開始 ${utcText(fact.startedAt)}`;
  const updated = fact.updatedAt === null ? '' : `、最終更新 ${utcText(fact.updatedAt)}`;
  return `ステータスページに「${fact.name}」(${fact.impact}、${fact.stage}${began}${updated}) が掲載されています。${about}。`;
}

/** What is said about whose fault failures are, in Japanese. */
export const outageWords: OutageWords = {
  title: 'Discord の障害か',
  headline: ({ verdict, confidence, cause }) => {
    if (verdict !== 'unclear') return headlines[verdict][confidence];
    if (cause === 'nothing-fails') return '今は何も失敗していません。';
    return cause === 'nothing-recent' ? '失敗はもう起きていません。' : '今ある情報だけでは、まだ判断できません。';
  },
  cause: {
    'incident-and-failures':
      'ステータスページが API に応答する部分の障害を伝えており、同じ時間帯に、送ったリクエストも Discord 側で失敗しています。',
    'failures-everywhere':
      'ルートもレート制限のバケットも共通しないリクエストが、同じ種類のサーバーエラーで失敗しています。1 つのリクエストの誤りではこうなりません。',
    'silence-everywhere':
      '無関係な複数のルートが時間内に応答しません。同じ場所からステータスページには接続できています。',
    'incident-only':
      'ステータスページが API に応答する部分の障害を伝えています。こちらの成功も失敗も確認できていないため、影響があるとは言えません。',
    'blocked-from-several-places':
      '問題のないリクエストが、無関係なルートで、複数の場所から Cloudflare に遮断されています。過去に Discord 側の不具合でこうなった例がありますが、それらの場所すべてを対象とする規則でも同じ結果になります。',
    'one-bucket':
      '拒否はすべて 1 つのバケットのレート制限です。Discord は応答しており、プログラムのこの部分の送信が速すぎます。',
    'several-buckets':
      '複数のバケットが、それぞれの制限を使い切っています。これはプログラムの送信ペースの問題で、障害ではありません。Discord は数えて応答しています。',
    'global-limit':
      'この認証情報は、全ルート共通の制限を使い切っています。すべてのルートが拒否されるため障害のように見えますが、障害ではありません。',
    'shared-limit':
      '他の利用者と共有しているリソースの制限です。障害ではなく、この応答は無効なリクエストには数えられません。',
    credential:
      'Discord は応答していますが、認証情報を受け付けていません。障害よりも、トークンのリセットや取り違えが原因であることがずっと多い症状です。',
    'user-agent':
      'Cloudflare が User-Agent を理由に遮断しています。Discord の書式の User-Agent を送れば、同じプログラムでも通ります。',
    request: 'Discord はリクエストを読んだうえで、その内容または呼び出し元の権限を理由に拒否しています。',
    'one-route':
      '1 つのルートだけが 500 を返し、他は動いています。Discord が検査しない本文 (多すぎる、または大きすぎるコンポーネント) でも、そのルートの Discord 側の不具合でも、こうなります。',
    'address-banned':
      'このアドレスは Discord の手前 (Cloudflare) で遮断されています。Discord の代わりに応答されるため、すべてのルートが止まって見えます。リクエストを送るたびに遮断が長引きます。',
    names: 'Discord の API の名前を解決できませんでした。リクエストは Discord に向けて送られていません。',
    proxy: '途中のプロキシが拒否したか、失敗しました。リクエストは Discord に届いていません。',
    certificates:
      '安全な接続を確立できませんでした。応答した相手が、このマシンの信頼する証明書を示しませんでした。多くは途中にある機器か、このマシンの時計が原因です。',
    connection: '接続を確立できませんでした。リクエストは Discord に届いていません。',
    challenge:
      'Cloudflare がブラウザーでしか通れない確認を求めているか、このアドレスや地域からの接続を受け付けていません。',
    'foreign-answer': '途中にある何か (フィルター、認証ポータル、プロキシ) が Discord の代わりに応答しました。',
    'this-place-only':
      '同じ種類のリクエストが、別の場所からは成功し、この場所からは失敗しています (遮断、または応答なし)。',
    'blocked-everywhere':
      'User-Agent に問題がないのに、トークンなしのものも含めて、すべてのリクエストが Cloudflare に遮断されています。このアドレスの遮断と、Discord 側の不具合 (実例あり) の 2 つが考えられます。',
    'blocked-here-and-there':
      'Cloudflare が一部のルートを遮断し、他は通しています。規則はルートごとに異なり、リクエストのどの部分が対象かは分かっていません。',
    'one-route-unavailable':
      '1 つのルートだけが利用できず、他は動いています。リクエストの内容の問題ではなく、API 全体の障害でもありません。',
    'few-failures': 'サーバーエラーがありますが、比べる対象がありません。1 つのルートだけでは多くは分かりません。',
    silence: 'リクエストが時間内に応答を得られなかったか、接続が切れました。どちらの側にも原因がありえます。',
    'unreachable-from-several-places':
      '複数の場所から Discord に接続できません。それらの場所に共通する何か、または Discord の名前やアドレスが原因かもしれません。',
    'incident-unseen': 'ステータスページは障害を伝えていますが、ここから送ったものは成功しています。',
    'nothing-fails': '今は何も失敗していません。これまでの送信も、確認のための送信も成功しています。',
    'nothing-recent': '失敗の記録はありますが、直近 15 分間にはありません。',
    'nothing-known': 'やり取りの記録がなく、確認リクエストへの応答もありません。',
  },
  fact: (fact, name) => {
    switch (fact.fact) {
      case 'failed': {
        const status = fact.status === null ? '' : ` (${fact.status})`;
        const where = fact.routes.length === 0 ? '' : `、${list(fact.routes)}`;
        const places = fact.places > 1 ? `、バケットまたはルートは計 ${fact.places} つ` : '';
        return `${name(fact.class)}${status}: ${fact.count} 回${where}${places}、${period(fact.firstAt, fact.lastAt)}。`;
      }
      case 'succeeded': {
        const last = fact.lastAt === null ? '' : `、最後は ${utcText(fact.lastAt)}`;
        return `正常な応答: ${fact.count} 回、${list(fact.routes)}${last}。`;
      }
      case 'earlier-failures':
        return `それ以前の失敗: ${fact.count} 件、最後は ${utcText(fact.lastAt)}。`;
      case 'control':
        return `${controls[fact.control]} (${fact.route}): ${fact.status === null ? '' : `${fact.status} `}${name(fact.class)}。`;
      case 'control-skipped':
        return `${controls[fact.control]}: ${skips[fact.reason]}。`;
      case 'page-incident':
        return incident(fact);
      case 'page-component':
        return `ステータスページの「${fact.name}」は ${fact.status.replaceAll('_', ' ')} です。`;
      case 'page-green':
        return `ステータスページに障害の掲載はありません${fact.updatedAt === null ? '' : ` (最終変更 ${utcText(fact.updatedAt)})`}。`;
      case 'page-unread':
        return unread(fact.reason, fact.detail);
      case 'clock-ahead':
        return fact.seconds > 0
          ? `このマシンの時計は、ステータスページより ${fact.seconds} 秒進んでいます。`
          : `このマシンの時計は、ステータスページより ${-fact.seconds} 秒遅れています。`;
      case 'sent-from':
        return `送信元: ${fact.places.map((place) => (place === '' ? 'このマシン' : place)).join('、')}。`;
      default:
        return fact satisfies never;
    }
  },
  unproven: {
    'gateway-acquits-nobody':
      'GET /gateway が成功しても、何の潔白も示しません。ギルドやチャンネルのルートとは別のサーバーと規則が応答しています。',
    'self-acquits-nobody':
      'GET /users/@me の成功も同じです。ギルドやチャンネルのルートが遮断されている間に 200 を返した例があります。',
    'green-page-lags':
      '障害の掲載がないことは、最初の数分間は何も示しません。ページは、人が問題に気付いてから書きます。',
    'page-not-read': 'Discord が障害を掲載しているかどうかは、ここでは分かりません。',
    'incident-may-be-another':
      '障害の掲載があっても、それが原因とは限りません。時刻と影響範囲を失敗と見比べてください。',
    'incident-concerns-other-part': '掲載されている障害は、API ではなく Discord の別の部分のものです。',
    'one-place-only': 'すべて 1 つの場所から送信されています。別のネットワークからは違って見えるかもしれません。',
    'one-credential-only':
      '失敗はすべて 1 つの認証情報によるものです。別の認証情報でも試すと、より多くのことが分かります。',
    'few-exchanges': 'やり取りが少なすぎます。傾向を見るにはもっと必要です。',
    'route-fault-looks-the-same': 'このルートだけの Discord 側の不具合でも、ここからは同じに見えます。',
    'works-again': 'その後、同じ場所からの送信が成功しています。すでに収まったのかもしれません。',
    'ban-hides-discord': '遮断されたアドレスからは、Discord 自体が正常かどうかは分かりません。',
    'blocked-means-either': 'このアドレスの遮断と Discord 側の不具合は、1 つの場所からは区別できません。',
    'times-not-comparable': '時刻の記録がないか、時計がずれているため、「同じ時間帯」とは言い切れません。',
  },
  step: {
    'stop-everything':
      'このアドレスからのリクエストを、他のプログラムのものも含めてすべて止めます。待つ以外に方法はありません。',
    'cap-retries':
      '再試行の間隔を回ごとに延ばし、ばらつきを加え、数回で打ち切ります。全員が一斉に再試行すると障害が長引きます。',
    'stop-retries':
      '再試行を止めます。同じリクエストには同じ応答が返り、拒否された分は 1 万回での遮断に向けて数えられます。',
    'pause-writes': '急がない書き込み (ロールの変更、ログ、編集、リアクション) を止めます。',
    'queue-jobs': 'バックグラウンドの処理は捨てずに待ち行列に入れ、二重に実行されないよう固有のキーを付けます。',
    'stop-bulk': '一斉送信、取り込み、整理の処理を止めます。',
    'keep-reads': '読み取りだけの機能は、あればキャッシュを使って続けます。',
    'honour-retry-after': 'retry_after の時間だけ、バケットごとに待ってから次を送ります。',
    'tell-users': '利用者に知らせます。文面は下にあります。',
    'tell-users-if-felt': '利用者に影響が出ていれば知らせます。下の文面には、分かっていること以上は書いていません。',
    'tell-owners': '機能の開発者ではなく、障害対応の担当者に知らせます。',
    'ask-elsewhere': '同じ読み取りを、同じ認証情報で、別のネットワークとマシンから送ります。',
    'ask-with-other-credential': '同じ読み取りを、テスト用 Bot など別の認証情報で送ります。',
    'follow-page': 'discordstatus.com を追い、掲載された障害の時刻を上の時刻と見比べます。',
    'look-at-page-yourself': 'スマートフォンなど別のネットワークから discordstatus.com を見ます。',
    'collect-exchanges':
      'やり取りを増やします。失敗するものをここから 1 回送るか、Bot の記録を渡します: tracecord outage --exchanges FILE.ndjson',
    'send-one-bare':
      '失敗するリクエストを 1 つ、再試行、待ち行列、ミドルウェアなしで 1 回だけ送り、応答をすべて読みます。',
    'vary-the-request':
      '1 か所ずつ変えて試します。本文を小さくする、別のチャンネルにする、同じ種類の別のルートにする、など。',
    'check-credential': '.env ではなく、動いているプロセスが持つトークンを確認します。漏れていたらリセットします。',
    'set-user-agent': 'User-Agent として「DiscordBot (アドレス, バージョン)」を送ります。',
    'show-buckets': 'バケットビューで、どれが、いつまで、何によって使い切られたかを見ます。',
    'find-second-process': '同じトークンを使う別のプロセスを探します。制限は共有されます。',
    'find-invalid-requests': '401、403、429 の原因を見つけて直すまでは、何も送りません。',
    'wait-out-ban': 'Retry-After の時間、記載がなければ 1 時間待ちます。解除されたかを試してはいけません。',
    'other-address': '待てない場合は、他と共有していない自前のアドレスから送ります。',
    'check-names':
      'このマシンと別のネームサーバーで discord.com を解決してみます。VPN、hosts ファイル、フィルターも確認します。',
    'check-proxy': 'プロキシのアドレス、ログイン、discord.com を通すかどうかを確認します。',
    'check-certificates': '示された証明書の発行者と、このマシンの時計を確認します。',
    'check-connection': 'ファイアウォールとネットワークを確認します。ここから他の場所には接続できますか。',
    'change-no-code': 'これらの失敗を理由にコードを変えたり、以前の版に戻したりしません。',
    'read-diagnosis': '各応答の意味を読みます。分類、原因、直し方がリクエストと一緒に表示されています。',
    'tag-failures': 'ログとアラートで、これらの失敗をプログラムの不具合と分け、障害として記録します。',
    'keep-timeline': 'いつ始まり、何が見え、何を止め、いつ収まったかを書き残します。',
    'drain-slowly': '待ち行列をゆっくり処理します。他の全員も同時に再開します。',
  },
  part: { 'switch-off': '止める', tell: '知らせる', check: '確認する', afterwards: '収まった後' },
  lookAgain: (milliseconds) => {
    if (milliseconds === null) return '何かを変えたら、もう一度確認します。';
    if (milliseconds < 60_000) return `${Math.ceil(milliseconds / 1000)} 秒後にもう一度確認します。`;
    return `${Math.ceil(milliseconds / 60_000)} 分後にもう一度確認します。`;
  },
  notice: (kind, since) => notices[kind](since === null ? '' : `${utcText(since)} から、`),
  confidence: '確度',
  evidence: '根拠',
  unprovenTitle: 'ここから言えないこと',
  runbook: '今すること',
  noticeTitle: '利用者に伝える文面',
  noNotice: '伝えることはありません。',
  links: 'リンク',
  statusPage: 'Discord Status',
  aboutSandbox: 'サンドボックスについての結果です。Discord 本体についてではありません。',
  copyHint: 'コピーするには **Tracecord: 利用者に伝える文面をコピー** を実行します。',
  asking: 'Discord の障害か: ステータスページの確認と、2 件の確認リクエストの送信',
  chooseLanguage: '利用者に伝える文面を、どの言語でコピーしますか',
  copied: (language) => `利用者に伝える文面をコピーしました (${language})`,
  languages: { en: '英語', ja: '日本語' },
};

const notices: Readonly<Record<NoticeKind, (since: string) => string>> = {
  'discord-has-trouble': (since) =>
    `${since}Discord で障害が発生しています。収まるまで、一部の機能の応答が遅れたり、使えなかったりします。5〜10 分後にもう一度お試しください。保留中の処理は後で実行されます。現在の状況: https://discordstatus.com`,
  'discord-may-have-trouble': (since) =>
    `${since}Discord からのエラーを確認しており、Discord 側の問題とみられます。一部の機能が使えないことがあります。5〜10 分後にもう一度お試しください。Discord からの情報: https://discordstatus.com`,
  'our-connection': (since) =>
    `${since}Discord との接続が不安定になっています。一部の機能が使えないことがあります。対応中ですので、しばらくしてからお試しください。`,
  'our-fault': (since) =>
    `${since}一部の機能が使えなくなっています。原因はこちら側にあり、対応中です。しばらくしてからお試しください。`,
  'looking-into-it': (since) =>
    `${since}一部の機能が使えないことを確認しており、調査しています。5〜10 分後にもう一度お試しください。`,
};

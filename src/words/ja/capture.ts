import type { CaptureWords } from '../capture.ts';
import { proxyWords } from './proxy.ts';

/** What is said about the bot that is watched, in Japanese. */
export const captureWords: CaptureWords = {
  offer: (library) =>
    `このワークスペースは ${library} を使っています。Tracecord は実行中の Bot を監視し、失敗した Discord へのリクエストを、それを送ったコードの行に表示できます。Bot のコードは変更しません。`,
  watch: 'Bot を監視',
  notNow: '今はしない',
  untrusted:
    '制限モードでは監視しません。プログラムが読み込むものが増えるためです。先にこのワークスペースを信頼してください。',
  noFolder: '先にこのマシン上のフォルダーを開いてください。Bot はワークスペース単位で監視します。',
  failed: (reason) => `Bot を監視できません: ${reason}`,
  started:
    '監視を始めました。新しいターミナル、タスク、またはデバッガーで Bot を起動してください。実行中の Bot は再起動が必要です。',
  stopped: 'Bot の監視をやめました。',
  noHook: 'この Tracecord には Bot 用のフックが含まれていません。',
  status: (count) => `$(eye) ${count} プロセスを監視中`,
  statusTooltip: (count) =>
    count === 0
      ? 'Tracecord は Bot を待っています。新しいターミナル、タスク、またはデバッガーで起動してください。クリックで詳細を表示します。'
      : `Tracecord は ${count} 個のプロセスが Discord へ送るリクエストを見ています。クリックで一覧を表示します。`,
  stop: '監視をやめる',
  stopDetail: '実行中の Bot は監視なしで動き続けます',
  listTitle: '監視中のプロセス',
  nobody: '監視中の Bot は動いていません',
  nobodyDetail: '新しいターミナル、タスク、またはデバッガーで起動してください。最初のリクエストで見つかります。',
  unheard: '動いているのに見つからない場合',
  unheardDetail: '古いターミナル、NODE_OPTIONS や PYTHONPATH の上書き、またはまだ何も送っていません。',
  process: (runtime, pid, requests, failures) =>
    `${runtime}、プロセス ${pid}: リクエスト ${requests} 件、うち失敗 ${failures} 件`,
  dropped: (count) => `速すぎたか読み取れなかったため ${count} 件のイベントを省きました`,
  skipped: (program, field) =>
    `${program}: フックのイベントを読み取れなかったため省きました${field === '' ? '' : `（${field}）`}。以後も同様に省きます`,
  environment: 'このターミナルの Bot が Discord へ送るリクエストを Tracecord が監視します',
  seen: (count, program, request) => (count === 1 ? `${program}: ${request}` : `${program}: ${request}（${count} 回）`),
  draftNote: (program, place) =>
    place === '' ? `${program} が送ったリクエスト` : `${program} が ${place} から送ったリクエスト`,
  bodyNote: '送られた本文は記録されていません。ここに書いてください。',
  nothingCaptured: 'この行では、監視中の Bot のリクエストは失敗していません。',
  proxy: {
    name: 'キャプチャプロキシ',
    untrusted:
      '制限モードではプロキシを起動しません。トークンがそこを通るためです。先にこのワークスペースを信頼してください。',
    failed: (reason) => `プロキシを起動できませんでした: ${reason}`,
    portInUse: (port) =>
      `ポート ${port} は使用中です。tracecord.proxy.port で別の番号か、空いている番号を使う 0 を指定してください。`,
    badUpstream:
      'tracecord.proxy.upstream には https://discord.com のようなアドレスだけを指定してください (パスやログイン情報は付けられません)。',
    insecureUpstream: (origin) =>
      `tracecord.proxy.upstream: ${origin} へは TLS なしで接続することになり、途中にいる誰もがボットのトークンを読めます。https:// を使ってください。自分のプライベートネットワーク内なら、tracecord.allowedOrigins にも書くと使えます。`,
    insecureDiscord: 'tracecord.proxy.upstream: Discord には https:// でだけ接続します。',
    unusableProxy: (reason) => `ネットワーク設定のプロキシは使えません (${reason})。`,
    stopped: 'キャプチャプロキシを終了しました。',
    status: (port) => `プロキシ :${port}`,
    statusTooltip: 'どの言語のボットも Tracecord を通して送信できます。クリックするとアドレスを表示します。',
    title: 'キャプチャプロキシ',
    leads: (host) =>
      `ボットがここへ送るものは、すべて ${host} に届きます。\`https://discord.com/api\` の代わりに次のアドレスを使います。`,
    promises: [
      'このコンピューターからだけ使えます。アドレスを知らない相手には何も返しません。アドレスはこのワークスペースでは変わりません。',
      'リクエストはそのまま一度だけ送ります。429 を含め、応答もそのまま返すので、待つのはボット自身です。',
      'Authorization ヘッダーはそのまま渡し、どこにも残しません。リクエストの本文は見ません。',
      '接頭辞のないトークンと Discord のクライアントだけのヘッダーが一緒にあるリクエストは、ユーザーのものとみて断ります。接頭辞がないだけなら、そのまま渡し、Discord が 401 を返します。',
      'この方法では、どの行が送ったかは分かりません。Node と Python では **Watch My Bot** を使ってください。',
    ],
    libraries: 'ライブラリごとの書き方',
    seen: '見られるもの',
    seenWhere:
      'やり取りは読み解かれ、User-Agent の名前とともに **履歴** と **バケット** に表示されます。**Tracecord: キャプチャプロキシを終了** で終わります。',
    ...proxyWords,
  },
  log: {
    untrusted:
      '制限モードではログを追跡しません。そのやり取りが履歴とバケットに数えられるためです。先にこのワークスペースを信頼してください。読み解きだけなら信頼なしで使えます。',
    chooseTitle: 'やり取りのログ (1 行に 1 つの JSON。"tracecord proxy --format json" の形式)',
    follow: '追跡する',
    notHere: '追跡できるのは、拡張機能が動いているコンピューター上のファイルだけです。',
    status: (name, exchanges) => `${name}: ${exchanges} 件`,
    tooltip: 'Tracecord がこのログを追跡しています。やり取りは履歴とバケットに表示されます。クリックすると終了します。',
    waiting: (name) => `${name}: 待機中`,
    waitingTooltip:
      'このログは今ありません (ローテーションの途中など)。再び現れたら続きを読みます。クリックすると終了します。',
    lost: (name, reason) => `${name} の追跡を終了しました: ${reason}`,
    stopped: 'ログの追跡を終了しました。',
  },
  madeBy: (program, pid, library, place, isWeak) => {
    const where = place === '' ? '行は不明です' : isWeak ? `${place} からの可能性があります` : `${place} から`;
    return `${program}（プロセス ${pid}）が ${library} で送信、${where}。`;
  },
};

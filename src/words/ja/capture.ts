import type { CaptureWords } from '../capture.ts';

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
  nobody: 'まだどの Bot からも届いていません',
  nobodyDetail: '新しいターミナル、タスク、またはデバッガーで起動してください。最初のリクエストで見つかります。',
  process: (runtime, pid, requests, failures) =>
    `${runtime}、プロセス ${pid}: リクエスト ${requests} 件、うち失敗 ${failures} 件`,
  dropped: (count) => `速すぎたため ${count} 件のイベントを省きました`,
  environment: 'このターミナルの Bot が Discord へ送るリクエストを Tracecord が監視します',
  seen: (count, program, request) => (count === 1 ? `${program}: ${request}` : `${program}: ${request}（${count} 回）`),
  draftNote: (program, place) =>
    place === '' ? `${program} が送ったリクエスト` : `${program} が ${place} から送ったリクエスト`,
  bodyNote: '送られた本文は記録されていません。ここに書いてください。',
  nothingCaptured: 'この行では、監視中の Bot のリクエストは失敗していません。',
  madeBy: (program, pid, library, place, isWeak) => {
    const where = place === '' ? '行は不明です' : isWeak ? `${place} からの可能性があります` : `${place} から`;
    return `${program}（プロセス ${pid}）が ${library} で送信、${where}。`;
  },
};

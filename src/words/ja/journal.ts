import type { CredentialChange } from '../../core/journal/credentialChanges.ts';
import { grouped } from '../grouped.ts';
import type { JournalWords } from '../journal.ts';

/** A map, so that a damaged journal's `constructor` is the name of none. */
const origins: ReadonlyMap<string, string> = new Map([
  ['runner', 'ここから送信'],
  ['sandbox', 'サンドボックス'],
  ['pasted', '貼り付け'],
  ['bot', '実行中の Bot'],
]);

function duration(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 60) return `${minutes} 分`;
  return minutes < 1440 ? `${minutes / 60} 時間` : `${minutes / 1440} 日`;
}

function change(change: CredentialChange): string {
  switch (change.kind) {
    case 'token-changed':
      return `「${change.profile}」のトークンが変わりました: ここまでは ••••${change.from}、ここからは ••••${change.to} です。`;
    case 'identity-changed':
      return `「${change.profile}」のユーザーが変わりました: ここまでは ${change.from}、ここからは ${change.to} です。`;
    case 'profile-changed':
      return `リクエスト（${origins.get(change.origin) ?? change.origin}）に使うプロファイルが「${change.from}」から「${change.to}」に変わりました。`;
    default:
      return change satisfies never;
  }
}

/** What is said about the journal on its pages, in Japanese. */
export const journalWords: JournalWords = {
  nothing: 'この期間には何も記録されていません。',
  damaged: (lines) => `壊れた行を ${grouped(lines)} 行、読み飛ばしました。`,
  unknown: (lines) => `新しい版の Tracecord が書いた ${grouped(lines)} 行は読めませんでした。`,
  origin: (origin) => origins.get(origin) ?? origin,
  noProfile: 'プロファイルなし',
  noAnswer: '応答なし',
  otherRoutes: 'その他のルート',
  duration,
  column: {
    time: '時刻',
    what: '出来事',
    request: 'リクエスト',
    answer: '応答',
    class: '分類',
    place: '送信元',
    profile: 'プロファイル',
    origin: '種別',
    token: 'トークン',
    count: '件数',
    share: '割合',
    first: '最初',
    last: '最後',
    routes: 'ルート',
    times: '再送回数',
    overTime: '推移',
  },
  timelineTitle: '障害の経過',
  span: (from, to) => `${from} から ${to} まで。`,
  summary: ({ requests, failures }, share) =>
    failures === 0
      ? `リクエストは ${grouped(requests)} 件で、失敗はありません。`
      : `リクエストは ${grouped(requests)} 件、そのうち ${grouped(failures)} 件が失敗しました（${share}）。`,
  events: '何がいつ起きたか',
  noEvents: '目立った出来事はありません。',
  event: (event, { classTitle, moment }) => {
    switch (event.kind) {
      case 'first-failure': {
        const { record } = event;
        const came = record.outcome.kind === 'answer' ? String(record.outcome.status) : record.outcome.code;
        const code = record.diagnosis.code === null ? '' : ` ${record.diagnosis.code}`;
        const from = record.place === undefined ? '' : `。送信元は ${record.place.file}:${record.place.line}`;
        return `最初の失敗: ${record.request.method} ${record.route || record.request.url} が ${came}${code} になりました（${classTitle(record.diagnosis.class)}）${from}。`;
      }
      case 'class-began':
        return `「${classTitle(event.class)}」が初めて起きました（${event.route}）。`;
      case 'spike':
        return `${event.route ?? 'その他のルート'} で「${classTitle(event.class)}」が急増しました（${moment(event.spike.to)} まで）: ${event.spike.requests} 件中 ${event.spike.failures} 件が失敗。それ以前は ${event.spike.before.requests} 件中 ${event.spike.before.failures} 件でした。`;
      case 'ban-began':
        return `Discord のエッジがこのアドレスを拒否しました（最初は ${event.route}）${event.retryAfter === null ? '' : `。${Math.round(event.retryAfter / 1000)} 秒待つよう求めています`}。`;
      case 'ban-over':
        return `${grouped(event.count)} 回拒否されたあと、エッジを再び通れるようになりました。`;
      case 'works-again':
        return `${event.route} は ${grouped(event.failures)} 回続けて失敗したあと、再び成功しました。`;
      case 'outage-asked': {
        const { verdict, incidents } = event.note;
        const said = {
          discord: 'Discord 側の問題',
          yours: 'リクエスト側の問題',
          network: 'Discord までの経路の問題',
          unclear: '判断できない',
        }[verdict];
        const page =
          incidents.length === 0
            ? 'ステータスページに障害の報告はありませんでした'
            : `ステータスページには${incidents.map((name) => `「${name}」`).join('、')}がありました`;
        return `「Discord の障害か」を調べた結果: ${said ?? verdict}。${page}。`;
      }
      default:
        return change(event);
    }
  },
  leftOut: (events) => `ほかに ${grouped(events)} 件の出来事がありますが、省きました。`,
  classes: '失敗の種類',
  limits: 'レート制限',
  noLimits: '制限されたリクエストはありません。',
  limited: {
    user: (count, share) => `バケットの制限: ${grouped(count)} 件（全リクエストの ${share}）`,
    shared: (count, share) =>
      `ほかの利用者と共有する制限: ${grouped(count)} 件（${share}）。無効なリクエストには数えられません`,
    global: (count, share) => `全ルートにわたる制限: ${grouped(count)} 件（${share}）`,
    edge: (count, share) => `API の手前にある Discord のエッジによる制限: ${grouped(count)} 件（${share}）`,
  },
  resent: '失敗のあとに再送したもの',
  noResent: '再送したものはありません。',
  senders: '送信者',
  sentBy: (name, requests) => `${name}: ${grouped(requests)} 件`,
  basis:
    'このワークスペースの履歴、つまり Tracecord が送ったもの、見たものに基づきます。ほかのプロセスが送ったリクエストは含まれません。',
  ratesTitle: 'エラー率',
  ratesIntro: (interval) =>
    `ルートと分類ごとの失敗です。記号 1 つが ${interval}を表します: · リクエストなし、▁ 失敗なし、█ すべて失敗。`,
  noFailures: '失敗したリクエストはありません。',
  spikes: '急増',
  noSpikes: '以前よりはっきり多く失敗しているルートはありません。',
  spike: ({ failures, requests, before }, from, to, share, usual) =>
    `${from} から ${to}: ${grouped(requests)} 件中 ${grouped(failures)} 件が失敗（${share}）。${
      before.requests === 0
        ? '比べられる以前の記録はありません。'
        : `それ以前は ${grouped(before.requests)} 件中 ${grouped(before.failures)} 件でした（${usual}）。`
    }`,
  spikeRule:
    '急増とみなすのは、1 区間の失敗が 5 件以上で、割合がそれ以前の 2 倍以上あり、偶然には千回に 1 回も起きない場合です。',
  operationsTitle: (profile) => `操作ログ: ${profile}`,
  operationsIntro: '誰が、いつ、どこから何を送り、どう応答されたかの記録です。トークンは末尾 4 文字で区別します。',
  operationsBasis:
    'このワークスペースの記録から作りました。同じプロファイルでも、ほかのワークスペースや、フォルダーを開いていないウィンドウから送ったものは、そちらの操作ログにあります。',
  calledThen: (name) => `（当時「${name}」）`,
  change,
  onlyNewest: (shown, all) => `全 ${grouped(all)} 件のうち、新しい ${grouped(shown)} 件です。`,
  samplesTitle: '再現用リクエスト',
  samplesIntro:
    '失敗の種類ごとに、それを再現するリクエストを 1 つずつ示します。ID は当時のままです。値は残していないため、変数になっています。',
  seen: (count, last) => `${grouped(count)} 回発生、最後は ${last}。`,
  recordIntro: '履歴が残している内容です。トークン、本文、値は残していません。',
  part: {
    address: 'アドレス',
    time: '時刻',
    answer: '応答',
    meaning: '意味',
    fields: '拒否された項目',
    timings: '所要時間',
    credential: '認証情報',
    identity: '送信したユーザー',
    headers: '応答のヘッダー',
    shape: '本文の形',
  },
  newer: '新しい版の Tracecord が書いた記録です。この版が知らない部分は表示していません。',
};

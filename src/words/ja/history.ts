import { grouped } from '../grouped.ts';
import type { HistoryWords } from '../history.ts';

/** What is said in the history view and by the commands about it, in Japanese. */
export const historyWords: HistoryWords = {
  day: (count, failures) =>
    failures === 0 ? `${grouped(count)} 件` : `${grouped(count)} 件、うち失敗 ${grouped(failures)} 件`,
  today: '今日',
  yesterday: '昨日',
  earlier: (count) => `このウィンドウの以前の ${grouped(count)} 件`,
  older: (count) => `これより古い ${grouped(count)} 件は「履歴をエクスポート」で見られます`,
  record: ({ request, status, classTitle, time }) => `${request}、${status}、${classTitle}、${time}`,
  filtered: (parts) => `絞り込み: ${parts.join(' · ')}`,
  nothingMatches: '条件に合うリクエストはありません。',
  filterTitle: '表示するもの',
  facet: {
    statuses: 'ステータス',
    classes: '分類',
    routes: 'ルート',
    profiles: 'プロファイル',
    origins: '種別',
  },
  status: {
    '2xx': '2xx 成功',
    '3xx': '3xx リダイレクト',
    '4xx': '4xx 拒否',
    '5xx': '5xx Discord 側の失敗',
    '429': '429 制限',
    none: '応答なし',
  },
  occurrences: (count) => `${grouped(count)} 件`,
  textItem: (text) => (text === '' ? '含む語…' : `「${text}」を含む…`),
  textPrompt: 'アドレス、分類、コード、ファイル、プロファイルに含まれる語。空なら指定なし。',
  text: (text) => `「${text}」`,
  compareWith: 'どの応答と比べますか',
  nothingToCompare: '比べられる応答がほかにありません。',
  diffTitle: (one, other) => `${one} ↔ ${other}`,
  valuesNotKept:
    'このリクエストはもうファイルにありません。履歴が残すのはリクエストの形だけで値は残さないため、ここからは再送できません。',
  showSample: '変数入りの .http で表示',
  exportTitle: '履歴のエクスポート形式',
  exportNdjson: 'NDJSON',
  exportNdjsonDetail: '1 行に 1 件。tracecord journal、buckets、outage で読めます',
  exportHar: 'HTTP Archive (HAR 1.2)',
  exportHarDetail: 'ブラウザーなどのツール向け。本文は含みません',
  exportAll: (count) => `すべて: ${grouped(count)} 件`,
  exportShown: (count) => `絞り込んだもの: ${grouped(count)} 件`,
  exported: (count) => `${grouped(count)} 件をエクスポートしました。トークン、本文、値は含まれません。`,
  notExported: (file, reason) => `${file} に書き込めないため、エクスポートしていません（${reason}）。`,
  nothingToExport: 'エクスポートできるものはまだありません。',
  archiveComment: 'トークンも本文も残さない記録から書き出したものです。本文は空ですが、サイズは当時のままです。',
  deleteTitle: '履歴を削除しますか',
  deleteDetail:
    'このワークスペースの履歴を、ほかのウィンドウの分も含めてディスクから削除し、実行の一覧も消します。元に戻せません。',
  deleteConfirm: '履歴を削除',
  deleted: '履歴を削除しました。',
  spanTitle: '対象の期間',
  lastHour: 'この 1 時間',
  sinceMidnight: '今日',
  lastDay: 'この 24 時間',
  lastWeek: 'この 7 日間',
  everything: '記録のすべて',
  aroundSpike: (route, classTitle) => `${route} で「${classTitle}」が急増した前後`,
  custom: '期間を指定…',
  customPrompt: '例: 2026-11-29 08:00 to 2026-11-29 09:30。タイムゾーンがなければ現地時刻として扱います。',
  customInvalid: '2 つの時刻を to で区切り、前のものを先に書きます。',
  chooseProfile: 'どのプロファイルの操作ログですか',
  reading: '履歴を読み込んでいます',
  trouble: ({ kind, reason }) => {
    const why = {
      full: '履歴を書き込む空き容量がありません',
      'not-writable': '履歴を書き込めません。権限がないか、書き込めないファイルシステムです',
      failed: '履歴を書き込めません',
    }[kind];
    return `${why}（${reason}）。履歴はメモリー上で続け、書き込みはときどき試し直します。`;
  },
};

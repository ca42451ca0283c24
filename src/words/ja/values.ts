import type { Expected } from '../../core/values/expected.ts';
import type { IdItem, IdLook } from '../../core/values/idItem.ts';
import type { IdKind } from '../../core/values/idKind.ts';
import type { ValueProblem } from '../../core/values/valueProblem.ts';
import type { ValueWords } from '../values.ts';

const kinds: Readonly<Record<IdKind, string>> = {
  guild: 'サーバー',
  channel: 'チャンネル',
  'message-channel': 'チャンネル',
  category: 'カテゴリー',
  role: 'ロール',
  member: 'メンバー',
  message: 'メッセージ',
  webhook: 'Webhook',
  application: 'アプリケーション',
  command: 'コマンド',
  emoji: '絵文字',
  'application-emoji': 'アプリケーションの絵文字',
  sticker: 'スタンプ',
  event: 'イベント',
  rule: 'AutoMod のルール',
  sound: 'サウンドボードの音',
  integration: '連携サービス',
  entitlement: 'エンタイトルメント',
  sku: 'SKU',
};

const looks: Readonly<Record<IdLook, string>> = {
  ...kinds,
  text: 'テキストチャンネル',
  voice: 'ボイスチャンネル',
  announcement: 'アナウンスチャンネル',
  thread: 'スレッド',
  stage: 'ステージチャンネル',
  forum: 'フォーラム',
  media: 'メディアチャンネル',
  'other-channel': 'チャンネル',
  'managed-role': '連携サービスのロール',
  bot: 'Bot',
};

const problems: Readonly<Record<ValueProblem, string>> = {
  'no-id': 'ID は 17～20 桁の数字です。Discord で開発者モードを有効にして「ID をコピー」を使ってください。',
  'no-whole-number': '整数を入力してください。',
  'no-json': 'JSON の値 (数値、true、false、null、"文字列"、配列、オブジェクト) を入力してください。',
};

const prompts: Readonly<Record<Expected['form'], string>> = {
  id: 'ID (17～20 桁の数字)',
  'whole-number': '整数',
  json: 'JSON の値',
  text: '',
};

function nothingToPick(of: IdKind): string {
  switch (of) {
    case 'guild':
      return 'この認証情報は、どのサーバーにも参加していません。';
    case 'message':
      return 'メッセージがないか、履歴を読む権限 (READ_MESSAGE_HISTORY) がありません。';
    case 'message-channel':
      return 'メッセージを置けるチャンネルがありません。';
    default:
      return `${kinds[of]}がありません。`;
  }
}

function item({ id, name, look, by, at }: IdItem): { label: string; description: string } {
  const parts = [looks[look], id];
  if (at !== undefined) {
    const time = new Date(at).toLocaleString('ja', { dateStyle: 'medium', timeStyle: 'short' });
    return { label: name || '(本文は見えません)', description: [by ?? '', time, id].filter(Boolean).join(' · ') };
  }
  if (by !== undefined) parts.unshift(by);
  return { label: name || id, description: parts.join(' · ') };
}

/** The words in Japanese. */
export const valueWords: ValueWords = {
  typeTitle: (expression) => `このリクエストでの ${expression} の値`,
  typePrompt: (form) => prompts[form],
  typeKept: (isKept) =>
    isKept
      ? 'このワークスペースで記憶されます。シークレットはウィンドウを閉じるまでです'
      : 'ウィンドウを閉じるまで記憶され、ディスクには書き込まれません',
  problem: (problem) => problems[problem],
  pickTitle: (expression, of) => `${expression}: ${kinds[of]}を選んでください`,
  pickPlaceholder: '入力して絞り込むか、ID を貼り付けてください',
  searchPlaceholder: '名前の先頭を入力するか、ID を貼り付けてください',
  lastChoices: '前回までの選択',
  others: 'すべて',
  givenBefore: '以前の値',
  item,
  recentFrom: (of) => `以前の選択 · ${kinds[of]}`,
  useTyped: (id, of) => `${id} を${kinds[of]}として使う`,
  typeYourself: '自分で入力…',
  typeYourselfDetail: '一覧を使わない',
  typeAnother: '別の値を入力…',
  tryAgain: 'もう一度試す',
  nothingToPick,
  nobodyFound: 'ユーザー名またはニックネームがこのように始まるメンバーはいません。',
  withoutContent:
    'メッセージ内容のインテントがないと、他のユーザーの本文は空になります。送信者と日時で選ぶか、開発者ポータルで有効にしてください。',
  unreadable: '応答を一覧として読めませんでした。',
  waits: 'レート制限が解けるのを待っています…',
  truncated: (count) => `最初の ${count.toLocaleString('ja')} 件だけを表示しています。ほかは ID を貼り付けてください。`,
  change: '変更…',
  chooseValueTitle: '変更する値を選んでください',
  noValueYet: 'まだ値がありません',
  noValues: 'このリクエストの値は、すべてテキストか環境から取られています。そちらで変更してください。',
  changed: (expression) => `${expression} の値を変更しました。`,
  forgotten: (count) => `${count} 個の値を忘れました。`,
  nothingToForget: 'このワークスペースで記憶している値はありません。',
  environmentTitle: 'このワークスペースのリクエストが変数を取る場所を選んでください',
  environmentFiles: '環境ファイル',
  environmentNames: (file) => `${file} の環境`,
  inUse: '使用中',
  environmentsUntrusted: '制限モードでは環境ファイルを読みません。先にこのワークスペースを信頼してください。',
  noEnvironments:
    'このワークスペースには .env ファイルも http-client.env.json もありません。作成するか、送信時に値を入力してください。',
  environmentOutside: ({ name, place, isChosen }) =>
    isChosen
      ? `環境ファイル ${name} は使いません。ワークスペースフォルダーの外の ${place} を指しており、それを許可できるのは本人だけだからです。使う場合は、ワークスペースの設定ではなく、ユーザー設定の「tracecord.environmentFile」に指定してください。`
      : `${name} は読みません。リンクがワークスペースフォルダーの外の ${place} を指しているからです。変数が必要な場合は、ファイルそのものをそこに置いてください。`,
  environmentStatus: (file, environment) =>
    environment === ''
      ? `Tracecord は ${file} から変数を取ります。クリックして変更できます。`
      : `Tracecord は ${file} から、.http ファイルではまず環境「${environment}」から変数を取ります。クリックして変更できます。`,
};

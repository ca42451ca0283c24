import type { FieldFacts } from '../../core/authoring/fieldFacts.ts';
import type { AuthoringWords } from '../authoring.ts';
import { grouped } from '../grouped.ts';
import { kinds, patterns } from './limits.ts';

function bounds({ kind, min, max }: FieldFacts): string[] {
  if (min === undefined && max === undefined) return [];
  const unit = kind === 'text' ? ' 文字' : kind === 'list' ? ' 個' : '';
  if (min === undefined) return [`${grouped(max ?? 0)}${unit}以下`];
  if (max === undefined) return [`${grouped(min)}${unit}以上`];
  return [min === max ? `${grouped(min)}${unit}` : `${grouped(min)}～${grouped(max)}${unit}`];
}

function left(count: number, max: number, unit: string): string {
  return count > max ? `${grouped(count - max)} ${unit}超過` : `残り ${grouped(max - count)} ${unit}`;
}

const units = { characters: '文字', items: '個' } as const;

/** What is said in Japanese while a request is written. */
export const authoringWords: AuthoringWords = {
  field: (field) =>
    [
      ...(field.kind === undefined ? [] : [kinds[field.kind]]),
      ...(field.pattern === undefined ? [] : [patterns[field.pattern]]),
      ...bounds(field),
      ...(field.isRequired ? ['必須'] : []),
    ].join('、'),
  use: ({ of, count, max, isPartial }) =>
    `${grouped(max)} ${units[of]}中 ${grouped(count)} ${units[of]}、${left(count, max, units[of])}${isPartial ? ' (実行時に入る値を除く)' : ''}`,
  shared: ({ of, count, max }) =>
    `${of === 'embeds' ? 'すべての埋め込み' : 'すべてのテキスト表示'}の合計: ${grouped(max)} 文字中 ${grouped(count)} 文字、${left(count, max, '文字')}`,
  called: (names) => `この値は ${names} です。`,
  auth: {
    bot: 'ボットのトークン',
    'bot-or-bearer': 'ボットのトークン、または OAuth2 のアクセストークン',
    bearer: 'OAuth2 のアクセストークン',
    'bot-or-anonymous': 'ボットのトークン、または認証なし',
    'url-token': 'Authorization 不要 (トークンはパスに含まれます)',
    basic: 'アプリのクライアント ID とシークレット (Basic)',
    unknown: 'ドキュメントに記載なし',
  },
  permissions: (names) => `必要な権限: ${names}`,
  oneOf: (names) => `${names} のどれか`,
  situations: {
    'guild-channel': 'サーバーの場合',
    'voice-channel': 'ボイスチャンネルの場合',
    thread: 'スレッドの場合',
    forum: 'フォーラムの場合',
    unarchiving: 'アーカイブを解除する場合',
    'not-connected': 'ボットがそのボイスチャンネルにいない場合',
    own: '自分のものの場合',
    'of-others': '他人のものの場合',
    'of-other-guild': '別のサーバーのものの場合',
    'stage-event': 'ステージのイベントの場合',
    'voice-event': 'ボイスチャンネルのイベントの場合',
    'community-feature': 'コミュニティ機能を変える場合',
    'lock-permissions': '`lock_permissions` を使う場合',
    'screen-disabled': 'ようこそ画面が無効の場合',
    'first-of-its-kind': 'まだ誰も付けていない絵文字の場合',
    'unless-inviter': '自分の招待でない場合',
    'unless-own-private-thread': '自分の非公開スレッドでない場合',
    'unless-own-webhook': 'アプリ自身の Webhook でない場合',
  },
  limitedBy: (id) => `レート制限は \`${id}\` ごとに数えられます`,
  more: (count) => `ほか ${count} 件`,
};

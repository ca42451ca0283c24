import type { Holdup } from '../../core/buckets/planner.ts';
import type { RetryReason } from '../../core/buckets/retryPolicy.ts';

/** Why a request waits, in Japanese. */
export const waits: Readonly<Record<Holdup['reason'], string>> = {
  bucket: 'バケットが空です。',
  hidden: 'ヘッダーに現れない制限を使い切っています。',
  shared: '他と共有する制限を使い切っています。',
  global: 'グローバルの制限を使い切っています。',
  answer: '同じバケットの他のリクエストの応答がまだありません。',
};

/** What was wrong with an attempt that is followed by another, in Japanese. */
export const failures: Readonly<Record<RetryReason, string>> = {
  'rate-limited': '前回はレート制限で拒否されました。',
  'server-error': '前回はサーバー側のエラーでした。',
  'no-answer': '前回は応答がありませんでした。',
};

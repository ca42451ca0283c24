import type { CauseId } from '../../core/diagnose/cause.ts';
import type { Check, Confidence, FailureClass } from '../../core/diagnose/diagnosis.ts';
import type { DiagnosisWords } from '../diagnosis.ts';
import { type CauseText, saidOf } from '../said.ts';
import { paceCauses } from './causes/pace.ts';
import { requestCauses } from './causes/request.ts';
import { rightsCauses } from './causes/rights.ts';
import { wayCauses } from './causes/way.ts';
import { evidence } from './evidence.ts';
import { fieldWords } from './field.ts';
import { fixes } from './fixes.ts';

const causes: Readonly<Record<CauseId, CauseText>> = { ...wayCauses, ...rightsCauses, ...requestCauses, ...paceCauses };

const classes: Readonly<Record<FailureClass, string>> = {
  'transport/dns': '名前を解決できない',
  'transport/refused': '接続できない',
  'transport/reset': '接続の切断',
  'transport/timeout': 'タイムアウト',
  'transport/tls': 'TLS 接続の失敗',
  'transport/aborted': '中止',
  'transport/proxy': 'プロキシの失敗',
  'transport/protocol': '正しい HTTP ではない',
  'edge/blocked-user-agent': 'Cloudflare による遮断: User-Agent',
  'edge/blocked': 'Cloudflare による遮断',
  'edge/rate-limited': 'Cloudflare による制限',
  'edge/banned': 'IP アドレスの遮断',
  'edge/challenge': 'Cloudflare によるブラウザー確認',
  'edge/unreachable': 'Cloudflare が Discord に接続できない',
  'edge/middlebox': 'Discord 以外の応答',
  'auth/missing': '認証情報がない',
  'auth/malformed': '認証情報の形式の誤り',
  'auth/invalid': '認証情報の拒否',
  'auth/wrong-kind': '認証情報の種類の誤り',
  'auth/oauth': 'OAuth2 の拒否',
  'auth/webhook-token': 'Webhook トークンの拒否',
  'auth/user-token': 'ユーザーアカウント',
  'permission/missing': '権限不足',
  'permission/access': 'アクセス不可',
  'permission/hierarchy': 'ロールの順位が低い',
  'permission/mfa': '二要素認証が必要',
  'permission/dm-closed': 'ダイレクトメッセージを受け取らない',
  'permission/verification': '認証が必要',
  'permission/forbidden': '禁止された操作',
  'validation/form-body': 'フィールドの拒否',
  'validation/json': '不正な JSON',
  'validation/content': '内容の拒否',
  'validation/size': 'サイズの超過',
  'validation/legacy-form': 'フィールドの拒否 (古い API バージョン)',
  'validation/other': 'リクエストの拒否',
  'missing/resource': '存在しない対象',
  'missing/route': '存在しないルート',
  'conflict/state': '現在の状態ではできない操作',
  'limit/resource': '上限に到達',
  'rate/bucket': 'レート制限: バケット',
  'rate/shared': 'レート制限: 共有リソース',
  'rate/global': 'レート制限: グローバル',
  'rate/sublimit': 'レート制限: 非公開の制限',
  'rate/not-ready': '準備中',
  'interaction/expired': 'インタラクションの期限切れ',
  'interaction/acknowledged': 'インタラクションは応答済み',
  'platform/error': 'Discord 側のエラー',
  'platform/unavailable': 'Discord を利用できない',
  success: '成功',
  'unknown/code': '未知の応答',
};

const confidences: Readonly<Record<Confidence, string>> = {
  certain: '確実',
  likely: '可能性が高い',
  possible: '可能性がある',
};

const checks: Readonly<Record<Check, string>> = {
  'user-agent-then-status':
    'User-Agent だけを Discord 形式に変えて同じリクエストを送ります。それでも失敗するなら Discord Status を見て、別のネットワークで試します。',
  'check-credential':
    '「認証情報を調べる」を実行するか、同じ認証情報で GET /users/@me を送ります。200 なら認証情報は正しく、401 なら確定です。',
  'ask-guild':
    '同じ Bot で GET /guilds/{id} とそのチャンネル一覧を送ると、チャンネルが見えないのか、サーバーにいないのかが分かります。',
  'control-request':
    'トークンなしの GET /gateway と、トークン付きの無害な読み取りを一つ送ると、経路の問題かリクエストの問題かが分かります。',
  'status-page': 'discordstatus.com と、無関係なルートも失敗しているかを確認します。',
  'resend-bare': '最小の形でリクエストを送り、失敗するまで少しずつ足していきます。',
};

/** What is said about diagnoses in Japanese. */
export const diagnosis: DiagnosisWords = {
  locale: 'ja',
  classTitle: (failureClass) => classes[failureClass],
  confidence: (confidence) => confidences[confidence],
  cause: (diagnosis) => {
    const text = causes[diagnosis.cause];
    return typeof text === 'function' ? text(saidOf(diagnosis)) : text;
  },
  evidence,
  fix: (id, diagnosis) => {
    const text = fixes[id];
    return typeof text === 'function' ? text(saidOf(diagnosis)) : text;
  },
  check: (check) => checks[check],
  retry: (retry) => {
    switch (retry.when) {
      case 'never':
        return '同じものを送り直しても変わりません。';
      case 'after':
        return `${Math.ceil(retry.afterMs / 100) / 10} 秒後に送り直してください。`;
      case 'backoff':
        return '間隔を広げながら、数回だけ送り直してください。';
      default:
        return retry satisfies never;
    }
  },
  field: fieldWords,
};

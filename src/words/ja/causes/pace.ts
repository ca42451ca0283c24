import { type CauseTable, cut, type Said } from '../../said.ts';

/** Causes in how much and when: state, limits of resources, rate limits, the platform; and success. */
export const paceCauses = {
  'state-forbids': (said) => ({
    summary: `対象の現在の状態では、この操作はできません${said.message === '' ? '' : `: 「${cut(said.message, 70)}」`}。`,
    cause: `リクエストも権限も正しく、コード ${said.code} は対象の現在の状態を示しています。状態を変えるか、二度行わないようにしてください。`,
  }),
  'thread-archived': {
    summary: 'スレッドがアーカイブされています。',
    cause:
      'アーカイブを解除するまで、中のものは変更できません。ロックされていなければ、メッセージを送ると自動で解除されます。',
  },
  'thread-locked': {
    summary: 'スレッドがロックされています。',
    cause: '解除できるのは MANAGE_THREADS を持つメンバーだけです。アーカイブだけでロックされていなければ 50083 です。',
  },
  'conflict-unsaid': {
    summary: 'リクエストが対象の現在の状態と衝突しています。',
    cause:
      'ステータスがそう示していますが、コードはありません。ほかの誰かが同じものを変更しているか、すでに望んだ状態になっています。',
  },
  'limit-reached': (said) => ({
    summary: `上限に達しています${said.message === '' ? '' : `: 「${cut(said.message, 80)}」`}。`,
    cause: '送信の速さではなく、個数の上限です。待っても変わりません。',
  }),
  'quota-reached': (said) => ({
    summary: `一定期間の割り当てを使い切りました${said.message === '' ? '' : `: 「${cut(said.message, 70)}」`}。`,
    cause: 'この操作は、バケットより長い期間で数えられています。時間が経てば回復しますが、いつかは示されません。',
  }),
  'command-creates': {
    summary: 'アプリケーションコマンドの上限に達しています。',
    cause:
      'サーバーごとに新規作成は 1 日 200 件まで、総数にも上限があります。起動のたびに全コマンドを登録すると使い切ります。既存のコマンドの変更は新規に数えません。',
  },
  'follow-ups-spent': {
    summary: 'このインタラクションには、もうフォローアップを送れません。',
    cause: '一つのインタラクションに送れるフォローアップの数には上限があります。以降はチャンネルに送ってください。',
  },
  'bucket-spent': (said) => ({
    summary: `このルートのバケットが空です${waitOf(said)}。`,
    cause:
      'remaining は 0 です。このルートと対象へのリクエストが、ヘッダーで示された分を使い切りました。同じトークンを使うプロセスは共有しています。',
  }),
  'bucket-unsaid': (said) => ({
    summary: `Discord がこのルートを制限しています${waitOf(said)}。`,
    cause: 'X-RateLimit ヘッダーがないため、バケットが空なのか、その裏の制限なのかは区別できません。待ち方は同じです。',
  }),
  'shared-limit': (said) => ({
    summary: `対象が全員に対して制限されています${waitOf(said)}。`,
    cause:
      'スコープは「shared」で、ほかの利用者も同じ制限を使っています。無効なリクエストには数えられず、remaining が 0 でないこともあります。',
  }),
  'service-limit': (said) => ({
    summary: `Discord の API の背後のサービスが制限されています${waitOf(said)}。`,
    cause: 'コード 40062 は、数えられるバケットではなく対象の制限です。ほかの利用者が使い切った可能性もあります。',
  }),
  'global-limit': (said) => ({
    summary: `グローバルリミットに達しました${waitOf(said)}。この Bot からは何も送れません。`,
    cause:
      '全ルートの合計が毎秒 50 リクエストを超えました (Bot ごと。トークンがなければアドレスごと)。同じトークンの複数プロセスは合算されます。',
  }),
  'hidden-limit': (said) => ({
    summary: `バケットの裏にある制限に達しました${waitOf(said)}。`,
    cause:
      'remaining が 0 より大きいので、尽きたのはヘッダーのバケットではありません。内容や古さによる制限があり、公開されていません。',
  }),
  'channel-rename-limit': (said) => ({
    summary: `チャンネルの名前かトピックを変えすぎました${waitOf(said)}。`,
    cause:
      '名前とトピックの変更は、チャンネルごとに 10 分間に 2 回までです。ヘッダーに出るのは別の大きなバケットなので、予告はありません。',
  }),
  'write-limit': (said) => ({
    summary: `${said.message === '' ? 'この操作の制限に達しました' : `「${cut(said.message, 60)}」`}${waitOf(said)}。`,
    cause: `コード ${said.code} は、低速モードのような、チャンネル、サーバー、または人ごとの制限です。ヘッダーのバケットではありません。`,
  }),
  'index-not-ready': (said) => ({
    summary: `Discord がまだデータを準備しています${waitOf(said)}。`,
    cause:
      'ステータスは成功ですが、本文は結果ではありません。後で得られます。ステータスだけを見るライブラリは、これを結果として扱ってしまいます。',
  }),
  'internal-error': {
    summary: 'リクエストの処理中に、Discord 側でエラーが発生しました。',
    cause:
      'Discord 自身のサーバーが 500 を返しました。リクエストが誤りだとは示されていません。毎回失敗するなら、Discord が想定していない場合かもしれません。',
  },
  'large-payload': (said) => ({
    summary: `Discord 側でエラーが発生しました。リクエストの大きさ (${said.bytes.toLocaleString('ja')} バイト) が原因かもしれません。`,
    cause:
      'およそ 10 KB を超える components 付きメッセージに、検証エラーではなく 500 が返った例があります。小さくして成功すれば確定です。',
  }),
  unavailable: (said) => ({
    summary: `Discord のサーバーから時間内に答えが得られませんでした (${said.status})。`,
    cause:
      'ステータスは Discord 側のもので、リクエストではなく Discord の状態を示しています。処理済みの可能性もあります。',
  }),
  overloaded: {
    summary: 'Discord のこの部分が過負荷です。',
    cause: 'コードは、自然に解消することを示しています。こちらのレート制限ではありません。',
  },
  'upstream-error': {
    summary: 'Discord の内部のサーバーが、手前のサーバーに応答しませんでした。',
    cause:
      'Discord のサーバーの前にあるロードバランサーの文章です。リクエストは Discord に届き、その中で失敗しました。',
  },
  'switched-off': {
    summary: 'Discord がこの機能を一時的に止めています。',
    cause:
      '全員、またはこのサーバーについて止められていることをコードが示しています。繰り返しても変わらず、自然に戻ります。',
  },
  answered: {
    summary: '成功しました。',
    cause: 'Discord がリクエストを処理し、応答しました。',
  },
  'nothing-returned': {
    summary: '成功しました。返す内容はありません。',
    cause: 'Discord がリクエストを処理し、本文なしで応答しました。',
  },
  'not-modified': {
    summary: '変更はありません。',
    cause: '応答は 304 です。クライアントの持つ内容がそのまま有効です。',
  },
  'unknown-code-missing': (said) =>
    unknownCode(said, '10000 番台は存在しないものを指します。まず ID を確認してください。'),
  'unknown-code-restricted': (said) => unknownCode(said, '20000 番台は、アカウントや場所に許されないことを指します。'),
  'unknown-code-limit': (said) => unknownCode(said, '30000 番台は、個数の上限を指します。'),
  'unknown-code-conflict': (said) => unknownCode(said, '40000 番台は、状態や不正利用対策を指します。'),
  'unknown-code-request': (said) => unknownCode(said, '50000 番台は、リクエストや権限を指します。'),
  'unknown-code-other': (said) => unknownCode(said, 'この番号が属する系統も知られていません。'),
  'unknown-status': (said) => ({
    summary: `この応答 (${said.status}) は未知のものです。`,
    cause: 'Discord のコードがなく、ステータスからも分かることはありません。手がかりは本文だけです。',
  }),
} satisfies CauseTable;

function waitOf({ seconds }: Said): string {
  return seconds === '' ? '' : ` (${seconds} 秒待ってください)`;
}

function unknownCode({ code, message }: Said, family: string) {
  const words = message === '' ? '' : `Discord の文面: 「${message}」。`;
  return {
    summary: `コード ${code} は公開されておらず、未知のものです。`,
    cause: `${family}分かるのは系統だけで、意味ではありません。${words}`,
  };
}

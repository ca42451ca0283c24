import type { CredentialFacts } from '../../core/request/credentialFacts.ts';
import type { Destruction } from '../../core/request/destructive.ts';
import type { DraftProblem } from '../../core/request/draft.ts';
import type { WireNote } from '../../core/request/refusal.ts';

/** What a request destroys. */
export const destructions: Readonly<Record<Destruction, string>> = {
  'delete-guild': 'サーバー全体を削除します。',
  'leave-guild': 'Bot がサーバーから退出します。',
  'delete-channel': 'チャンネルを中身ごと削除します。',
  'delete-message': 'メッセージを削除します。',
  'bulk-delete-messages': '多数のメッセージを一度に削除します。',
  'delete-role': 'ロールを削除し、すべてのメンバーから外します。',
  'delete-webhook': 'Webhook を削除します。その URL はどこからも使えなくなります。',
  'delete-command': 'アプリケーションコマンドを削除します。',
  'delete-other': '元に戻せない削除を行います。',
  ban: 'メンバーを BAN します。',
  unban: 'BAN を解除します。',
  'bulk-ban': '多数のユーザーを一度に BAN します。',
  kick: 'メンバーをサーバーから追放します。',
  prune: '一定期間活動のないメンバーをすべて追放します。',
  'transfer-ownership': 'サーバーの所有権を他のユーザーに渡します。',
  'may-transfer-ownership': 'サーバーの所有権を他のユーザーに渡す可能性があります。本文をここでは解釈できません。',
  'overwrite-commands': 'すべてのコマンドを置き換えます。本文にないコマンドは削除されます。',
  'overwrite-metadata': 'ロール接続のメタデータをすべて置き換えます。',
  'overwrite-onboarding': 'オンボーディングをすべて置き換えます。',
};

/** What became of a request on its way out. */
export function wireNote(note: WireNote): string {
  switch (note.note) {
    case 'to-sandbox':
      return `${note.from} の代わりに、サンドボックスに送信しました。`;
    case 'to-base':
      return `${note.from} の代わりに、「${note.profile}」のベースアドレス ${note.to} に送られました。`;
    case 'user-agent-from-profile':
      return `リクエストに User-Agent がないため、「${note.profile}」のものを使いました。`;
    case 'certificate-not-verified':
      return `設定「tracecord.tls.allowSelfSigned」により、${note.origin} の証明書は検証されませんでした。`;
    case 'header-dropped':
      return `ヘッダー ${note.name} は接続側が設定するため、送信していません。`;
    case 'header-trimmed':
      return `このクライアントと同じように、${note.name} の値の前後の空白を取り除きました。`;
    case 'scheme-assumed':
      return `${note.expression} には「${note.scheme} 」も含まれるものとして送信しました。トークンだけが入っている場合、実際のコードでは 401 になります。`;
    case 'webhook-from-profile':
      return `Webhook の ID とトークンには「${note.profile}」を使いました。`;
    case 'credential-left-out':
      return '選択に従い、実行時に決まる認証情報を付けずに送信しました。';
    default:
      return note satisfies never;
  }
}

/** Which credential a request went with. */
export function credentialNote(facts: CredentialFacts): string {
  const tail = facts.lastFour === '' ? '' : ` (••••${facts.lastFour})`;
  switch (facts.origin) {
    case 'literal':
      return `認証情報: ファイルに書かれているもの${tail} を、書かれているとおりに送信しました。`;
    case 'profile':
      return `認証情報: ${facts.profile ?? ''}${tail}。コードでは実行時に決まる値のため、これを使いました。`;
    case 'profile-by-default':
      return `認証情報: ${facts.profile ?? ''}${tail}。このルートには認証が必要で、リクエストに指定がないため、これを使いました。`;
    case 'url':
      return `認証情報: URL に含まれるトークン${tail}。`;
    case 'none':
      return '認証情報: 送信していません。';
    default:
      return facts.origin satisfies never;
  }
}

/** What of a pasted request could not be read. */
export function unreadInPaste(problem: DraftProblem): string {
  switch (problem.code) {
    case 'unsupported-option':
      return `対応していないため省きました: ${problem.option}。`;
    case 'missing-url':
      return 'コピーした内容に URL がありません。';
    case 'invalid-url':
      return `「${problem.url}」は URL ではありません。`;
    case 'invalid-method':
      return `「${problem.method}」は HTTP メソッドではありません。`;
    case 'unfinished':
      return 'コピーした内容が途中で切れています。括弧または引用符が閉じられていないため、欠けている部分があるかもしれません。';
    case 'unquoted-pattern':
      return `「${problem.word}」が引用符で囲まれていないため、zsh はパターンとみなし、コマンドを実行しません。`;
    case 'unreadable-body':
      return 'コピーした内容から本文を求められませんでした。';
    default:
      return problem satisfies never;
  }
}

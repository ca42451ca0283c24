import type { HostProblem } from '../../core/discord/host.ts';
import type { RouteAuth } from '../../core/discord/route.ts';
import type { DraftProblem } from '../../core/request/draft.ts';
import type { GuardRefusal, Refusal } from '../../core/request/refusal.ts';
import type { RefusalWords } from '../refusal.ts';
import { sizeText } from '../size.ts';
import { exposure, strayToken } from './strayToken.ts';

const headerProblems = {
  name: 'は、ヘッダー名として正しくありません',
  'line-break': 'の値に改行が含まれています',
  'control-character': 'の値に制御文字が含まれています',
  'not-latin1': 'の値に HTTP ヘッダーでは送れない文字が含まれています。パーセントエンコードしてください',
} as const;

const accepted: Readonly<Record<RouteAuth, string>> = {
  bot: 'Bot トークン',
  'bot-or-bearer': 'Bot トークンまたは OAuth2 の Bearer トークン',
  bearer: 'OAuth2 の Bearer トークン',
  'bot-or-anonymous': 'Bot トークン (なくても可)',
  'url-token': 'URL に含まれるトークン',
  basic: 'クライアント ID とシークレット',
  unknown: '認証情報',
};

function problem(problem: DraftProblem): string {
  switch (problem.code) {
    case 'unsupported-option':
      return `送信しませんでした: オプション ${problem.option} には対応していません。削除するか、ターミナルで実行してください。`;
    case 'missing-url':
      return '送信しませんでした: リクエストに URL がありません。';
    case 'invalid-url':
      return `送信しませんでした: 「${problem.url}」は URL ではありません。`;
    case 'invalid-method':
      return `送信しませんでした: 「${problem.method}」は HTTP メソッドではありません。`;
    case 'unfinished':
      return '送信しませんでした: リクエストが書きかけです。括弧または引用符が閉じられていません。';
    case 'unquoted-pattern':
      return `送信していません。zsh は「${problem.word}」をパターンとみなし、一致するファイルがなければコマンドを実行しません。引用符で囲んでください。`;
    case 'unreadable-body':
      return '送信しませんでした: 本文をファイルの内容から求められません。オブジェクトか文字列として書いてください。';
    default:
      return problem satisfies never;
  }
}

function host(problem: HostProblem, name: string): string {
  switch (problem) {
    case 'invalid-url':
      return '送信しませんでした: アドレスを解釈できません。URL を確認してください。';
    case 'credential-in-url':
      return `送信しませんでした: ${name} のアドレスにユーザー名またはパスワードが含まれています。取り除いてください。`;
    case 'not-discord':
      return `送信しませんでした: ${name} は Discord の API ではありません。自分のプロキシであれば、ユーザー設定「tracecord.allowedOrigins」で許可してください。`;
    case 'insecure':
      return `送信しませんでした: ${name} への接続が TLS で保護されません。https:// を使ってください。`;
    default:
      return problem satisfies never;
  }
}

function answer({ problem, request, expression, status }: Extract<Refusal, { reason: 'answer' }>): string {
  switch (problem) {
    case 'not-sent':
      return `${expression} は「${request}」の応答から取りますが、「${request}」はまだ送信されていません。先に「${request}」を送信してください。`;
    case 'no-value':
      return `「${request}」の最後の応答 (${status}) に ${expression} の値がありません。パスを直すか、「${request}」をもう一度送信してください。`;
    case 'masked':
      return `${expression} は「${request}」の応答に含まれるシークレットで、保存されていません。認証情報として登録するか、.env に書いてください。`;
    default:
      return problem satisfies never;
  }
}

function bodyFile({ problem, path, code }: Extract<Refusal, { reason: 'body-file' }>): string {
  switch (problem) {
    case 'missing':
      return `本文のファイル ${path} がありません。パスを直してください。パスはリクエストのファイルがあるフォルダーを基準にします。`;
    case 'not-a-file':
      return `本文に指定された ${path} は、フォルダー、パイプまたはデバイスです。読み取れるのは通常のファイルだけです。通常のファイルを指定してください。`;
    case 'unreadable':
      return `本文のファイル ${path} を確認できません (${code})。ファイルとフォルダーの読み取り権限を確認してください。`;
    case 'other-host':
      return `本文のファイル ${path} は別のコンピューターにあり、確認するだけでもそこへサインインすることになります。開いているフォルダーにコピーしてください。「tracecord send」では --allow-files を付けると読み取ります。`;
    case 'no-folder':
      return `本文のファイル ${path} は相対パスですが、このドキュメントはこのコンピューターのどのフォルダーにもありません (未保存、または仮想のドキュメントです)。ファイルと同じ場所に保存するか、絶対パスを書いてください。`;
    case 'outside':
      return `本文のファイル ${path} は、作業ディレクトリの中にも、リクエストのファイルと同じ場所にもありません。内容を確かめたうえで、送信するには --allow-files を付けてください。`;
    default:
      return problem satisfies never;
  }
}

function refusal(refusal: Refusal | GuardRefusal): string {
  switch (refusal.reason) {
    case 'untrusted-workspace':
      return '送信しませんでした: このワークスペースは制限モードです。先に信頼してください。';
    case 'draft-problem':
      return problem(refusal.problem);
    case 'unresolved':
      return `送信しませんでした: ${refusal.holes.map((hole) => hole.expression).join('、')} の値がありません。.env か環境変数に設定するか、尋ねられたときに入力してください。`;
    case 'answer':
      return `送信しませんでした: ${answer(refusal)}`;
    case 'seal-marks':
      return '送信しませんでした: Tracecord がシークレットを隠すために使う私用文字 (U+E0F0、U+E0F1) がテキストに含まれています。取り除いてください。';
    case 'invalid-method':
      return `送信しませんでした: 「${refusal.method}」は HTTP メソッドではありません。`;
    case 'host':
      return host(refusal.problem, refusal.host);
    case 'invalid-header':
      return `送信しませんでした: ヘッダー「${refusal.name}」${headerProblems[refusal.problem]}。`;
    case 'unprefixed-token':
      return `送信しませんでした: Authorization (••••${refusal.lastFour}) は、先頭に「Bot 」も「Bearer 」もないトークンのようです。ユーザートークンの可能性があり、そのようなトークンは送信しません${
        refusal.clientHeaders.length === 0
          ? ''
          : ` (Discord クライアント独自のヘッダーも付いています: ${refusal.clientHeaders.join('、')})`
      }。Bot のトークンなら、先頭に「Bot 」を付けてください。`;
    case 'stray-token':
      return strayToken(refusal);
    case 'missing-credential':
      return `送信しませんでした: このリクエストの認証情報は実行時に決まり、${accepted[refusal.accepts]}が必要です。「Tracecord: 認証情報を選択」で選ぶか、サンドボックスに送信してください。`;
    case 'body-not-allowed':
      return `送信しませんでした: このクライアントでは、${refusal.method} に本文を付けられません。`;
    case 'body-file':
      return `送信しませんでした: ${bodyFile(refusal)}`;
    case 'body-too-big':
      return `送信しませんでした: 本文が ${sizeText(refusal.bytes)} あり、上限の ${sizeText(refusal.limit)} を超えています。`;
    case 'tls-exception':
      return `送信しませんでした: ユーザー設定「tracecord.tls.allowSelfSigned」に ${refusal.origin} がありますが、このコンピューターではありません。他のコンピューターの証明書は必ず検証します。設定から取り除いてください。`;
    case 'read-only':
      return `送信しませんでした: 「${refusal.profile}」は読み取り専用ですが、このリクエストは ${refusal.method} です。別の認証情報を選ぶか、「Tracecord: 認証情報を管理…」で書き込みを許可してください。`;
    case 'edge-ban':
      return '送信しませんでした: この IP アドレスは Discord のエッジに一時的に遮断されており、送り続けると長引きます。時間をおいて原因を確かめてから、「Tracecord: 送信の再開を許可」を実行してください。';
    case 'unauthorized':
      return `送信しませんでした: この認証情報 (••••${refusal.lastFour}) には Discord が 401 を返しています。401 が重なると、この IP アドレスが遮断されることがあります。認証情報を取り替えるか、「Tracecord: 送信の再開を許可」を実行してください。`;
    case 'too-many-invalid':
      return `送信しませんでした: このウィンドウで確認できただけで、10 分間に ${refusal.count.toLocaleString('ja')} 件の無効なリクエストがありました。${refusal.limit.toLocaleString('ja')} 件に達すると、Discord はこの IP アドレスを遮断します。10 分ほど待ってください。`;
    default:
      return refusal satisfies never;
  }
}

/** The words in Japanese. */
export const refusalWords: RefusalWords = {
  refusal,
  exposure,
  keepToken: '送信しない',
  sendToken: 'トークンごと送信',
};

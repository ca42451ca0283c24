import type { Evidence } from '../../core/diagnose/diagnosis.ts';

const shapes: Readonly<Record<Extract<Evidence, { fact: 'body-shape' }>['shape'], string>> = {
  json: '本文は JSON',
  html: '本文は Web ページ',
  text: '本文はプレーンテキスト',
  empty: '本文は空',
  truncated: '本文は途中で切れた JSON',
  binary: '本文はテキストではない',
  'legacy-form': '本文は古い API バージョンのフォームエラー (コードなし)',
};

const credentials: Readonly<Record<Extract<Evidence, { fact: 'credential' }>['state'], string>> = {
  absent: 'Authorization は送られていない',
  unprefixed: 'Authorization に「Bot 」も「Bearer 」もない',
  blemished: 'Authorization に余分な文字がある',
  'wrong-scheme': 'Authorization の接頭辞と値の形が合わない',
  'well-formed': 'Authorization の形は正しい',
};

/** One fact in Japanese. */
export function evidence(fact: Evidence): string {
  switch (fact.fact) {
    case 'status':
      return `ステータス ${fact.status}`;
    case 'code':
      return `Discord のコード ${fact.code}`;
    case 'message':
      return `Discord の文面: 「${fact.message}」`;
    case 'header-present':
      return `${fact.name}: ${fact.value}`;
    case 'header-absent':
      return `応答に ${fact.name} がない`;
    case 'body-shape':
      return shapes[fact.shape];
    case 'edge-code':
      return `Cloudflare のエラー ${fact.code}`;
    case 'page-title':
      return `ページのタイトルは「${fact.title}」`;
    case 'user-agent':
      return userAgent(fact);
    case 'credential':
      return `${credentials[fact.state]}${fact.lastFour === '' ? '' : ` (末尾 ${fact.lastFour})`}`;
    case 'route':
      return `ルート ${fact.route}`;
    case 'needs-permission':
      return `${fact.route} に必要: ${fact.permissions.join('、')}`;
    case 'unversioned-url':
      return 'URL に API バージョンがなく、バージョン 6 とみなされる';
    case 'placeholder-in-url':
      return `URL に「${fact.text}」が入っている`;
    case 'retry-after':
      return `待ち時間 ${fact.seconds} 秒 (${fact.source === 'body' ? '本文' : 'ヘッダー'})`;
    case 'scope':
      return `制限のスコープ: ${fact.scope}`;
    case 'remaining':
      return `${fact.limit} 件中 ${fact.remaining} 件が残っていた`;
    case 'transport':
      return `${fact.code === '' ? 'エラーコードなし' : fact.code}${fact.phase === 'unknown' ? '' : ` (段階: ${fact.phase})`}`;
    case 'workspace-file':
      return `ワークスペースに ${fact.file} がある`;
    case 'rejected-field':
      return `${fact.path === '' ? '本文全体' : fact.path}${fact.code === '' ? ' が拒否された' : `: ${fact.code}`}`;
    case 'code-as-text':
      return 'コードが数値ではなく文字列になっている';
    case 'mislabelled':
      return `本文が Content-Type (${fact.contentType}) と合わない`;
    case 'undecodable':
      return `本文を展開できない (${fact.encoding})`;
    case 'oauth-error':
      return `OAuth2 エラー ${fact.error}${fact.description === '' ? '' : `: ${fact.description}`}`;
    case 'method':
      return `${fact.method} が送られた${fact.documented.length === 0 ? '' : `。ドキュメントにあるのは ${fact.documented.join('、')}`}`;
    case 'route-undocumented':
      return `${fact.path} はドキュメントにない`;
    case 'api-version':
      return `URL の API バージョンは ${fact.version}`;
    case 'redirect':
      return `${fact.location} へ転送`;
    case 'request-header':
      return `リクエストに ${fact.name} ヘッダーがある`;
    case 'request-content-type':
      return fact.value === null ? 'リクエストに Content-Type がない' : `リクエストの Content-Type: ${fact.value}`;
    case 'request-body':
      return fact.state === 'absent' ? 'リクエストに本文がない' : 'リクエストの本文が正しい JSON ではない';
    case 'request-size':
      return `リクエストの本文は ${fact.bytes.toLocaleString('ja')} バイト`;
    case 'request-key':
      return `本文に「${fact.key}」があり、「${fact.meant}」がない`;
    case 'interaction-age':
      return `インタラクションの経過時間は ${fact.seconds} 秒`;
    case 'implausible-id':
      return `${fact.parameter} は ${fact.value}`;
    case 'same-route-succeeded':
      return `同じ認証情報で、少し前に ${fact.route} が成功している`;
    case 'sent-from':
      return fact.name === '' ? '別のマシンから送信' : `${fact.name} から送信`;
    default:
      return fact satisfies never;
  }
}

function userAgent(fact: Extract<Evidence, { fact: 'user-agent' }>): string {
  const whence = fact.assumed ? ' (クライアントの既定値)' : '';
  switch (fact.kind) {
    case 'missing':
      return 'User-Agent は送られていない';
    case 'browser':
      return `User-Agent はブラウザーのもの: 「${fact.value}」${whence}`;
    case 'discord-bot':
      return `User-Agent は Discord の形式: 「${fact.value}」`;
    case 'library':
      return `User-Agent はライブラリのもの: 「${fact.value}」${whence}`;
    case 'other':
      return `User-Agent: 「${fact.value}」${whence}`;
    default:
      return fact.kind satisfies never;
  }
}

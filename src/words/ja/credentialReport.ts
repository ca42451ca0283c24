import type { CredentialFact } from '../../core/credentials/credentialFact.ts';
import type { CodePlace } from '../../core/credentials/intentSurvey.ts';
import type { PrivilegedIntent } from '../../core/discord/intent.ts';
import type { CredentialReportWords, SaidRow } from '../credentialReport.ts';
import { type Duration, dayOf, durationOf } from '../duration.ts';
import { saidPlace } from './credentialPlaces.ts';
import { blemishNames, credentialKinds, saidShape } from './credentialShape.ts';

type Fact<Name extends CredentialFact['fact']> = Extract<CredentialFact, { readonly fact: Name }>;

const switches = {
  granted: '承認済み (サーバー数の制限なし)。',
  limited: 'オン (100 サーバー未満の Bot 用)。',
  off: 'オフ。',
} as const;

/** What else of an intent depends on the switch: the HTTP API. */
const httpUse: Readonly<Record<PrivilegedIntent, string>> = {
  GUILD_MEMBERS: 'サーバーのメンバー一覧を取得するリクエストがなければ、オフにできます。',
  GUILD_PRESENCES: 'オフにできます。',
  MESSAGE_CONTENT: '他人のメッセージを読むリクエストがなければ、オフにできます。オフでは content が空になります。',
};

const webhookTypes = ['', '受信用', 'アナウンスチャンネルのフォロー', 'アプリケーションのインタラクション用'];

const units: Readonly<Record<Duration['unit'], string>> = {
  year: '年',
  day: '日',
  hour: '時間',
  minute: '分',
  second: '秒',
};

function length(milliseconds: number): string {
  const { count, unit } = durationOf(milliseconds);
  return `${count} ${units[unit]}`;
}

function number(count: number): string {
  return count.toLocaleString('ja');
}

function listed(places: readonly CodePlace[]): string {
  const shown = places.slice(0, 3).map(({ file, line }) => `${file}:${line}`);
  const more = places.length - shown.length;
  return `${shown.join('、')}${more === 0 ? '' : ` ほか ${more} か所`}`;
}

function install({ to, scopes, permissions }: Fact<'install'>): SaidRow {
  const change = [
    ...(permissions.includes('ADMINISTRATOR') ? ['ADMINISTRATOR の代わりに、実際に使う権限だけを求めます。'] : []),
    ...(to === 'guild' && !scopes.includes('bot') ? ['サーバーに参加させるなら、スコープ bot を加えます。'] : []),
  ];
  return {
    what: to === 'guild' ? 'サーバーへの追加' : 'アカウントへの追加',
    says: `スコープ: ${scopes.length === 0 ? 'なし' : scopes.join('、')}。権限: ${permissions.length === 0 ? 'なし' : permissions.join('、')}。`,
    change: change.join(''),
  };
}

function intent({ intent: name, switched, asked, places }: Fact<'intent'>): SaidRow {
  const asks = {
    yes: `コードが要求しています (${listed(places)})。`,
    no: 'コードは要求していません。',
    unknown: 'コードが要求しているかどうかは不明です。',
  }[asked];
  const isOn = switched !== 'off';
  const change =
    asked === 'yes' && !isOn
      ? 'オンにするか、要求をやめます。このままでは Gateway が 4014 で接続を閉じます。'
      : asked === 'no' && isOn
        ? httpUse[name]
        : '';
  return { what: name, says: `${switches[switched]}${asks}`, change };
}

function survey({ files, isComplete, speaksOfIntents, unread }: Fact<'survey'>): SaidRow {
  const says = [
    `JavaScript、TypeScript、Python のファイル ${number(files)} 件。`,
    ...(isComplete ? [] : ['上限か中止のため、すべては調べていません。']),
    ...(speaksOfIntents
      ? []
      : ['インテントの指定はどこにもありません。Bot のコードは別の場所か、別の言語にあります。']),
    ...(unread.length === 0 ? [] : [`${listed(unread)} のインテントは実行時にしか分かりません。`]),
  ];
  return { what: '調べたコード', says: says.join(''), change: '' };
}

function row(fact: CredentialFact, { summary, cause, advice }: Parameters<CredentialReportWords['row']>[1]): SaidRow {
  const said = (what: string, says: string, change = ''): SaidRow => ({ what, says, change });
  switch (fact.fact) {
    case 'shape':
      return saidShape(fact.stored);
    case 'blemishes':
      return said(
        '余分な文字',
        `${fact.blemishes.map((one) => blemishNames[one]).join('、')}が含まれています。`,
        '取り除いて保存し直します。',
      );
    case 'id':
      return said(
        fact.of === 'webhook' ? 'アドレスの中の Webhook' : 'トークンの中のアカウント',
        `${fact.id} (${dayOf(fact.madeAt)} 作成、${length(fact.age)}前)。${fact.of === 'account' ? 'トークン自体はもっと新しい可能性があります。' : ''}`,
      );
    case 'other-account':
      return said('別のアカウント', `トークンは ${fact.inToken} のものですが、応答したのは ${fact.answered} です。`);
    case 'user':
      return said('応答したアカウント', `${fact.name} (${fact.id})`);
    case 'application':
      return fact.botId === null
        ? said('アプリケーション', `${fact.name} (${fact.id})`)
        : said(
            'アプリケーション',
            `${fact.name} (${fact.id})。Bot の ID は別のもの (${fact.botId}) です。`,
            '/applications/{application_id}/commands などのパスには、Bot の ID ではなくアプリケーションの ID を使います。',
          );
    case 'owner':
      return said('所有者', fact.of === 'team' ? `チーム ${fact.name}` : fact.name);
    case 'installable':
      return said(
        '追加できる人',
        `${fact.byEverybody ? '誰でも。' : '所有者だけ。'}${fact.needsCodeGrant ? 'OAuth2 のコード付与をすべて行う設定のため、招待リンクだけでは追加されません。' : ''}`,
        fact.needsCodeGrant ? 'コードを交換しないなら「Requires OAuth2 Code Grant」をオフにします。' : '',
      );
    case 'guilds':
      return said(
        'サーバー',
        `約 ${number(fact.guilds)} サーバー${fact.users === null ? '' : `、約 ${number(fact.users)} アカウントに追加済み`}。`,
      );
    case 'install':
      return install(fact);
    case 'no-install':
      return said(
        'インストール',
        'リンク、スコープ、権限のいずれも設定されていません。',
        'ほかの人に追加してもらうなら設定します。',
      );
    case 'interactions':
      return fact.host === null
        ? said('インタラクション', 'Gateway に届きます。エンドポイントは設定されていません。')
        : said(
            'インタラクション',
            `${fact.host} に送られ、Gateway には届きません。`,
            'コードが Gateway で待っているなら、エンドポイントを外します。',
          );
    case 'intent':
      return intent(fact);
    case 'survey':
      return survey(fact);
    case 'sessions':
      return said(
        '開始できるセッション',
        `残り ${number(fact.remaining)} / ${number(fact.total)}${fact.remaining < fact.total ? ` (${length(fact.resetAfter)}後に全数に戻ります)` : ''}。`,
        fact.remaining < fact.total / 10
          ? '何度も接続し直すコードを探します。使い切った Bot のトークンは Discord がリセットします。'
          : '',
      );
    case 'shards':
      return said(
        'シャード',
        `推奨 ${number(fact.shards)}。5 秒間に ${number(fact.atOnce)} 件まで Identify できます。`,
      );
    case 'scopes':
      return said('スコープ', fact.scopes.join('、'));
    case 'expires':
      return said(
        '有効期限',
        `${dayOf(fact.at)} まで (あと ${length(fact.left)})。`,
        fact.left < 86_400_000 ? '期限までに更新します。' : '',
      );
    case 'webhook':
      return said('Webhook', `${fact.name || '名前なし'} (${webhookTypes[fact.type] ?? `種類 ${fact.type}`})`);
    case 'webhook-place':
      return said('投稿先', `サーバー ${fact.guild ?? '不明'} のチャンネル ${fact.channel ?? '不明'}。`);
    case 'webhook-owner':
      return said('所有するアプリケーション', fact.application === null ? 'なし。' : `${fact.application}`);
    case 'place':
      return saidPlace(fact);
    case 'unread':
      return said(
        `GET ${fact.shown}`,
        [summary, cause].filter(Boolean).join('') ||
          (fact.answer.kind === 'cancelled'
            ? '中止されたか、時間がかかりすぎました。'
            : '応答が JSON ではありません。'),
        advice.slice(0, 2).join(''),
      );
    case 'unexpected':
      return said(
        `GET ${fact.shown}`,
        '応答が Discord のドキュメントと違います。途中の何かが作った応答かもしれません。',
      );
    case 'not-asked':
      return said(fact.shown.join('、'), '送っていません。同じ理由で失敗するためです。');
    default:
      return fact satisfies never;
  }
}

/** What is said about a credential, in Japanese. */
export const credentialReportWords: CredentialReportWords = {
  title: (name) => `認証情報: ${name}`,
  verdict: {
    works: '有効です。',
    refused: 'Discord に拒否されています。',
    unclear: '有効かどうかは分かりません。',
    'not-asked': 'Discord には問い合わせていません。',
  },
  count: (problems, notes) =>
    problems + notes === 0 ? '直すところはありません。' : `問題 ${problems} 件、注意 ${notes} 件。`,
  kind: credentialKinds,
  state: { fine: '良好', note: '注意', problem: '問題', unknown: '不明' },
  section: {
    secret: 'シークレットそのもの',
    account: 'アカウント',
    application: 'アプリケーション',
    intents: '特権インテント',
    gateway: 'Gateway',
    webhook: 'Webhook',
    places: 'ほかにある場所',
  },
  columns: { state: '状態', what: '項目', says: '分かったこと → すること' },
  row,
  problems: '直すところ',
  sent: (requests) => (requests.length === 0 ? '何も送っていません' : `送ったもの: ${requests.join('、')}`),
  portal: (page) =>
    `Developer Portal: ${{ information: 'General Information', bot: 'Bot', installation: 'Installation', oauth2: 'OAuth2' }[page]}`,
  aboutSandbox: 'Discord そのものではなく、サンドボックスについての結果です',
  copyHint:
    'このページにシークレットは含まれていません。コピーするには **Tracecord: 認証情報の結果をコピー** を実行します。',
  copied: '認証情報の結果をコピーしました (シークレットは含みません)。',
  nothingToCheck: '調べる認証情報がありません。先に選んでください。',
  looking: '認証情報を調べています',
  lookingAtCode: 'ワークスペースのコードを調べています',
  waiting: 'レート制限の解除を待っています',
};

import type { PermissionStepKind } from '../../core/discord/permissionSteps.ts';
import type { PermissionVerdict } from '../../core/permissions/permissionVerdict.ts';
import type { RankCheck } from '../../core/permissions/rankChecks.ts';
import type { NoFacts } from '../../core/permissions/readFacts.ts';
import type { PermissionWords, SaidObstacle, SaidRemedy, SaidSource, SaidVerdict } from '../permissions.ts';

function sources(by: readonly SaidSource[]): string {
  return by.map(({ of, name }) => (of === 'bot' ? 'Bot 自身' : of === 'role' ? `ロール ${name}` : name)).join('、');
}

function permission(name: string, verdict: SaidVerdict, channel: string | null): SaidRemedy {
  const place = channel ?? 'サーバー';
  switch (verdict.kind) {
    case 'granted':
      return { says: `${name} はあります。`, change: '' };
    case 'denied':
      return {
        says: `${place} では、${sources(verdict.by)} の上書きが ${name} を拒否しています。`,
        change: deniedChange(name, verdict.by, place),
      };
    case 'never': {
      const says = `Bot のどのロールにも ${name} がありません${channel === null ? '' : `。${place} の上書きも許可していません`}。`;
      if (verdict.by.length > 0) {
        const beside = `${place} では ${sources(verdict.by)} の上書きも拒否しているため、サーバー設定で与えるだけでは足りません。`;
        return { says, change: `${beside}${deniedChange(name, verdict.by, place)}` };
      }
      const inGuild = `サーバー設定で Bot のロールに ${name} を与え`;
      return {
        says,
        change: `${inGuild}${channel === null ? 'ます' : `るか、${channel} の権限で Bot に許可します`}。`,
      };
    }
    case 'implicit': {
      const inner = permission(verdict.lacking, verdict.because, channel);
      return { says: `${name} は ${verdict.lacking} がないと働きません。${inner.says}`, change: inner.change };
    }
    case 'timeout':
      return {
        says: `Bot は ${verdict.until} までタイムアウト中で、その間 ${name} は使えません。`,
        change: 'Bot のタイムアウトを解除するか、終わるまで待ちます。',
      };
    case 'two-factor':
      return {
        says: `${name} は使えません。このサーバーは管理に二要素認証を求めますが、アプリを所有するアカウントに設定されていません。`,
        change: 'アプリを所有するアカウントで二要素認証を有効にします。',
      };
    default:
      return verdict satisfies never;
  }
}

function deniedChange(name: string, by: readonly SaidSource[], place: string): string {
  if (by.some(({ of }) => of === 'bot'))
    return `${place} の権限で、Bot 自身への拒否から ${name} を外します。この上書きに勝つものはありません。`;
  const outweighing = by.some(({ of }) => of === 'role') ? 'Bot の別のロールか Bot 自身' : 'Bot のロール';
  return `${place} の権限で、${outweighing}に ${name} を許可するか、${sources(by)} への拒否を外します。`;
}

function rank({ of, name, own, other, outcome }: RankCheck): SaidRemedy {
  const highest = `Bot の最上位ロール ${own.name} (位置 ${own.position})`;
  const move = 'サーバー設定の「ロール」で、Bot のロールをそれより上に移します。';
  switch (outcome) {
    case 'below':
    case 'as-owner':
      return { says: `${name} は Bot より下です。`, change: '' };
    case 'same':
      return {
        says:
          of === 'role'
            ? `${name} は Bot 自身の最上位ロールです。扱えるのはそれより下のロールだけです。`
            : `${name} の最上位ロールは Bot と同じ ${own.name} です。`,
        change: 'Bot に、より上のロールを与えます。',
      };
    case 'above':
      return {
        says:
          of === 'role'
            ? `ロール ${name} (位置 ${other.position}) は ${highest} より上です。`
            : `${name} にはロール ${other.name} (位置 ${other.position}) があり、${highest} より上です。`,
        change: move,
      };
    case 'owner':
      return {
        says: `${name} はサーバーのオーナーです。オーナーには誰もこの操作をできません。`,
        change: 'オーナーを対象から外します。',
      };
    case 'administrator':
      return {
        says: `${name} は管理者です。管理者はタイムアウトできません。`,
        change: '先に ADMINISTRATOR を外すか、対象から外します。',
      };
    default:
      return outcome satisfies never;
  }
}

function obstacle(said: SaidObstacle): SaidRemedy {
  switch (said.kind) {
    case 'permission':
      return permission(said.permission, said.verdict, said.channel);
    case 'one-of':
      return {
        says: `${said.permissions.join('、')} のどれかが必要ですが、Bot にはどれもありません。`,
        change: said.first === null ? '' : obstacle(said.first).change,
      };
    case 'rank':
      return rank(said.check);
    case 'grant':
      return {
        says: `このリクエストの${said.by === 'role' ? 'ロール' : '上書き'}に、Bot 自身が持たない権限があります: ${said.missing}。`,
        change: 'リクエストから外すか、先に Bot に与えます。',
      };
    default:
      return said satisfies never;
  }
}

const lookAtCode = '応答のコードを調べてください。';

function none(end: NoFacts, meant: string): SaidRemedy {
  switch (end.why) {
    case 'no-place':
      return { says: 'このリクエストはサーバーに関わらないため、ロールも上書きもありません。', change: lookAtCode };
    case 'token-in-path':
      return {
        says: 'このアドレスのトークンを持つ者は、その用途の操作を行えます。ロールと上書きは関係しません。',
        change: lookAtCode,
      };
    case 'direct-message':
      return { says: 'ダイレクトメッセージです。ロールも上書きもありません。', change: lookAtCode };
    case 'unknown-channel':
      return {
        says: `チャンネル ${end.id} はありません (10003)。権限の問題ではありません。見えないだけなら 50001 です。`,
        change: 'チャンネルの ID を直します。',
      };
    case 'guild-closed':
      return {
        says: `Bot はサーバー ${end.id} にいないか、そのサーバーがありません。`,
        change: 'Bot をサーバーに追加するか、ID を直すか、別の認証情報を選びます。',
      };
    case 'channel-not-in-guild':
      return {
        says: `${end.guild} にチャンネル ${end.id} はありません。Bot が入っていないプライベートスレッドやアーカイブ済みのスレッドも同じに見えます。`,
        change: '別のサーバーを選ぶか、ID を直すか、Bot をスレッドに追加します。',
      };
    case 'unread':
      return { says: `計算に必要な GET ${end.path} を読めませんでした。${meant}`, change: '先にそれを直します。' };
    case 'unexpected':
      return {
        says: `${end.path} についての応答が、Discord のドキュメントと違います。`,
        change: 'アドレスが Discord のものか確認します。',
      };
    case 'cancelled':
      return { says: '中止しました。', change: '' };
    default:
      return end satisfies never;
  }
}

const verdicts: Readonly<Record<PermissionVerdict['kind'], string>> = {
  granted: 'あり',
  denied: '拒否',
  never: '与えられていない',
  implicit: '他の権限とともに失う',
  timeout: 'タイムアウトで失う',
  'two-factor': '使えない',
};

function step(kind: PermissionStepKind, name: string, channel: string, lacking: string): string {
  switch (kind) {
    case 'owner':
      return 'サーバーのオーナー: すべて';
    case 'everyone':
      return `基本: ${name}`;
    case 'role':
      return `ロール ${name}`;
    case 'administrator':
      return 'ADMINISTRATOR: チャンネルに関係なくすべて';
    case 'everyone-overwrite':
      return `${channel}: ${name} の上書き`;
    case 'role-denial':
      return `${channel}: ロール ${name} への拒否`;
    case 'role-allowance':
      return `${channel}: ロール ${name} への許可`;
    case 'member-overwrite':
      return `${channel}: Bot 自身の上書き`;
    case 'timeout':
      return 'タイムアウト';
    case 'implicit':
      return `${lacking} がない`;
    case 'two-factor':
      return 'アプリの所有者に二要素認証がない';
    default:
      return kind satisfies never;
  }
}

const outcomes: Readonly<Record<RankCheck['outcome'], string>> = {
  below: 'Bot より下: 問題なし',
  'as-owner': 'Bot がオーナー: 問題なし',
  same: '同じロール: 拒否',
  above: 'Bot より上: 拒否',
  owner: 'サーバーのオーナー: 拒否',
  administrator: '管理者: 拒否',
};

const situations: Readonly<Record<string, string>> = {
  thread: '作成者にできる範囲を超える場合',
  'not-connected': 'Bot がボイスチャンネルにいない場合',
  own: '自分のものの場合',
  'of-others': '他人のものの場合',
  'stage-event': 'ステージのイベントの場合',
  'voice-event': 'ボイスチャンネルのイベントの場合',
  'community-feature': 'コミュニティ機能を変える場合',
  'screen-disabled': 'ようこそ画面が無効の場合',
  'unless-inviter': '自分の招待でない場合',
  'first-of-its-kind': 'その絵文字でまだ誰もリアクションしていない場合',
  'unless-own-webhook': '自分のアプリの Webhook でない場合',
};

/** Permissions in Japanese. */
export const permissionWords: PermissionWords = {
  title: {
    refused: 'このリクエストは拒否されます',
    allowed: 'このリクエストは許可されます',
    unknown: 'このリクエストの権限',
  },
  as: (bot, server, channel) => `${bot} として · サーバー ${server}${channel === null ? '' : ` · ${channel}`}`,
  readings: (count) => `GET ${count} 回で取得`,
  hidden: 'このチャンネルは Bot から見えません (50001)。見えないチャンネルも載るサーバーの一覧から見つけました。',
  change: '変更するところ',
  obstacle,
  none,
  allowed: {
    says: 'いま取得した内容では、このリクエストを妨げるものはありません。',
    change: 'Discord が拒否したのなら、その後に変わったか、そのコードは権限ではなく規則についてのものです。',
  },
  twoFactorUnknown:
    'このサーバーは管理に二要素認証を求めます。アプリを所有するアカウントに設定されているかは、この認証情報では分かりません。',
  headings: {
    needs: 'リクエストに必要な権限',
    ranks: 'ロールの順位',
    steps: '計算の過程',
    result: '最終的な Bot の権限',
    others: '他に妨げているもの',
  },
  columns: {
    permission: '権限',
    bit: 'ビット',
    verdict: '結果',
    when: '条件',
    step: '段階',
    takes: '失う',
    gives: '得る',
    left: '残り',
    who: 'メンバーまたはロール',
    own: 'Bot の最上位ロール',
    other: '相手の最上位ロール',
  },
  verdict: (kind) => verdicts[kind],
  step,
  outcome: (outcome) => outcomes[outcome],
  always: '常に',
  oneOf: 'このどれか',
  situation: (situation = '') => situations[situation] ?? '場合による',
  nothing: 'なし',
  more: (count) => `他 ${count} 個`,
  unnamed: '名前なし',
  reading: 'ロールと上書きを取得しています…',
};

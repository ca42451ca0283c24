import type { Breach, Total, ValueKind } from '../../core/lint/breach.ts';
import type { TextPattern } from '../../core/lint/shapes/shape.ts';

/** 値の種類。 */
export const kinds: Readonly<Record<ValueKind, string>> = {
  text: '文字列',
  integer: '整数',
  number: '数値',
  boolean: '真偽値',
  snowflake: 'ID (数字だけの文字列)',
  list: '配列',
  object: 'オブジェクト',
  null: 'null',
  json: 'JSON',
};

/** 文字列の形。 */
export const patterns: Readonly<Record<TextPattern, string>> = {
  'command-name': '小文字、数字、「-」、「_」からなる 1～32 文字の名前',
  'emoji-name': '英数字とアンダースコア',
  url: 'ここで使えるスキームの URL',
  time: 'ISO 8601 形式の日時',
  'data-uri': 'データ URI (data:image/png;base64,…)',
  permissions: '10 進数で表した権限ビット',
  nonce: '文字列か整数',
  'choice-text': 'オプションの型に合わせた文字列',
  'choice-number': 'オプションの型に合わせた数値',
  emoji: '絵文字そのもの (👍) か、ID を添えたもの',
};

const totals: Readonly<Record<Total, string>> = {
  embeds: 'すべての埋め込みの文字数が合計',
  'displayed-text': 'すべてのテキスト表示の文字数が合計',
  components: 'コンポーネントが入れ子を含めて合計',
  command: 'このコマンドの名前、説明、値の文字数が合計',
};

/** 併用できない相手が、並んでいる値ではない場合。 */
const surroundings: Readonly<Record<string, string>> = {
  type: 'この種類では',
  style: 'このスタイルのボタンでは',
  component: '、ラベルを持つラベルコンポーネントの中では',
  modal: 'モーダルでは',
  required: '、回答が必須のときには 0 を',
  IS_COMPONENTS_V2: 'フラグ IS_COMPONENTS_V2 と一緒には',
  IS_VOICE_MESSAGE: 'フラグ IS_VOICE_MESSAGE と一緒には',
};

/** どの上限を、どこで、どれだけ超えたか。 */
export function limitBroken(path: string, breach: Breach): string {
  const place = path === '' ? '本文' : `\`${path}\``;
  switch (breach.kind) {
    case 'length':
      return `${place} は ${breach.actual} 文字です。Discord が受け付けるのは ${range(breach, '文字')}です。`;
    case 'items':
      return `${place} は ${breach.actual} 個です。Discord が受け付けるのは ${range(breach, '個')}です。`;
    case 'number':
      return `${place} は ${breach.actual} です。Discord が受け付けるのは ${range(breach, '')}です。`;
    case 'total':
      return `${totals[breach.of]} ${breach.actual} あります。Discord の上限は ${breach.max} です。`;
    case 'width':
      return `この行には ${breach.actual} 枠が必要ですが、${breach.max} 枠しかありません。ボタンは 1 枠、セレクトはすべての枠を使います。`;
    case 'missing':
      return path !== '' && path.endsWith(breach.key)
        ? `${place} には値が必要です。`
        : `${place} には \`${breach.key}\` が必要です。`;
    case 'choice':
      return `${place} が ${breach.actual} になっています。使えるのは ${breach.allowed.join('、')} です。`;
    case 'pattern':
      return `${place} は${patterns[breach.pattern]}でなければなりません。`;
    case 'word':
      return `${place} に「${breach.word}」は使えません。`;
    case 'duplicate':
      return `${place} が \`${breach.first}\` と重複しています。`;
    case 'conflict':
      return `${place} は${surroundings[breach.other] ?? ` \`${breach.other}\` と一緒には`}使えません。`;
    case 'above':
      return `${place} の ${breach.actual} が、\`${breach.other}\` の ${breach.limit} を超えています。`;
    case 'order':
      return `${place}: 必須のオプションは任意のオプションより前に置きます。`;
    case 'place':
      return `${place}: この種類のオプションはここに置けません。サブコマンドと並べられるのはサブコマンドだけで、置けるのはコマンドかグループの中だけです。`;
    case 'file':
      return `${place} がファイル「${breach.name}」を指していますが、このリクエストには含まれていません。`;
    default:
      return breach satisfies never;
  }
}

function range({ min, max }: { readonly min?: number; readonly max?: number }, unit: string): string {
  if (min === undefined) return `${max} ${unit}以下`;
  return max === undefined ? `${min} ${unit}以上` : min === max ? `${min} ${unit}` : `${min}～${max} ${unit}`;
}

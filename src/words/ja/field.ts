import type { RejectedField } from '../../core/diagnose/diagnosis.ts';
import { fieldKind } from '../../core/diagnose/fieldKind.ts';

/** What the inner code of a rejected field means, in Japanese; null where it says nothing by itself. */
export function fieldWords(field: RejectedField): string | null {
  const kind = fieldKind(field);
  if (kind === null) return null;
  switch (kind.kind) {
    case 'required':
      return '必須ですが、ないか空です。';
    case 'length':
      return lengthWords(kind.min, kind.max);
    case 'range':
      if (kind.max !== null) return `${kind.max} 以下でなければなりません。`;
      return kind.min === null ? '数値が範囲外です。' : `${kind.min} 以上でなければなりません。`;
    case 'choice':
      return 'ここで許される値ではありません。';
    case 'not-a-number':
      return '数値か ID でなければなりません。';
    case 'not-an-object':
      return '文字列やリストではなく、オブジェクトが必要です。';
    case 'duplicate':
      return '重複しています。一意でなければなりません。';
    case 'exclusive':
      return '同時に指定された別のフィールドと併用できません。';
    case 'date':
      return '2026-01-31T12:00:00Z のような ISO 8601 の時刻でなければなりません。';
    case 'url':
      return 'https:// で始まる完全な URL でなければなりません。';
    case 'emoji':
      return '絵文字が存在しないか、name または id を持つオブジェクトになっていません。';
    case 'too-many':
      return '許された数を超えています。';
    case 'embeds-too-large':
      return 'メッセージ内の埋め込みは、合計 6000 文字までです。';
    case 'command-too-large':
      return 'コマンドの名前、説明、値の合計が長すぎます。';
    case 'required-options-first':
      return '必須のオプションは、任意のオプションより前に置きます。';
    case 'row-too-wide':
      return 'この行のコンポーネントが多すぎます。ボタンは 5 個、セレクトメニューは 1 個までです。';
    case 'component-misplaced':
      return 'この種類のコンポーネントは、ここでは使えません。';
    case 'unknown-reference':
      return '参照先が存在しません。';
    default:
      return kind satisfies never;
  }
}

function lengthWords(min: number | null, max: number | null): string {
  if (min !== null && max !== null) return `長さまたは個数は ${min} から ${max} までです。`;
  if (max !== null) return `長すぎます。上限は ${max} です。`;
  return min === null ? '長さが許されていません。' : `短すぎます。下限は ${min} です。`;
}

import type { Span } from '../request/text.ts';
import { componentStyle } from './percent.ts';
import { accept, type PowerShellCursor, stands, unknownFrom } from './powershellCursor.ts';
import { readNested, readOperand } from './powershellValue.ts';
import { stringAt, type Value } from './value.ts';

/** Types that a value stays the same in. */
const plainTypes =
  /^(?:string|ordered|hashtable|object|array|long|int|int64|(?:System\.)?uri|(?:object|string|hashtable)\[\]|pscustomobject|psobject)$/i;

/** `[type]value` and `[type]::Member`. */
export function readTyped(cursor: PowerShellCursor, type: string, start: number): Value {
  accept(cursor, /\s+/y);
  const member = accept(cursor, /::(\w+)/y)?.[1];
  if (member === undefined) {
    const value = readOperand(cursor);
    return plainTypes.test(type) ? value : unknownFrom(cursor, start);
  }
  const full = `${type}::${member}`.replace(/^System\.|Microsoft\.PowerShell\.Commands\./i, '').toLowerCase();
  if (full.startsWith('webrequestmethod::')) return stringAt(member, [start, cursor.position]);
  const encoding = accept(cursor, /\.GetBytes(?=\()/iy);
  if (!stands(cursor, '(')) return unknownFrom(cursor, start);
  cursor.position++;
  const value = readNested(cursor, ')');
  const span: Span = [start, cursor.position];
  switch (full) {
    case 'uri::escapedatastring':
      return { kind: 'encoded', value, style: componentStyle, span };
    case 'net.webutility::urlencode':
    case 'web.httputility::urlencode':
      return { kind: 'encoded', value, style: { safe: '!()*', space: '+' }, span };
    case 'convert::tobase64string':
      return value.kind === 'unknown' ? { kind: 'unknown', span } : { kind: 'base64', value, span };
    case 'environment::getenvironmentvariable':
      return value.kind === 'string' ? { kind: 'environment', name: value.text, span } : { kind: 'unknown', span };
    default:
      // The bytes of a text are the text: UTF-8 is what goes over the wire anyway.
      return encoding !== null && full === 'text.encoding::utf8' ? value : { kind: 'unknown', span };
  }
}

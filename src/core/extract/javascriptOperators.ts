import type { Span } from '../request/text.ts';
import { negationOf, type Value } from './value.ts';

/** A number as `JSON.stringify` prints it; a BigInt cannot be one. */
export function numberOf(source: string, span: Span): Value {
  const number = Number(source.replaceAll('_', ''));
  return source.endsWith('n') || !Number.isFinite(number)
    ? { kind: 'unknown', span }
    : { kind: 'number', text: String(number), span };
}

/** What `-`, `+` or `!` in front of a value says. */
export function prefixed(operator: '-' | '+' | '!', value: Value, span: Span): Value {
  if (operator === '!') return negationOf(value, span);
  if (value.kind !== 'number') return operator === '+' ? { kind: 'numeric', value, span } : { kind: 'unknown', span };
  return operator === '+' ? { ...value, span } : numberOf(`-${value.text}`, span);
}

/** What an operator other than `+` between two values says. */
export function combined(operator: string, left: Value, right: Value, span: Span): Value {
  if (operator === '??') return { kind: 'fallback', first: left, second: right, where: 'nullish', span };
  if (operator === '||') return { kind: 'fallback', first: left, second: right, where: 'falsy', span };
  if (operator === '&&') return { kind: 'conditional', test: left, options: [right, left], span };
  return { kind: 'arithmetic', operator, left, right, span };
}

/** The name at a place, or the constant that it is. */
export function wordValue(text: string, span: Span): Value {
  switch (text) {
    case 'true':
    case 'false':
      return { kind: 'literal', value: text === 'true', span };
    case 'null':
      return { kind: 'literal', value: null, span };
    case 'undefined':
      return { kind: 'literal', value: undefined, span };
    default:
      return { kind: 'name', name: text, span };
  }
}

/** The key of an object's entry as text, which numbers become. */
export function keyOf(value: Value): Value {
  return value.kind === 'number' ? { kind: 'string', text: value.text, inside: value.span, span: value.span } : value;
}

import type { Value } from './value.ts';

/** Whether the value says what it is: no name, call or other thing of run time. */
export function isKnown({ kind }: Value): boolean {
  return ['string', 'number', 'object', 'array', 'join', 'json', 'encoded', 'query', 'base64'].includes(kind);
}

/** What `<`, `>`, `<=` or `>=` gives of two numbers. */
export function ordered(operator: string, left: number, right: number): boolean | undefined {
  switch (operator) {
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    case '>=':
      return left >= right;
    default:
      return undefined;
  }
}

/** What `==`, `===`, `!=` or `!==` gives, where both sides are known well enough. */
export function equality(operator: string, left: Value, right: Value): boolean | undefined {
  if (!/^[=!]==?$/.test(operator)) return undefined;
  const same = sameness(left, right, operator.length === 3);
  return same === undefined ? undefined : same === operator.startsWith('=');
}

function sameness(left: Value, right: Value, isStrict: boolean): boolean | undefined {
  if (left.kind === 'string' && right.kind === 'string') return left.text === right.text;
  if (left.kind === 'number' && right.kind === 'number') return left.text === right.text;
  if (left.kind === 'literal' && right.kind === 'literal') {
    const areNothing = isNothing(left) && isNothing(right);
    return areNothing && !isStrict ? true : left.value === right.value;
  }
  const isOneNothing = (isNothing(left) && isKnown(right)) || (isNothing(right) && isKnown(left));
  return isOneNothing ? false : undefined;
}

/** `null`, `undefined`, `None`. */
export function isNothing(value: Value): boolean {
  return value.kind === 'literal' && (value.value === null || value.value === undefined);
}

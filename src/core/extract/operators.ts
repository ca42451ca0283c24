import { calculate } from './arithmetic.ts';
import { equality, isKnown, isNothing, ordered } from './comparison.ts';
import type { Resolver } from './resolver.ts';
import type { Entry, Value } from './value.ts';

/** Whether a condition holds, where that is known. */
export function truthOf(value: Value, resolver: Resolver): boolean | undefined {
  const reduced = resolver.reduce(value);
  const isPython = resolver.source.dialect.syntax.kind === 'python';
  switch (reduced.kind) {
    case 'literal':
      return reduced.value === true;
    case 'string':
      return reduced.text !== '';
    case 'number':
      return Number(reduced.text) !== 0;
    case 'object':
      return isPython ? isFilled(reduced.entries) : true;
    case 'array':
      return isPython ? isFilled(reduced.items) : true;
    case 'json':
    case 'function':
      return true;
    default:
      return undefined;
  }
}

/** Whether there is anything in it: spreads may be empty. */
function isFilled(items: readonly (Value | Entry)[]): boolean | undefined {
  if (items.some((item) => !('kind' in item) || item.kind !== 'spread')) return true;
  return items.length === 0 ? false : undefined;
}

/** The option that the test chooses; the value itself where the test is not known. */
export function reduceConditional(value: Extract<Value, { kind: 'conditional' }>, resolver: Resolver): Value {
  const truth = value.test === undefined ? undefined : truthOf(value.test, resolver);
  const chosen = truth === undefined ? undefined : value.options[truth ? 0 : 1];
  return chosen === undefined ? value : resolver.reduce(chosen);
}

/** A sum of numbers alone; other sums are texts. */
export function reduceSum(value: Extract<Value, { kind: 'join' }>, resolver: Resolver): Value {
  const parts = value.parts.map((part) => resolver.reduce(part));
  let sum = 0;
  for (const part of parts) {
    if (part.kind !== 'number') return value;
    sum += Number(part.text);
  }
  return { kind: 'number', text: String(sum), span: value.span };
}

/** What an operator gives of two sides that are known. */
export function reduceArithmetic(value: Extract<Value, { kind: 'arithmetic' }>, resolver: Resolver): Value {
  const [left, right] = [resolver.reduce(value.left), resolver.reduce(value.right)];
  const equal = equality(value.operator, left, right);
  if (equal !== undefined) return { kind: 'literal', value: equal, span: value.span };
  if (left.kind === 'number' && right.kind === 'number') {
    const order = ordered(value.operator, Number(left.text), Number(right.text));
    if (order !== undefined) return { kind: 'literal', value: order, span: value.span };
    const result = calculate(value.operator, Number(left.text), Number(right.text));
    return result === undefined ? value : { kind: 'number', text: String(result), span: value.span };
  }
  const known = resolver.source.dialect.reduceArithmetic(value, resolver);
  return known === undefined ? value : resolver.reduce(known);
}

/** The first of two values unless it is one that makes the second count. */
export function reduceFallback(value: Extract<Value, { kind: 'fallback' }>, resolver: Resolver): Value {
  if (value.where === 'absent') return picked(value, resolver);
  const first = resolver.reduce(value.first);
  if (first.kind === 'environment') return { ...withFallback(first, value.second, resolver), span: value.span };
  if (value.where === 'nullish') {
    if (isNothing(first)) return resolver.reduce(value.second);
    return isKnown(first) || first.kind === 'literal' ? first : value;
  }
  const truth = first.kind === 'join' ? true : truthOf(first, resolver);
  if (truth === undefined) return value;
  return truth ? first : resolver.reduce(value.second);
}

/** A variable with what stands for it where it is not set: the first text behind it, unless something else comes before. */
function withFallback(variable: Extract<Value, { kind: 'environment' }>, second: Value, resolver: Resolver): Value {
  const isSettled = variable.fallback !== undefined || variable.isOpen === true;
  if (isSettled || isNothing(resolver.reduce(second))) return variable;
  const fallback = resolver.literal(second);
  return fallback === undefined ? { ...variable, isOpen: true } : { ...variable, fallback };
}

/** What a pattern takes out of an object: its default where the object surely lacks the key. */
function picked({ first, second, span }: Extract<Value, { kind: 'fallback' }>, resolver: Resolver): Value {
  const found = resolver.reduce(first);
  if (found.kind === 'environment') return withFallback(found, second, resolver);
  if (found.kind === 'literal' && found.value === undefined) return resolver.reduce(second);
  return isKnown(found) || found.kind === 'literal' ? found : { kind: 'unknown', span };
}

import { holesOf } from '../../request/text.ts';
import type { BodyRule } from '../finding.ts';

/**
 * `JSON.stringify` throws a TypeError at a BigInt (ECMA-262, SerializeJSONProperty), and nothing is sent; unless somewhere
 * a replacer or `BigInt.prototype.toJSON` writes it, so that this is a warning.
 */
export const bigint: BodyRule = ({ body, language }) => {
  if (body?.kind !== 'json' || !/^(?:java|type)script/.test(language)) return [];
  return holesOf(body.text)
    .filter(({ encoding, expression }) => encoding === 'json-value' && isBigInt(expression))
    .map(({ expression, span }) => ({
      facts: { rule: 'body/bigint', expression },
      severity: 'warning',
      span,
      mends: ['send-id-as-string'],
    }));
};

/** `123n` and `BigInt(…)` as a whole. */
export function isBigInt(expression: string): boolean {
  return /^\d[\d_]*n$/.test(expression) || /^BigInt\((?:[^()]|\([^()]*\))*\)$/.test(expression);
}

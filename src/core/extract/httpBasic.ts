import { base64Of } from '../base64.ts';
import type { Text } from '../request/text.ts';
import type { SourceText } from './sourceText.ts';

/**
 * `Basic` and the base64 of `user:password` (RFC 7617). Base64 of what only run time knows is one hole, because
 * letters cannot be filled in afterwards.
 */
export function basicCredentialOf(pair: SourceText): Text {
  if (pair.holeOffsets().length === 0) return [`Basic ${base64Of(pair.text)}`];
  const expression = `base64(${pair
    .toText()
    .map((piece) => (typeof piece === 'string' ? piece : piece.expression))
    .join('')})`;
  return ['Basic ', { expression, source: { kind: 'expression' }, encoding: 'plain', span: pair.place() }];
}

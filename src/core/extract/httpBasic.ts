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

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of the text's UTF-8 bytes. */
export function base64Of(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let encoded = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second, third] = bytes.subarray(index, index + 3);
    encoded += alphabet[first >> 2];
    encoded += alphabet[((first & 3) << 4) | ((second ?? 0) >> 4)];
    encoded += second === undefined ? '=' : alphabet[((second & 15) << 2) | ((third ?? 0) >> 6)];
    encoded += third === undefined ? '=' : alphabet[third & 63];
  }
  return encoded;
}

import type { Span } from '../request/text.ts';
import type { Resolver } from './resolver.ts';
import type { NamedHeader } from './shape.ts';
import { stringAt, type Value } from './value.ts';

/** `Authorization: Basic …` of a user name and a password, or undefined where only run time knows one of them. */
export function basicHeader(
  user: Value | undefined,
  password: Value | undefined,
  span: Span,
  resolver: Resolver,
): NamedHeader | undefined {
  const [name, secret] = [resolver.literal(user), resolver.literal(password)];
  if (name === undefined || secret === undefined) return undefined;
  const value = stringAt(`Basic ${base64(new TextEncoder().encode(`${name}:${secret}`))}`, span);
  return { name: 'Authorization', value: { ...value, inside: span }, nameSpan: [span[0], span[0]] };
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const bits = (a << 16) | (b << 8) | c;
    const digits = [bits >> 18, bits >> 12, bits >> 6, bits].map((shifted) => alphabet[shifted & 63]);
    text += digits
      .slice(0, bytes.length - at + 1)
      .join('')
      .padEnd(4, '=');
  }
  return text;
}

import type { Span } from '../request/text.ts';
import { joined } from './options.ts';
import type { NamedHeader } from './shape.ts';
import { stringAt, type Value } from './value.ts';

/** `Authorization: Basic …` of a user name and a password (RFC 7617). */
export function basicHeader(user: Value, password: Value, span: Span): NamedHeader {
  const at: Span = [span[0], span[0]];
  const pair = joined([user, stringAt(':', at), password], span);
  const value = joined([stringAt('Basic ', at), { kind: 'base64', value: pair, span }], span);
  return { name: 'Authorization', value, nameSpan: at };
}

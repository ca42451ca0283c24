import type { Part } from '../request/draft.ts';
import { literalOf } from '../request/text.ts';

/** Whether an Authorization begins with a scheme, as far as it is written out. */
export function hasScheme(value: string): boolean {
  return /^\s*(?:Bot|Bearer|Basic)(?:\s|$)/i.test(value);
}

/** Whether a value certainly has no scheme, or is one variable of run time that is called a token. */
export function isUnprefixed({ text }: Part): boolean {
  const value = literalOf(text);
  if (value !== undefined) return value.trim() !== '' && !hasScheme(value);
  const [only, ...rest] = text;
  if (rest.length > 0 || typeof only !== 'object' || !/token/i.test(only.expression)) return false;
  return !/bearer|header|auth/i.test(only.expression);
}

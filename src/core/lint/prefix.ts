import type { HeaderPart, Part } from '../request/draft.ts';
import { literalOf, type Span } from '../request/text.ts';

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

/**
 * Where an Authorization is written in its request: a name that stands for it, where there is one, else the value. What
 * the name was given may serve other calls, which take the token alone (`client.login(token)`) or have the prefix.
 */
export function authorizationPlace(text: string, { nameSpan, value }: HeaderPart): Span {
  const [start] = value.span;
  const used = /^["']?\]?\s*:\s*([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)(?=\s*[,}\n])/.exec(
    text.slice(nameSpan[1], nameSpan[1] + 200),
  );
  if (used?.[1] === undefined) return value.span;
  const end = nameSpan[1] + used[0].length;
  const isElsewhere = start < nameSpan[1] || start > end;
  return isElsewhere ? [end - used[1].length, end] : value.span;
}

/** Whether `Bearer ` stands in front of one variable that is called the token of a bot: `Bearer ${BOT_TOKEN}`. */
export function isBearerOfBot({ text }: Part): boolean {
  const [scheme, hole, ...rest] = text;
  if (typeof scheme !== 'string' || !/^\s*Bearer\s+$/i.test(scheme) || typeof hole !== 'object') return false;
  const name = hole.source.kind === 'environment' ? hole.source.name : hole.expression;
  return rest.length === 0 && /bot[_-]?token/i.test(name);
}

import { holesOf } from '../../request/text.ts';
import type { BodyRule } from '../finding.ts';
import { isPayload } from '../judgedBody.ts';

/**
 * `JSON.stringify` throws a TypeError at a BigInt (ECMA-262, SerializeJSONProperty), and nothing is sent; unless somewhere
 * a replacer or `BigInt.prototype.toJSON` writes it, so that this is a warning. What a high-level call is given may
 * become text on its way, but for a number that is written out.
 */
export const bigint: BodyRule = (subject, text = '') => {
  const { body, language } = subject;
  if (body?.kind !== 'json' || !/^(?:java|type)script/.test(language)) return [];
  const holds = (expression: string): boolean =>
    isPayload(subject) ? isBigInt(expression) : isBigIntIn(expression, text);
  return holesOf(body.text)
    .filter(({ encoding, expression }) => encoding === 'json-value' && holds(expression))
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

/**
 * The flags of discord.js and discord-api-types, BigInts all of them; `|` and shifts of BigInts, which JavaScript does not
 * mix with numbers; and what a constant of the text stands for that is one.
 */
export function isBigIntIn(expression: string, text: string, depth = 0): boolean {
  const written = expression.trim().replace(/^\(([^()]*)\)$/, '$1');
  if (isBigInt(written)) return true;
  if (/^(?:[A-Za-z_$][\w$]*\.)?(?:PermissionFlagsBits|PermissionsBitField\.Flags)\.[A-Z]\w*$/.test(written))
    return true;
  if (depth > 3) return false;
  const operands = /^[\w$.\s|&^<>*()]+$/.test(written) ? written.split(/\s*(?:\||&|\^|<<|>>|\*)\s*/) : [];
  if (operands.length > 1) return operands.every((operand) => isBigIntIn(operand, text, depth + 1));
  if (!/^[A-Za-z_$][\w$]*$/.test(written)) return false;
  const given = constantOf(written, text);
  return given !== undefined && isBigIntIn(given, text, depth + 1);
}

/** What the one `const` of a name is given in one line; undefined where something else may have the name, too. */
function constantOf(name: string, text: string): string | undefined {
  const local = name.replaceAll('$', '\\$');
  const [only, ...others] = text.matchAll(
    new RegExp(`\\b(const|let|var|function|class)\\s+${local}\\b(?:\\s*:\\s*\\w+)?(?:\\s*=\\s*([^\\n;]+))?`, 'g'),
  );
  const isParameter = new RegExp(
    `\\([^()]*(?<![\\w$.])${local}\\b[^()]*\\)\\s*(?::\\s*[^={;\\n]+)?(?:=>|\\{)|(?<![\\w$.])${local}\\s*=>|\\{[^{}]*(?<![\\w$.])${local}\\b[^{}]*\\}\\s*=`,
  ).test(text);
  return only?.[1] === 'const' && others.length === 0 && !isParameter ? only[2]?.trim() : undefined;
}

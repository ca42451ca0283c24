import type { Answer } from './answer.ts';

const names = ['permissions', 'allow', 'deny'];

/**
 * An answer as versions before 8 give it: permissions are numbers of 31 bits, and beside each stands the whole of it as
 * text under a name that ends in `_new` (developers/topics/permissions, developers/change-log of 2020-07-17).
 */
export function withLegacyPermissions(answer: Answer): Answer {
  // Webhooks in Slack's form answer with text.
  if (answer.headers['content-type'] !== 'application/json' || answer.status >= 400) return answer;
  return { ...answer, body: JSON.stringify(JSON.parse(answer.body), legacy) };
}

function legacy(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const old = Object.entries(value).flatMap(([name, text]) => {
    const isBits = names.includes(name) && typeof text === 'string' && /^\d+$/.test(text);
    return isBits ? [[name, Number(BigInt.asUintN(31, BigInt(text)))] as const, [`${name}_new`, text] as const] : [];
  });
  return old.length === 0 ? value : { ...value, ...Object.fromEntries(old) };
}

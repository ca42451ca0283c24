import type { Edit, Mend } from './mend.ts';
import { inStyleOf } from './retry/placement.ts';
import { fetchCallOf } from './retry/retryInJavaScript.ts';
import { isIdempotent, waitsInMilliseconds } from './retry/sending.ts';

/**
 * Wraps one call of fetch in a loop of its own, for who wants no function in the file: as `addRetryAfter` does it, but
 * knowing nothing of the limits that other calls met.
 */
export const wrapRetryAfter: Mend = ({ text, draft }) => {
  const end = draft.client === 'fetch' ? fetchCallOf(text, draft) : null;
  const [start] = draft.span;
  if (end === null || /retryafter\(/i.test(text.slice(Math.max(0, start - 100), start))) return null;
  if (
    /for \(let attempt = 1, waited = 0; ; attempt \+= 1\) \{\s*const response = await $/.test(
      text.slice(Math.max(0, start - 200), start),
    )
  )
    return null;
  // Without a semicolon in front, what begins with a bracket would be a call of the line above.
  if (/(?:^|[^;{}\s])\s*\n\s*$/.test(text.slice(0, start))) return null;
  const call = text.slice(start, end);
  // The lines of a text must stay as they are.
  if (/`[^`]*\n[^`]*`/.test(call)) return null;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const isTyped = draft.language.startsWith('typescript');
  const [opening, closing] = loop(
    isIdempotent(draft),
    waitsInMilliseconds(draft) === true ? 1 : 1000,
    isTyped,
    /["'](?:node:)?timers\/promises["']/.test(text),
  ).map((code) => inStyleOf(code, text, 'javascript').replaceAll('\n', `\n${indent}`));
  const unit = /\n([ \t]*?)(?=for)/.exec(opening ?? '')?.[1]?.slice(indent.length) ?? '';
  return [
    { span: [start, start], text: opening ?? '' },
    ...[...call.matchAll(/\n(?=[^\r\n])/g)].map(({ index }): Edit => {
      const at = start + index + 1;
      return { span: [at, at], text: unit + unit };
    }),
    { span: [end, end], text: closing ?? '' },
  ];
};

function loop(
  repeats: boolean,
  unit: number,
  isTyped: boolean,
  isShadowed: boolean,
): readonly [opening: string, closing: string] {
  const timer = isShadowed ? 'globalThis.setTimeout' : 'setTimeout';
  const scale = unit === 1 ? '' : ` * ${unit}`;
  return [
    `(async () => {
  for (let attempt = 1, waited = 0; ; attempt += 1) {
    const response = await `,
    `;
    const body${isTyped ? ': any' : ''} = response.ok ? null : await response.clone().json().catch(() => null);
    // A 429 without retry_after comes from Cloudflare: sending on only prolongs the block.
    const isLimited = response.status === 429 && typeof body?.retry_after === 'number';
    if (${repeats ? '!isLimited && response.status < 500' : '!isLimited'}) return response;
    const told = Math.max(body?.retry_after ?? 0, Number(response.headers.get('retry-after')) || 0)${scale};
    const delay = ${repeats ? '(isLimited ? told : 500 * 2 ** (attempt - 1))' : 'told'} + Math.random() * 250;
    waited += delay;
    if (attempt >= 5 || waited > 60_000) return response;
    await new Promise((resolve) => ${timer}(resolve, delay));
  }
})()`,
  ];
}

import type { Draft } from '../request/draft.ts';
import { bracketAt, escaped, pieceOf } from './codeText.ts';
import type { LibraryRetry } from './retryLibraries.ts';

/** What code that decides by the answer shows: its status, or the kind of error. */
const decides = /\bstatus|\.code\b|\b[45]\d\d\b|instanceof|\bshould[A-Z]\w*\(|\bis[A-Z]\w*\(|AbortError|\bbail\b/;

/** `retry(() => fetch(…))` where the document's own `retry` calls what it is given in a loop, and again after any error. */
export function helperAround({ client, language, span }: Draft, text: string): LibraryRetry | undefined {
  if (client !== 'fetch' || language === 'python' || !/\bcatch\b/.test(text)) return undefined;
  const before = text.slice(Math.max(0, span[0] - 600), span[0]);
  const call = [...before.matchAll(/(?<![\w$.])([\w$]+)\(\s*(?:async\s*)?\(\s*\)\s*=>/g)].at(-1);
  if (call?.[1] === undefined) return undefined;
  const open = Math.max(0, span[0] - 600) + call.index + call[1].length;
  const [start, end] = bracketAt(text, open);
  if (start > span[0] || span[1] > end) return undefined;
  const head = new RegExp(
    `\\bfunction\\s+${escaped(call[1])}\\s*(?:<[^>()]*>)?\\(\\s*([\\w$]+)|\\bconst\\s+${escaped(call[1])}\\s*=\\s*async\\s*(?:<[^>()]*>)?\\(\\s*([\\w$]+)`,
  ).exec(text);
  const parameter = head?.[1] ?? head?.[2];
  if (head === null || parameter === undefined) return undefined;
  const [, endOfHead] = bracketAt(text, head.index + head[0].indexOf('('));
  const brace = text.indexOf('{', endOfHead);
  const [from, to] = bracketAt(text, brace);
  const body = text.slice(from, to);
  const caught = /\bcatch(?:\s*\(\s*[\w$]+[^()]*\))?(?=\s*\{)/.exec(body);
  const isCalled = new RegExp(`\\bawait\\s+${escaped(parameter)}\\(\\s*\\)`).test(body);
  if (brace < 0 || caught === null || !isCalled || !/\b(?:for|while)\b/.test(body) || decides.test(body))
    return undefined;
  return {
    piece: pieceOf(text, from + caught.index, from + caught.index + caught[0].length),
    repeatsRefusals: throwsOnRefusal(text.slice(start, end)),
    repeatsPost: true,
  };
}

/** Whether a refusal is thrown: `if (!response.ok) throw …`. */
export function throwsOnRefusal(code: string): boolean {
  return /if\s*\(\s*!\s*[\w$]+\.ok\s*\)\s*\{?\s*throw\b/.test(code);
}

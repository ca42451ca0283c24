import type { Draft } from '../request/draft.ts';
import type { Span } from '../request/text.ts';
import { callTextAt } from './callText.ts';

/**
 * Where a part of the address is written that `pattern` (global; the part is its last group, at its end) matches: in
 * the address of the request, else at the one place of the text that has it, a constant; undefined where neither is so.
 */
export function placeInUrl(text: string, { url }: Pick<Draft, 'url'>, pattern: RegExp): Span | undefined {
  const [own] = placesIn(text.slice(...url.span), pattern);
  if (own !== undefined) return [url.span[0] + own[0], url.span[0] + own[1]];
  const places = placesIn(text, pattern);
  return places.length === 1 ? places[0] : undefined;
}

function placesIn(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => {
    const end = match.index + match[0].length;
    return [end - (match[1]?.length ?? 0), end];
  });
}

/** The name of what sends the request (`fetch`, `curl`), else its address. */
export function calleeSpan(text: string, draft: Draft): Span {
  const [start] = draft.span;
  const call = callTextAt(text, start, draft.language);
  if (call !== undefined) return call.callee;
  const command = /^(?:curl(?:\.exe)?|[A-Za-z]+-[A-Za-z]+|irm|iwr)(?=\s)/i.exec(text.slice(start, start + 60))?.[0];
  return command === undefined ? draft.url.span : [start, start + command.length];
}

/** The address with a private character in place of what only run time knows. */
export function urlWithHoles({ url }: Pick<Draft, 'url'>): string {
  return url.text.map((piece) => (typeof piece === 'string' ? piece : hole)).join('');
}

/** Stands for what only run time knows. */
export const hole = '\uE0FF';

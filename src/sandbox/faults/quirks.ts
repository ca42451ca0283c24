import type { Answer } from '../answer.ts';

/**
 * Oddities that were seen on answers: each takes one and gives it as it came.
 */

/** Headers that promise far more than there is (discord-api-docs#8161). */
export function overstatedLimit(answer: Answer): Answer {
  return having(answer, { 'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': '999' });
}

/** No header of the limit, not even Retry-After; the body alone says how long (discord-api-docs#3426, #5037). */
export function withoutLimitHeaders(answer: Answer): Answer {
  const kept = Object.entries(answer.headers).filter(
    ([name]) => !name.startsWith('x-ratelimit-') && name !== 'retry-after',
  );
  return { ...answer, headers: Object.fromEntries(kept) };
}

/** `Retry-After` says one second where the body says more: who believes the header comes too early (discord-api-docs#7394). */
export function differingWaits(answer: Answer): Answer {
  return answer.status === 429 ? having(answer, { 'retry-after': '1' }) : answer;
}

/** The 429 names another bucket than the answers before it (discord-api-docs#7394). */
export function flippedHash(answer: Answer): Answer {
  const hash = answer.headers['x-ratelimit-bucket'];
  if (answer.status !== 429 || hash === undefined) return answer;
  return having(answer, { 'x-ratelimit-bucket': [...hash].reverse().join('') });
}

/** A code that is text where it should be a number. */
export function codeAsText(answer: Answer): Answer {
  return { ...answer, body: answer.body.replace(/"code":(\d+)/, '"code":"$1"') };
}

/** JSON under the name of a web page. */
export function wrongType(answer: Answer): Answer {
  return having(answer, { 'content-type': 'text/html; charset=UTF-8' });
}

/** A body that says it is compressed and is not. */
export function wronglyCompressed(answer: Answer): Answer {
  return having(answer, { 'content-encoding': 'gzip' });
}

/** An answer whose body got lost. */
export function withoutBody(answer: Answer): Answer {
  return { ...answer, body: '' };
}

function having(answer: Answer, headers: Readonly<Record<string, string>>): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

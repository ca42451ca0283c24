/** What the statements of a loop that sends again are, by how they are written. */

/** Waits. */
export function isPause(statement: string): boolean {
  return /^(?:await\s+)?(?:new\s+Promise(?:<\w+>)?\(\s*\(?\w*\)?\s*=>\s*(?:globalThis\.)?setTimeout\(|(?:[\w$]+\.)*(?:sleep|delay|wait|pause|setTimeout)\w*\()/i.test(
    statement,
  );
}

/** Tells a person something. */
export function isLog(statement: string): boolean {
  return /^(?:console\.\w+|print|\w*log(?:ger|ging)?(?:\.\w+)+)\(/i.test(statement);
}

/** Reads out of an answer how long to wait: `const { retry_after } = await res.json()`. */
export function readsWait(statement: string): boolean {
  return /^(?:(?:const|let|var)\s+)?[\w$]+\s*=[^=].*retry[_-]?after|^(?:const|let|var)\s+\{\s*(?:retry_after|retryAfter)\b[^}]*\}\s*=|^(?:(?:const|let|var)\s+)?[\w$]+\s*=\s*(?:await\s+)?[\w$]+\.json\(\)\s*;?$/i.test(
    statement,
  );
}

/** Counts, or makes a pause longer: the name that it changes. */
export function countedName(statement: string): string | undefined {
  return (
    /^([\w$]+)\s*(?:\+\+|--|[-+*]=\s*[\w.]+)\s*;?$/.exec(statement)?.[1] ??
    /^(?:\+\+|--)([\w$]+)\s*;?$/.exec(statement)?.[1] ??
    /^([\w$]+)\s*=\s*(?:(?:Math\.)?min\(\s*)?\1\s*[*+-]\s*[\w$.]+\s*(?:,\s*[\w$.*\s]+\))?\s*;?$/.exec(statement)?.[1]
  );
}

/** `const wait = 2 ** attempt * 1000`: the name and what it is made of, where that is arithmetic. */
export function computedName(statement: string): { readonly name: string; readonly from: string } | undefined {
  const [, name, from] =
    /^(?:(?:const|let|var)\s+)?([\w$]+)(?:\s*:\s*\w+)?\s*=\s*((?:Math\.\w+|min|max|random\.\w+|[\w$.\s*+/()%,-])+?);?$/.exec(
      statement,
    ) ?? [];
  return name === undefined || from === undefined || /\bawait\b/.test(from) ? undefined : { name, from };
}

/** A condition that holds for answers that the helper waits for, and for nothing else: 429, and 5xx. */
export function isRetryable(test: string): boolean {
  const plain = test.replaceAll(/\?\.|[()[\]]/g, (mark) => (mark === '?.' ? '.' : ' ')).trim();
  const status =
    '[\\w$.]+?(?:\\.(?:status|statusCode|status_code|code|getResponseCode)|status|code|statusCode|status_code)';
  const one = `(?:429|5\\d\\d|(?:\\w+\\.)*(?:too_many_requests|TooManyRequests|TOO_MANY_REQUESTS))`;
  const clause = `(?:${status}\\s*(?:===?|>=)\\s*(?:${one})|${one}\\s*===?\\s*${status}|${one}(?:\\s*,\\s*${one})*\\s*\\.includes\\s*${status}|${status}\\s+in\\s+[{]?${one}(?:\\s*,\\s*${one})*[}]?|${status}\\s*>\\s*499)`;
  return new RegExp(`^\\s*${clause}(?:\\s*(?:\\|\\||or)\\s*${clause})*\\s*$`, 'i').test(plain);
}

/** Whether a piece of code mentions a name. */
export function mentions(code: string, name: string): boolean {
  return new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(code);
}

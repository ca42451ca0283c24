import type { Draft } from '../request/draft.ts';
import type { Branch, Handling } from '../request/handling.ts';

/** What shows that code reads how long Discord asks to wait. */
const readsWait = /retry[_-]?after|reset[_-]?after|ratelimit[_-]?reset/i;

/** Whether the code around a request reads how long Discord asks to wait. */
export function readsRetryAfter({ code }: Handling): boolean {
  return readsWait.test(code.text);
}

/** Whether a condition holds for a 429, among others perhaps. */
export function testsFor429({ kind, test }: Branch): boolean {
  if (kind !== 'if' || /!==?\s*429|429\s*!==?|\bnot\s+in\b|!\s*\[|!\s*[\w$.]+\.(?:includes|has)/.test(test.text))
    return false;
  return /\b429\b|TooManyRequests|TOO_MANY_REQUESTS|too_many_requests/.test(test.text);
}

/** The branches that may be about the answer to this request: those that name its result, where it has a name. */
export function branchesOf({ handling }: Draft, result: string | undefined): readonly Branch[] {
  return (handling?.branches ?? []).filter(
    (branch) =>
      branch.surrounds &&
      (branch.kind === 'catch' || result === undefined || namesAny(branch.test.text, result, handling)),
  );
}

/** Whether a test names the result, or something that is made of it (`const { status } = response`). */
function namesAny(test: string, result: string, handling: Handling | undefined): boolean {
  const names = [...test.matchAll(/(?<![\w$.'"])[A-Za-z_$][\w$]*/g)].map(([name]) => name);
  if (names.length === 0 || names.includes(result)) return true;
  const code = handling?.code.text ?? '';
  return names.some((name) =>
    new RegExp(
      `(?<![\\w$.])(?:${name.replaceAll('$', '\\$')}|\\{[^{}]*\\b${name.replaceAll('$', '\\$')}\\b[^{}]*\\})\\s*=(?!=)[^\\n;]*\\b${result.replaceAll('$', '\\$')}\\b|(?:catch\\s*\\(\\s*|\\bas\\s+)${name.replaceAll('$', '\\$')}\\b`,
    ).test(code),
  );
}

/** The name in `const response = await call(…)`. */
export function resultOf({ handling, span }: Draft): string | undefined {
  if (handling === undefined) return undefined;
  const before = handling.code.text.slice(0, Math.max(0, span[0] - handling.code.span[0])).slice(-200);
  return (
    /(?:^|[^\w$.])([\w$]+)\s*(?::[^=;\n]{1,80})?=\s*(?:await\s+)?$/.exec(before)?.[1] ??
    asName(draftTail(handling, span[1]))
  );
}

/** `with call(…) as response:`. */
function asName(after: string): string | undefined {
  return /^\s*\)?\s*as\s+(\w+)/.exec(after)?.[1];
}

function draftTail({ code }: Handling, end: number): string {
  return code.text.slice(Math.max(0, end - code.span[0])).slice(0, 100);
}

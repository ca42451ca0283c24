import type { Draft } from '../request/draft.ts';
import type { Branch, Handling } from '../request/handling.ts';

/** What shows that code reads how long Discord asks to wait. */
const readsWait = /retry[_-]?after|reset[_-]?after|ratelimit[_-]?reset/i;

/** Whether the code around a request reads how long Discord asks to wait. */
export function readsRetryAfter({ code }: Handling): boolean {
  return readsWait.test(code.text);
}

/**
 * Whether what is done in a branch may read it elsewhere: the answer or the error is handed to a function, be it one of
 * the document that shows it or one that stands in another file.
 */
export function mayReadRetryAfter({ test, body }: Branch, result: string | undefined, text: string): boolean {
  const held = new Set([...test.text.matchAll(/(?<![\w$.'"])[A-Za-z_$][\w$]*/g)].map(([name]) => name));
  if (result !== undefined) held.add(result);
  return [...body.text.matchAll(/(?<![\w$])((?:[\w$]+\.)*)([A-Za-z_$][\w$]*)\(([^()]*)\)/g)].some(
    ([, owner = '', name = '', given = '']) =>
      !/^(?:console|log(?:ger)?|this\.log(?:ger)?|self\.log(?:ger)?|JSON|Math|response|res|r)\./i.test(owner) &&
      !/^(?:if|while|for|switch|return|print|str|String|Number|int|float|len|repr|catch)$/.test(name) &&
      given.split(',').some((one) => held.has(one.trim())) &&
      (bodyOfFunction(name, text) ?? 'retry_after').search(readsWait) >= 0,
  );
}

/** What follows the head of a function of the document, as far as functions mostly go; undefined where there is none. */
function bodyOfFunction(name: string, text: string): string | undefined {
  const local = name.replaceAll('$', '\\$');
  const head = new RegExp(
    `\\b(?:function\\s*\\*?|def)\\s+${local}\\s*[(<]|\\b${local}\\s*=\\s*(?:async\\s*)?(?:function|\\(|[\\w$]+\\s*=>)|^[ \\t]+(?:(?:async|static|private|public)\\s+)*${local}\\s*\\([^)]*\\)[^;{\\n]*\\{`,
    'm',
  ).exec(text);
  return head === null ? undefined : text.slice(head.index, head.index + 2000);
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

/** A loop that sends again while its condition holds, `do … while (response.status === 429)`, as a branch of its own. */
export function turnsOf({ handling }: Draft): readonly Branch[] {
  if (handling?.loop === undefined || handling.condition === undefined) return [];
  const { loop: span, condition: test, code } = handling;
  const answer = withoutCounter(test.text);
  const body = { text: code.text.slice(span[0] - code.span[0], span[1] - code.span[0]), span };
  const rest = { text: '', leaves: false };
  const turn = {
    kind: 'if',
    body,
    sendsAgain: true,
    isRecursive: false,
    leaves: false,
    surrounds: true,
    rest,
  } as const;
  return [{ ...turn, test: { text: answer, span: test.span } }];
}

/**
 * Exits of a loop for everything but a 429, `if (response.status !== 429) break;`, as branches that hold what comes
 * behind them before the loop begins anew: that is done after a 429.
 */
export function othersLeave(draft: Draft, result: string | undefined): readonly Branch[] {
  const loop = draft.handling?.loop;
  if (loop === undefined) return [];
  return branchesOf(draft, result).flatMap((branch) => {
    const { kind, test, body, leaves, sendsAgain, rest } = branch;
    const isExit = kind === 'if' && leaves && !sendsAgain && rest !== undefined && !rest.leaves;
    if (!isExit || !/^\s*[\w$.()]+\s*!==?\s*429\s*$/.test(test.text)) return [];
    const span = [body.span[1], loop[1]] as const;
    return [{ ...branch, body: { text: rest.text, span }, sendsAgain: true, leaves: false }];
  });
}

/** A condition without what it says of how often: that tells nothing of the answer. */
export function withoutCounter(test: string): string {
  const counter = '(?!\\w*status)[\\w$]+\\s*(?:\\+\\+|--)?\\s*<=?\\s*[\\w$]+';
  return test
    .replace(new RegExp(`\\s*(?:&&|\\band)\\s*${counter}\\s*$`), '')
    .replace(new RegExp(`^\\s*${counter}\\s*(?:&&|\\band\\b)\\s*`), '');
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

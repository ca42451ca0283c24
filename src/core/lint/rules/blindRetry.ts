import type { Draft } from '../../request/draft.ts';
import type { Branch, CodePiece } from '../../request/handling.ts';
import { queueing } from '../../request/queueing.ts';
import type { Finding, Rule } from '../finding.ts';
import { branchesOf, resultOf, turnsOf, withoutCounter } from '../handled.ts';
import { libraryRetries } from '../retryLibraries.ts';

/** Statuses that the same request is answered with again: 400, 401, 403, 404, all of them invalid requests but the first. */
const refusals = /\b(?:400|401|403|404)\b/;

/** A word on the status: who looks at it may have thought of the refusals. */
const status =
  /\bstatus|\.code\b|\bcode\s*(?:[=!<>]|in\b)|[=<>[]\s*[1-5]\d\d\b|\.ok\b|isAxiosError|HTTPStatusError|instanceof/i;

/** Clients whose calls throw where the answer is a refusal. */
export const throwing: ReadonlySet<string> = new Set([
  'axios',
  'got',
  'ky',
  'superagent',
  'python-urllib',
  'apps-script',
  ...queueing,
]);

/**
 * Everything is sent again, what Discord refuses too. It refuses it again, and 401, 403 and 429 count as invalid
 * requests, of which 10,000 in ten minutes lead to a ban (documentation, Rate Limits).
 */
export const blindRetry: Rule = (draft, around) => {
  const told = libraryRetries(draft, around).filter(({ repeatsRefusals }) => repeatsRefusals);
  const byLibrary = told.map(({ piece: { span } }) => ({ ...said, span, mends: [] }));
  const own = blindRetriesOf(draft).map((piece) => ({
    ...said,
    span: piece.span,
    mends: queueing.has(draft.client) ? ['remove-retry-loop'] : ['add-retry-after', 'wrap-retry-after'],
  })) satisfies Finding[];
  return [...own, ...byLibrary];
};

const said = { facts: { rule: 'retry/blind' }, severity: 'warning' } as const;

function blindRetriesOf(draft: Draft): CodePiece[] {
  const { handling } = draft;
  if (handling === undefined) return [];
  const branches = branchesOf(draft, resultOf(draft));
  const found = branches.filter((branch) =>
    branch.kind === 'catch' ? catchesAll(branch, draft) : retriesRefusals(branch, branches),
  );
  const turns = turnsOf(draft).filter((turn) => repeatsRefusals(turn, branches));
  return [...found, ...turns].map(({ test }) => test);
}

/** A `catch` that nothing leaves, around what throws on a refusal. */
function catchesAll(branch: Branch, draft: Draft): boolean {
  const { test, body } = branch;
  if (!branch.sendsAgain || !goesOn(branch) || status.test(body.text)) return false;
  if (/Timeout|Connect|URLError\b(?!.*HTTPError)|OSError|socket|Network/i.test(test.text)) return false;
  return throwing.has(draft.client) ? !hasOwnValidation(draft) : throwsOnRefusal(draft, test.span[0]);
}

function hasOwnValidation({ handling }: Draft): boolean {
  return /validateStatus|throwHttpErrors|muteHttpExceptions|\.ok\(/.test(handling?.code.text ?? '');
}

/** `raise_for_status()`, or a `throw` where the answer is not `ok`, between the request and what catches it. */
function throwsOnRefusal({ handling, span }: Draft, end: number): boolean {
  const { code } = handling ?? { code: { text: '', span: [0, 0] } };
  const behind = code.text.slice(Math.max(0, span[0] - code.span[0]), Math.max(0, end - code.span[0]));
  return /\braise_for_status\b|raise_for_status\s*=\s*True|if\s*\(\s*(?:!\s*[\w$]+\.ok|[\w$.]*status(?:Code)?\s*(?:>=\s*400|!==?\s*200))\s*\)\s*\{?\s*throw\b|\bif\s+not\s+\w+\.ok\s*:\s*raise\b/.test(
    behind,
  );
}

function retriesRefusals(branch: Branch, branches: readonly Branch[]): boolean {
  const { test, body, sendsAgain, leaves, rest } = branch;
  const text = withoutCounter(test.text.trim());
  if (/\b(?:refresh|login|token|authenticate|reauth)/i.test(body.text)) return false;
  if (sendsAgain && refusals.test(text) && !/!==?|!=|\bnot\b|>=|<=|[<>]/.test(text)) return true;
  const others = branches.filter((other) => other !== branch && other.kind === 'if');
  if (others.some((other) => looksAtRefusals(other))) return false;
  // What throws on a refusal inside, or is left by its body, is looked at.
  if (isNotOk(text)) return sendsAgain && goesOn(branch) && !status.test(body.text);
  return isOk(text) && leaves && rest !== undefined && !rest.leaves && !status.test(rest.text);
}

/** A loop that goes on as long as the answer is not `ok`, and that nothing in it leaves at a refusal. */
function repeatsRefusals({ test, body }: Branch, branches: readonly Branch[]): boolean {
  if (!isNotOk(test.text.trim()) || /\b(?:refresh|login|token|authenticate|reauth)/i.test(body.text)) return false;
  return !branches.some(({ leaves, test: other }) => leaves || looksAtRefusals({ test: other }));
}

/** Whether the loop begins anew behind the branch: by `continue`, or because nothing in it or behind it leaves. */
function goesOn({ body, leaves, rest, isRecursive }: Branch): boolean {
  return isRecursive || /\bcontinue\b/.test(body.text) || (!leaves && rest?.leaves !== true);
}

/** A test that tells some refusals or failures from others. */
function looksAtRefusals({ test }: Pick<Branch, 'test'>): boolean {
  return /\b4\d\d\b(?<!\b429)|[<>]=?\s*500|\b5\d\d\b|[<>]=?\s*4\d\d/.test(test.text);
}

function isNotOk(test: string): boolean {
  return (
    /^(?:!\s*[\w$.]+\.(?:ok|is_success)|not\s+[\w.]+\.(?:ok|is_success)|[\w$.]+\.(?:status|statusCode|status_code|is_error)(?:\s*(?:!==?\s*20[014]|>=\s*[34]00|>\s*[23]99))?|[\w$.]*(?:status|statusCode|status_code)\s*(?:!==?\s*20[014]|>=\s*[34]00|>\s*[23]99))$/.test(
      test,
    ) && !/\.(?:status|statusCode|status_code)$/.test(test)
  );
}

function isOk(test: string): boolean {
  return /^[\w$.]+\.(?:ok|is_success)$|^[\w$.]*(?:status|statusCode|status_code)\s*(?:===?\s*20[014]|<\s*[34]00)$/.test(
    test,
  );
}

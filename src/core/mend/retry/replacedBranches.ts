import { branchesOf, resultOf, testsFor429 } from '../../lint/handled.ts';
import type { Branch } from '../../request/handling.ts';
import { isLog, isPause, isRetryable, readsWait } from '../loop/wording.ts';
import type { Edit, MendContext } from '../mend.ts';

/**
 * Takes away what the helper does in its place: branches for a 429 alone that do nothing but wait, say so, and send
 * again.
 */
export function withoutReplaced({ text, draft }: MendContext): readonly Edit[] {
  return branchesOf(draft, resultOf(draft))
    .filter((branch) => testsFor429(branch) && branch.sendsAgain && isReplaced(branch))
    .flatMap(({ whole }) => (whole === undefined ? [] : lineEdit(text, whole)));
}

function isReplaced({ test, body }: Branch): boolean {
  const tested = test.text.replace(/\.\w+\(\)/g, '');
  if (!isRetryable(test.text) && /\|\||\bor\b|[[({]\s*\d|,|\b5\d\d\b/.test(tested)) return false;
  return statementsOf(body.text).every(
    (statement) =>
      isPause(statement) ||
      isLog(statement) ||
      readsWait(statement) ||
      /^(?:continue|return\s+(?:await\s+)?(?:this\.|self\.)?\w+\([^()]*\))$/.test(statement),
  );
}

/** The statements of a simple block; what is nested in it stays in one piece. */
function statementsOf(block: string): string[] {
  return block
    .replace(/^\s*[{:]|\}\s*$/g, '')
    .split(/;|\n/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '' && !/^(?:\/\/|#)/.test(statement));
}

/** The statement with the rest of its lines, where nothing else stands on them. */
function lineEdit(text: string, [start, end]: readonly [number, number]): Edit[] {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const isAlone = text.slice(from, start).trim() === '';
  // A Python statement ends with its line.
  const to = text[end - 1] === '\n' ? end : end + (/^[ \t]*(?:\r?\n|$)/.exec(text.slice(end))?.[0].length ?? 0);
  if (!isAlone) return [{ span: [start, end], text: '' }];
  return to === end && text[end - 1] !== '\n' ? [] : [{ span: [from, to], text: '' }];
}

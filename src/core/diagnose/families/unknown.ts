import type { CauseId } from '../cause.ts';
import type { Reading } from '../reading.ts';
import type { Verdict } from '../verdict.ts';

/**
 * What nobody knows. New codes are normal (discord-api-docs adds some each month); their first digits give the family:
 * 1 unknown things, 2 restrictions, 3 limits, 4 conflicts and abuse, 5 requests and rights.
 */
export function unknownVerdict({ code, status }: Reading): Verdict {
  const known = code !== null && code !== 0;
  return {
    class: 'unknown/code',
    cause: known ? causeOf(code) : 'unknown-status',
    confidence: 'possible',
    fixes: ['report-unknown'],
    ...(status >= 400 ? { check: 'resend-bare' as const } : {}),
  };
}

function causeOf(code: number): CauseId {
  switch (Math.floor(code / 10_000)) {
    case 1:
      return 'unknown-code-missing';
    case 2:
      return 'unknown-code-restricted';
    case 3:
      return 'unknown-code-limit';
    case 4:
      return 'unknown-code-conflict';
    case 5:
      return 'unknown-code-request';
    default:
      return 'unknown-code-other';
  }
}

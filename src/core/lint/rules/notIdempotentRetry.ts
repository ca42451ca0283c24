import { routeOf } from '../../discord/route.ts';
import { hasEnforcedNonce } from '../../mend/retry/sending.ts';
import type { Draft } from '../../request/draft.ts';
import type { Branch } from '../../request/handling.ts';
import { literalOf, writeText } from '../../request/text.ts';
import type { Rule } from '../finding.ts';
import { branchesOf, resultOf, testsFor429 } from '../handled.ts';
import { libraryRetries } from '../retryLibraries.ts';

/**
 * A message that is sent again after a failure may have arrived the first time. `nonce` with `enforce_nonce` makes
 * Discord give back the first one (documentation, Create Message). After a 429 nothing was done, so that it may go again.
 */
export const notIdempotentRetry: Rule = (draft, around) => {
  const { handling, body } = draft;
  if (!isCreateMessage(draft) || hasEnforcedNonce(draft)) return [];
  const told = libraryRetries(draft, around).find(({ repeatsPost }) => repeatsPost);
  const sendsAgain = handling?.loop !== undefined || handling?.branches.some((branch) => branch.sendsAgain) === true;
  const isOwn = sendsAgain && branchesOf(draft, resultOf(draft)).some(repeatsFailure);
  if (!isOwn && told === undefined) return [];
  const { span } = draft.method.span[0] < draft.method.span[1] ? draft.method : draft.url;
  const isKnown = typeof body?.value === 'object' && body.value !== null;
  return [
    {
      facts: { rule: 'retry/not-idempotent' },
      severity: isKnown ? 'warning' : 'hint',
      span,
      mends: ['add-nonce'],
    },
  ];
};

/** `POST /channels/{channel_id}/messages`; holes in the address are taken for ids. */
export function isCreateMessage(draft: Draft): boolean {
  if (literalOf(draft.method.text) !== 'POST') return false;
  const url = writeText(draft.url.text).replaceAll(/\{[^{}]*\}/g, '1');
  return routeOf('POST', url)?.template === '/channels/{channel_id}/messages';
}

/** Sends again where the first time may have been carried out: after an error, or a 5xx. */
function repeatsFailure(branch: Branch): boolean {
  const { kind, test, body, sendsAgain, leaves, rest } = branch;
  if (kind === 'catch') {
    const goesOn = !leaves && rest?.leaves !== true;
    return (sendsAgain && goesOn) || (/\bcontinue\b/.test(body.text) && !/\b429\b/.test(body.text));
  }
  if (testsFor429(branch) && !/\b5\d\d\b|>=?\s*(?:499|500)/.test(test.text)) return false;
  return (
    sendsAgain && /\b50\d\b|>=?\s*(?:499|500|400)|!\s*[\w$.]+\.ok\b|\bnot\s+[\w.]+\.(?:ok|is_success)\b/.test(test.text)
  );
}

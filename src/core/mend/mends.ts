import type { Span } from '../request/text.ts';

export { applyEdits } from './applyEdits.ts';
export { replacesTurns } from './loop/insteadOfTurns.ts';

import { addBotPrefix } from './addBotPrefix.ts';
import { addContentType } from './addContentType.ts';
import { addNonce } from './addNonce.ts';
import { addRetryAfter } from './addRetryAfter.ts';
import { addTimeout } from './addTimeout.ts';
import { clipToLimit } from './clipToLimit.ts';
import { convertRetryAfter } from './convertRetryAfter.ts';
import { encodeEmoji } from './encodeEmoji.ts';
import { insertVersion } from './insertVersion.ts';
import type { Edit, Mend, MendContext, MendId } from './mend.ts';
import { moveToken, moveWebhook } from './moveSecret.ts';
import { rejectRateLimits } from './rejectRateLimits.ts';
import { removeRetryLoop } from './removeRetryLoop.ts';
import { renameToEmbeds } from './renameToEmbeds.ts';
import { sendIdAsString } from './sendIdAsString.ts';
import { useDiscordHost } from './useDiscordHost.ts';
import { useDiscordUserAgent } from './useDiscordUserAgent.ts';
import { watchRateLimits } from './watchRateLimits.ts';
import { wrapRetryAfter } from './wrapRetryAfter.ts';

const mends = {
  'use-discord-user-agent': useDiscordUserAgent,
  'add-bot-prefix': addBotPrefix,
  'add-retry-after': addRetryAfter,
  'clip-to-limit': clipToLimit,
  'send-id-as-string': sendIdAsString,
  'add-content-type': addContentType,
  'rename-to-embeds': renameToEmbeds,
  'encode-emoji': encodeEmoji,
  'move-token': moveToken,
  'move-webhook': moveWebhook,
  'insert-version': insertVersion,
  'use-discord-host': useDiscordHost,
  'add-timeout': addTimeout,
  'convert-retry-after': convertRetryAfter,
  'add-nonce': addNonce,
  'watch-rate-limits': watchRateLimits,
  'wrap-retry-after': wrapRetryAfter,
  'reject-rate-limits': rejectRateLimits,
  'remove-retry-loop': removeRetryLoop,
} as const satisfies Record<MendId, Mend>;

/**
 * The edits that a mend makes, in order, or null where it does not apply or has nothing to do, and where what it would
 * change does not stand in the document as code.
 */
export function mend(id: MendId, context: MendContext): readonly Edit[] | null {
  const { elsewhere, isQuoted } = context.draft;
  if (isQuoted) return null;
  const edits = mends[id](context);
  const isElsewhere = (span: Span): boolean =>
    elsewhere !== undefined && span[0] === elsewhere[0] && span[1] === elsewhere[1];
  return edits?.some(({ span }) => isElsewhere(span)) ? null : edits;
}

import { isPayload } from '../lint/judgedBody.ts';
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
import { deferFirst } from './deferFirst.ts';
import { encodeEmoji } from './encodeEmoji.ts';
import { encodeReason } from './encodeReason.ts';
import { insertVersion } from './insertVersion.ts';
import type { BodyMend, BodyMendContext, Edit, Mend, MendContext, MendId, TextMend, TextMendContext } from './mend.ts';
import { moveToken, moveWebhook } from './moveSecret.ts';
import { rejectRateLimits } from './rejectRateLimits.ts';
import { removeProperty } from './removeProperty.ts';
import { removeRetryLoop } from './removeRetryLoop.ts';
import { renameKey } from './renameKey.ts';
import { renameToEmbeds } from './renameToEmbeds.ts';
import { sendIdAsString } from './sendIdAsString.ts';
import { stringifyBody } from './stringifyBody.ts';
import { useBotScheme } from './useBotScheme.ts';
import { useDiscordHost } from './useDiscordHost.ts';
import { useDiscordUserAgent } from './useDiscordUserAgent.ts';
import { watchRateLimits } from './watchRateLimits.ts';
import { wrapRetryAfter } from './wrapRetryAfter.ts';

/** Mends of bodies, which high-level calls have, too. */
const bodyMends = {
  'clip-to-limit': clipToLimit,
  'send-id-as-string': sendIdAsString,
  'rename-to-embeds': renameToEmbeds,
} as const satisfies Partial<Record<MendId, BodyMend>>;

const mends = {
  ...bodyMends,
  'use-discord-user-agent': useDiscordUserAgent,
  'add-bot-prefix': addBotPrefix,
  'add-retry-after': addRetryAfter,
  'add-content-type': addContentType,
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
  'remove-property': removeProperty,
  'reject-rate-limits': rejectRateLimits,
  'remove-retry-loop': removeRetryLoop,
  'encode-reason': encodeReason,
  'stringify-body': stringifyBody,
  'rename-key': renameKey,
  'use-bot-scheme': useBotScheme,
} as const satisfies Record<Exclude<MendId, 'defer-first'>, Mend>;

/** The mends of the text around the requests. */
const textMends = {
  'defer-first': deferFirst,
} as const satisfies Partial<Record<MendId, TextMend>>;

/** Whether a mend is about the text around the requests, and not about one of them. */
export function isTextMend(id: MendId): id is keyof typeof textMends {
  return Object.hasOwn(textMends, id);
}

/**
 * The edits that a mend makes, in order, or null where it does not apply or has nothing to do, and where what it would
 * change does not stand in the document as code.
 */
export function mend(id: MendId, context: MendContext | BodyMendContext | TextMendContext): readonly Edit[] | null {
  if (isTextMend(id)) return 'handlers' in context ? textMends[id](context) : null;
  if ('handlers' in context || context.draft.isQuoted) return null;
  const { elsewhere } = context.draft;
  const edits = made(id, context);
  const isElsewhere = (span: Span): boolean =>
    elsewhere !== undefined && span[0] === elsewhere[0] && span[1] === elsewhere[1];
  return edits?.some(({ span }) => isElsewhere(span)) ? null : edits;
}

/** Where there is no request, only what is done to bodies applies. */
function made(id: keyof typeof mends, context: MendContext | BodyMendContext): readonly Edit[] | null {
  if (isOfBody(id)) return bodyMends[id](context);
  return isPayload(context.draft) || !('project' in context) ? null : mends[id]({ ...context, draft: context.draft });
}

function isOfBody(id: MendId): id is keyof typeof bodyMends {
  return id in bodyMends;
}

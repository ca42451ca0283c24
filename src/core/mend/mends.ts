import type { Span } from '../request/text.ts';
import { addBotPrefix } from './addBotPrefix.ts';
import { addContentType } from './addContentType.ts';
import { addRetryAfter } from './addRetryAfter.ts';
import { clipToLimit } from './clipToLimit.ts';
import { encodeEmoji } from './encodeEmoji.ts';
import type { Edit, Mend, MendContext, MendId } from './mend.ts';
import { renameToEmbeds } from './renameToEmbeds.ts';
import { sendIdAsString } from './sendIdAsString.ts';
import { useDiscordUserAgent } from './useDiscordUserAgent.ts';

const mends = {
  'use-discord-user-agent': useDiscordUserAgent,
  'add-bot-prefix': addBotPrefix,
  'add-retry-after': addRetryAfter,
  'clip-to-limit': clipToLimit,
  'send-id-as-string': sendIdAsString,
  'add-content-type': addContentType,
  'rename-to-embeds': renameToEmbeds,
  'encode-emoji': encodeEmoji,
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

/** The text after edits that do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.span[0] - a.span[0])
    .reduce((rest, { span, text: inserted }) => rest.slice(0, span[0]) + inserted + rest.slice(span[1]), text);
}

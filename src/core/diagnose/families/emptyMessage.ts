import type { JsonObject } from '../answerBody.ts';
import type { Evidence } from '../diagnosis.ts';
import { type Reading, requestHeader } from '../reading.ts';
import { bodyObject } from '../requestBody.ts';
import { contentType, lacksContentType } from '../requestContentType.ts';
import type { Verdict } from '../verdict.ts';

/** Keys that make a message (discord-api-docs, resources/message and resources/webhook). */
const messageKeys = [
  'content',
  'embeds',
  'components',
  'sticker_ids',
  'attachments',
  'poll',
  'message_reference',
] as const;

/** Keys that people write instead, by what they mean. */
const misspelt: readonly (readonly [RegExp, string])[] = [
  [/^(?:embed|rich_embed)$/i, 'embeds'],
  [/^(?:contents?|message|msg|text|body|value)$/i, 'content'],
  [/^(?:component|buttons?|rows?)$/i, 'components'],
  [/^(?:sticker|stickers)$/i, 'sticker_ids'],
  [/^data$/i, 'content'],
];

/**
 * 50006: Discord found nothing to send. What was sent says why: no body, no content type that Discord reads, a key of
 * another name (dbm-network#886), or GitHub's payload on the plain webhook address (CortexPE#3).
 */
export function emptyMessage(reading: Reading): Verdict {
  const { exchange } = reading;
  const body = bodyObject(exchange);
  if (isGithub(reading, body)) {
    const evidence: Evidence[] = [{ fact: 'request-header', name: 'x-github-event' }];
    return { ...base, cause: 'github-payload', confidence: 'likely', fixes: ['use-github-path'], evidence };
  }
  if (exchange.wire.body !== null && lacksContentType(reading))
    return {
      ...base,
      cause: 'content-type-missing',
      confidence: 'likely',
      fixes: ['add-content-type'],
      evidence: contentType(reading),
    };
  const wrong = body === undefined ? undefined : wrongKey(body);
  if (wrong !== undefined) {
    const evidence: Evidence[] = [{ fact: 'request-key', ...wrong }];
    return { ...base, cause: 'message-key-misspelt', confidence: 'likely', fixes: ['correct-field'], evidence };
  }
  const evidence: Evidence[] = exchange.wire.body === null ? [{ fact: 'request-body', state: 'absent' }] : [];
  return { ...base, cause: 'message-empty', confidence: 'certain', evidence };
}

const base: Pick<Verdict, 'class' | 'fixes'> = {
  class: 'validation/content',
  fixes: ['correct-field', 'add-content-type'],
};

/** A key that means one of Discord's, where none of Discord's own is there. */
function wrongKey(body: JsonObject): { readonly key: string; readonly meant: string } | undefined {
  if (messageKeys.some((key) => key in body)) return undefined;
  for (const key of Object.keys(body)) {
    const meant = misspelt.find(([pattern]) => pattern.test(key))?.[1];
    if (meant !== undefined && meant !== key) return { key: key.slice(0, 60), meant };
  }
  return undefined;
}

function isGithub(reading: Reading, body: JsonObject | undefined): boolean {
  if (reading.route?.template.endsWith('/github') === true) return false;
  if (requestHeader(reading.exchange, 'x-github-event') !== undefined) return true;
  return body !== undefined && 'repository' in body && 'sender' in body;
}

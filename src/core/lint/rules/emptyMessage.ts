import type { JsonValue } from '../../request/draft.ts';
import { scalarText } from '../../scalar.ts';
import type { BodyRule } from '../finding.ts';
import { judgedBody, placeIn } from '../judgedBody.ts';
import { isNothing, isObject, type JsonObject } from '../shapes/shape.ts';

/** What shows something, other than text, or (in a form) may hold it. */
const shown = ['payload_json', 'embeds', 'components', 'sticker_ids', 'poll', 'shared_client_theme', 'attachments'];

/**
 * A new message in which there is nothing is answered 400 50006 (developers/resources/message#create-message). A forward
 * shows what it points to.
 */
export const emptyMessage: BodyRule = (subject) => {
  const judged = judgedBody(subject);
  const path = judged?.messagePath;
  if (judged === null || path === undefined || !isObject(judged.value)) return [];
  const { body, value: whole, judge } = judged;
  if (path === 'data' && whole.type !== 4) return [];
  const message = path === '' ? whole : whole[path];
  const files = body.parts?.some(({ filename, path: file }) => filename !== undefined || file !== undefined) === true;
  if (!isObject(message) || files || !judge.isWhole(whole) || !judge.isWhole(message) || showsSomething(message)) {
    return [];
  }
  const prefix = path === '' ? '' : `${path}.`;
  const at = message.content === undefined ? path : `${prefix}content`;
  // What a variable holds may have been filled since.
  const empty = ['content', ...shown].filter((key) => message[key] !== undefined && message[key] !== null);
  const isCertain = empty.every((key) => judge.isWritten(`${prefix}${key}`, message[key] ?? null));
  if (!isCertain || !judge.isWritten(path, message)) return [];
  return [{ facts: { rule: 'body/empty-message' }, severity: 'error', span: placeIn(body, at), mends: [] }];
};

function showsSomething(message: JsonObject): boolean {
  const { content, message_reference } = message;
  if (isObject(message_reference) && scalarText(message_reference.type ?? 0) !== '0') return true;
  if (typeof message_reference === 'string') return true;
  return hasText(content) || shown.some((key) => !isNothing(message[key]));
}

function hasText(content: JsonValue | undefined): boolean {
  return !isNothing(content) && (typeof content !== 'string' || content.trim() !== '');
}

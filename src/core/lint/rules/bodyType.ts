import { literalOf } from '../../request/text.ts';
import type { BodyRule } from '../finding.ts';
import { findingsOf, isPayload, operationOf } from '../judgedBody.ts';

/**
 * A value of another JSON type is answered 400 50035 where Discord does not convert it (lists: KMQ_Discord#523; numbers
 * and texts are converted). A snowflake that loses digits names something else, mostly nothing: a warning.
 */
export const bodyType: BodyRule = (subject) => {
  const { body } = subject;
  // `fetch(url, { body: { … } })` sends the name of the object's class.
  const isClassName = body?.kind === 'text' && literalOf(body.text) === '[object Object]';
  if (isClassName && body.encodedBy === 'code' && !isPayload(subject) && operationOf(subject) !== null) {
    const facts = { rule: 'body/type', path: '', expected: 'json', actual: 'object' } as const;
    return [{ facts, severity: 'error', span: body.span, mends: ['stringify-body'] }];
  }
  return findingsOf(subject, 'body/type', ({ sent }) => (sent === undefined ? [] : ['send-id-as-string']));
};

import type { Family } from '../verdict.ts';

/**
 * Success by status, unless the body says otherwise: 202 with 110000 (discord-api-docs, resources/message), a page
 * where JSON belongs, JSON that breaks off (not by our own cap), or an error of Discord's that something in between delivered with a good status.
 */
export const successFamily: Family = (reading) => {
  const { status, shape, known, message, code, object, answer, edgeCode } = reading;
  if (status === 304) return { class: 'success', cause: 'not-modified', confidence: 'certain' };
  if (status < 200 || status > 299) return null;
  if (answer.body.decodingFailed !== undefined) {
    const fixes = ['send-again', 'check-proxy'] as const;
    return { class: 'transport/protocol', cause: 'answer-undecodable', confidence: 'likely', fixes };
  }
  if (shape === 'truncated' && !answer.body.truncated) {
    const fixes = ['send-again', 'check-network'] as const;
    return { class: 'transport/protocol', cause: 'answer-cut-short', confidence: 'likely', fixes };
  }
  if (shape === 'html' || edgeCode !== null) return null;
  const saysError = known !== undefined && message !== null && object?.id === undefined;
  if (saysError || (code === 0 && message !== null && /^\d{3}: /.test(message))) return null;
  const cause = status === 204 || shape === 'empty' ? 'nothing-returned' : 'answered';
  return { class: 'success', cause, confidence: 'certain' };
};

import type { EndEvent } from '../../core/capture/captureEvent.ts';
import type { AnswerBody } from '../../core/exchange.ts';
import { Vault } from '../../core/request/seal.ts';
import { decodedBody } from '../answerBody.ts';
import { KeptBytes } from '../keptBytes.ts';

/** Bytes of a decoded body that are kept: a compressed one of 64 KiB may become a thousand times as large. */
const largestBody = 256 * 1024;

/** The body of a captured answer, decoded and free of secrets; null where none came along. */
export async function capturedBody(end: EndEvent): Promise<AnswerBody | null> {
  if (end.t !== 'answered' || end.body === undefined) return null;
  const { base64, encoding, truncated } = end.body;
  const contentType = end.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const head = { contentEncoding: encoding, contentType };
  const bytes = Buffer.from(base64, 'base64');
  const kept = new KeptBytes(largestBody);
  kept.push(bytes);
  return decodedBody(kept, truncated || bytes.length > largestBody, head, largestBody, new Vault());
}

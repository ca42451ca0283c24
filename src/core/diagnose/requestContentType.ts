import type { Evidence } from './diagnosis.ts';
import { type Reading, requestHeader } from './reading.ts';
import { bodyText } from './requestBody.ts';

/** The request has a body, and a content type that is none of the three that Discord reads (discord-api-docs, reference). */
export function lacksContentType(reading: Reading): boolean {
  const { exchange } = reading;
  if (exchange.wire.body === null || exchange.wire.body.kind === 'multipart') return false;
  const type = requestHeader(exchange, 'content-type');
  if (type === undefined) return true;
  const isJson = /^\s*[[{]/.test(bodyText(exchange) ?? '');
  return isJson ? !/\bjson\b/i.test(type) : !/\bjson\b|x-www-form-urlencoded|multipart\/form-data/i.test(type);
}

/** The content type of the request as evidence. */
export function contentType(reading: Reading): readonly Evidence[] {
  return [{ fact: 'request-content-type', value: requestHeader(reading.exchange, 'content-type') ?? null }];
}

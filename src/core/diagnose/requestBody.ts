import type { Exchange } from '../exchange.ts';
import type { JsonValue } from '../request/draft.ts';
import { show } from '../request/seal.ts';

/** The body of a request as text, secrets masked: for multipart the `payload_json` part. Undefined where there is none. */
export function bodyText({ wire }: Pick<Exchange, 'wire'>): string | undefined {
  const { body } = wire;
  if (body === null) return undefined;
  switch (body.kind) {
    case 'text':
      return show(body.text);
    case 'multipart': {
      const payload = body.parts.find((part) => part.name === 'payload_json')?.content;
      return payload?.kind === 'text' ? show(payload.text) : undefined;
    }
    case 'file':
      return undefined;
    default:
      return body satisfies never;
  }
}

/** The body of a request as data; undefined where it has none or it is not JSON. */
export function bodyJson(exchange: Pick<Exchange, 'wire'>): JsonValue | undefined {
  const text = bodyText(exchange);
  if (text === undefined || !/^\s*[[{"]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The body of a request as an object; undefined where it is none. */
export function bodyObject(exchange: Exchange): Readonly<Record<string, JsonValue>> | undefined {
  const value = bodyJson(exchange);
  if (value === undefined || value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  return value as Readonly<Record<string, JsonValue>>;
}

/** Bytes of UTF-8 in a text body; null where there is none or it comes from a file. */
export function bodySize(exchange: Exchange): number | null {
  const text = bodyText(exchange);
  return text === undefined ? null : new TextEncoder().encode(text).length;
}

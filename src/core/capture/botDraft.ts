import type { Draft, DraftBody, HeaderPart } from '../request/draft.ts';
import { redact } from '../request/redaction.ts';
import { literal, type Span, type Text } from '../request/text.ts';
import { isToSandbox } from './capturedCalls.ts';
import type { SentEvent } from './captureEvent.ts';

/** It stands in no document. */
const nowhere: Span = [0, 0];

/** Methods whose requests have a body as a rule. */
const withBody: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/** What a bot has cut out of an address before it told it. */
const cutOut = /\{(token|value)\}/;

/**
 * A captured request as one that can be sent by hand: with variables for what was cut out of its address, and without a
 * credential, so that the active one is taken. What went to the local Discord is addressed as Discord's own, and goes
 * where the active credential belongs. `body`: as the code says it; without one there is an empty object to fill in.
 */
export function botDraft({ method, url, ...sent }: Pick<SentEvent, 'method' | 'url'>, body?: DraftBody | null): Draft {
  const verb = method.toUpperCase();
  const address = isToSandbox({ ...sent, url }) ? url.replace(/^https?:\/\/[^/?#]*/i, 'https://discord.com') : url;
  const placeholder = withBody.has(verb) ? emptyBody : null;
  const filled = body === undefined || body === null ? placeholder : body;
  return {
    language: 'http',
    client: 'http-file',
    span: nowhere,
    method: { text: literal(verb), span: nowhere },
    url: { text: withVariables(redact(address)), span: nowhere },
    headers: filled?.kind === 'json' ? [contentType] : [],
    body: filled,
  };
}

const contentType: HeaderPart = {
  name: 'Content-Type',
  nameSpan: nowhere,
  value: { text: ['application/json'], span: nowhere },
};

const emptyBody: DraftBody = { kind: 'json', text: ['{}'], span: nowhere, fields: new Map() };

function withVariables(url: string): Text {
  return url.split(cutOut).flatMap((piece, index): Text => {
    // Every second piece is a name that the pattern has caught.
    if (index % 2 === 0) return literal(piece);
    return [{ expression: piece, source: { kind: 'variable', name: piece }, encoding: 'plain', span: nowhere }];
  });
}

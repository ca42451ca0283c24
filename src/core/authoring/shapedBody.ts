import { operationOf } from '../lint/judgedBody.ts';
import { payloadShapes } from '../lint/shapes/payloadShapes.ts';
import { routeShapes } from '../lint/shapes/routeShapes.ts';
import type { Shape } from '../lint/shapes/shape.ts';
import type { BodyField, Draft, DraftBody } from '../request/draft.ts';
import type { Payload } from '../request/payload.ts';
import type { Span } from '../request/text.ts';

/** A body in a document with what it may be: of a request, or of a call that sends one. */
export interface ShapedBody {
  readonly body: DraftBody;
  readonly shape: Shape;
  /** VS Code's id of the language that it is written in. */
  readonly language: string;
  /** The whole request or call: what stands in it and is not finished belongs to it. */
  readonly span: Span;
  /** `POST /channels/{channel_id}/messages`. */
  readonly operation?: string;
}

/** The bodies of requests whose operation is known. */
export function shapedBodies(drafts: readonly Draft[]): ShapedBody[] {
  return drafts.flatMap((draft): ShapedBody[] => {
    const { body, language, span } = draft;
    if (body === null || (body.kind !== 'json' && body.kind !== 'multipart') || draft.elsewhere !== undefined)
      return [];
    const operation = operationWithBody(draft);
    const shape = operation === undefined ? undefined : routeShapes[operation];
    return operation === undefined || shape === undefined ? [] : [{ body, shape, language, span, operation }];
  });
}

/** What high-level calls and builders hand over. What the library adds by itself stands nowhere. */
export function payloadBodies(payloads: readonly Payload[]): ShapedBody[] {
  return payloads.flatMap(({ body, kind, language, span, elsewhere }): ShapedBody[] => {
    if (elsewhere !== undefined) return [];
    const isWritten = ([path, { value }]: [string, BodyField]) =>
      path === '' || value[0] > span[0] || value[1] < span[1];
    const fields = new Map([...body.fields].filter(isWritten));
    return [{ body: { ...body, fields }, shape: payloadShapes[kind].shape, language, span }];
  });
}

/** Where the method is not written yet, the one that takes a body: `fetch(url, { body })` is no GET for long. */
function operationWithBody(draft: Draft): string | undefined {
  const operation = operationOf(draft);
  const { span } = draft.method;
  if (operation === null || routeShapes[operation] !== undefined || span[0] < span[1]) return operation ?? undefined;
  const template = operation.slice(operation.indexOf(' ') + 1);
  const others = ['POST', 'PUT', 'PATCH'].map((method) => `${method} ${template}`);
  const [only, more] = others.filter((one) => routeShapes[one] !== undefined);
  return more === undefined ? only : undefined;
}

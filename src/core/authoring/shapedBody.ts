import { operationOf } from '../lint/judgedBody.ts';
import { routeShapes } from '../lint/shapes/routeShapes.ts';
import type { Shape } from '../lint/shapes/shape.ts';
import type { Draft, DraftBody } from '../request/draft.ts';
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
    const operation = operationOf(draft);
    const shape = operation === null ? undefined : routeShapes[operation];
    return operation === null || shape === undefined ? [] : [{ body, shape, language, span, operation }];
  });
}

import { routeOf } from '../discord/route.ts';
import { type Destruction, destructionOf } from './destructive.ts';
import type { Draft } from './draft.ts';
import { writeText } from './text.ts';

/** A request that destroys something, as far as its text tells. */
export interface DestructiveDraft {
  /** Which of the drafts. */
  readonly index: number;
  readonly method: string;
  /** Template such as `/channels/{channel_id}`. */
  readonly route: string;
  readonly destruction: Destruction;
}

/**
 * The requests among several that destroy something. Where method, address or body are known only at run time it may
 * overlook one: the wire is looked at again before it leaves.
 */
export function destructiveAmong(drafts: readonly Draft[]): DestructiveDraft[] {
  return drafts.flatMap((draft, index) => {
    const method = writeText(draft.method.text);
    const url = writeText(draft.url.text);
    const destruction = destructionOf(method, url, draft.body === null ? null : writeText(draft.body.text));
    return destruction === null ? [] : [{ index, method, route: routeOf(method, url)?.template ?? '', destruction }];
  });
}

import { routeOf } from '../discord/route.ts';
import { cautionOf, type ProfileCare, type Question } from './caution.ts';
import type { Draft } from './draft.ts';
import { writeText } from './text.ts';

/** A request that a person is asked about before it goes, as far as its text tells. */
export interface AskedDraft {
  /** Which of the drafts. */
  readonly index: number;
  readonly method: string;
  /** Template such as `/channels/{channel_id}`. */
  readonly route: string;
  readonly question: Question;
}

/**
 * The requests among several that are asked about. Where method, address or body are known only at run time it may
 * overlook one: the wire is looked at again before it leaves.
 */
export function askedAmong(drafts: readonly Draft[], care?: ProfileCare): AskedDraft[] {
  return drafts.flatMap((draft, index) => {
    const method = writeText(draft.method.text);
    const url = writeText(draft.url.text);
    const body = draft.body === null ? null : writeText(draft.body.text);
    const caution = cautionOf({ method, url, body }, care, false);
    if (caution.kind !== 'ask') return [];
    return [{ index, method, route: routeOf(method, url)?.template ?? '', question: caution.question }];
  });
}

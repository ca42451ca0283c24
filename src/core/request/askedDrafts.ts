import { routeOf } from '../discord/route.ts';
import { bodyTextsOf } from './bodyText.ts';
import { cautionOf, type ProfileCare, type Question } from './caution.ts';
import type { Draft } from './draft.ts';
import { fillText, type Text, writeText } from './text.ts';
import { type FilledBody, fillBody } from './wireBody.ts';

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
    const body = bodyTextsOf(bodyOf(draft));
    const caution = cautionOf({ method, url, body }, care, false);
    if (caution.kind !== 'ask') return [];
    return [{ index, method, route: routeOf(method, url)?.template ?? '', question: caution.question }];
  });
}

/** The body with nothing in its holes, so that what stands around them can be read. */
function bodyOf({ body, client }: Draft): FilledBody | null {
  if (body === null) return null;
  const fill = (text: Text) => fillText(text, () => '').text;
  return fillBody(body, { client, boundary: '', fill, filePath: (written) => written });
}

import type { Draft } from '../request/draft.ts';
import type { KnownValue, ValueOrigin } from '../request/knownValue.ts';
import { maskWhole, redact } from '../request/redaction.ts';
import { type Hole, holesOf } from '../request/text.ts';
import { expectedOf } from './expected.ts';
import { mayBeKept } from './remembered.ts';

/** A value that was put into a request, as it may be shown. */
export interface FilledValue {
  readonly expression: string;
  /** Masked where it is a secret, cut off where it is long. */
  readonly shown: string;
  readonly origin: ValueOrigin;
  /** Name of the file that it comes from. */
  readonly file?: string;
  /** What an id is called, where it was picked. */
  readonly name?: string;
}

/** UTF-16 units of a value that are shown. */
const longest = 80;

/** Every hole of a request once, those of its Authorization apart, which are the credential's. */
export function holesToFill({ method, url, headers, body }: Draft): Hole[] {
  const texts = [
    method.text,
    url.text,
    ...headers.filter(({ name }) => name.toLowerCase() !== 'authorization').map(({ value }) => value.text),
    ...(body === null ? [] : [body.text, ...(body.parts ?? []).map(({ text }) => text ?? [])]),
  ];
  const holes = texts.flatMap(holesOf);
  return [...new Map(holes.map((hole) => [hole.expression, hole])).values()];
}

/** What a hole asks for, to be shown: the code may have a secret as its fallback. */
export function shownExpression({ expression }: Pick<Hole, 'expression'>): string {
  return redact(expression);
}

/** The values with which a request was filled. */
export function filledValues(draft: Draft, lookUp: (hole: Hole) => KnownValue | undefined): FilledValue[] {
  const values = (hole: Hole) => lookUp(hole)?.value;
  return holesToFill(draft).flatMap((hole) => {
    const known = lookUp(hole);
    if (known === undefined) return [];
    const { value, origin, file, name } = known;
    const isKept = mayBeKept(value, expectedOf(draft, hole.expression, values));
    const shown = isKept ? redact(value) : maskWhole(value);
    return [
      {
        expression: shownExpression(hole),
        shown: shown.length > longest ? `${shown.slice(0, longest)}…` : shown,
        origin,
        ...(file === undefined ? {} : { file }),
        ...(name === undefined ? {} : { name }),
      },
    ];
  });
}

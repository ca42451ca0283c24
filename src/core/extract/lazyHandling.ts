import type { Draft } from '../request/draft.ts';
import type { Handling } from '../request/handling.ts';

/**
 * The draft with what the code does with its answer, which is read when somebody first asks: it takes as long as all
 * the rest, and only a few rules want it.
 */
export function withHandling(draft: Draft, read: () => Handling | undefined): Draft {
  let known: { readonly handling: Handling | undefined } | undefined;
  return Object.defineProperty({ ...draft }, 'handling', {
    enumerable: true,
    get: () => {
      known ??= { handling: read() };
      return known.handling;
    },
  });
}

import type { Cancel } from './ports.ts';

/** How one of several requests ended. `refused`: it did not leave, and why is said; `cancelled`: a person did not want it. */
export type StepEnd = 'succeeded' | 'failed' | 'refused' | 'cancelled';

/** How all of them ended. */
export type OrderEnd =
  | { readonly kind: 'finished'; readonly failed: number }
  /** `at`: the index of the one that ended it. */
  | { readonly kind: 'stopped'; readonly at: number }
  /** `sent`: how many were answered before. */
  | { readonly kind: 'cancelled'; readonly sent: number };

/** What an order consists of. */
export interface Order {
  readonly count: number;
  /** The index of the first one. */
  readonly from: number;
  readonly stopsOnFailure: boolean;
  readonly step: (index: number) => Promise<StepEnd>;
}

/** Takes steps one after the other; ends at once when it is called off, even while a step still waits for a person. */
export async function inOrder({ count, from, stopsOnFailure, step }: Order, cancel: Cancel): Promise<OrderEnd> {
  let failed = 0;
  for (let index = from; index < count; index++) {
    const end = cancel.aborted ? 'cancelled' : await unlessCancelled(step(index), cancel);
    if (end === 'cancelled') return { kind: 'cancelled', sent: index };
    if (end === 'refused' || (end === 'failed' && stopsOnFailure)) return { kind: 'stopped', at: index };
    if (end === 'failed') failed++;
  }
  return { kind: 'finished', failed };
}

function unlessCancelled(step: Promise<StepEnd>, cancel: Cancel): Promise<StepEnd> {
  return new Promise((resolve, reject) => {
    const called = () => resolve('cancelled');
    cancel.addEventListener('abort', called, { once: true });
    step.then(resolve, reject).finally(() => cancel.removeEventListener('abort', called));
  });
}

// Kept as the program finds them at its start: tests of a bot may put clocks of their own in their place.
const { performance, Date: SystemDate, setTimeout: systemTimeout } = globalThis;

/** Milliseconds since the process began. */
export function monotonic(): number {
  return performance.now();
}

/** Milliseconds since 1970. */
export function epoch(): number {
  return SystemDate.now();
}

/** Calls `act` after `ms`, if the program still runs then: it is not kept alive for it. */
export function later(act: () => void, ms: number): void {
  systemTimeout(act, ms).unref();
}

/** When this process (or thread) began, epoch ms. */
export const startedAt: number = Math.floor(performance.timeOrigin);

// Kept as the program finds them at its start: tests of a bot may put clocks of their own in their place.
// Not `performance`, which Node loads for the first program that asks: a fifth of what the hook costs a start.
const { Date: SystemDate, setTimeout: systemTimeout } = globalThis;
const { hrtime } = process;

/** Milliseconds since some moment before the process began. */
export function monotonic(): number {
  const [seconds, nanoseconds] = hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}

/** Milliseconds since 1970. */
export function epoch(): number {
  return SystemDate.now();
}

/** Calls `act` after `ms`, if the program still runs then: it is not kept alive for it. */
export function later(act: () => void, ms: number): void {
  systemTimeout(act, ms).unref();
}

/** When this process (or thread) began, epoch ms: no line of the program has been read by now. */
export const startedAt: number = SystemDate.now();

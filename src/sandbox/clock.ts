/** Time as an argument, so that a test can make an hour pass at once. */
export interface SandboxClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `milliseconds`. It must not keep the process alive by itself. */
  delay(milliseconds: number): Promise<void>;
}

/** The machine's own time. The only place in the sandbox that asks it. */
export const systemClock: SandboxClock = {
  now: () => Date.now(),
  delay: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref()),
};

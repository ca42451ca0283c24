/** Time as an argument, so that a test can make an hour pass at once. */
export interface SandboxClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `milliseconds`. It must not keep the process alive by itself. */
  delay(milliseconds: number): Promise<void>;
  /** Lets so many milliseconds pass; absent where time goes by itself. */
  pass?(milliseconds: number): void;
}

/** The longest wait of a timer; beyond it (24 days) it would not wait at all. */
const longestDelay = 2 ** 31 - 1;

/** The machine's own time. The only place in the sandbox that asks it. */
export const systemClock: SandboxClock = {
  now: () => Date.now(),
  delay: (milliseconds) => new Promise((resolve) => setTimeout(resolve, Math.min(milliseconds, longestDelay)).unref()),
};

/**
 * Time that stands still until somebody moves it on, so that every run repeats. What has to wait meanwhile waits for
 * real: a slow answer is slow.
 */
export class StandingClock implements SandboxClock {
  #time: number;

  /** `time`: milliseconds since the epoch. */
  constructor(time: number) {
    this.#time = time;
  }

  now(): number {
    return this.#time;
  }

  delay(milliseconds: number): Promise<void> {
    return systemClock.delay(milliseconds);
  }

  /** Lets time pass, in milliseconds. */
  pass(milliseconds: number): void {
    this.#time += milliseconds;
  }
}

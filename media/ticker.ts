const motion = window.matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the person wants nothing to move. */
export function isMotionReduced(): boolean {
  return motion.matches || document.body.classList.contains('vscode-reduce-motion');
}

/**
 * Calls `tick` as often as it asks for and not at all when it asks for nothing: it returns the milliseconds after which
 * its text would change, or null. With reduced motion, at most once a second.
 */
export class Ticker {
  readonly #tick: () => number | null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tick: () => number | null) {
    this.#tick = tick;
  }

  /** Ticks now and goes on from there. */
  start(): void {
    this.stop();
    const wanted = this.#tick();
    if (wanted === null) return;
    const delay = Math.max(isMotionReduced() ? 1000 : 50, wanted);
    this.#timer = setTimeout(() => this.start(), delay);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

import type { Clock } from '../core/ports.ts';

/** The time of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  delay: (milliseconds, cancel) =>
    new Promise((resolve) => {
      if (cancel.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        cancel.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      cancel.addEventListener('abort', done, { once: true });
    }),
};

import type { Clock } from '../core/ports.ts';

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  delay: (milliseconds, cancel) =>
    new Promise((resolve) => {
      if (cancel.aborted) {
        resolve();
        return;
      }
      const end = () => {
        clearTimeout(timer);
        cancel.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      cancel.addEventListener('abort', end, { once: true });
    }),
};

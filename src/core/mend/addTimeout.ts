import { timeoutPlace } from '../lint/timeout.ts';
import type { Mend } from './mend.ts';

/** Gives the request a limit of ten seconds, in the idiom of its library. */
export const addTimeout: Mend = ({ text, draft }) => {
  const place = timeoutPlace(text, draft);
  return place === null ? null : [place];
};

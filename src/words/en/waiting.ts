import type { Holdup } from '../../core/buckets/planner.ts';
import type { RetryReason } from '../../core/buckets/retryPolicy.ts';

/** Why a request waits, in English. */
export const waits: Readonly<Record<Holdup['reason'], string>> = {
  bucket: 'The bucket is empty.',
  hidden: 'A limit that no header shows is used up.',
  shared: 'The limit shared with others is used up.',
  global: 'The global limit is used up.',
  answer: 'Other requests in the same bucket have not been answered yet.',
};

/** What was wrong with an attempt that is followed by another, in English. */
export const failures: Readonly<Record<RetryReason, string>> = {
  'rate-limited': 'the last one was refused by a rate limit.',
  'server-error': 'the server failed at the last one.',
  'no-answer': 'the last one got no answer.',
};

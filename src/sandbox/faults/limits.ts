import { type Answer, json } from '../answer.ts';
import type { BucketRule } from '../limits/bucket.ts';
import type { LimitFault } from '../limits/limiter.ts';
import type { Fault, FaultTable } from './fault.ts';
import { differingWaits, flippedHash, overstatedLimit, withoutLimitHeaders } from './quirks.ts';

const second = 1_000;
const day = 86_400_000;

/** A resource behind the API is limited, with a code of its own and no bucket (discord-api-docs#5574). */
const serviceLimit: Answer = json(
  429,
  { message: 'Service resource is being rate limited.', retry_after: 3, global: false, code: 40062 },
  { 'retry-after': '3', 'x-ratelimit-scope': 'shared' },
);

/**
 * A success that says "not yet": the search index of a guild is being built (developers/resources/message#search-guild-messages).
 */
const notIndexed: Answer = json(202, {
  message: 'Index not yet available. Try again later',
  code: 110000,
  documents_indexed: 0,
  retry_after: 2,
});

/** What happens to those who send too much, and what is odd about how they are told. */
export const limitFaults = {
  burst: limited('user', fixed(2, 10 * second), 'never'),
  'leaky-bucket': limited('user', { kind: 'leaky', limit: 5, window: 5 * second }, 'never'),
  'short-window': limited('user', fixed(1, 0.25 * second), 'never'),
  // A bucket of 50,000 in three days once stood in the headers of message routes (discord-api-docs#5646).
  'long-window': limited('user', fixed(50_000, 3 * day), 'first'),
  'escalating-penalty': limited('user', { ...fixed(2, 2 * second), escalates: true }, 'never'),
  'shared-limit': limited('shared', fixed(5, 3 * second), 'first'),
  'global-limit': limited('global', fixed(50, 2 * second), 'first'),
  'hidden-limit': limited('hidden', fixed(2, 600 * second), 'first'), // discord-api-docs#1900
  'service-limit': { origin: { answer: serviceLimit } },
  'invalid-requests': { invalidRequests: 10 },
  // The real limit of listing messages is 5 while the headers say 999 of 1000 (discord-api-docs#8161).
  'overstated-limit': { ...limited('user', fixed(5, second), 'never'), quirk: overstatedLimit },
  // Limits without headers: discord-api-docs#3426, #5037.
  'no-limit-headers': { ...limited('user', fixed(2, 3 * second), 'never'), quirk: withoutLimitHeaders },
  // Header and body disagree, and the hash is another one on the 429 (discord-api-docs#7394).
  'differing-waits': { ...limited('user', fixed(2, 5 * second), 'never'), quirk: differingWaits },
  'flipped-hash': { ...limited('user', fixed(2, 5 * second), 'never'), quirk: flippedHash },
  'not-indexed': { origin: { answer: notIndexed } },
} as const satisfies FaultTable;

function fixed(limit: number, window: number): BucketRule {
  return { kind: 'fixed', limit, window };
}

function limited(scope: LimitFault['scope'], rule: BucketRule, exhausted: LimitFault['exhausted']): Fault {
  return { limit: { scope, rule, exhausted } };
}

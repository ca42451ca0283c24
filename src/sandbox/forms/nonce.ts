import type { Check } from './form.ts';
import { fail, lengthOf } from './form.ts';

const most = 2n ** 63n - 1n;

/**
 * What a client may give a message to know it again: text of up to 25 characters (`nonce[NONCE_TYPE_TOO_LONG]` in logs)
 * or a whole number of 64 bits (grade C: constants of an API mock).
 */
export const nonce: Check = (value, path, report) => {
  if (typeof value === 'string') {
    if (lengthOf(value) > 25) fail(report, path, 'NONCE_TYPE_TOO_LONG', 'Must be 25 or fewer characters long.');
    return;
  }
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    return fail(report, path, 'NONCE_TYPE_INVALID_TYPE', 'This field must be a string or integer.');
  }
  // 2^63 itself passes: JSON numbers of that size are the same as their neighbours
  if (BigInt(value) <= most + 1n && BigInt(value) >= -most - 1n) return;
  fail(report, path, 'NONCE_TYPE_OUT_OF_BOUNDS', `Must be between ${-most - 1n} and ${most}.`);
};

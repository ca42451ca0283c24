import assert from 'node:assert/strict';
import { refusedByLimit } from '../../../src/sandbox/limits/headers.ts';
import type { LimitScope, ShownBucket } from '../../../src/sandbox/limits/limiter.ts';
import { start } from '../ask.ts';

const shown: ShownBucket = { hash: 'abcd1234', limit: 10, remaining: 0, resetAt: start + 1_336_570 };

function refused(retryAfter: number, version: number, scope: LimitScope = 'user') {
  const verdict = { refused: { scope, retryAfter }, ...(scope === 'global' ? {} : { shown }) };
  const { status, headers, body } = refusedByLimit(verdict, { now: start, skew: 0, version });
  return { status, headers, json: JSON.parse(body) };
}

describe('the answer of a limit', () => {
  // The numbers are those of the examples of developers/topics/rate-limits#exceeding-a-rate-limit.
  it('tells seconds: whole ones in Retry-After, rounded up, and exact ones in the body', () => {
    const { status, headers, json } = refused(1_336_570, 10);
    assert.equal(status, 429);
    assert.deepEqual(headers, {
      'content-type': 'application/json',
      'retry-after': '1337',
      'x-ratelimit-bucket': 'abcd1234',
      'x-ratelimit-limit': '10',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '1795177336.570',
      'x-ratelimit-reset-after': '1336.570',
      'x-ratelimit-scope': 'user',
    });
    assert.deepEqual(json, { message: 'You are being rate limited.', retry_after: 1336.57, global: false });
  });

  it('shows no bucket where all routes are limited', () => {
    const { headers, json } = refused(64_570, 10, 'global');
    assert.deepEqual(headers, {
      'content-type': 'application/json',
      'retry-after': '65',
      'x-ratelimit-scope': 'global',
      'x-ratelimit-global': 'true',
    });
    assert.deepEqual(json, { message: 'You are being rate limited.', retry_after: 64.57, global: true });
  });

  it('tells milliseconds before version 8', () => {
    // developers/change-log, API v8
    for (const [version, header, body] of [
      [6, '64570', 64_570],
      [7, '64570', 64_570],
      [8, '65', 64.57],
      [9, '65', 64.57],
    ] as const) {
      const { headers, json } = refused(64_570, version);
      assert.deepEqual([headers['retry-after'], json.retry_after], [header, body], `v${version}`);
    }
  });

  it('never tells less than there is to wait, where an interval is no whole number of milliseconds', () => {
    // 30 in 4 s (discord-api-docs#8330): one comes back after 133.33 ms.
    assert.equal(refused(4000 / 30, 10).json.retry_after, 0.134);
  });
});

import assert from 'node:assert/strict';
import { factsOf, limitedBody } from './talk.ts';

describe('rate-limit facts', () => {
  it('are those of the documented example, in milliseconds', () => {
    // discord-api-docs, topics/rate-limits: Limit 5, Remaining 0, Reset 1470173023, Reset-After 1, Bucket abcd1234
    assert.deepEqual(
      factsOf(200, { limit: 5, remaining: 0, reset: 1470173023, 'reset-after': 1, bucket: 'abcd1234' }),
      {
        hash: 'abcd1234',
        limit: 5,
        remaining: 0,
        resetAt: 1470173023000,
        resetAfter: 1000,
      },
    );
  });

  it('keep the milliseconds of Reset', () => {
    assert.equal(factsOf(200, { reset: 1470173023.123 }).resetAt, 1470173023123);
  });

  it('are all optional (discord-api-docs#3426, #5037)', () => {
    assert.deepEqual(factsOf(200), {});
    assert.deepEqual(factsOf(429, {}, limitedBody(1)), { retryAfter: 1000 });
  });

  it('wait the larger of header and body, both in seconds (discord-api-docs#7394; documented pair 65 and 64.57)', () => {
    const header = [['retry-after', '65']] as const;
    assert.equal(factsOf(429, {}, limitedBody(64.57), header).retryAfter, 65_000);
    assert.equal(factsOf(429, {}, limitedBody(70.2), header).retryAfter, 70_200);
  });

  it('take the global limit from header or body alone (the body counts where no header came)', () => {
    assert.equal(factsOf(429, { global: true }, limitedBody(1)).scope, 'global');
    assert.equal(factsOf(429, {}, limitedBody(1, true)).scope, 'global');
    assert.equal(factsOf(429, { scope: 'shared' }, limitedBody(1)).scope, 'shared');
  });

  it("call a 429 the edge's when it is neither JSON with retry_after nor carries X-RateLimit headers", () => {
    assert.equal(factsOf(429, {}, 'error code: 1015').edge, true);
    // The static ban of discord-api-docs#5810: JSON with code 0 and no retry_after.
    assert.equal(factsOf(429, {}, '{"message":"You are being blocked","code":0}').edge, true);
    assert.equal(factsOf(429, {}, 'error code: 1015', [['retry-after', '3']]).edge, true);
  });

  it("do not call it the edge's for a missing Via or a body that was lost", () => {
    assert.equal(factsOf(429, {}, limitedBody(1)).edge, undefined);
    assert.equal(factsOf(429, { limit: 5, remaining: 0 }, '').edge, undefined);
  });

  it('leave out what is not a number', () => {
    const facts = factsOf(429, {}, '{"retry_after":"soon"}', [
      ['retry-after', 'Wed, 21 Oct 2026 07:28:00 GMT'],
      ['x-ratelimit-limit', 'NaN'],
      ['x-ratelimit-remaining', '-1'],
      ['x-ratelimit-reset-after', 'Infinity'],
    ]);
    assert.deepEqual(facts, {});
  });

  it('have no waiting time where the answer is no 429', () => {
    assert.deepEqual(factsOf(202, {}, limitedBody(5), [['retry-after', '5']]), {});
  });
});

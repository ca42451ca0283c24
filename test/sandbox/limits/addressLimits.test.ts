import assert from 'node:assert/strict';
import { AddressLimits } from '../../../src/sandbox/limits/addressLimits.ts';

const minute = 60_000;

/** A moment; sandboxes never run at the beginning of the epoch. */
const start = Date.UTC(2026, 10, 20, 12);

/** Counts the same answer several times at one moment. */
function count(limits: AddressLimits, times: number, status: number, now: number, more: Partial<Counted> = {}): void {
  const { isShared = false, isMissingWebhook = false } = more;
  for (let time = 0; time < times; time++) limits.count(status, isShared, isMissingWebhook, now);
}

interface Counted {
  readonly isShared: boolean;
  readonly isMissingWebhook: boolean;
}

// developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans: 10,000 in 10 minutes, of 401, 403 and 429.
describe('an address', () => {
  it('is banned after 10,000 invalid requests in ten minutes', () => {
    const limits = new AddressLimits();
    count(limits, 4_000, 401, start);
    count(limits, 3_000, 403, start + 5 * minute);
    count(limits, 2_999, 429, start + 10 * minute - 1);
    assert.equal(limits.isBanned(start + 10 * minute - 1), false);
    count(limits, 1, 429, start + 10 * minute - 1);
    assert.equal(limits.isBanned(start + 10 * minute - 1), true);
  });

  it('is not banned by those that are older', () => {
    const limits = new AddressLimits();
    count(limits, 9_999, 401, start);
    count(limits, 9_999, 401, start + 10 * minute);
    assert.equal(limits.isBanned(start + 10 * minute), false);
    count(limits, 1, 401, start + 10 * minute);
    assert.equal(limits.isBanned(start + 10 * minute), true);
  });

  it('is banned for an hour, and then as late as in the beginning', () => {
    const limits = new AddressLimits(); // discord-api-docs#7040: an hour stood in Retry-After
    count(limits, 10_000, 401, start);
    assert.equal(limits.isBanned(start + 60 * minute - 1), true);
    assert.equal(limits.isBanned(start + 60 * minute), false);
    count(limits, 9_999, 401, start + 60 * minute);
    assert.equal(limits.isBanned(start + 60 * minute), false);
    count(limits, 1, 401, start + 60 * minute);
    assert.equal(limits.isBanned(start + 60 * minute), true);
  });

  it('is not banned by answers that are not invalid, nor by a shared limit', () => {
    const limits = new AddressLimits();
    for (const status of [200, 400, 404, 500, 503]) count(limits, 20_000, status, 0);
    count(limits, 20_000, 429, 0, { isShared: true });
    assert.equal(limits.isBanned(0), false);
    count(limits, 10_000, 404, 0, { isMissingWebhook: true });
    assert.equal(limits.isBanned(0), true);
  });

  it('looks up ten invites without a token in five seconds, not more', () => {
    const limits = new AddressLimits(); // discord-api-docs#1771
    const refused = Array.from({ length: 12 }, (_, index) => limits.refusesInvite(index * 100));
    assert.deepEqual(refused, [...Array.from({ length: 10 }, () => false), true, true]);
    assert.equal(limits.refusesInvite(4_999), true);
    assert.equal(limits.refusesInvite(5_000), false);
  });
});

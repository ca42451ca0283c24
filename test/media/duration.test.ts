import assert from 'node:assert/strict';
import { countdown, countdownStep, elapsed, measured } from '../../media/duration.ts';

describe('a duration', () => {
  it('to go is rounded up, so that it never says zero too early', () => {
    const said = [1, 100, 101, 9_900, 9_901, 10_001, 59_001, 61_000, 3_599_001, 5_400_000, 82_800_000, 90_000_000];
    assert.deepEqual(
      said.map((milliseconds) => countdown(milliseconds, 'en')),
      ['0.1s', '0.1s', '0.2s', '9.9s', '10s', '11s', '1m', '1m 1s', '1h', '1h 30m', '23h', '1d 1h'],
    );
  });

  it('gone by is rounded down', () => {
    assert.deepEqual(
      [0, 99, 100, 1_999, 61_900].map((milliseconds) => elapsed(milliseconds, 'en')),
      ['0.0s', '0.0s', '0.1s', '1.9s', '1m 1s'],
    );
  });

  it('that was measured keeps what can be told apart', () => {
    assert.deepEqual(
      [0.04, 4.21, 12.4, 999, 1240].map((milliseconds) => measured(milliseconds, 'en')),
      ['0.0ms', '4.2ms', '12ms', '999ms', '1.24s'],
    );
  });

  it('has Japanese units in Japanese', () => {
    assert.equal(countdown(272_000, 'ja'), '4 分 32 秒');
  });

  it('tells when it would read differently', () => {
    for (const left of [9_950, 10_000, 1, 100, 60_000, 12_345]) {
      const step = countdownStep(left);
      assert.ok(step > 0 && step <= 1000);
      if (left > step) assert.notEqual(countdown(left - step, 'en'), countdown(left, 'en'), `${left}`);
    }
  });
});

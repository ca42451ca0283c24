import assert from 'node:assert/strict';
import { compareSnowflakes, isSnowflake, snowflakeAt, snowflakeTime } from '../../../src/core/discord/snowflake.ts';

describe('a snowflake', () => {
  // The example of https://docs.discord.com/developers/reference#snowflakes
  const example = '175928847299117063';
  const made = Date.UTC(2016, 3, 30, 11, 18, 25, 796);

  it('tells when it was made', () => {
    assert.equal(snowflakeTime(example), made);
    assert.equal(snowflakeTime('0'), Date.UTC(2015, 0, 1));
  });

  it('can be made for a time; what is made later is greater', () => {
    assert.equal(snowflakeAt(made), '175928847298985984'); // the example without its lower 22 bits
    assert.equal(snowflakeAt(made, 131_079), example);
    assert.ok(compareSnowflakes(snowflakeAt(made, 1), snowflakeAt(made, 2)) < 0);
    assert.ok(compareSnowflakes(snowflakeAt(made, 4095), snowflakeAt(made + 1)) < 0);
  });

  it('is decimal digits within 64 bits', () => {
    for (const id of [example, '1', '18446744073709551615']) assert.equal(isSnowflake(id), true, id);
    for (const id of ['', '@me', 'abc', '-1', '1.5', ' 1', '{channel_id}', '18446744073709551616', '1'.repeat(21)]) {
      assert.equal(isSnowflake(id), false, id);
    }
  });

  it('is ordered by age also where ids have different lengths', () => {
    const ids = ['1213093380096131072', '99999999999999999', '806463995904131072'];
    assert.deepEqual(ids.sort(compareSnowflakes), ['99999999999999999', '806463995904131072', '1213093380096131072']);
    assert.equal(compareSnowflakes(example, example), 0);
  });
});

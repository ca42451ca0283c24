import { discordEpoch, isSnowflake, snowflakeTime } from '../discord/snowflake.ts';
import type { Inspected } from './inspected.ts';
import { matchAt } from './wordAt.ts';

const day = 86_400_000;

/**
 * The id at a column. The first ids of 2015 have 17 digits; shorter numbers are too often something else, and a number
 * of the future is none. Source: https://docs.discord.com/developers/reference#snowflakes
 */
export function snowflakeIn(line: string, column: number, now: number): Inspected | null {
  const found = matchAt(line, column, /(?<![\w.])\d{17,20}(?![\w.]*\d)/g);
  if (found === undefined || !isSnowflake(found.word)) return null;
  const time = snowflakeTime(found.word);
  if (time <= discordEpoch || time > now + day) return null;
  const id = BigInt(found.word);
  return {
    kind: 'snowflake',
    span: found.span,
    time,
    worker: Number((id >> 17n) & 31n),
    process: Number((id >> 12n) & 31n),
    increment: Number(id & 4095n),
  };
}

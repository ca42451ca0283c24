/**
 * Snowflakes: the 64-bit ids of Discord, written as decimal text because JSON numbers lose their last digits.
 * Source: https://docs.discord.com/developers/reference#snowflakes
 */

/** First millisecond of 2015 (UTC), from which snowflakes count. */
export const discordEpoch = 1_420_070_400_000;

const largest = 2n ** 64n - 1n;
const timestampShift = 22n;

/** Whether text is one that the API reads as a snowflake: decimal digits within 64 bits. Short ids (`1`) count. */
export function isSnowflake(text: string): boolean {
  return /^\d{1,20}$/.test(text) && (text.length < 20 || BigInt(text) <= largest);
}

/**
 * When an id was made, in milliseconds since the epoch of 1970.
 * @throws SyntaxError where the text is not a whole number
 */
export function snowflakeTime(id: string): number {
  return Number(BigInt(id) >> timestampShift) + discordEpoch;
}

/**
 * The id of something made at `time` (milliseconds since 1970). `sequence` (0 to 2^22 - 1, wrapped) tells ids of the
 * same millisecond apart; sequence 0 is the smallest id of that moment, which is how a page of messages starts at a time.
 */
export function snowflakeAt(time: number, sequence = 0): string {
  const wrapped = BigInt(sequence) & ((1n << timestampShift) - 1n);
  return ((BigInt(Math.floor(time) - discordEpoch) << timestampShift) | wrapped).toString();
}

/** Orders ids by age, oldest first, without turning them into numbers. */
export function compareSnowflakes(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

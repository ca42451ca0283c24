import { bitfieldAt } from './bitfield.ts';
import { codeAt } from './errorCode.ts';
import type { Inspected } from './inspected.ts';
import { snowflakeIn } from './snowflakeAt.ts';

/** UTF-16 units of a line that are looked at; a minified bundle is no place to read ids in. */
const longestLine = 5000;

/**
 * What a Discord developer would like to know about the word at `column` of a line: an error code, an id, a number that
 * stands for permissions or intents. Null where there is nothing, or where the number may as well be something else.
 * @param now ms since 1970; ids of the future are no ids
 */
export function inspect(line: string, column: number, now: number): Inspected | null {
  if (line.length > longestLine) return null;
  return codeAt(line, column) ?? bitfieldAt(line, column) ?? snowflakeIn(line, column, now);
}

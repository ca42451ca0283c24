import { isSnowflake } from '../discord/snowflake.ts';
import type { Expected } from './expected.ts';

/** Why a typed value cannot be meant. */
export type ValueProblem = 'no-id' | 'no-whole-number' | 'no-json';

/**
 * Whether a value can stand where it is wanted. Ids that people handle have 17 to 20 digits: those of the first weeks of
 * 2015 have 17 (https://docs.discord.com/developers/reference#snowflakes). Times may be written as short ids in paging,
 * and nothing else is as short, so `0` passes as the beginning of time.
 */
export function valueProblem(value: string, form: Expected['form']): ValueProblem | null {
  switch (form) {
    case 'id':
      return isWholeId(value.trim()) || value.trim() === '0' ? null : 'no-id';
    case 'whole-number':
      return /^\s*\d{1,15}\s*$/.test(value) ? null : 'no-whole-number';
    case 'json':
      return isJson(value) ? null : 'no-json';
    case 'text':
      return null;
    default:
      return form satisfies never;
  }
}

/** A value as it is sent: blanks around ids and numbers come from copying. */
export function cleanValue(value: string, form: Expected['form']): string {
  return form === 'id' || form === 'whole-number' ? value.trim() : value;
}

/** Whether text is an id as a person copies it: 17 to 20 digits. */
export function isWholeId(text: string): boolean {
  return text.length >= 17 && isSnowflake(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

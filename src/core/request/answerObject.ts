import { isSnowflake } from '../discord/snowflake.ts';

/** An object of an answer, of whose fields nothing is known. */
export type AnswerObject = Readonly<Record<string, unknown>>;

/** Whether something in an answer is an object with fields. */
export function isAnswerObject(value: unknown): value is AnswerObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands below an object, such as `author.id` of a message; undefined where the way ends before. */
export function valueAt(data: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isAnswerObject(inner) ? inner[key] : undefined), data);
}

/** Whether something in an answer is an id. */
export function isAnswerId(value: unknown): value is string {
  return typeof value === 'string' && isSnowflake(value);
}

/** A text of an answer; empty where it is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The texts of a list; other things in it are passed over. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** A number of an answer that is not below zero; null where it is none. */
export function countOf(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 ? value : null;
}

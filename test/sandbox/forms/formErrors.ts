import type { Asker, Reply, Sent } from '../ask.ts';

/** Findings of a 50035 as `path[CODE]: message`, the way libraries print them. */
export function flat(errors: Record<string, unknown>, path = ''): string[] {
  return Object.entries(errors).flatMap(([key, value]) => {
    if (key === '_errors') {
      return (value as { code: string; message: string }[]).map(({ code, message }) => `${path}[${code}]: ${message}`);
    }
    return flat(value as Record<string, unknown>, path === '' ? key : `${path}.${key}`);
  });
}

/** What an answer finds wrong; nothing if it went well, status and code where it is no form error. */
export function found({ status, json }: Reply): string[] {
  if (status < 300) return [];
  return json.code === 50035 && status === 400 ? flat(json.errors) : [`${status} ${json.code}`];
}

/** Asks with full buckets and gives what was found. */
export async function findings(asker: Asker, line: string, sent: Sent): Promise<string[]> {
  asker.clock.pass(600_000);
  return found(await asker.ask(line, sent));
}

/** One case: what it is, the body, and what is found wrong with it; nothing where it is accepted. */
export type Case = readonly [name: string, body: unknown, ...findings: readonly string[]];

export const x = (length: number) => 'x'.repeat(length);

/** So many of something, each made from its index. */
export const many = <T>(length: number, one: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => one(index));

/** The finding that a field is missing. */
export const missing = (path: string) => `${path}[BASE_TYPE_REQUIRED]: This field is required`;

/** The finding that something is too short or too long. */
export const between = (path: string, min: number, max: number) =>
  `${path}[BASE_TYPE_BAD_LENGTH]: Must be between ${min} and ${max} in length.`;

/** The finding that something without a least length is too long. */
export const atMost = (path: string, max: number) =>
  `${path}[BASE_TYPE_MAX_LENGTH]: Must be ${max} or fewer in length.`;

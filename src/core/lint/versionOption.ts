import type { Draft } from '../request/draft.ts';
import type { Span } from '../request/text.ts';

/** The version that a `REST` of discord.js is made with, as it is written, where one alone is made with that. */
export function versionOption(text: string, { client }: Pick<Draft, 'client'>, version: number): Span | undefined {
  if (client !== 'discord.js') return undefined;
  const pattern = new RegExp(`\\bREST\\(\\s*\\{[^{}]*?\\bversion\\s*:\\s*(["'\`]?${version}["'\`]?)(?![\\w.])`, 'g');
  const [only, ...others] = text.matchAll(pattern);
  if (only?.[1] === undefined || others.length > 0) return undefined;
  const end = only.index + only[0].length;
  return [end - only[1].length, end];
}

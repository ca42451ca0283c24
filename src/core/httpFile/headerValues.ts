import type { HttpInsert } from './httpItem.ts';

/**
 * Headers that mean something to Discord (discord-api-docs, reference), and the values that they usually have. Others
 * may be sent as well.
 */
const headers: Readonly<Record<string, readonly (readonly HttpInsert[])[]>> = {
  Authorization: [
    ['Bot {{', { placeholder: '$dotenv DISCORD_TOKEN' }, '}}'],
    ['Bearer {{', { placeholder: '$dotenv ACCESS_TOKEN' }, '}}'],
  ],
  'Content-Type': [
    ['application/json'],
    ['multipart/form-data; boundary=', { placeholder: 'boundary' }],
    ['application/x-www-form-urlencoded'],
  ],
  'User-Agent': [['DiscordBot (', { placeholder: 'https://example.com' }, ', ', { placeholder: '1.0.0' }, ')']],
  'X-Audit-Log-Reason': [[{ placeholder: 'reason' }]],
  Accept: [['application/json'], ['*/*']],
};

/** Their names, the usual ones first. */
export const headerNames: readonly string[] = Object.keys(headers);

/** What a header of that name (any case) usually holds. */
export function headerValues(name: string): readonly (readonly HttpInsert[])[] {
  const known = headerNames.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return known === undefined ? [] : (headers[known] ?? []);
}

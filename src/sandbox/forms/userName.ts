import type { Path } from './errorTree.ts';
import { fail, type Report, text } from './form.ts';

/** What no name of a user may hold, in whatever case, and what it may not be. */
const forbiddenParts = ['@', '#', ':', '```', 'discord'];
const forbiddenNames = ['everyone', 'here'];

/**
 * The name of a user: 2 to 32 characters. Codes and messages are those of webhooks' names (`webhookName`).
 * Source: https://docs.discord.com/developers/resources/user#usernames-and-nicknames
 */
export function userName(value: unknown, path: Path, report: Report): void {
  const name = String(value).trim().toLowerCase();
  text({ min: 2, max: 32 })(name, path, report);
  const part = forbiddenParts.find((one) => name.includes(one));
  if (part !== undefined) fail(report, path, 'USERNAME_INVALID_CONTAINS', `Username cannot contain "${part}"`);
  if (forbiddenNames.includes(name)) fail(report, path, 'USERNAME_INVALID', `Username cannot be "${name}"`);
}

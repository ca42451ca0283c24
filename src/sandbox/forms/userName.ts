import type { Path } from './errorTree.ts';
import { fail, type Report, text } from './form.ts';

/** What no name of a user, or of a webhook, may hold, in whatever case, and what neither may be. */
const forbiddenInUsers = ['@', '#', ':', '```', 'discord'];
const forbiddenInWebhooks = ['discord', 'clyde'];
const forbiddenNames = ['everyone', 'here'];

/**
 * The name of a user: 2 to 32 characters. Codes and messages are those of webhooks' names.
 * Source: https://docs.discord.com/developers/resources/user#usernames-and-nicknames
 */
export function userName(value: unknown, path: Path, report: Report): void {
  const name = String(value).trim().toLowerCase();
  text({ min: 2, max: 32 })(name, path, report);
  checkWords(name, forbiddenInUsers, path, report);
}

/** 1 to 80 characters; some words are not allowed (Discord-MC-Chat#286, discord-webhooks#100). */
export function webhookName(value: unknown, path: Path, report: Report): void {
  text({ min: 1, max: 80 })(value, path, report);
  checkWords(String(value).toLowerCase(), forbiddenInWebhooks, path, report);
}

function checkWords(name: string, forbidden: readonly string[], path: Path, report: Report): void {
  for (const word of forbidden.filter((one) => name.includes(one))) {
    fail(report, path, 'USERNAME_INVALID_CONTAINS', `Username cannot contain "${word}"`);
  }
  if (forbiddenNames.includes(name)) fail(report, path, 'USERNAME_INVALID', `Username cannot be "${name}"`);
}

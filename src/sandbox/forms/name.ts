import { type Check, fail, lengthOf } from './form.ts';

/** Words that no name may hold, in whatever case. Messages: go-discord-irc#141, discord-webhooks#100. */
function checkWords(value: string, parts: readonly string[], report: Parameters<Check>[2], path: Parameters<Check>[1]) {
  const name = value.toLowerCase();
  const part = parts.find((one) => name.includes(one));
  if (part !== undefined) fail(report, path, 'USERNAME_INVALID_CONTAINS', `Username cannot contain "${part}"`);
  if (['everyone', 'here'].includes(name)) {
    fail(report, path, 'USERNAME_INVALID', `Username cannot be "${name}"`);
  }
}

/**
 * The name of a webhook: 1 to 80 characters, without `clyde` and `discord`.
 * Source: https://docs.discord.com/developers/resources/webhook#create-webhook
 */
export const webhookName: Check = (value, path, report) => {
  const name = String(value).trim();
  const length = lengthOf(name);
  if (length < 1 || length > 80) {
    return fail(report, path, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 80 in length.');
  }
  checkWords(name, ['clyde', 'discord'], report, path);
};

/**
 * The name of a user: 2 to 32 characters, without `discord` and some punctuation.
 * Source: https://docs.discord.com/developers/resources/user#usernames-and-nicknames
 */
export const userName: Check = (value, path, report) => {
  const name = String(value).trim();
  const length = lengthOf(name);
  if (length < 2 || length > 32) {
    return fail(report, path, 'BASE_TYPE_BAD_LENGTH', 'Must be between 2 and 32 in length.');
  }
  checkWords(name, ['@', '#', ':', '```', 'discord'], report, path);
};

import assert from 'node:assert/strict';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';

import { Asker } from '../ask.ts';

const x = (length: number) => 'x'.repeat(length);
const least = (min: number) => `NUMBER_TYPE_MIN: int value should be greater than or equal to ${min}.`;
const most = (max: number) => `NUMBER_TYPE_MAX: int value should be less than or equal to ${max}.`;
const channel = `PATCH /channels/${ids.text}`;
const self = `PATCH /guilds/${ids.guild}/members/@me`;
const ban = `PUT /guilds/${ids.guild}/bans/${ids.outsider}`;

/** What is accepted, what is not any more, and how that is said. */
const bounds: readonly (readonly [line: string, field: string, good: unknown, bad: unknown, finding: string])[] = [
  [channel, 'name', x(100), x(101), 'BASE_TYPE_BAD_LENGTH: Must be between 1 and 100 in length.'],
  [channel, 'name', 'x', '', 'BASE_TYPE_BAD_LENGTH: Must be between 1 and 100 in length.'],
  [channel, 'topic', x(1024), x(1025), 'BASE_TYPE_MAX_LENGTH: Must be 1024 or fewer in length.'],
  [channel, 'rate_limit_per_user', 21_600, 21_601, most(21_600)],
  [channel, 'rate_limit_per_user', 0, -1, least(0)],
  [channel, 'user_limit', 99, 100, most(99)],
  [channel, 'bitrate', 8000, 7999, least(8000)],
  [channel, 'nsfw', true, 'yes', 'BOOLEAN_TYPE_CONVERT: Must be either true or false.'],
  [channel, 'position', '3', 'first', 'NUMBER_TYPE_COERCE: Value "first" is not int.'],
  [channel, 'position', 3, 1.5, 'NUMBER_TYPE_COERCE: Value "1.5" is not int.'],
  [channel, 'parent_id', ids.category, true, 'NUMBER_TYPE_COERCE: Value "true" is not snowflake.'],
  [channel, 'auto_archive_duration', 1440, 1441, 'BASE_TYPE_CHOICES: Value must be one of (60, 1440, 4320, 10080).'],
  [self, 'nick', x(32), x(33), 'BASE_TYPE_MAX_LENGTH: Must be 32 or fewer in length.'],
  [self, 'roles', [], 'all', 'LIST_TYPE_CONVERT: Only iterables may be used in a ListType'],
  [ban, 'delete_message_seconds', 604_800, 604_801, most(604_800)],
  [ban, 'delete_message_seconds', 0, -1, least(0)],
];

describe('a form for guilds', () => {
  // resources/channel#modify-channel, resources/guild#modify-guild-member and #create-guild-ban
  for (const [line, field, good, bad, finding] of bounds) {
    it(`takes ${field} up to its bound: ${finding}`, async () => {
      const asker = await Asker.start();
      const accepted = await asker.ask(line, { json: { [field]: good } });
      assert.ok(accepted.status < 300, accepted.text);
      const { json } = await asker.ask(line, { json: { [field]: bad } });
      const [code, message] = finding.split(/: (.*)/s);
      assert.deepEqual(json.errors, { [field]: { _errors: [{ code, message }] } });
      await asker.sandbox.close();
    });
  }
});

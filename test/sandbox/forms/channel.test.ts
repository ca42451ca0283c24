import assert from 'node:assert/strict';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const x = (length: number) => 'x'.repeat(length);
const most = (max: number) => `NUMBER_TYPE_MAX: int value should be less than or equal to ${max}.`;
const longest = (max: number) => `BASE_TYPE_MAX_LENGTH: Must be ${max} or fewer in length.`;
const oneOf = (tuple: string) => `BASE_TYPE_CHOICES: Value must be one of ${tuple}.`;
const forum = `PATCH /channels/${ids.forum}`;
const stage = `PATCH /channels/${ids.stage}`;
const voice = `PATCH /channels/${ids.voice}`;
const text = `PATCH /channels/${ids.text}`;
const create = `POST /guilds/${ids.guild}/channels`;
const thread = `POST /channels/${ids.text}/threads`;
const onMessage = `POST /channels/${ids.text}/messages/${ids.botMessage}/threads`;
const durations = oneOf('(60, 1440, 4320, 10080)');

/** What is accepted, what is not any more, and how that is said. The rest of the body is in `also`. */
const bounds: readonly (readonly [line: string, field: string, good: unknown, bad: unknown, finding: string])[] = [
  [forum, 'topic', x(4096), x(4097), longest(4096)],
  [`PATCH /channels/${ids.media}`, 'topic', x(4096), x(4097), longest(4096)],
  [stage, 'user_limit', 10_000, 10_001, most(10_000)],
  [voice, 'user_limit', 99, 100, most(99)],
  [voice, 'video_quality_mode', 2, 3, oneOf('(1, 2)')],
  [forum, 'default_sort_order', 1, 2, oneOf('(0, 1)')],
  [forum, 'default_forum_layout', 2, 3, oneOf('(0, 1, 2)')],
  [forum, 'default_thread_rate_limit_per_user', 21_600, 21_601, most(21_600)],
  [text, 'default_auto_archive_duration', 60, 61, durations],
  [create, 'name', x(100), x(101), longest(100)],
  [create, 'topic', x(1024), x(1025), longest(1024)],
  [create, 'rate_limit_per_user', 21_600, 21_601, most(21_600)],
  [thread, 'name', x(100), x(101), longest(100)],
  [thread, 'auto_archive_duration', 10_080, 10_081, durations],
  [thread, 'rate_limit_per_user', 21_600, 21_601, most(21_600)],
  [thread, 'type', 11, 2, oneOf('(10, 11, 12)')],
  [onMessage, 'name', x(100), x(101), longest(100)],
  [onMessage, 'auto_archive_duration', 1440, 0, durations],
];

describe('a form for channels', () => {
  // resources/channel#modify-channel, #start-thread-without-message, #start-thread-from-message, resources/guild#create-guild-channel
  for (const [line, field, good, bad, finding] of bounds) {
    it(`takes ${field} up to its bound in ${line}: ${finding}`, async () => {
      const asker = await Asker.start();
      const also = line.startsWith('POST') ? { name: 'x' } : {};
      const { json } = await asker.ask(line, { json: { ...also, [field]: bad } });
      const { code, message } = json.errors[field]._errors[0];
      assert.equal(`${code}: ${message}`, finding);
      const accepted = await asker.ask(line, { json: { ...also, [field]: good } });
      assert.ok(accepted.status < 300, accepted.text);
      await asker.sandbox.close();
    });
  }

  it('takes tag names of 20 characters', async () => {
    // resources/channel#forum-tag-object
    const asker = await Asker.start();
    const tagged = (name: string) => asker.ask(forum, { json: { available_tags: [{ name }] } });
    assert.equal((await tagged(x(20))).status, 200);
    const { json } = await tagged(x(21));
    assert.equal(json.errors.available_tags['0'].name._errors[0].code, 'BASE_TYPE_MAX_LENGTH');
    await asker.sandbox.close();
  });

  it('is said in the words of before version 8 where no version is', async () => {
    const asker = await Asker.start();
    const { status, json } = await asker.ask(`POST /api/guilds/${ids.guild}/channels`, { json: { type: 99 } });
    assert.equal(status, 400);
    assert.deepEqual(json, {
      name: ['This field is required'],
      type: ['Value must be one of (0, 2, 4, 5, 13, 15, 16).'],
    });
    await asker.sandbox.close();
  });
});

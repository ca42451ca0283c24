import assert from 'node:assert/strict';
import { sandboxIds as ids, sandboxInvite } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

/** What this test uses of a zod schema. */
interface Schema {
  safeParse(value: unknown): { readonly success: boolean; readonly error?: { readonly issues: readonly unknown[] } };
}

/** Typeless, so the compiler is not asked to find it. */
const schemaModule = 'discord-api-spec/zod';

/** Operations that answer a channel or what hangs on one, and the schema that Discord's own description has for it. */
const answers: readonly (readonly [line: string, schema: string, json?: unknown])[] = [
  ...[ids.text, ids.voice, ids.category, ids.announcement, ids.stage, ids.forum, ids.tagForum].map(
    (id) => [`GET /channels/${id}`, 'GuildChannelResponse'] as const,
  ),
  ...[ids.thread, ids.privateThread, ids.announcementThread, ids.post].map(
    (id) => [`GET /channels/${id}`, 'ThreadResponse'] as const,
  ),
  [`PATCH /channels/${ids.forum}`, 'GuildChannelResponse', { default_auto_archive_duration: 60, topic: null }],
  [`PATCH /channels/${ids.forum}`, 'GuildChannelResponse', { default_auto_archive_duration: null }],
  [`POST /guilds/${ids.guild}/channels`, 'GuildChannelResponse', { name: 'x' }],
  [`POST /guilds/${ids.guild}/channels`, 'GuildChannelResponse', { name: 'x', type: 13 }],
  [
    `POST /guilds/${ids.guild}/channels`,
    'GuildChannelResponse',
    { name: 'x', type: 15, available_tags: [{ name: 'a' }] },
  ],
  [`POST /channels/${ids.text}/threads`, 'CreatedThreadResponse', { name: 'x' }],
  [`POST /channels/${ids.forum}/threads`, 'CreatedThreadResponse', { name: 'x', message: { content: 'x' } }],
  [`POST /channels/${ids.text}/messages/${ids.botMessage}/threads`, 'ThreadResponse', { name: 'x' }],
  [`GET /guilds/${ids.guild}/threads/active`, 'ThreadsResponse'],
  [`GET /channels/${ids.text}/threads/archived/public`, 'ThreadsResponse'],
  [`GET /channels/${ids.text}/users/@me/threads/archived/private`, 'ThreadsResponse'],
  [`GET /channels/${ids.thread}/thread-members/${ids.member}`, 'ThreadMemberResponse'],
  [`GET /channels/${ids.thread}/thread-members/${ids.member}?with_member=true`, 'ThreadMemberResponse'],
  ['POST /users/@me/channels', 'PrivateChannelResponse', { recipient_id: ids.member }],
  [`GET /invites/${sandboxInvite}?with_counts=true`, 'GuildInviteResponse'],
  [`POST /channels/${ids.text}/invites`, 'GuildInviteResponse', { role_ids: [ids.memberRole] }],
  [`POST /channels/${ids.announcement}/followers`, 'ChannelFollowerResponse', { webhook_channel_id: ids.text }],
  [`POST /channels/${ids.announcement}/messages/${ids.newsMessage}/crosspost`, 'MessageResponse'],
  [`GET /channels/${ids.slow}/polls/${ids.pollMessage}/answers/1`, 'PollAnswerDetailsResponse'],
  [`POST /channels/${ids.slow}/polls/${ids.pollMessage}/expire`, 'MessageResponse'],
];

describe('the shape of channels in the sandbox', () => {
  let asker: Asker;
  let schemas: Record<string, Schema | undefined>;
  before(async () => {
    asker = await Asker.start();
    schemas = await import(schemaModule);
  });
  after(() => asker.sandbox.close());

  for (const [line, name, json] of answers) {
    it(`is that of ${name}: ${line}${json === undefined ? '' : ` ${JSON.stringify(json)}`}`, async () => {
      asker.clock.pass(10_000);
      const { status, text } = await asker.ask(line, json === undefined ? {} : { json });
      assert.ok(status < 300, text);
      // Discord writes times with an offset; the schema takes them with a Z.
      const found = schemas[`${name}Schema`]?.safeParse(JSON.parse(text.replaceAll('+00:00', 'Z')));
      assert.deepEqual(found?.error?.issues ?? [], []);
      assert.equal(found?.success, true);
    });
  }
});

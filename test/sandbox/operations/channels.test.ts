import assert from 'node:assert/strict';
import { sandboxIds as ids, sandboxInvite } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

describe('a channel in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const ask = (line: string, json?: unknown) => {
    asker.clock.pass(60_000);
    return asker.ask(line, json === undefined ? {} : { json });
  };
  const codeOf = async (line: string, json?: unknown) => (await ask(line, json)).json?.code;

  // resources/channel#channel-object-channel-types
  const kinds: readonly (readonly [id: string, type: number])[] = [
    [ids.text, 0],
    [ids.voice, 2],
    [ids.category, 4],
    [ids.announcement, 5],
    [ids.announcementThread, 10],
    [ids.thread, 11],
    [ids.privateThread, 12],
    [ids.stage, 13],
    [ids.forum, 15],
    [ids.media, 16],
  ];
  for (const [id, type] of kinds) {
    it(`exists of type ${type}`, async () => {
      const { status, json } = await ask(`GET /channels/${id}`);
      assert.deepEqual([status, json.id, json.type, json.guild_id], [200, id, type, ids.guild]);
    });
  }

  it('tells of a thread whether the bot is in it', async () => {
    const joined = await ask(`GET /channels/${ids.thread}`);
    assert.deepEqual([joined.json.member.user_id, joined.json.member_count], [ids.bot, 2]);
    assert.equal((await ask(`GET /channels/${ids.post}`)).json.member, undefined);
  });

  it('takes the fields of its kind and leaves out others', async () => {
    // resources/channel#modify-channel-json-params-guild-channel, column Channel Type
    const all = {
      topic: 'x',
      nsfw: true,
      rate_limit_per_user: 7,
      bitrate: 32_000,
      user_limit: 9,
      rtc_region: 'japan',
      video_quality_mode: 2,
      default_sort_order: 1,
      default_forum_layout: 2,
      default_thread_rate_limit_per_user: 3,
      default_auto_archive_duration: 60,
      default_reaction_emoji: { emoji_id: null, emoji_name: '👍' },
    };
    const taken = async (id: string) => {
      const { status, json } = await ask(`PATCH /channels/${id}`, all);
      assert.equal(status, 200);
      return Object.entries(all).flatMap(([name, value]) =>
        JSON.stringify(json[name]) === JSON.stringify(value) ? [name] : [],
      );
    };
    const threads = ['default_thread_rate_limit_per_user', 'default_auto_archive_duration'];
    const voice = ['nsfw', 'rate_limit_per_user', 'bitrate', 'user_limit', 'rtc_region'];
    assert.deepEqual(await taken(ids.text), ['topic', 'nsfw', 'rate_limit_per_user', ...threads]);
    assert.deepEqual(await taken(ids.announcement), ['topic', 'nsfw', ...threads]);
    assert.deepEqual(await taken(ids.voice), [...voice, 'video_quality_mode']);
    assert.deepEqual(await taken(ids.stage), voice);
    assert.deepEqual(await taken(ids.category), []);
    const posts = ['topic', 'nsfw', 'rate_limit_per_user', 'default_sort_order'];
    assert.deepEqual(await taken(ids.media), [...posts, ...threads, 'default_reaction_emoji']);
    const forum = [...posts, 'default_forum_layout', ...threads, 'default_reaction_emoji'];
    assert.deepEqual(await taken(ids.forum), forum);
  });

  it('is as in the beginning where null is sent', async () => {
    await ask(`PATCH /channels/${ids.slow}`, { topic: 'x', nsfw: true });
    const { json } = await ask(`PATCH /channels/${ids.slow}`, { topic: null, nsfw: null, rate_limit_per_user: null });
    assert.deepEqual([json.topic, json.nsfw, json.rate_limit_per_user], [null, false, 0]);
  });

  it('becomes an announcement channel if it is one for text, and back; nothing else', async () => {
    assert.equal((await ask(`PATCH /channels/${ids.text}`, { type: 5 })).json.type, 5);
    assert.equal((await ask(`PATCH /channels/${ids.text}`, { type: 0 })).json.type, 0);
    assert.equal((await ask(`PATCH /channels/${ids.forum}`, { type: 15 })).json.type, 15);
    assert.equal(await codeOf(`PATCH /channels/${ids.text}`, { type: 2 }), 50024);
    assert.equal(await codeOf(`PATCH /channels/${ids.forum}`, { type: 0 }), 50024);
  });

  describe('that is moved', () => {
    const finding = async (id: string, parentId: string) => {
      const { json } = await ask(`PATCH /channels/${id}`, { parent_id: parentId });
      return json.errors?.parent_id._errors[0].message;
    };

    it('goes below a category of its guild and nowhere else', async () => {
      const category = asker.sandbox.world.channels.get(ids.category);
      assert.ok(category);
      const foreign = '1300000000000000001';
      const wire = { ...category.wire, id: foreign, guild_id: ids.otherGuild };
      asker.sandbox.world.channels.set(foreign, { ...category, wire });
      assert.equal(await finding(ids.text, ids.voice), 'Not a category');
      assert.equal(await finding(ids.text, '1300000000000000000'), 'Category does not exist');
      assert.equal(await finding(ids.text, foreign), 'Category does not exist');
      assert.equal(await finding(ids.text, ids.category), undefined);
    });

    it('is one of fifty in its category', async () => {
      const { json: category } = await ask(`POST /guilds/${ids.guild}/channels`, { name: 'full', type: 4 });
      for (let child = 0; child < 50; child++) {
        await ask(`POST /guilds/${ids.guild}/channels`, { name: 'child', parent_id: category.id });
      }
      const child = (await ask(`GET /guilds/${ids.guild}/channels`)).json.at(-1);
      assert.equal(child.parent_id, category.id);
      // WhatsAppToDiscord#83
      const full = 'Maximum number of channels in category reached (50)';
      assert.equal(await finding(ids.text, category.id), full);
      assert.equal(await finding(child.id, category.id), undefined);
      const { json } = await ask(`POST /guilds/${ids.guild}/channels`, { name: 'x', parent_id: category.id });
      assert.equal(json.errors.parent_id._errors[0].message, full);
    });
  });

  it('has a bitrate as high as a guild without boosts allows', async () => {
    // resources/channel#modify-channel-json-params-guild-channel
    assert.equal((await ask(`PATCH /channels/${ids.voice}`, { bitrate: 96_000 })).json.bitrate, 96_000);
    assert.equal(await codeOf(`PATCH /channels/${ids.voice}`, { bitrate: 96_001 }), 30052);
    assert.equal((await ask(`PATCH /channels/${ids.stage}`, { bitrate: 64_000 })).json.bitrate, 64_000);
    assert.equal(await codeOf(`PATCH /channels/${ids.stage}`, { bitrate: 64_001 }), 30052);
  });

  it('lets the bot write though it is slow', async () => {
    // resources/channel#channel-object: bots are unaffected by rate_limit_per_user
    assert.equal((await ask(`GET /channels/${ids.slow}`)).json.rate_limit_per_user, 30);
    const replies = await asker.repeat(2, `POST /channels/${ids.slow}/messages`, { json: { content: 'x' } });
    assert.deepEqual(
      replies.map(({ status }) => status),
      [200, 200],
    );
  });

  it('of a kind without messages takes none', async () => {
    // grafana-oncall#26 for forums
    for (const id of [ids.category, ids.forum, ids.media]) {
      const { status, json } = await ask(`POST /channels/${id}/messages`, { content: 'x' });
      const refusal = [400, { message: 'Cannot send messages in a non-text channel', code: 50008 }];
      assert.deepEqual([status, json], refusal);
      // discord-api-docs#2831
      assert.deepEqual((await ask(`GET /channels/${id}/messages`)).json, []);
      assert.equal(await codeOf(`POST /channels/${id}/typing`), 50008);
    }
    for (const id of [ids.voice, ids.stage, ids.announcement]) {
      assert.equal(await codeOf(`POST /channels/${id}/messages`, { content: 'x' }), undefined);
      assert.equal((await ask(`POST /channels/${id}/typing`)).status, 204);
    }
  });

  it('is deleted with its threads, webhooks and invites', async () => {
    const { status, json } = await ask(`DELETE /channels/${ids.text}`);
    assert.deepEqual([status, json.id], [200, ids.text]);
    assert.equal(await codeOf(`GET /channels/${ids.text}`), 10003);
    assert.equal(await codeOf(`GET /channels/${ids.thread}`), 10003);
    assert.equal(await codeOf(`GET /webhooks/${ids.webhook}`), 10015);
    assert.equal(await codeOf(`GET /invites/${sandboxInvite}`), 10006);
    assert.equal(await codeOf(`GET /channels/${ids.post}`), undefined);
  });

  it('stays when its category goes', async () => {
    assert.equal((await ask(`DELETE /channels/${ids.category}`)).status, 200);
    const { json } = await ask(`GET /channels/${ids.voice}`);
    assert.deepEqual([json.id, json.parent_id], [ids.voice, null]);
    assert.equal((await ask(`GET /channels/${ids.thread}`)).json.parent_id, ids.text);
  });

  it('for voice can say what goes on in it', async () => {
    const line = `PUT /channels/${ids.voice}/voice-status`;
    const status = () => asker.sandbox.world.channels.get(ids.voice)?.voiceStatus;
    assert.equal((await ask(line, { status: 'Game night' })).status, 204);
    assert.equal(status(), 'Game night');
    assert.equal((await ask(line, { status: null })).status, 204);
    assert.equal(status(), null);
    assert.equal((await ask(line, { status: 'x'.repeat(500) })).status, 204);
    assert.equal(await codeOf(line, { status: 'x'.repeat(501) }), 50035);
    for (const id of [ids.text, ids.stage]) {
      assert.equal(await codeOf(`PUT /channels/${id}/voice-status`, { status: 'x' }), 50024);
    }
  });

  it('for voice has regions to choose from', async () => {
    // resources/voice#voice-region-object
    for (const path of ['/voice/regions', `/guilds/${ids.guild}/regions`]) {
      const { json } = await ask(`GET ${path}`);
      assert.ok(json.length > 1);
      for (const region of json) {
        assert.deepEqual(Object.keys(region), ['id', 'name', 'optimal', 'deprecated', 'custom']);
      }
    }
    assert.equal(await codeOf(`GET /guilds/${ids.otherGuild}/regions`), 50001);
  });

  describe('for posts', () => {
    const forum = `PATCH /channels/${ids.forum}`;
    const tags = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `tag ${index}` }));

    it('has its tags changed; old ones keep their id, new ones get one', async () => {
      const available_tags = [
        { id: ids.tag, name: 'q', moderated: true },
        { name: 'new', emoji_name: '🔥' },
      ];
      const { json } = await ask(forum, { available_tags });
      const [kept, made] = json.available_tags;
      assert.deepEqual(kept, { id: ids.tag, name: 'q', moderated: true, emoji_id: null, emoji_name: null });
      assert.deepEqual([made.name, made.moderated, made.emoji_name], ['new', false, '🔥']);
      assert.match(made.id, /^\d{19}$/);
    });

    it('has 20 tags at most, with different names', async () => {
      assert.equal((await ask(forum, { available_tags: tags(20) })).json.available_tags.length, 20);
      assert.equal(await codeOf(forum, { available_tags: tags(21) }), 30048);
      assert.equal(await codeOf(forum, { available_tags: [{ name: 'a' }, { name: 'a' }] }), 40061);
    });

    it('can ask for a tag only if there is one for everybody', async () => {
      const only = [{ name: 'staff', moderated: true }];
      assert.equal(await codeOf(forum, { flags: 16, available_tags: only }), 40066);
      assert.equal((await ask(forum, { flags: 16 })).json.flags, 16);
      assert.equal(await codeOf(forum, { available_tags: only }), 40066);
      assert.equal((await ask(`GET /channels/${ids.forum}`)).json.available_tags.length, 2);
    });
  });
});

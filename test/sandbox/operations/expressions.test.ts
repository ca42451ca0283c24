import assert from 'node:assert/strict';
import { everyPermission } from '../../../src/core/discord/permission.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const emojis = `/guilds/${ids.guild}/emojis`;
const own = `/applications/${ids.application}/emojis`;
const sounds = `/guilds/${ids.guild}/soundboard-sounds`;
const image = 'data:image/png;base64,AAAA';
const nothing = '1300000000000000000';

/** A data URI of so many bytes, a multiple of three. */
const sized = (bytes: number) => `data:image/png;base64,${'A'.repeat((bytes / 3) * 4)}`;

describe('expressions in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
    const role = asker.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.botRole);
    assert.ok(role);
    role.permissions = everyPermission.toString();
  });
  afterEach(() => asker.sandbox.close());

  const refusal = async (line: string, json?: unknown) => {
    const reply = await asker.ask(line, json === undefined ? {} : { json });
    return [reply.status, reply.json?.code, reply.json?.message];
  };

  it('are emojis that are made, renamed, read and deleted', async () => {
    const made = await asker.ask(`POST ${emojis}`, { json: { name: 'wave', image, roles: [ids.memberRole] } });
    const { id, name, animated, user, roles } = made.json;
    assert.deepEqual([made.status, name, animated, user.id, roles], [201, 'wave', false, ids.bot, [ids.memberRole]]);
    const one = `${emojis}/${id}`;
    assert.equal((await asker.ask(`PATCH ${one}`, { json: { name: 'hi', roles: null } })).json.name, 'hi');
    assert.deepEqual((await asker.ask(`GET ${one}`)).json.roles, []);
    assert.equal((await asker.ask(`GET ${emojis}`)).json.length, 2);
    assert.equal((await asker.ask(`DELETE ${one}`)).status, 204);
    assert.deepEqual(await refusal(`GET ${one}`), [404, 10014, 'Unknown Emoji']);
    const moving = await asker.ask(`POST ${emojis}`, { json: { name: 'gif', image: 'data:image/gif;base64,AAAA' } });
    assert.equal(moving.json.animated, true);
  });

  it('tell who made them only to those who may make some', async () => {
    const { id } = (await asker.ask(`POST ${emojis}`, { json: { name: 'wave', image } })).json;
    const maker = async () => (await asker.ask(`GET ${emojis}/${id}`)).json.user?.id;
    const makers = async () => {
      const list: readonly { user?: object }[] = (await asker.ask(`GET ${emojis}`)).json;
      return list.filter(({ user }) => user !== undefined).length;
    };
    assert.deepEqual([await makers(), await maker()], [1, ids.bot]);
    const role = asker.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.botRole);
    assert.ok(role);
    role.permissions = '0';
    assert.deepEqual([await makers(), await maker()], [0, undefined]);
  });

  it('are fifty still and fifty moving ones at most', async () => {
    const all = asker.sandbox.world.guilds.get(ids.guild)?.emojis;
    for (const animated of [false, true]) {
      for (let n = animated ? 0 : 1; n < 50; n++) {
        const id = `${animated ? 1 : 2}${n}`;
        all?.set(id, { id, name: 'e', animated });
      }
    }
    // SkinPeek#22 has the message, with 100 for a guild with boosts
    const still = { name: 'still', image };
    assert.deepEqual(await refusal(`POST ${emojis}`, still), [400, 30008, 'Maximum number of emojis reached (50)']);
    const moving = { name: 'moving', image: 'data:image/gif;base64,AAAA' };
    assert.equal((await refusal(`POST ${emojis}`, moving))[1], 30018);
  });

  it('have images that are data URIs and not too large', async () => {
    const errors = async (json: unknown) => (await asker.ask(`POST ${emojis}`, { json })).json.errors;
    assert.deepEqual(await errors({ name: 'x', image: 'https://example.com/x.png' }), {
      name: { _errors: [{ code: 'BASE_TYPE_BAD_LENGTH', message: 'Must be between 2 and 32 in length.' }] },
      image: { _errors: [{ code: 'BINARY_TYPE_INVALID_DATA_URI', message: 'Only data uri strings can be used.' }] }, // emorize#25
    });
    assert.deepEqual(await errors({ name: 'big', image: sized(2_097_153) }), {
      image: { _errors: [{ code: 'BINARY_TYPE_MAX_SIZE', message: 'File cannot be larger than 2048.0 kb.' }] }, // Teufelsbot#233
    });
    const large = { name: 'large', image: sized(262_146) };
    const resized = [400, 50138, 'Failed to resize asset below the maximum size: 262144'];
    assert.deepEqual(await refusal(`POST ${emojis}`, large), resized);
    assert.equal((await asker.ask(`POST ${emojis}`, { json: { name: 'ok', image: sized(262_143) } })).status, 201);
    assert.equal((await errors({ name: 'a b', image })).name._errors[0].code, 'STRING_TYPE_REGEX');
  });

  it('can belong to the application, which reacts with them', async () => {
    const made = await asker.ask(`POST ${own}`, { json: { name: 'mine', image } });
    assert.deepEqual([made.status, made.json.user.id], [201, ids.bot]);
    const one = `${own}/${made.json.id}`;
    assert.deepEqual((await asker.ask(`GET ${own}`)).json.items, [made.json]);
    assert.equal((await asker.ask(`PATCH ${one}`, { json: { name: 'yours' } })).json.name, 'yours');
    assert.equal((await asker.ask(`GET ${one}`)).json.name, 'yours');
    const reaction = `/channels/${ids.text}/messages/${ids.botMessage}/reactions/yours:${made.json.id}/@me`;
    assert.equal((await asker.ask(`PUT ${reaction}`)).status, 204);
    assert.equal((await asker.ask(`DELETE ${one}`)).status, 204);
    assert.deepEqual(await refusal(`GET ${one}`), [404, 10014, 'Unknown Emoji']);
    assert.equal((await refusal(`GET /applications/${nothing}/emojis`))[1], 20012);
    const { application } = asker.sandbox.world;
    for (let n = 0; n < 2000; n++) application.emojis.set(`${n}`, { id: `${n}`, name: 'e' });
    assert.equal((await refusal(`POST ${own}`, { name: 'more', image }))[1], 30008);
  });

  it('are stickers to read', async () => {
    const id = '1300000000000000001';
    const sticker = { id, name: 's', description: null, tags: 'x', type: 2, format_type: 1, guild_id: ids.guild };
    asker.sandbox.world.guilds.get(ids.guild)?.stickers.set(id, sticker);
    assert.deepEqual((await asker.ask(`GET /guilds/${ids.guild}/stickers`)).json, [sticker]);
    assert.deepEqual((await asker.ask(`GET /guilds/${ids.guild}/stickers/${id}`)).json, sticker);
    assert.deepEqual((await asker.ask(`GET /stickers/${id}`)).json, sticker);
    assert.deepEqual((await asker.ask('GET /sticker-packs')).json, { sticker_packs: [] });
    assert.deepEqual(await refusal(`GET /stickers/${nothing}`), [404, 10060, 'Unknown Sticker']);
    assert.equal((await refusal(`GET /guilds/${ids.guild}/stickers/${nothing}`))[1], 10060);
    assert.equal((await refusal(`GET /sticker-packs/${nothing}`))[1], 10061);
  });

  it('are sounds, eight of them at most', async () => {
    const sent = { name: 'boing', sound: 'data:audio/ogg;base64,AAAA', volume: 0.5, emoji_name: '🔔' };
    const made = await asker.ask(`POST ${sounds}`, { json: sent });
    const { sound_id, volume, emoji_name, user } = made.json;
    assert.deepEqual([made.status, volume, emoji_name, user.id], [201, 0.5, '🔔', ids.bot]);
    const one = `${sounds}/${sound_id}`;
    assert.equal((await asker.ask(`PATCH ${one}`, { json: { volume: null } })).json.volume, 1);
    assert.deepEqual((await asker.ask(`GET ${sounds}`)).json.items, [(await asker.ask(`GET ${one}`)).json]);
    const loud = (await asker.ask(`PATCH ${one}`, { json: { volume: 1.5 } })).json.errors;
    assert.equal(loud.volume._errors[0].code, 'NUMBER_TYPE_MAX');
    assert.equal((await asker.ask(`DELETE ${one}`)).status, 204);
    assert.deepEqual(await refusal(`GET ${one}`), [404, 10097, 'Unknown sound']);
    for (let n = 0; n < 8; n++) assert.equal((await asker.ask(`POST ${sounds}`, { json: sent })).status, 201);
    assert.equal((await refusal(`POST ${sounds}`, sent))[1], 30045);
    const [first] = (await asker.ask('GET /soundboard-default-sounds')).json;
    assert.deepEqual([first.sound_id, first.guild_id], ['1', undefined]);
  });
});

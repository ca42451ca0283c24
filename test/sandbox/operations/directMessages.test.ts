import assert from 'node:assert/strict';
import { makeUser } from '../../../src/sandbox/world/make.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const otherBot = '1300000000000000000';

describe('a direct message in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const ask = (line: string, json?: unknown) => {
    asker.clock.pass(10_000);
    return asker.ask(line, json === undefined ? {} : { json });
  };
  const open = (recipient_id: unknown) => ask('POST /users/@me/channels', { recipient_id });
  const channelWith = async (id: string): Promise<string> => (await open(id)).json.id;

  it('is opened once with a user, and belongs to no guild', async () => {
    const { status, json } = await open(ids.member);
    assert.equal(status, 200);
    assert.deepEqual(Object.keys(json).sort(), ['flags', 'id', 'last_message_id', 'recipients', 'type']);
    assert.deepEqual([json.type, json.recipients.length, json.recipients[0].id], [1, 1, ids.member]);
    assert.equal((await open(ids.member)).json.id, json.id);
    assert.deepEqual((await ask(`GET /channels/${json.id}`)).json, json);
    const listed = (await ask(`GET /guilds/${ids.guild}/channels`)).json;
    assert.ok(!listed.some(({ id }: { id: string }) => id === json.id));
  });

  it('is not opened with nobody, with itself or with a bot', async () => {
    asker.sandbox.world.users.set(otherBot, makeUser(otherBot, 'Other Bot', { bot: true }));
    const cases: readonly (readonly [unknown, number, number])[] = [
      ['1300000000000000001', 404, 10013],
      [ids.bot, 400, 50007], // spellbot#659
      [otherBot, 400, 50007],
      ['ren', 400, 50035],
      [null, 400, 50035],
    ];
    for (const [id, status, code] of cases) {
      const { json, ...reply } = await open(id);
      assert.deepEqual([reply.status, json.code], [status, code], String(id));
    }
  });

  it('is written, answered, changed, reacted to, pinned and taken back', async () => {
    const path = `/channels/${await channelWith(ids.member)}`;
    const said = await ask(`POST ${path}/messages`, { content: 'Hi', embeds: [{ title: 'x' }] });
    assert.deepEqual([said.status, said.json.embeds.length], [200, 1]);
    const message = `${path}/messages/${said.json.id}`;
    const reply = await ask(`POST ${path}/messages`, {
      content: 'Again',
      message_reference: { message_id: said.json.id },
    });
    assert.deepEqual(Object.keys(reply.json.message_reference).sort(), ['channel_id', 'message_id', 'type']);
    assert.equal((await ask(`POST ${path}/typing`)).status, 204);
    assert.equal((await ask(`PATCH ${message}`, { content: 'Ho' })).json.content, 'Ho');
    assert.equal((await ask(`PUT ${message}/reactions/${encodeURIComponent('🔥')}/@me`)).status, 204);
    assert.equal((await ask(`PUT ${path}/messages/pins/${said.json.id}`)).status, 204);
    assert.equal((await ask(`GET ${path}/messages`)).json.length, 2);
    assert.equal((await ask(`DELETE ${message}`)).status, 204);
    assert.equal((await ask(`GET ${path}`)).json.last_message_id, reply.json.id);
  });

  // discord-api-docs#8238: opening works, sending does not
  const refusals: readonly (readonly [who: string, id: string, code: number, message: string])[] = [
    ['who blocked it', ids.moderator, 50007, 'Cannot send messages to this user'],
    ['who lets no members of servers in', ids.owner, 50278, noMutual()],
    ['who shares no guild with it', ids.outsider, 50278, noMutual()],
  ];
  for (const [who, id, code, message] of refusals) {
    it(`is refused by somebody ${who}: ${code}`, async () => {
      const { status, json } = await ask(`POST /channels/${await channelWith(id)}/messages`, { content: 'x' });
      assert.deepEqual([status, json], [403, { message, code }]);
    });
  }

  it('is refused once its other side has left the last guild that it shares with the bot', async () => {
    const path = `/channels/${await channelWith(ids.member)}/messages`;
    assert.equal((await ask(`POST ${path}`, { content: 'x' })).status, 200);
    await ask(`DELETE /guilds/${ids.guild}/members/${ids.member}`);
    assert.equal((await ask(`POST ${path}`, { content: 'x' })).status, 200, 'they share another one');
    asker.sandbox.world.guilds.get(ids.twoFactorGuild)?.members.delete(ids.member);
    assert.equal((await ask(`POST ${path}`, { content: 'x' })).json.code, 50278);
  });

  it('has nothing of what only guilds have', async () => {
    const id = await channelWith(ids.member);
    const member = asker.sandbox.world.users.get(ids.member);
    const theirs = '1300000000000000002';
    const { json } = await ask(`POST /channels/${id}/messages`, { content: 'x' });
    const message = asker.sandbox.world.channels.get(id)?.messages.get(json.id);
    assert.ok(message && member);
    asker.sandbox.world.channels.get(id)?.messages.set(theirs, { ...message, id: theirs, author: member });
    const lines: readonly (readonly [line: string, json?: unknown])[] = [
      [`PATCH /channels/${id}`, { name: 'x' }],
      [`PUT /channels/${id}/permissions/${ids.memberRole}`, { type: 0 }],
      [`GET /channels/${id}/invites`],
      [`POST /channels/${id}/invites`, {}],
      [`POST /channels/${id}/followers`, { webhook_channel_id: ids.text }],
      [`POST /channels/${id}/messages/${json.id}/crosspost`],
      [`POST /channels/${id}/threads`, { name: 'x' }],
      [`POST /channels/${id}/messages/${json.id}/threads`, { name: 'x' }],
      [`GET /channels/${id}/threads/archived/public`],
      [`GET /channels/${id}/thread-members`],
      [`PUT /channels/${id}/voice-status`, { status: 'x' }],
      [`DELETE /channels/${id}/messages/${theirs}`],
      [`POST /channels/${id}/messages/bulk-delete`, { messages: [json.id, theirs] }],
    ];
    for (const [line, sent] of lines) {
      const reply = await ask(line, sent);
      const refusal = [403, { message: 'Cannot execute action on a DM channel', code: 50003 }]; // discord.py#1219
      assert.deepEqual([reply.status, reply.json], refusal, line);
    }
  });

  it('is closed, and found as it was', async () => {
    const id = await channelWith(ids.member);
    await ask(`POST /channels/${id}/messages`, { content: 'x' });
    const { status, json } = await ask(`DELETE /channels/${id}`);
    assert.deepEqual([status, json.id], [200, id]);
    assert.equal(await channelWith(ids.member), id);
    assert.equal((await ask(`GET /channels/${id}/messages`)).json[0].content, 'x');
  });

  function noMutual(): string {
    return 'Cannot send messages to this user due to having no mutual guilds'; // discord-api-docs#8244
  }
});

import assert from 'node:assert/strict';
import { webhookToken } from '../../../src/sandbox/token.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const ofChannel = `/channels/${ids.text}/webhooks`;
const seeded = `/webhooks/${ids.webhook}/${webhookToken}`;
const anonymous = { headers: { authorization: undefined } };
const image = 'data:image/png;base64,AAAA';

describe('the management of webhooks in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const create = (name: string) => asker.ask(`POST ${ofChannel}`, { json: { name } });
  const refusal = async (line: string, json?: unknown) => {
    const reply = await asker.ask(line, json === undefined ? {} : { json });
    return [reply.status, reply.json?.code, reply.json?.message];
  };
  const lastMessage = async () => (await asker.ask(`GET /channels/${ids.text}/messages?limit=1`)).json[0];

  it('makes one that posts at once, and lists it', async () => {
    const { status, json } = await asker.ask(`POST ${ofChannel}`, { json: { name: ' Relay ', avatar: image } });
    assert.equal(status, 200);
    assert.deepEqual(
      [json.type, json.name, json.channel_id, json.guild_id, json.application_id, json.user.id],
      [1, 'Relay', ids.text, ids.guild, ids.application, ids.bot],
    );
    assert.match(json.token, /^[\w-]{68}$/);
    assert.equal(json.url, `${asker.sandbox.url}/api/webhooks/${json.id}/${json.token}`);
    const path = `/webhooks/${json.id}/${json.token}`;
    assert.equal((await asker.ask(`POST ${path}`, { ...anonymous, json: { content: 'x' } })).status, 204);
    assert.equal((await lastMessage()).author.username, 'Relay');
    for (const list of [ofChannel, `/guilds/${ids.guild}/webhooks`]) {
      const found: readonly { id: string }[] = (await asker.ask(`GET ${list}`)).json;
      assert.deepEqual(
        found.map(({ id }) => id),
        [ids.webhook, json.id],
      );
    }
    assert.deepEqual((await asker.ask(`GET /channels/${ids.readOnly}/webhooks`)).json, []);
  });

  it('refuses names that could be taken for Discord’s', async () => {
    const messages: readonly (readonly [string, string, string])[] = [
      ['My Discord bot', 'USERNAME_INVALID_CONTAINS', 'Username cannot contain "discord"'], // go-discord-irc#141
      ['CLYDE', 'USERNAME_INVALID_CONTAINS', 'Username cannot contain "clyde"'],
      ['here', 'USERNAME_INVALID', 'Username cannot be "here"'], // discord-webhooks#100
      ['x'.repeat(81), 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 80 in length.'],
      ['', 'BASE_TYPE_REQUIRED', 'This field is required'],
    ];
    for (const [name, code, message] of messages) {
      const { status, json } = await create(name);
      assert.deepEqual([status, json.errors], [400, { name: { _errors: [{ code, message }] } }], name);
      asker.clock.pass(5000);
    }
    assert.equal((await create('sphere')).status, 200);
  });

  it('makes fifteen in a channel, which has to be one with messages', async () => {
    for (let n = 1; n < 15; n++) {
      assert.equal((await create('x')).status, 200);
      asker.clock.pass(5000);
    }
    // TalOS#38
    assert.deepEqual(await refusal(`POST ${ofChannel}`, { name: 'x' }), [
      400,
      30007,
      'Maximum number of webhooks reached (15)',
    ]);
    const move = { channel_id: ids.text };
    const other = (await asker.ask(`POST /channels/${ids.readOnly}/webhooks`, { json: { name: 'y' } })).json;
    assert.equal((await refusal(`PATCH /webhooks/${other.id}`, move))[1], 30007);
    asker.clock.pass(5000);
    assert.equal((await refusal(`POST /channels/${ids.category}/webhooks`, { name: 'x' }))[1], 50024);
  });

  it('renames, moves and deletes one', async () => {
    const json = { name: 'Moved', channel_id: ids.readOnly };
    const moved = (await asker.ask(`PATCH /webhooks/${ids.webhook}`, { json })).json;
    assert.deepEqual([moved.name, moved.channel_id, moved.token], ['Moved', ids.readOnly, webhookToken]);
    assert.equal((await refusal(`PATCH /webhooks/${ids.webhook}`, { channel_id: ids.hidden }))[1], 50013);
    assert.equal((await refusal(`PATCH /webhooks/${ids.webhook}`, { channel_id: '1300000000000000000' }))[1], 10003);
    assert.equal((await asker.ask(`DELETE /webhooks/${ids.webhook}`)).status, 204);
    assert.deepEqual(await refusal(`DELETE /webhooks/${ids.webhook}`), [404, 10015, 'Unknown Webhook']);
  });

  it('needs only the token to rename and delete, which moves nothing and tells no maker', async () => {
    const json = { name: 'T', channel_id: ids.readOnly, avatar: image };
    const { status, json: renamed } = await asker.ask(`PATCH ${seeded}`, { ...anonymous, json });
    assert.deepEqual([status, renamed.name, renamed.channel_id, renamed.user], [200, 'T', ids.text, undefined]);
    assert.match(renamed.avatar, /^[0-9a-f]{32}$/);
    assert.equal((await asker.ask(`GET ${seeded}`, anonymous)).json.user, undefined);
    assert.deepEqual(await refusal(`DELETE /webhooks/${ids.webhook}/wrong`), [401, 50027, 'Invalid Webhook Token']);
    assert.equal((await asker.ask(`DELETE ${seeded}`, anonymous)).status, 204);
    assert.equal((await asker.ask(`POST ${seeded}`, { ...anonymous, json: { content: 'x' } })).json.code, 10015);
  });

  it('shows the bot its own ones without a permission', async () => {
    const { id } = (await create('Own')).json;
    const role = asker.sandbox.world.guilds.get(ids.guild)?.roles.get(ids.botRole);
    assert.ok(role);
    role.permissions = '0';
    assert.equal((await asker.ask(`GET /webhooks/${id}`)).status, 200);
    assert.equal((await asker.ask(`GET /webhooks/${ids.webhook}`)).json.code, 50013);
  });

  it('takes messages for Slack', async () => {
    const attachments = [
      { title: 'T', text: 'B', color: '#ff0000', fields: [{ title: 'f', value: 'v', short: true }] },
    ];
    const sent = { text: 'Hello', username: 'Slacker', attachments };
    const { status, text } = await asker.ask(`POST ${seeded}/slack`, { ...anonymous, json: sent });
    assert.deepEqual([status, text], [200, 'ok']);
    const { content, author, embeds } = await lastMessage();
    assert.deepEqual([content, author.username], ['Hello', 'Slacker']);
    const { title, description, color, fields } = embeds[0];
    assert.deepEqual(
      [title, description, color, fields],
      ['T', 'B', 16_711_680, [{ name: 'f', value: 'v', inline: true }]],
    );
    assert.equal((await asker.ask(`POST ${seeded}/slack`, { ...anonymous, json: {} })).json.code, 50006);
    const wrong = await asker.ask(`POST /webhooks/${ids.webhook}/wrong/slack`, { ...anonymous, json: sent });
    assert.deepEqual([wrong.status, wrong.json.code], [401, 50027]);
  });

  it('takes events of GitHub, and only there', async () => {
    const event = { action: 'opened', sender: { login: 'octocat' }, repository: { full_name: 'octo/cat' } };
    const { status } = await asker.ask(`POST ${seeded}/github`, { ...anonymous, json: event });
    assert.equal(status, 204);
    const { embeds, author } = await lastMessage();
    assert.deepEqual(
      [author.username, embeds[0].author.name, embeds[0].title],
      ['GitHub', 'octocat', '[octo/cat] opened'],
    );
    const nobody = await asker.ask(`POST ${seeded}/github`, { ...anonymous, json: {} });
    assert.equal(nobody.json.errors.sender._errors[0].code, 'BASE_TYPE_REQUIRED');
    // dbm-network#886 and others: sent without /github it is an empty message
    assert.equal((await asker.ask(`POST ${seeded}`, { ...anonymous, json: event })).json.code, 50006);
  });
});

import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { sandboxIds as ids } from '../../src/sandbox/world/seed.ts';
import { Asker, type Reply } from './ask.ts';

const second = 1000;
const minute = 60 * second;
const anonymous = { authorization: undefined };
const messages = `/channels/${ids.text}/messages`;
const button = { type: 2, style: 1, label: 'Go', custom_id: 'go' };
const menu = { type: 3, custom_id: 'menu', options: [{ label: 'A', value: 'a' }] };
const rows = (...components: readonly unknown[]) => components.map((one) => ({ type: 1, components: [one] }));

describe('interactions in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  function act(json: unknown): Promise<Reply> {
    return asker.ask('POST /sandbox/interactions', { json, headers: anonymous });
  }

  /** Does something and gives what is sent to the application. */
  async function acted(json: unknown): Promise<Reply['json']> {
    const { status, json: made } = await act(json);
    assert.equal(status, 201, JSON.stringify(made));
    return made;
  }

  function respond(made: Reply['json'], json: unknown, query = ''): Promise<Reply> {
    return asker.ask(`POST /interactions/${made.id}/${made.token}/callback${query}`, { json, headers: anonymous });
  }

  const followUps = (made: Reply['json']) => `/webhooks/${ids.application}/${made.token}`;
  const original = (made: Reply['json']) => `${followUps(made)}/messages/@original`;
  const say = (content: string, more: Readonly<Record<string, unknown>> = {}) => ({
    json: { content, ...more },
    headers: anonymous,
  });
  const answer = (content: string, more: Readonly<Record<string, unknown>> = {}) => ({
    type: 4,
    data: { content, ...more },
  });
  const ping = { type: 2, command: 'ping' };

  describe('made by the control', () => {
    it('are told as Discord tells them', async () => {
      const { status, json, headers } = await act(ping);
      assert.equal(status, 201);
      assert.equal(headers['x-sandbox'], '1');
      assert.equal(headers.via, undefined);
      const { id, token, member, channel, app_permissions, ...rest } = json;
      assert.match(id, /^\d{19}$/);
      assert.match(token, /^aW50ZXJhY3Rpb246/); // base64 of `interaction:`
      assert.deepEqual(rest, {
        application_id: ids.application,
        type: 2,
        data: { id: ids.command, name: 'ping', type: 1 },
        guild: { id: ids.guild, locale: 'en-US', features: [] },
        guild_id: ids.guild,
        guild_locale: 'en-US',
        channel_id: ids.text,
        version: 1,
        locale: 'en-US',
        entitlements: [],
        authorizing_integration_owners: { 0: ids.guild },
        context: 0,
        attachment_size_limit: 10_485_760,
      });
      assert.equal(member.user.id, ids.member);
      // VIEW_CHANNEL, SEND_MESSAGES, READ_MESSAGE_HISTORY, ADD_REACTIONS (no voice bits in a text channel)
      const text = 1024n + 2048n + 65_536n + 64n;
      assert.equal(BigInt(member.permissions) & text, text);
      assert.equal(BigInt(member.permissions) & 8192n, 0n); // MANAGE_MESSAGES
      assert.equal(BigInt(app_permissions) & 8192n, 8192n);
      assert.deepEqual([channel.id, channel.type, channel.name], [ids.text, 0, 'general']);
    });

    it('carry the values for options, or the options themselves', async () => {
      const options = [
        { type: 3, name: 'who', description: 'd', required: true, autocomplete: true },
        { type: 4, name: 'times', description: 'd' },
        { type: 5, name: 'loud', description: 'd' },
      ];
      const path = `/applications/${ids.application}/guilds/${ids.guild}/commands`;
      await asker.ask(`POST ${path}`, { json: { name: 'hug', description: 'd', options } });
      const { data } = await acted({ type: 2, command: 'hug', values: ['ren', '3', 'true'] });
      assert.deepEqual(data.options, [
        { name: 'who', type: 3, value: 'ren' },
        { name: 'times', type: 4, value: 3 },
        { name: 'loud', type: 5, value: true },
      ]);
      assert.equal(data.guild_id, ids.guild);
      const { data: typing } = await acted({ type: 4, command: 'hug', values: ['re'] });
      assert.deepEqual(typing.options, [{ name: 'who', type: 3, value: 're', focused: true }]);
      const sent = [{ name: 'x', type: 3, value: 'y' }];
      assert.deepEqual((await acted({ ...ping, options: sent })).data.options, sent);
    });

    it('resolve the user or message of a context menu', async () => {
      const path = `/applications/${ids.application}/commands`;
      await asker.ask(`POST ${path}`, { json: { name: 'Greet', type: 2 } });
      await asker.ask(`POST ${path}`, { json: { name: 'Quote', type: 3 } });
      const { data: user } = await acted({ type: 2, command: 'Greet', target_id: ids.owner });
      assert.equal(user.target_id, ids.owner);
      assert.equal(user.resolved.users[ids.owner].username, 'olivia');
      assert.equal(user.resolved.members[ids.owner].user, undefined);
      const made = await acted({ type: 2, command: 'Quote', target_id: ids.memberMessage });
      assert.equal(made.data.resolved.messages[ids.memberMessage].content, 'Is the bot awake?');
      const { json } = await respond(made, answer('x'), '?with_response=true');
      assert.equal(json.resource.message.type, 23); // CONTEXT_MENU_COMMAND
      assert.equal((await act({ type: 2, command: 'Greet', target_id: ids.memberMessage })).json.code, 10013);
      assert.equal((await act({ type: 2, command: 'Quote', target_id: ids.owner })).json.code, 10008);
    });

    it('are refused with a reason where nobody could do so', async () => {
      const cases: readonly (readonly [unknown, number, number])[] = [
        [{}, 400, 50035],
        [{ type: 6 }, 400, 50035],
        [{ type: 2 }, 400, 50035],
        [{ type: 2, command: 'nothing' }, 404, 10063],
        [{ ...ping, channel_id: '1300000000000000000' }, 404, 10003],
        [{ ...ping, user_id: '1300000000000000000' }, 404, 10013],
        [{ ...ping, user_id: ids.outsider }, 404, 10007],
        [{ type: 3, custom_id: 'nothing' }, 400, 50035],
        [{ type: 3, custom_id: 'x', message_id: '1300000000000000000' }, 404, 10008],
        [{ type: 4, command: 'ping' }, 400, 50035],
        [{ type: 5, custom_id: 'nothing' }, 400, 50035],
      ];
      for (const [json, status, code] of cases) {
        const reply = await act(json);
        assert.deepEqual([reply.status, reply.json.code], [status, code], JSON.stringify(json));
      }
      const broken = await asker.ask('POST /sandbox/interactions', { body: '{' });
      assert.deepEqual([broken.status, broken.json.code], [400, 50109]);
    });

    it('are signed so that they can be sent on', async () => {
      // developers/interactions/overview#setting-up-an-endpoint-validating-security-request-headers
      const application = (await asker.ask('GET /applications/@me')).json;
      assert.match(application.verify_key, /^[0-9a-f]{64}$/);
      const x = Buffer.from(application.verify_key, 'hex').toString('base64url');
      const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
      for (const json of [ping, { type: 1 }]) {
        const { headers, text } = await act(json);
        const timestamp = headers['x-signature-timestamp'] ?? '';
        assert.equal(timestamp, '1795176000'); // 2026-11-20T12:00:00Z
        const signature = Buffer.from(headers['x-signature-ed25519'] ?? '', 'hex');
        assert.ok(verify(null, Buffer.from(timestamp + text), key, signature));
        assert.ok(!verify(null, Buffer.from(`${timestamp}${text} `), key, signature));
      }
    });

    it('are not kept when they are a PING, which a callback cannot answer', async () => {
      // discord-api-docs#7311
      const made = await acted({ type: 1 });
      assert.deepEqual([made.type, made.data, made.user.id], [1, undefined, ids.owner]);
      const { status } = await respond(made, { type: 1 });
      assert.equal(status, 404);
    });

    it('are reached by no fault and no limit, and say what there is', async () => {
      asker.sandbox.setScenario('cloudflare-ban');
      const replies: number[] = [];
      for (let time = 0; time < 60; time++) replies.push((await act(ping)).status);
      assert.deepEqual(new Set(replies), new Set([201]));
      const unknown = await asker.ask('GET /sandbox/nothing');
      assert.equal(unknown.status, 404);
      assert.match(unknown.json.message, /POST \/sandbox\/interactions/);
      assert.equal((await asker.ask('GET /sandbox/interactions')).status, 405);
    });

    it('are not held up by a slow connection either', async () => {
      asker.sandbox.setScenario('latency=500');
      await act(ping);
      assert.deepEqual(asker.clock.delays, []);
      await asker.ask('GET /users/@me');
      assert.ok(asker.clock.delays.length > 0);
    });

    it('come back with an exported state, ephemeral messages and all', async () => {
      const made = await acted(ping);
      await respond(made, answer('psst', { flags: 64, components: rows(button) }));
      const pressed = await acted({ type: 3, custom_id: 'go' });
      asker.sandbox.importState(asker.sandbox.exportState());
      assert.equal((await respond(pressed, { type: 7, data: { content: 'done' } })).status, 204);
      const { json } = await asker.ask(`GET ${original(made)}`, { headers: anonymous });
      assert.deepEqual([json.content, json.flags], ['done', 64]);
    });

    it('are forgotten in the end, but the seeded one is not', async () => {
      const first = await acted(ping);
      for (let time = 0; time < 1000; time++) await act(ping);
      const { interactions } = asker.sandbox.world;
      assert.equal(interactions.size, 1000);
      assert.equal(interactions.has(first.token), false);
      assert.ok([...interactions.values()].some(({ id }) => id === ids.interaction));
    });
  });

  describe('have clocks', () => {
    it('of three seconds for the first answer', async () => {
      const [inTime, late] = [await acted(ping), await acted(ping)];
      asker.clock.pass(3 * second);
      assert.equal((await respond(inTime, answer('x'))).status, 204);
      asker.clock.pass(1);
      const { status, json } = await respond(late, answer('x'));
      assert.deepEqual([status, json], [404, { message: 'Unknown interaction', code: 10062 }]);
      assert.equal((await asker.ask(`POST ${followUps(late)}`, say('x'))).json.code, 10015);
    });

    it('of which the first does not hide a second answer', async () => {
      const made = await acted(ping);
      await respond(made, answer('x'));
      asker.clock.pass(minute);
      const { status, json } = await respond(made, answer('x'));
      assert.deepEqual([status, json.code], [400, 40060]); // Discord-Form-Bot#12
    });

    it('of fifteen minutes from the beginning for follow-ups', async () => {
      const made = await acted(ping);
      asker.clock.pass(2 * second);
      await respond(made, answer('x'));
      asker.clock.pass(15 * minute - 2 * second);
      assert.equal((await asker.ask(`POST ${followUps(made)}`, say('in time'))).status, 200);
      asker.clock.pass(1);
      for (const line of [`POST ${followUps(made)}`, `PATCH ${original(made)}`, `GET ${original(made)}`]) {
        const { status, json } = await asker.ask(line, say('late'));
        assert.deepEqual([status, json], [401, { message: 'Invalid Webhook Token', code: 50027 }], line);
      }
    });
  });

  describe('with messages', () => {
    it('have no follow-ups before an answer', async () => {
      const made = await acted(ping);
      assert.equal((await asker.ask(`POST ${followUps(made)}`, say('x'))).json.code, 10015);
      assert.equal((await respond(made, answer('x'))).status, 204);
      assert.equal((await asker.ask(`POST ${followUps(made)}`, say('x'))).status, 200);
    });

    it('read, change and delete the first answer and follow-ups, in the channel too', async () => {
      const made = await acted(ping);
      const { json: told } = await respond(made, answer('one'), '?with_response=true');
      const { message } = told.resource;
      assert.deepEqual(told.interaction, {
        id: made.id,
        type: 2,
        response_message_id: message.id,
        response_message_loading: false,
        response_message_ephemeral: false,
      });
      assert.equal(message.type, 20); // CHAT_INPUT_COMMAND
      assert.equal(message.interaction_metadata.id, made.id);
      assert.equal(message.interaction_metadata.user.id, ids.member);
      await asker.ask(`PATCH ${original(made)}`, say('two'));
      assert.equal((await asker.ask(`GET ${messages}/${message.id}`)).json.content, 'two');
      const { json: more } = await asker.ask(`POST ${followUps(made)}`, say('three'));
      const one = `${followUps(made)}/messages/${more.id}`;
      assert.equal((await asker.ask(`PATCH ${one}`, say('four'))).json.content, 'four');
      assert.equal((await asker.ask(`GET ${original(made)}`, { headers: anonymous })).json.content, 'two');
      assert.equal((await asker.ask(`DELETE ${one}`, { headers: anonymous })).status, 204);
      assert.equal((await asker.ask(`GET ${one}`, { headers: anonymous })).json.code, 10008);
      assert.equal((await asker.ask(`DELETE ${original(made)}`, { headers: anonymous })).status, 204);
      assert.equal((await asker.ask(`GET ${original(made)}`, { headers: anonymous })).json.code, 10008);
      assert.equal((await asker.ask(`GET ${messages}/${message.id}`)).json.code, 10008);
    });

    it('touch no messages but their own', async () => {
      const [one, other] = [await acted(ping), await acted(ping)];
      await respond(one, answer('one'));
      const { json } = await respond(other, answer('other'), '?with_response=true');
      for (const id of [json.resource.message.id, ids.botMessage]) {
        assert.equal((await asker.ask(`GET ${followUps(one)}/messages/${id}`)).json.code, 10008);
      }
    });

    it('show that the application thinks until it edits or follows up', async () => {
      for (const line of ['PATCH original', 'POST follow-up']) {
        const made = await acted(ping);
        const { json } = await respond(made, { type: 5 }, '?with_response=true');
        assert.equal(json.interaction.response_message_loading, true);
        assert.equal(json.resource.type, 5);
        const loading = await asker.ask(`GET ${original(made)}`, { headers: anonymous });
        assert.equal(loading.json.flags & 128, 128); // LOADING
        const to = line.startsWith('PATCH') ? `PATCH ${original(made)}` : `POST ${followUps(made)}`;
        const { json: done } = await asker.ask(to, say('done'));
        assert.deepEqual([done.id, done.content, done.flags], [loading.json.id, 'done', 0], line);
        asker.clock.pass(minute);
        const { json: next } = await asker.ask(`POST ${followUps(made)}`, say('next'));
        assert.notEqual(next.id, done.id);
      }
    });

    it('show ephemeral ones to the user alone: the channel does not know them', async () => {
      // discord-api-docs#6253
      const made = await acted(ping);
      const { json } = await respond(made, answer('psst', { flags: 64 }), '?with_response=true');
      assert.equal(json.interaction.response_message_ephemeral, true);
      const { id } = json.resource.message;
      for (const method of ['GET', 'PATCH', 'DELETE']) {
        const sent = method === 'PATCH' ? { json: { content: 'x' } } : {};
        const { status, json: refused } = await asker.ask(`${method} ${messages}/${id}`, sent);
        assert.deepEqual([status, refused.code], [404, 10008], method);
      }
      const listed = (await asker.ask(`GET ${messages}`)).json;
      assert.ok(!listed.some((one: { id: string }) => one.id === id));
      assert.equal((await asker.ask(`PATCH ${original(made)}`, say('still'))).json.flags, 64);
      const { json: more } = await asker.ask(`POST ${followUps(made)}`, say('more', { flags: 64 }));
      assert.equal((await asker.ask(`GET ${messages}/${more.id}`)).json.code, 10008);
      const one = `${followUps(made)}/messages/${more.id}`;
      assert.equal((await asker.ask(`GET ${one}`, { headers: anonymous })).json.content, 'more');
      assert.equal((await asker.ask(`DELETE ${one}`, { headers: anonymous })).status, 204);
      assert.equal((await asker.ask(`GET ${one}`, { headers: anonymous })).json.code, 10008);
    });

    it('keep an ephemeral deferral ephemeral whatever the follow-up says', async () => {
      const made = await acted(ping);
      await respond(made, { type: 5, data: { flags: 64 } });
      const { json } = await asker.ask(`POST ${followUps(made)}`, say('done', { flags: 0 }));
      assert.equal(json.flags, 64);
      assert.equal((await asker.ask(`GET ${messages}/${json.id}`)).json.code, 10008);
    });

    it('allow five follow-ups where only the user installed the application', async () => {
      // developers/interactions/receiving-and-responding#create-followup-message
      const made = await acted({ ...ping, user_install: true });
      assert.deepEqual(made.authorizing_integration_owners, { 1: ids.member });
      await respond(made, answer('x'));
      const codes: unknown[] = [];
      for (let time = 0; time < 6; time++) {
        asker.clock.pass(second);
        codes.push((await asker.ask(`POST ${followUps(made)}`, say('x'))).json.code);
      }
      assert.deepEqual(codes, [undefined, undefined, undefined, undefined, undefined, 40094]);
      const usual = await acted(ping);
      await respond(usual, answer('x'));
      for (let time = 0; time < 6; time++) {
        asker.clock.pass(second);
        assert.equal((await asker.ask(`POST ${followUps(usual)}`, say('x'))).status, 200);
      }
    });
  });

  describe('with components', () => {
    async function posted(...components: readonly unknown[]): Promise<string> {
      const { json } = await asker.ask(`POST ${messages}`, {
        json: { content: 'pick', components: rows(...components) },
      });
      return json.id;
    }

    it('tell which one was used, and what was picked', async () => {
      const id = await posted(button, menu);
      const pressed = await acted({ type: 3, custom_id: 'go' });
      assert.equal(pressed.message.id, id);
      // components/reference#button-button-interaction-response-structure; ids are given in order, rows first
      assert.deepEqual(pressed.data, { custom_id: 'go', component_type: 2, id: 2 });
      const picked = await acted({ type: 3, custom_id: 'menu', values: ['a'], message_id: id });
      const { id: menuId, ...rest } = picked.data;
      assert.equal(typeof menuId, 'number');
      assert.deepEqual(rest, { custom_id: 'menu', component_type: 3, values: ['a'] });
    });

    it('resolve picked users and roles', async () => {
      await posted({ type: 7, custom_id: 'both' });
      const { data } = await acted({ type: 3, custom_id: 'both', values: [ids.owner, ids.memberRole] });
      assert.deepEqual(Object.keys(data.resolved), ['users', 'members', 'roles']);
      assert.equal(data.resolved.roles[ids.memberRole].name, 'Member');
    });

    it('update the message that they are on', async () => {
      const id = await posted(button);
      const made = await acted({ type: 3, custom_id: 'go' });
      const { json } = await respond(made, { type: 7, data: { components: [] } }, '?with_response=true');
      assert.deepEqual([json.resource.type, json.resource.message.id], [7, id]);
      const { json: changed } = await asker.ask(`GET ${messages}/${id}`);
      assert.deepEqual([changed.content, changed.components], ['pick', []]);
      assert.equal((await asker.ask(`PATCH ${original(made)}`, say('later'))).json.id, id);
    });

    it('defer an update without a new message', async () => {
      const id = await posted(button);
      const made = await acted({ type: 3, custom_id: 'go' });
      const { json } = await respond(made, { type: 6 }, '?with_response=true');
      assert.deepEqual([json.interaction.response_message_id, json.interaction.response_message_loading], [id, false]);
      const { json: changed } = await asker.ask(`PATCH ${original(made)}`, say('later'));
      assert.deepEqual([changed.id, changed.content], [id, 'later']);
    });

    it('answer with a reply to it', async () => {
      const id = await posted(button);
      const { json } = await respond(await acted({ type: 3, custom_id: 'go' }), answer('x'), '?with_response=true');
      const { type, message_reference, interaction_metadata } = json.resource.message;
      assert.deepEqual([type, message_reference.message_id], [19, id]); // REPLY
      assert.equal(interaction_metadata.interacted_message_id, id);
    });

    it('have the errors of an update below data, and 10008 for a message that is gone', async () => {
      const id = await posted(button);
      const made = await acted({ type: 3, custom_id: 'go' });
      const { json } = await respond(made, { type: 7, data: { content: 'x'.repeat(2001) } });
      assert.equal(json.errors.data.content._errors[0].code, 'BASE_TYPE_MAX_LENGTH');
      await asker.ask(`DELETE ${messages}/${id}`);
      const gone = await respond(made, { type: 7, data: { content: 'x' } });
      assert.deepEqual([gone.status, gone.json.code], [404, 10008]);
    });

    it('work on ephemeral messages, for the user who sees them', async () => {
      const first = await acted(ping);
      await respond(first, answer('psst', { flags: 64, components: rows(button) }));
      assert.equal((await act({ type: 3, custom_id: 'go', user_id: ids.owner })).status, 400);
      const made = await acted({ type: 3, custom_id: 'go' });
      assert.equal((await respond(made, { type: 7, data: { content: 'done', components: [] } })).status, 204);
      const { json } = await asker.ask(`GET ${original(first)}`, { headers: anonymous });
      assert.deepEqual([json.content, json.components, json.flags], ['done', [], 64]);
      assert.equal((await asker.ask(`DELETE ${original(made)}`, { headers: anonymous })).status, 204);
      assert.equal((await asker.ask(`GET ${original(first)}`, { headers: anonymous })).json.code, 10008);
    });
  });

  describe('with modals', () => {
    const field = { type: 4, custom_id: 'name', style: 1, label: 'Name' };
    const modal = { custom_id: 'form', title: 'Form', components: rows(field) };

    it('are shown, sent and answered', async () => {
      const made = await acted(ping);
      const shown = await respond(made, { type: 9, data: modal }, '?with_response=true');
      assert.deepEqual(shown.json, { interaction: { id: made.id, type: 2 } });
      assert.equal((await asker.ask(`GET ${original(made)}`, { headers: anonymous })).json.code, 10008);
      const sent = await acted({ type: 5, custom_id: 'form', values: ['Ren'] });
      assert.deepEqual(sent.data, {
        custom_id: 'form',
        components: [{ type: 1, components: [{ type: 4, custom_id: 'name', value: 'Ren' }] }],
      });
      assert.equal((await respond(sent, answer('hello'))).status, 204);
    });

    it('have fields in labels too', async () => {
      const components = [
        { type: 10, content: 'text' },
        { type: 18, label: 'Name', component: { type: 4, custom_id: 'name', style: 1 } },
        { type: 18, label: 'Pick', component: menu },
      ];
      await respond(await acted(ping), { type: 9, data: { ...modal, components } });
      const { data } = await acted({ type: 5, custom_id: 'form', values: ['Ren', 'a'] });
      assert.deepEqual(data.components, [
        { type: 10 },
        { type: 18, component: { type: 4, custom_id: 'name', value: 'Ren' } },
        { type: 18, component: { type: 3, custom_id: 'menu', values: ['a'] } },
      ]);
    });

    it('update the message at which they began, and lead to no other', async () => {
      const code = async (made: Reply['json'], type: number) => (await respond(made, { type, data: modal })).json?.code;
      await respond(await acted(ping), { type: 9, data: modal });
      const alone = await acted({ type: 5, custom_id: 'form' });
      assert.equal(alone.message, undefined);
      assert.equal(await code(alone, 9), 50035);
      const { json } = await respond(alone, { type: 6 }, '?with_response=true');
      assert.deepEqual(json, { interaction: { id: alone.id, type: 5 } });
      await asker.ask(`POST ${messages}`, { json: { content: 'x', components: rows(button) } });
      const pressed = await acted({ type: 3, custom_id: 'go' });
      await respond(pressed, { type: 9, data: modal });
      const sent = await acted({ type: 5, custom_id: 'form' });
      assert.equal(sent.message.id, pressed.message.id);
      assert.equal((await respond(sent, { type: 7, data: { content: 'y' } })).status, 204);
    });
  });

  it('of autocompletion take choices and nothing else, and have no follow-ups', async () => {
    const made = await acted({ type: 4, command: 'ping', options: [] });
    assert.equal((await respond(made, answer('x'))).json.code, 50035);
    const choices = [{ name: 'Ren', value: 'ren' }];
    const { status, json } = await respond(made, { type: 8, data: { choices } }, '?with_response=true');
    assert.deepEqual([status, json], [200, { interaction: { id: made.id, type: 4 } }]);
    assert.equal((await asker.ask(`POST ${followUps(made)}`, say('x'))).json.code, 10015);
  });
});

import assert from 'node:assert/strict';
import { DiscordAPIError, HTTPError, REST } from '@discordjs/rest';
import {
  type APIApplicationCommand,
  type APIBan,
  type APIChannel,
  type APIGuildMember,
  type APIMessage,
  InteractionResponseType,
  Routes,
} from 'discord-api-types/v10';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { interactionToken, webhookToken } from '../../../src/sandbox/token.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { needs } from './offered.ts';
import { ownAgent } from './ownAgent.ts';

const messages = Routes.channelMessages(ids.text);

describe('@discordjs/rest in the sandbox', () => {
  let sandbox: Sandbox;
  let rest: REST;
  beforeEach(async () => {
    sandbox = await startSandbox({ port: 0, seed: 7 });
    rest = new REST({ api: `${sandbox.url}/api`, version: '10', agent: ownAgent() }).setToken(sandbox.token);
  });
  afterEach(async () => {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
    await sandbox.close();
  });

  it('sends, edits, reacts to and deletes messages', async () => {
    const sent = (await rest.post(messages, { body: { content: 'Hello' } })) as APIMessage;
    assert.deepEqual([sent.content, sent.channel_id], ['Hello', ids.text]);
    const one = Routes.channelMessage(ids.text, sent.id);
    assert.equal(((await rest.patch(one, { body: { content: 'Bye' } })) as APIMessage).content, 'Bye');
    await rest.put(Routes.channelMessageOwnReaction(ids.text, sent.id, encodeURIComponent('👍')));
    const read = (await rest.get(one)) as APIMessage;
    assert.deepEqual([read.content, read.reactions?.[0]?.count], ['Bye', 1]);
    await rest.delete(one);
    const list = (await rest.get(messages, { query: new URLSearchParams({ limit: '1' }) })) as APIMessage[];
    assert.equal(list[0]?.content, 'Testing');
  });

  it('sends files', async () => {
    const files = [{ name: 'a.txt', data: 'abc', contentType: 'text/plain' }];
    const body = { content: 'A file', attachments: [{ id: 0, description: 'Letters' }] };
    const { content, attachments } = (await rest.post(messages, { body, files })) as APIMessage;
    const [file] = attachments;
    assert.deepEqual(
      [content, file?.filename, file?.size, file?.content_type, file?.description],
      ['A file', 'a.txt', 3, 'text/plain', 'Letters'],
    );
  });

  it('moderates, with reasons', async () => {
    const member = Routes.guildMember(ids.guild, ids.member);
    const until = new Date(Date.now() + 60_000).toISOString();
    const timedOut = (await rest.patch(member, { body: { communication_disabled_until: until } })) as APIGuildMember;
    assert.equal(Date.parse(timedOut.communication_disabled_until ?? ''), Date.parse(until));
    await rest.put(Routes.guildMemberRole(ids.guild, ids.member, ids.mutedRole));
    assert.ok(((await rest.get(member)) as APIGuildMember).roles.includes(ids.mutedRole));
    await rest.delete(Routes.guildMemberRole(ids.guild, ids.member, ids.mutedRole));
    await rest.put(Routes.guildBan(ids.guild, ids.member), { body: {}, reason: 'schöne Grüße' });
    assert.equal(((await rest.get(Routes.guildBan(ids.guild, ids.member))) as APIBan).reason, 'schöne Grüße');
    await rest.delete(Routes.guildBan(ids.guild, ids.member));
    await assert.rejects(rest.delete(member), { code: 10007 });
  });

  it('registers commands', async () => {
    const body = [
      { name: 'ping', description: 'Answers' },
      { name: 'Report', type: 3 },
    ];
    const all = Routes.applicationCommands(ids.application);
    const set = (await rest.put(all, { body })) as APIApplicationCommand[];
    assert.deepEqual([set.map(({ name }) => name), set[0]?.id], [['ping', 'Report'], ids.command]);
    const local = Routes.applicationGuildCommands(ids.application, ids.guild);
    const made = (await rest.post(local, { body: body[0] })) as APIApplicationCommand;
    await rest.delete(Routes.applicationGuildCommand(ids.application, ids.guild, made.id));
    assert.deepEqual(await rest.get(local), []);
  });

  it('answers interactions, without a token of its own', async () => {
    const token = interactionToken(ids.interaction);
    const callback = Routes.interactionCallback(ids.interaction, token);
    const body = { type: InteractionResponseType.ChannelMessageWithSource, data: { content: 'pong' } };
    assert.equal(
      await rest.post(callback, { body, auth: false }).then((answer) => (answer as ArrayBuffer).byteLength),
      0,
    );
    const original = Routes.webhookMessage(ids.application, token);
    assert.equal(((await rest.get(original, { auth: false })) as APIMessage).content, 'pong');
    const more = { body: { content: 'more' }, auth: false };
    assert.equal(((await rest.post(Routes.webhook(ids.application, token), more)) as APIMessage).content, 'more');
  });

  it('executes webhooks', async () => {
    const query = new URLSearchParams({ wait: 'true' });
    const route = Routes.webhook(ids.webhook, webhookToken);
    const sent = (await rest.post(route, { body: { content: 'hi' }, query, auth: false })) as APIMessage;
    assert.deepEqual([sent.content, sent.webhook_id], ['hi', ids.webhook]);
  });

  it('makes channels and threads', async function () {
    needs(this, 'POST /guilds/{guild_id}/channels', 'POST /channels/{channel_id}/threads');
    const made = (await rest.post(Routes.guildChannels(ids.guild), { body: { name: 'new', type: 0 } })) as APIChannel;
    const thread = { name: 'inside', type: 11, auto_archive_duration: 60 };
    const inside = (await rest.post(Routes.threads(made.id), { body: thread })) as APIChannel;
    assert.deepEqual([inside.type, 'parent_id' in inside && inside.parent_id], [11, made.id]);
    await rest.delete(Routes.channel(made.id));
  });

  it('throws what Discord refuses', async () => {
    await assert.rejects(rest.post(messages, { body: { content: 'x'.repeat(2001) } }), (error) => {
      assert.ok(error instanceof DiscordAPIError);
      assert.deepEqual([error.code, error.status, error.method], [50035, 400, 'POST']);
      assert.equal(error.url, `${sandbox.apiBase}${messages}`);
      assert.equal(error.message, 'Invalid Form Body\ncontent[BASE_TYPE_MAX_LENGTH]: Must be 2000 or fewer in length.');
      return true;
    });
    await assert.rejects(rest.get(Routes.channel(ids.hidden)), { code: 50001, message: 'Missing Access' });
    await assert.rejects(rest.get(Routes.channel('1300000000000000000')), { code: 10003, status: 404 });
    await assert.rejects(rest.setToken('wrong').get(Routes.user()), { status: 401 });
  });

  it('tries again when Discord fails, and then gives up', async () => {
    sandbox.setScenario('server-error');
    const statuses: number[] = [];
    const patient = new REST({ api: `${sandbox.url}/api`, retries: 1, agent: ownAgent() }).setToken(sandbox.token);
    patient.on('response', (_, { status }) => statuses.push(status));
    await assert.rejects(patient.get(Routes.user()), HTTPError);
    assert.deepEqual(statuses, [500, 500]);
    patient.clearHashSweeper();
    patient.clearHandlerSweeper();
  });
});

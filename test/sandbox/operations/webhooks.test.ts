import assert from 'node:assert/strict';
import { interactionToken, webhookToken } from '../../../src/sandbox/token.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const webhook = `/webhooks/${ids.webhook}/${webhookToken}`;
const token = interactionToken(ids.interaction);
const callback = `/interactions/${ids.interaction}/${token}/callback`;
const followUp = `/webhooks/${ids.application}/${token}`;

const anonymous = { authorization: undefined };

describe('a webhook in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  it('sends without a bot token, and tells what it sent if asked to', async () => {
    const sent = { json: { content: 'hi', username: 'Relay' }, headers: anonymous };
    const quiet = await asker.ask(`POST ${webhook}`, sent);
    assert.deepEqual([quiet.status, quiet.text], [204, '']);
    const { status, json } = await asker.ask(`POST ${webhook}?wait=true`, sent);
    assert.equal(status, 200);
    assert.deepEqual([json.channel_id, json.webhook_id, json.author.username], [ids.text, ids.webhook, 'Relay']);
  });

  it('reads, changes and deletes what it sent, and nothing else', async () => {
    const { json } = await asker.ask(`POST ${webhook}?wait=true`, { json: { content: 'hi' } });
    const message = `${webhook}/messages/${json.id}`;
    assert.equal(
      (await asker.ask(`PATCH ${message}`, { json: { content: 'ho' }, headers: anonymous })).json.content,
      'ho',
    );
    assert.equal((await asker.ask(`GET ${message}`, { headers: anonymous })).json.content, 'ho');
    assert.equal((await asker.ask(`DELETE ${message}`, { headers: anonymous })).status, 204);
    assert.equal((await asker.ask(`GET ${webhook}/messages/${ids.memberMessage}`)).json.code, 10008);
  });

  it('sends to a thread of its channel', async () => {
    const { json } = await asker.ask(`POST ${webhook}?wait=true&thread_id=${ids.thread}`, { json: { content: 'hi' } });
    assert.equal(json.channel_id, ids.thread);
    const elsewhere = await asker.ask(`POST ${webhook}?thread_id=${ids.voice}`, { json: { content: 'hi' } });
    assert.equal(elsewhere.json.code, 10003);
  });

  it('is told about with its address', async () => {
    const { json } = await asker.ask(`GET ${webhook}`, { headers: anonymous });
    assert.equal(json.url, `${asker.sandbox.url}/api/webhooks/${ids.webhook}/${webhookToken}`);
    assert.equal((await asker.ask(`GET /webhooks/${ids.webhook}`)).json.name, 'Sandbox Webhook');
  });

  it('refuses another token with 401 and 50027', async () => {
    // discord.py#9856
    const { status, json } = await asker.ask(`POST /webhooks/${ids.webhook}/wrong`, { json: { content: 'x' } });
    assert.deepEqual([status, json], [401, { message: 'Invalid Webhook Token', code: 50027 }]);
  });
});

describe('an interaction in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const answer = { type: 4, data: { content: 'pong' } };

  it('is answered once; then it is 40060', async () => {
    const first = await asker.ask(`POST ${callback}`, { json: answer, headers: anonymous });
    assert.deepEqual([first.status, first.text], [204, '']);
    const again = await asker.ask(`POST ${callback}`, { json: answer });
    // Discord-Form-Bot#12
    assert.deepEqual(
      [again.status, again.json],
      [400, { message: 'Interaction has already been acknowledged.', code: 40060 }],
    );
  });

  it('tells what was made of the answer if asked to', async () => {
    const { status, json } = await asker.ask(`POST ${callback}?with_response=true`, { json: answer });
    assert.equal(status, 200);
    assert.equal(json.interaction.id, ids.interaction);
    assert.equal(json.resource.message.content, 'pong');
  });

  it('has the errors of its message below data', async () => {
    const { json } = await asker.ask(`POST ${callback}`, { json: { type: 4, data: { content: 'x'.repeat(2001) } } });
    assert.equal(json.code, 50035);
    assert.deepEqual(json.errors, {
      data: { content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 2000 or fewer in length.' }] } },
    });
    assert.equal((await asker.ask(`POST ${callback}`, { json: { type: 4, data: {} } })).json.code, 50006);
    assert.equal((await asker.ask(`POST ${callback}`, { json: answer })).status, 204);
  });

  it('is 10062 when nobody asked', async () => {
    const other = '1300000000000000000';
    const { status, json } = await asker.ask(`POST /interactions/${other}/${token}/callback`, { json: answer });
    assert.deepEqual([status, json], [404, { message: 'Unknown interaction', code: 10062 }]);
    assert.equal(
      (await asker.ask(`POST /interactions/${ids.interaction}/x/callback`, { json: answer })).json.code,
      10062,
    );
  });

  it('can be followed up once it is answered, for 15 minutes', async () => {
    const say = { json: { content: 'more' }, headers: anonymous };
    assert.equal((await asker.ask(`POST ${followUp}`, say)).json.code, 10015);
    await asker.ask(`POST ${callback}`, { json: { type: 5 } });
    const more = await asker.ask(`POST ${followUp}`, say);
    assert.deepEqual([more.status, more.json.author.id, more.json.content], [200, ids.bot, 'more']);
    const original = `${followUp}/messages/@original`;
    assert.equal((await asker.ask(`PATCH ${original}`, { json: { content: 'done' } })).json.content, 'done');
    assert.equal((await asker.ask(`GET ${original}`, { headers: anonymous })).json.content, 'done');
    asker.clock.pass(15 * 60_000);
    assert.equal((await asker.ask(`POST ${followUp}`, say)).status, 200);
    asker.clock.pass(1);
    const late = await asker.ask(`POST ${followUp}`, say);
    assert.deepEqual([late.status, late.json.code], [401, 50027]);
  });

  it('does not count against the global limit, neither with its answer nor with what follows', async () => {
    const others = await asker.repeat(51, `GET ${webhook}`, { headers: anonymous });
    assert.equal(others[50]?.json.global, true);
    assert.equal((await asker.ask(`POST ${callback}`, { json: answer, headers: anonymous })).status, 204);
    const more = await asker.ask(`POST ${followUp}`, { json: { content: 'x' }, headers: anonymous });
    assert.equal(more.status, 200);
  });
});

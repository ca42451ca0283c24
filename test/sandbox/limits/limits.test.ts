import assert from 'node:assert/strict';
import { interactionToken, webhookToken } from '../../../src/sandbox/token.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker, type Reply, start } from '../ask.ts';

const text = `/channels/${ids.text}/messages`;
const webhook = `/webhooks/${ids.webhook}/${webhookToken}`;

/** Status, Remaining and the numbers of the headers, as they stand there. */
function shown({ status, headers }: Reply) {
  const header = (name: string) => headers[`x-ratelimit-${name}`];
  return [status, header('limit'), header('remaining'), header('reset'), header('reset-after')];
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

describe('limits of the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const say = (more: Record<string, string> = {}) => ({ json: { content: 'hi' }, headers: more });

  it('are leaky for messages: five at once, then one each second', async () => {
    const replies = await asker.repeat(6, `POST ${text}`, say());
    assert.deepEqual(replies.map(shown), [
      [200, '5', '4', seconds(start + 1000), '1.000'],
      [200, '5', '3', seconds(start + 2000), '2.000'],
      [200, '5', '2', seconds(start + 3000), '3.000'],
      [200, '5', '1', seconds(start + 4000), '4.000'],
      [200, '5', '0', seconds(start + 5000), '5.000'],
      [429, '5', '0', seconds(start + 5000), '5.000'],
    ]);
    const refused = replies[5];
    assert.deepEqual(refused?.json, { message: 'You are being rate limited.', retry_after: 1, global: false });
    assert.equal(refused?.headers['retry-after'], '1');
    assert.equal(refused?.headers['x-ratelimit-scope'], 'user');
    assert.equal(refused?.headers['x-ratelimit-global'], undefined);
    assert.equal(refused?.headers.via, '1.1 google');
    asker.clock.pass(1000);
    assert.deepEqual(shown(await asker.ask(`POST ${text}`, say())), [200, '5', '0', seconds(start + 6000), '5.000']);
  });

  it('are fixed for the roles of members: the reset stands still', async () => {
    const line = `PUT /guilds/${ids.guild}/members/${ids.member}/roles/${ids.mutedRole}`;
    const first = await asker.ask(line);
    asker.clock.pass(2000);
    const second = await asker.ask(line);
    assert.deepEqual(shown(first), [204, '10', '9', seconds(start + 10_000), '10.000']);
    assert.deepEqual(shown(second), [204, '10', '8', seconds(start + 10_000), '8.000']);
  });

  it('are one for the roles of a member, given or taken', async () => {
    // Similar routes may share a bucket (developers/topics/rate-limits); that these do is the sandbox's own choice.
    const line = `/guilds/${ids.guild}/members/${ids.member}/roles/${ids.mutedRole}`;
    const [given, taken] = [await asker.ask(`PUT ${line}`), await asker.ask(`DELETE ${line}`)];
    assert.equal(given.headers['x-ratelimit-bucket'], taken.headers['x-ratelimit-bucket']);
    assert.deepEqual([shown(given)[2], shown(taken)[2]], ['9', '8']);
  });

  it('round Retry-After up to whole seconds and leave retry_after exact', async () => {
    await asker.repeat(5, `POST ${text}`, say());
    asker.clock.pass(377);
    const { headers, json } = await asker.ask(`POST ${text}`, say());
    assert.equal(json.retry_after, 0.623);
    assert.equal(headers['retry-after'], '1');
  });

  it('count channels apart under one hash, and routes under different ones', async () => {
    await asker.repeat(5, `POST ${text}`, say());
    const elsewhere = await asker.ask(`POST /channels/${ids.thread}/messages`, say());
    assert.equal(elsewhere.headers['x-ratelimit-remaining'], '4');
    const here = await asker.ask(`POST ${text}`, say());
    assert.equal(here.status, 429);
    assert.equal(here.headers['x-ratelimit-bucket'], elsewhere.headers['x-ratelimit-bucket']);
    assert.match(here.headers['x-ratelimit-bucket'] ?? '', /^[0-9a-f]{32}$/);
    const reading = await asker.ask(`GET ${text}`);
    assert.equal(reading.status, 200);
    assert.notEqual(reading.headers['x-ratelimit-bucket'], here.headers['x-ratelimit-bucket']);
  });

  it('let one reaction through in a quarter of a second, given or taken', async () => {
    // discord-api-docs#864
    const line = `${text}/${ids.memberMessage}/reactions/%F0%9F%94%A5/@me`;
    assert.equal((await asker.ask(`PUT ${line}`)).status, 204);
    const refused = await asker.ask(`DELETE ${line}`);
    assert.equal(refused.status, 429);
    assert.equal(refused.json.retry_after, 0.25);
    asker.clock.pass(250);
    assert.equal((await asker.ask(`DELETE ${line}`)).status, 204);
  });

  it('have a hidden one for names and topics: two in ten minutes, Remaining above 0', async () => {
    // discord-api-docs#1900
    const line = `PATCH /channels/${ids.text}`;
    const [first, second, third] = await asker.repeat(3, line, { json: { topic: 'x' } });
    assert.deepEqual([first?.status, second?.status, third?.status], [200, 200, 429]);
    assert.equal(third?.headers['x-ratelimit-limit'], '5');
    assert.equal(third?.headers['x-ratelimit-remaining'], '2');
    assert.equal(third?.headers['x-ratelimit-scope'], 'user');
    assert.equal(third?.json.retry_after, 600);
    asker.clock.pass(600_000);
    const names = await asker.repeat(3, line, { json: { name: 'x' } });
    assert.deepEqual(
      names.map(({ status }) => status),
      [200, 200, 429],
    );
  });

  it('have none for what else of a channel changes', async () => {
    // discord-api-docs#1900: only names and topics
    const line = `PATCH /channels/${ids.text}`;
    const replies = await asker.repeat(4, line, { json: { nsfw: true } });
    assert.deepEqual(
      replies.map(({ status }) => status),
      [200, 200, 200, 200],
    );
    // A body that is no object has neither, whatever the form says to it.
    for (const [body, status] of [
      ['null', 200],
      ['"name"', 400],
    ] as const) {
      asker.clock.pass(15_000);
      const sent = { body, headers: { 'content-type': 'application/json' } };
      assert.equal((await asker.ask(line, sent)).status, status, body);
    }
  });

  it('have a hidden one for the webhooks of a channel: thirty in a minute', async () => {
    // discord-api-docs#367, #1454
    const replies: Reply[] = [];
    for (let round = 0; round < 31; round++) {
      replies.push(await asker.ask(`POST ${webhook}`, say()));
      asker.clock.pass(500);
    }
    assert.deepEqual(
      replies.map(({ status }) => status),
      [...Array.from({ length: 30 }, () => 204), 429],
    );
    assert.equal(replies[30]?.json.retry_after, 45);
  });

  it('sort the deletion of messages by their age, with a hash for each', async () => {
    // discord-api-docs#8330
    const deletion = async (id: string) => shown(await asker.ask(`DELETE ${text}/${id}`)).slice(0, 2);
    const { json } = await asker.ask(`POST ${text}`, say());
    const replies = [await deletion(ids.memberMessage), await deletion('1300000000000000000'), await deletion(json.id)];
    assert.deepEqual(replies, [
      [204, '30'],
      [404, '5'],
      [204, '5'],
    ]);
    const later = await asker.ask(`POST ${text}`, say());
    asker.clock.pass(10_001);
    assert.deepEqual(await deletion(later.json.id), [204, '3']);
  });

  it('are fifty a second for the bot as a whole, and then show no bucket', async () => {
    const replies = await asker.repeat(51, 'GET /users/@me');
    assert.deepEqual(
      replies.map(({ status }) => status),
      [...Array.from({ length: 50 }, () => 200), 429],
    );
    const refused = replies[50];
    assert.deepEqual(refused?.json, { message: 'You are being rate limited.', retry_after: 1, global: true });
    assert.equal(refused?.headers['x-ratelimit-global'], 'true');
    assert.equal(refused?.headers['x-ratelimit-scope'], 'global');
    assert.equal(refused?.headers['retry-after'], '1');
    assert.equal(refused?.headers['x-ratelimit-bucket'], undefined);
    assert.equal((await asker.ask(`POST ${webhook}`, say())).status, 204);
    asker.clock.pass(1000);
    assert.equal((await asker.ask('GET /users/@me')).status, 200);
  });

  it('do not count answers to interactions among the fifty', async () => {
    // developers/interactions/receiving-and-responding#endpoints
    const callback = `/interactions/${ids.interaction}/${interactionToken(ids.interaction)}/callback`;
    const followUp = `/webhooks/${ids.application}/${interactionToken(ids.interaction)}`;
    const others = await asker.repeat(51, `POST ${webhook}`, say());
    assert.equal(others[50]?.json.global, true);
    assert.equal((await asker.ask(`POST ${callback}`, { json: { type: 4, data: { content: 'hi' } } })).status, 204);
    assert.equal((await asker.ask(`POST ${followUp}`, say())).status, 200);
    // A fault that is asked for is met all the same.
    const asked = await asker.ask(`POST ${followUp}`, say({ 'x-sandbox-fault': 'global-limit' }));
    assert.equal(asked.json.global, true);
  });

  it('spare GET /gateway their headers', async () => {
    const { headers } = await asker.ask('GET /gateway');
    assert.deepEqual(
      Object.keys(headers).filter((name) => name.startsWith('x-ratelimit')),
      [],
    );
  });

  it('are told in milliseconds on URLs without a version, which are version 6', async () => {
    // developers/change-log, API v8: from then on seconds
    const replies = await asker.repeat(6, `POST /api${text}`, say());
    assert.equal(replies[5]?.json.retry_after, 1000);
    assert.equal(replies[5]?.headers['retry-after'], '1000');
  });

  it('come before what is wrong with a request', async () => {
    const replies = await asker.repeat(6, `POST ${text}`, { json: {} });
    assert.deepEqual(
      replies.map(({ status }) => status),
      [400, 400, 400, 400, 400, 429],
    );
    assert.equal(replies[0]?.headers['x-ratelimit-remaining'], '4');
  });
});

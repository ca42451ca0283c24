import assert from 'node:assert/strict';
import { RateLimitError, REST, type RESTOptions } from '@discordjs/rest';
import { type APIMessage, Routes } from 'discord-api-types/v10';
import { type Sandbox, type SandboxRecord, startSandbox } from '../../../src/sandbox/server.ts';
import { webhookToken } from '../../../src/sandbox/token.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { ownAgent } from './ownAgent.ts';

/** What @discordjs/rest adds to the time of each header, and again when it waits, unless its option `offset` is set. */
const offset = 50;

const messages = Routes.channelMessages(ids.text);
const webhook = Routes.webhook(ids.webhook, webhookToken);

/** In real time: the library waits by the clock of this machine. */
describe('@discordjs/rest and the limits of the sandbox', function () {
  // Client and sandbox count by their own clocks: on a machine that is busy the two may disagree about a second.
  this.retries(2);
  this.timeout(8000);
  this.slow(8000);
  let sandbox: Sandbox;
  let records: SandboxRecord[];
  let clients: REST[];
  beforeEach(async () => {
    records = [];
    clients = [];
    sandbox = await startSandbox({ port: 0, seed: 7, onRequest: (record) => records.push(record) });
  });
  afterEach(async () => {
    for (const client of clients) {
      client.clearHashSweeper();
      client.clearHandlerSweeper();
    }
    await sandbox.close();
  });

  function client(options: Partial<RESTOptions> = {}): REST {
    const rest = new REST({ api: `${sandbox.url}/api`, agent: ownAgent(), ...options }).setToken(sandbox.token);
    clients.push(rest);
    return rest;
  }

  const refused = () => records.filter(({ status }) => status === 429).length;

  async function timed(act: () => Promise<unknown>): Promise<number> {
    const from = performance.now();
    await act();
    return performance.now() - from;
  }

  const react = (rest: REST, emoji: string) =>
    rest.put(Routes.channelMessageOwnReaction(ids.text, ids.memberMessage, encodeURIComponent(emoji)));

  it('waits for a fixed window without meeting its end', async () => {
    // Reactions: one in 250 ms (discord-api-docs#864). All are in one queue, since they are asked for at once.
    const rest = client();
    const took = await timed(() => Promise.all(['🔥', '👍', '🎉', '🐟'].map((emoji) => react(rest, emoji))));
    assert.equal(refused(), 0);
    assert.ok(took >= 3 * 250 && took < 3000, `${took} ms`);
    const message = (await rest.get(Routes.channelMessage(ids.text, ids.memberMessage))) as APIMessage;
    assert.equal(message.reactions?.length, 4);
  });

  it('meets a fixed window once where it learns of the bucket after the first answer', async () => {
    // The first answer names the bucket; the library then begins a new queue, which knows of no limit yet.
    const rest = client();
    for (const emoji of ['🔥', '👍', '🎉']) await react(rest, emoji);
    assert.equal(refused(), 1);
  });

  it('waits until a leaky bucket is full again, which is longer than it must', async () => {
    // Webhooks: five in two seconds, and one more each 0.4 s; Reset-After tells when all five are there again.
    const rest = client();
    const send = (content: string) => rest.post(webhook, { body: { content }, auth: false });
    const took = await timed(() => Promise.all(Array.from({ length: 7 }, (_, index) => send(`${index}`))));
    assert.equal(refused(), 0);
    assert.ok(took >= 1900 + offset && took < 4000, `${took} ms`);
  });

  it('throws instead of waiting if it is told to', async () => {
    sandbox.setScenario('burst');
    const rest = client({ rejectOnRateLimit: ['/channels'] });
    const send = () => rest.post(messages, { body: { content: 'x' } });
    const ended = await Promise.allSettled([send(), send(), send()]);
    assert.deepEqual(
      ended.map(({ status }) => status),
      ['fulfilled', 'fulfilled', 'rejected'],
    );
    const [, , third] = ended;
    assert.ok(third?.status === 'rejected' && third.reason instanceof RateLimitError);
    const { limit, global, scope, method, route, timeToReset } = third.reason;
    assert.deepEqual([limit, global, scope, method, route], [2, false, 'user', 'POST', '/channels/:id/messages']);
    assert.ok(timeToReset > 9000 && timeToReset <= 10_000 + 2 * offset, `${timeToReset} ms`);
    assert.equal(refused(), 0);
  });

  it('waits out a limit that others used up, after one refusal', async () => {
    sandbox.setScenario('shared-limit');
    const rest = client();
    let sent: unknown;
    const took = await timed(async () => {
      sent = await rest.post(messages, { body: { content: 'at last' } });
    });
    assert.equal((sent as APIMessage).content, 'at last');
    assert.equal(refused(), 1);
    assert.ok(took >= 3000 && took < 5500, `${took} ms`);
  });

  it('keeps all routes back for a global limit, after one refusal', async () => {
    sandbox.setScenario('global-limit');
    const rest = client();
    const met = new Promise<void>((resolve) => rest.on('rateLimited', ({ global }) => global && resolve()));
    const took = await timed(async () => {
      const first = rest.get(Routes.user());
      await met;
      await Promise.all([first, rest.get(Routes.channel(ids.text)), rest.get(Routes.guild(ids.guild))]);
    });
    assert.equal(refused(), 1);
    assert.ok(took >= 2000 && took < 4500, `${took} ms`);
  });

  it('stays below fifty requests a second by itself', async () => {
    // developers/topics/rate-limits#global-rate-limit
    const rest = client();
    const routes = [Routes.user(), Routes.channel(ids.text), Routes.guild(ids.guild)];
    const took = await timed(() =>
      Promise.all(Array.from({ length: 60 }, (_, index) => rest.get(routes[index % 3] ?? '/'))),
    );
    assert.equal(refused(), 0);
    assert.ok(took >= 1000 && took < 4000, `${took} ms`);
  });

  it('sees a hidden limit only by its refusal', async () => {
    // Two changes of a channel's name in ten minutes (discord-api-docs#1900)
    const rest = client({ rejectOnRateLimit: ['/channels'] });
    const rename = (name: string) => rest.patch(Routes.channel(ids.text), { body: { name } });
    await rename('one');
    await rename('two');
    await assert.rejects(rename('three'), (error) => {
      assert.ok(error instanceof RateLimitError);
      assert.ok(error.sublimitTimeout > 590_000 && error.sublimitTimeout <= 600_000 + 1000 + offset);
      return true;
    });
    assert.equal(refused(), 1);
    // Other changes of the channel are still possible.
    await rest.patch(Routes.channel(ids.text), { body: { nsfw: true } });
  });
});

import assert from 'node:assert/strict';
import { Agent, request } from 'undici';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { interactionToken } from '../../../src/sandbox/token.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';

/** The User-Agent that Discord asks for. Source: developers/reference#user-agent */
const agent = 'DiscordBot (https://example.com, 1.0)';

/** What came back; the body loosely typed, since it is looked into at will. */
interface Back {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: bodies of answers are looked into at will
  readonly body: any;
}

type Send = (method: string, path: string, body?: unknown) => Promise<Back>;

/** Each client as a person would write it into a bot without a library. */
const clients: Readonly<Record<string, (sandbox: Sandbox) => { readonly send: Send; end(): Promise<void> }>> = {
  'plain fetch': (sandbox) => ({
    async send(method, path, body) {
      const response = await fetch(`${sandbox.apiBase}${path}`, {
        method,
        headers: {
          Authorization: `Bot ${sandbox.token}`,
          'Content-Type': 'application/json',
          'User-Agent': agent,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    },
    end: async () => {},
  }),
  undici: (sandbox) => {
    const dispatcher = new Agent({ pipelining: 1 });
    return {
      async send(method, path, body) {
        const response = await request(`${sandbox.apiBase}${path}`, {
          dispatcher,
          method: method as 'GET',
          headers: {
            authorization: `Bot ${sandbox.token}`,
            'user-agent': agent,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          body: body === undefined ? null : JSON.stringify(body),
        });
        const text = await response.body.text();
        return { status: response.statusCode, body: text === '' ? undefined : JSON.parse(text) };
      },
      end: () => dispatcher.close(),
    };
  },
};

for (const [name, connect] of Object.entries(clients)) {
  describe(`${name} in the sandbox`, () => {
    let sandbox: Sandbox;
    let send: Send;
    let end: () => Promise<void>;
    beforeEach(async () => {
      sandbox = await startSandbox({ port: 0, seed: 7 });
      ({ send, end } = connect(sandbox));
    });
    afterEach(async () => {
      await end();
      await sandbox.close();
    });

    it('sends, edits, reacts to and deletes messages', async () => {
      const messages = `/channels/${ids.text}/messages`;
      const sent = await send('POST', messages, { content: 'Grüße 🐟' });
      assert.deepEqual([sent.status, sent.body.content], [200, 'Grüße 🐟']);
      const one = `${messages}/${sent.body.id}`;
      assert.equal((await send('PATCH', one, { content: 'Bye' })).body.content, 'Bye');
      assert.equal((await send('PUT', `${one}/reactions/${encodeURIComponent('🔥')}/@me`)).status, 204);
      assert.equal((await send('GET', one)).body.reactions[0].emoji.name, '🔥');
      assert.deepEqual(await send('DELETE', one), { status: 204, body: undefined });
      assert.deepEqual(await send('GET', one), { status: 404, body: { message: 'Unknown Message', code: 10008 } });
    });

    it('moderates', async () => {
      const member = `/guilds/${ids.guild}/members/${ids.member}`;
      const until = new Date(Date.now() + 60_000).toISOString();
      const timedOut = await send('PATCH', member, { communication_disabled_until: until });
      assert.equal(Date.parse(timedOut.body.communication_disabled_until), Date.parse(until));
      assert.equal((await send('PUT', `${member}/roles/${ids.mutedRole}`)).status, 204);
      assert.deepEqual((await send('GET', member)).body.roles, [ids.memberRole, ids.mutedRole]);
      assert.equal((await send('PUT', `/guilds/${ids.guild}/bans/${ids.member}`, {})).status, 204);
      assert.equal((await send('DELETE', `/guilds/${ids.guild}/bans/${ids.member}`)).status, 204);
      assert.equal((await send('DELETE', member)).body.code, 10007);
    });

    it('registers commands and answers interactions', async () => {
      const commands = `/applications/${ids.application}/commands`;
      const set = await send('PUT', commands, [{ name: 'roll', description: 'Rolls dice' }]);
      assert.deepEqual([set.status, set.body[0].name], [200, 'roll']);
      const token = interactionToken(ids.interaction);
      const answer = { type: 4, data: { content: 'pong' } };
      assert.equal((await send('POST', `/interactions/${ids.interaction}/${token}/callback`, answer)).status, 204);
      const original = await send('GET', `/webhooks/${ids.application}/${token}/messages/@original`);
      assert.equal(original.body.content, 'pong');
    });
  });
}

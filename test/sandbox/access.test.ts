import assert from 'node:assert/strict';
import { sandboxIds as ids } from '../../src/sandbox/world/seed.ts';
import { Asker } from './ask.ts';

/** An id that nothing has. */
const nothing = '1300000000000000000';

describe('access in the sandbox', () => {
  let asker: Asker;
  before(async () => {
    asker = await Asker.start();
  });
  after(() => asker.sandbox.close());

  /** Asks and gives status, code and message. */
  async function refusal(line: string, json?: unknown) {
    asker.clock.pass(60_000);
    const reply = await asker.ask(line, json === undefined ? {} : { json });
    return [reply.status, reply.json?.code, reply.json?.message];
  }

  describe('without a good token', () => {
    // Discordia#86: 401 with code 0, not 40001.
    const unauthorized = { message: '401: Unauthorized', code: 0 };
    const token = () => asker.sandbox.token;
    const values: readonly (readonly [string, () => string | undefined])[] = [
      ['none', () => undefined],
      ['an empty one', () => ''],
      ['one without prefix', token],
      ['one with the prefix of a user', () => `Bearer ${token()}`],
      ['one with the prefix in lower case', () => `bot ${token()}`], // discorder#10
      ['two spaces after the prefix', () => `Bot  ${token()}`],
      ['a bearer token that nobody has', () => 'Bearer nothing'],
      ['Basic with the token', () => `Basic ${token()}`],
      ['a doubled prefix', () => `Bot Bot ${token()}`],
      ['a wrong one', () => `Bot ${token().slice(0, -1)}!`],
    ];
    for (const [name, value] of values) {
      it(`is refused: ${name}`, async () => {
        const { status, json, headers } = await asker.ask('GET /users/@me', { headers: { authorization: value() } });
        assert.equal(status, 401);
        assert.deepEqual(json, unauthorized);
        assert.equal(headers['x-ratelimit-bucket'], undefined);
        assert.equal(headers.via, '1.1 google');
      });
    }

    it('is let in where none is needed', async () => {
      assert.equal((await asker.ask('GET /gateway', { headers: { authorization: undefined } })).status, 200);
    });
  });

  describe('to what is not there', () => {
    const cases: readonly (readonly [string, number, string])[] = [
      [`GET /users/${nothing}`, 10013, 'Unknown User'],
      [`GET /guilds/${nothing}`, 10004, 'Unknown Guild'],
      [`GET /guilds/${nothing}/roles`, 10004, 'Unknown Guild'],
      [`GET /guilds/${ids.otherGuild}`, 10004, 'Unknown Guild'], // discord-api-docs#5840: also where there is one
      [`GET /guilds/${ids.guild}/members/${nothing}`, 10013, 'Unknown User'],
      [`GET /guilds/${ids.guild}/members/${ids.outsider}`, 10007, 'Unknown Member'],
      [`GET /guilds/${ids.guild}/roles/${nothing}`, 10011, 'Unknown Role'],
      [`GET /guilds/${ids.guild}/bans/${ids.member}`, 10026, 'Unknown Ban'],
      [`GET /channels/${nothing}`, 10003, 'Unknown Channel'],
      [`GET /channels/${ids.text}/messages/${nothing}`, 10008, 'Unknown Message'],
      [`DELETE /channels/${ids.text}/messages/${nothing}`, 10008, 'Unknown Message'],
      [`GET /webhooks/${nothing}`, 10015, 'Unknown Webhook'],
      [`GET /applications/${ids.application}/commands/${nothing}`, 10063, 'Unknown application command'],
    ];
    for (const [line, code, message] of cases) {
      it(`is a 404 with ${code}: ${line}`, async () => {
        assert.deepEqual(await refusal(line), [404, code, message]);
      });
    }

    it('is a 404 without a code of its own for a route, and a 405 for a method', async () => {
      assert.deepEqual(await refusal('GET /nowhere'), [404, 0, '404: Not Found']);
      assert.deepEqual(await refusal('GET /channels'), [404, 0, '404: Not Found']);
      assert.deepEqual(await refusal('POST /users/@me'), [405, 0, '405: Method Not Allowed']);
    });

    it('is a 404 for a webhook also where its token is needed', async () => {
      assert.deepEqual(await refusal(`POST /webhooks/${nothing}/x`, { content: 'x' }), [404, 10015, 'Unknown Webhook']);
    });

    it('is refused for versions that are no more or not yet', async () => {
      // developers/reference#api-versioning
      for (const version of [6, 7, 8, 9, 10]) {
        assert.equal((await asker.ask(`GET /api/v${version}/gateway`)).status, 200, `v${version}`);
      }
      for (const version of [3, 4, 5, 11]) {
        const { status, json } = await asker.ask(`GET /api/v${version}/gateway`);
        assert.deepEqual([status, json.code], [400, 50041], `v${version}`);
      }
    });

    it('is a form error where an id cannot be one', async () => {
      // Messages as in eight independent logs: Value "x" is not snowflake.
      for (const [path, field, value] of [
        ['/channels/general/messages', 'channel_id', 'general'],
        [`/guilds/${ids.guild}/members/@me`, 'user_id', '@me'],
        ['/channels/%7Bchannel_id%7D', 'channel_id', '{channel_id}'],
      ] as const) {
        const { status, json } = await asker.ask(`GET ${path}`);
        assert.equal(status, 400);
        assert.equal(json.code, 50035);
        assert.deepEqual(json.errors, {
          [field]: { _errors: [{ code: 'NUMBER_TYPE_COERCE', message: `Value "${value}" is not snowflake.` }] },
        });
      }
    });
  });

  describe('to what the bot may not see', () => {
    const missingAccess = [403, 50001, 'Missing Access'];
    for (const line of [
      `GET /channels/${ids.hidden}`,
      `GET /channels/${ids.hidden}/messages`,
      `POST /channels/${ids.hidden}/messages`,
      `GET /guilds/${ids.otherGuild}/roles`,
      `GET /guilds/${ids.otherGuild}/members/${ids.member}`, // discord-api-docs#1716
      `GET /guilds/${ids.otherGuild}/channels`,
      `GET /applications/${ids.application}/guilds/${ids.otherGuild}/commands`,
    ]) {
      it(`is 50001: ${line}`, async () => {
        assert.deepEqual(await refusal(line, line.startsWith('POST') ? { content: 'x' } : undefined), missingAccess);
      });
    }
  });

  describe('to what the bot may not do', () => {
    const missingPermissions = [403, 50013, 'Missing Permissions'];
    const member = `/guilds/${ids.guild}/members`;
    const cases: readonly (readonly [string, unknown])[] = [
      [`POST /channels/${ids.readOnly}/messages`, { content: 'x' }],
      [`POST /channels/${ids.readOnly}/typing`, undefined],
      [`PATCH /channels/${ids.thread}`, { name: 'x' }],
      [`DELETE ${member}/${ids.owner}`, undefined],
      [`DELETE ${member}/${ids.moderator}`, undefined],
      [`PUT /guilds/${ids.guild}/bans/${ids.moderator}`, {}],
      [`PATCH ${member}/${ids.moderator}`, { nick: 'x' }],
      [`PATCH ${member}/${ids.member}`, { roles: [ids.moderatorRole] }],
      [`PATCH ${member}/${ids.member}`, { mute: true }],
      [`PUT ${member}/${ids.member}/roles/${ids.moderatorRole}`, undefined],
      [`PUT ${member}/${ids.member}/roles/${ids.botRole}`, undefined],
    ];
    for (const [line, json] of cases) {
      it(`is 50013: ${line}`, async () => assert.deepEqual(await refusal(line, json), missingPermissions));
    }

    it('is to be looked at all the same where only writing is denied', async () => {
      assert.equal((await asker.ask(`GET /channels/${ids.readOnly}/messages`)).status, 200);
    });

    it('has codes of its own in some places', async () => {
      const message = `/channels/${ids.text}/messages/${ids.memberMessage}`;
      assert.deepEqual(await refusal(`PATCH ${message}`, { content: 'mine now' }), [
        403,
        50005,
        'Cannot edit a message authored by another user', // discord-api-docs#4365
      ]);
      assert.deepEqual(await refusal(`POST /channels/${ids.category}/messages`, { content: 'x' }), [
        400,
        50008,
        'Cannot send messages in a non-text channel',
      ]);
      assert.deepEqual(await refusal(`GET /applications/${nothing}/commands`), [
        403,
        20012,
        'You are not authorized to perform this action on this application', // discord.js#8286
      ]);
    });
  });
});

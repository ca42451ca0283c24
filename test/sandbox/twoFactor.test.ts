import assert from 'node:assert/strict';
import { sandboxIds as ids } from '../../src/sandbox/world/seed.ts';
import { Asker } from './ask.ts';

const guild = `/guilds/${ids.twoFactorGuild}`;
const channel = `/channels/${ids.twoFactorText}`;
const later = '2026-11-20T13:00:00.000000+00:00';

/**
 * Operations that ask for one of the permissions which need the owner's two-factor authentication
 * (developers/topics/permissions, those with an asterisk), and what they answer once it is there.
 */
const elevated: readonly (readonly [line: string, status: number, json?: unknown])[] = [
  [`DELETE ${guild}/members/${ids.member}`, 204], // KICK_MEMBERS
  [`GET ${guild}/bans`, 200], // BAN_MEMBERS
  [`PATCH ${guild}/members/${ids.member}`, 200, { communication_disabled_until: later }], // by ADMINISTRATOR alone
  [`PATCH ${channel}`, 200, { topic: 'x' }], // MANAGE_CHANNELS
  [`PATCH ${guild}`, 200, { name: 'New' }], // MANAGE_GUILD
  [`GET ${guild}/auto-moderation/rules`, 200], // MANAGE_GUILD, discord-backup#30
  [`DELETE ${channel}/messages/${ids.twoFactorMessage}`, 204], // MANAGE_MESSAGES
  [`POST ${guild}/roles`, 200, {}], // MANAGE_ROLES
  [`GET ${channel}/webhooks`, 200], // MANAGE_WEBHOOKS
  [`POST ${guild}/emojis`, 201, { name: 'ok', image: 'data:image/png;base64,AAAA' }], // by ADMINISTRATOR alone
];

describe('two-factor authentication in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  for (const [line, status, json] of elevated) {
    it(`is missing for ${line}`, async () => {
      const sent = json === undefined ? {} : { json };
      const refused = await asker.ask(line, sent);
      // pycord#1538 has status, code and message
      assert.equal(refused.status, 403);
      assert.deepEqual(refused.json, { message: 'Two factor is required for this operation', code: 60003 });
      asker.sandbox.world.application.ownerTwoFactor = true;
      asker.clock.pass(10_000);
      const reply = await asker.ask(line, sent);
      assert.equal(reply.status, status, reply.text);
    });
  }

  it('is not asked for what needs no elevated permission', async () => {
    assert.equal((await asker.ask(`GET ${guild}`)).json.mfa_level, 1);
    assert.equal((await asker.ask(`POST ${channel}/messages`, { json: { content: 'x' } })).status, 200);
    assert.equal((await asker.ask(`GET ${channel}/messages`)).json[0].content, 'x');
  });

  it('does not give what the bot lacks anyway: that is 50013', async () => {
    const roles = asker.sandbox.world.guilds.get(ids.twoFactorGuild)?.roles;
    const role = roles?.get(ids.twoFactorRole);
    assert.ok(role);
    role.permissions = '0';
    assert.equal((await asker.ask(`GET ${guild}/bans`)).json.code, 50013);
  });

  it('is told of by the bot itself', async () => {
    assert.equal((await asker.ask('GET /users/@me')).json.mfa_enabled, false);
    asker.sandbox.world.application.ownerTwoFactor = true;
    assert.equal((await asker.ask('GET /users/@me')).json.mfa_enabled, true);
  });

  it('is not asked for in other guilds', async () => {
    assert.equal((await asker.ask(`GET /guilds/${ids.guild}/bans`)).status, 200);
  });
});

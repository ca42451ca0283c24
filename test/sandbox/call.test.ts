import assert from 'node:assert/strict';
import { interactionToken, newWebhookToken, webhookToken } from '../../src/sandbox/token.ts';
import { sandboxIds as ids } from '../../src/sandbox/world/seed.ts';
import { Asker } from './ask.ts';

const other = '1300000000000000000';

describe('a request in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  /** Lets somebody have a bearer token. */
  function grant(accessToken: string, userId: string) {
    const expiresAt = asker.clock.now() + 60_000;
    const given = { accessToken, userId, expiresAt, scopes: ['identify'] as const, refreshToken: null };
    asker.sandbox.world.authorizations.grants.set(accessToken, given);
    return { headers: { authorization: `Bearer ${accessToken}` } };
  }

  const remaining = async (line: string, sent: Parameters<Asker['ask']>[1] = {}) =>
    (await asker.ask(line, sent)).headers['x-ratelimit-remaining'];

  // topics/rate-limits: channel, guild and webhook (with its token) are told apart, nothing else in the path is.
  const apart: readonly (readonly [what: string, first: string, second: string])[] = [
    ['channels', `GET /channels/${ids.text}`, `GET /channels/${ids.voice}`],
    ['guilds', `GET /guilds/${ids.guild}`, `GET /guilds/${ids.twoFactorGuild}`],
    ['webhooks', `GET /webhooks/${ids.webhook}`, `GET /webhooks/${other}`],
    [
      'tokens of a webhook',
      `GET /webhooks/${ids.webhook}/${webhookToken}`,
      `GET /webhooks/${ids.webhook}/${newWebhookToken(other)}`,
    ],
    // Interactions are in none of the three: by their token, as follow-ups are by that of their webhook.
    [
      'interactions',
      `GET /webhooks/${ids.application}/${interactionToken(ids.interaction)}/messages/@original`,
      `GET /webhooks/${ids.application}/${interactionToken(ids.componentInteraction)}/messages/@original`,
    ],
    [
      'callbacks',
      `POST /interactions/${ids.interaction}/${interactionToken(ids.interaction)}/callback`,
      `POST /interactions/${ids.interaction}/${interactionToken(ids.componentInteraction)}/callback`,
    ],
  ];
  for (const [what, first, second] of apart) {
    it(`counts apart: ${what}`, async () => {
      const full = await remaining(first);
      assert.equal(await remaining(second), full);
      assert.equal(await remaining(first), String(Number(full) - 1));
    });
  }

  for (const [what, first, second] of [
    ['users', `GET /users/${ids.member}`, `GET /users/${ids.owner}`],
    [
      'members of a guild',
      `GET /guilds/${ids.guild}/members/${ids.member}`,
      `GET /guilds/${ids.guild}/members/${other}`,
    ],
    [
      'messages of a channel',
      `GET /channels/${ids.text}/messages/${ids.memberMessage}`,
      `GET /channels/${ids.text}/messages/${ids.botMessage}`,
    ],
    [
      'callbacks of one token',
      `POST /interactions/${ids.interaction}/${interactionToken(ids.interaction)}/callback`,
      `POST /interactions/${ids.componentInteraction}/${interactionToken(ids.interaction)}/callback`,
    ],
  ] as const) {
    it(`counts together: ${what}`, async () => {
      const full = await remaining(first);
      assert.equal(await remaining(second), String(Number(full) - 1));
    });
  }

  it('counts people with bearer tokens apart, and apart from the bot, in a route and in all', async () => {
    // topics/rate-limits: limits are for each bot or user
    const [olivia, ren] = [grant('olivia', ids.owner), grant('ren', ids.member)];
    const full = await remaining('GET /users/@me', olivia);
    assert.equal(await remaining('GET /users/@me', ren), full);
    assert.equal(await remaining('GET /users/@me'), full);
    const again = grant('olivia-again', ids.owner);
    assert.equal(await remaining('GET /users/@me', again), String(Number(full) - 1));
    const replies = await asker.repeat(49, 'GET /users/@me', olivia);
    assert.equal(replies[48]?.json.global, true);
    assert.equal((await asker.ask('GET /users/@me', again)).json.global, true);
    for (const sent of [ren, {}]) assert.equal((await asker.ask('GET /users/@me', sent)).status, 200);
  });

  it('has a bearer token only where its header is nothing else', async () => {
    // RFC 6750, 2.1
    grant('olivia', ids.owner);
    const status = async (authorization: string) =>
      (await asker.ask('GET /users/@me', { headers: { authorization } })).status;
    assert.equal(await status('Bearer olivia'), 200);
    for (const header of ['x Bearer olivia', 'Bearer olivia x', 'bearer olivia', 'Bearer  olivia', 'Bot olivia']) {
      assert.equal(await status(header), 401, header);
    }
    asker.clock.pass(60_000);
    assert.equal(await status('Bearer olivia'), 401);
  });

  it('names each parameter of the path that is no id', async () => {
    // Messages as in eight independent logs.
    const { json } = await asker.ask('PUT /guilds/here/members/somebody/roles/99999999999999999999');
    const wrong = (value: string) => ({
      _errors: [{ code: 'NUMBER_TYPE_COERCE', message: `Value "${value}" is not snowflake.` }],
    });
    assert.deepEqual(json, {
      message: 'Invalid Form Body',
      code: 50035,
      errors: { guild_id: wrong('here'), user_id: wrong('somebody'), role_id: wrong('99999999999999999999') },
    });
  });

  it('may say why in a header, percent-encoded', async () => {
    // developers/resources/audit-log: X-Audit-Log-Reason
    const reason = async (value: string) => {
      const headers = { 'x-audit-log-reason': value };
      await asker.ask(`PATCH /channels/${ids.text}`, { json: { nsfw: true }, headers });
      await asker.ask(`PATCH /channels/${ids.text}`, { json: { nsfw: false }, headers });
      return [...(asker.sandbox.world.guilds.get(ids.guild)?.auditLog ?? [])].map((entry) => entry.reason).at(0);
    };
    assert.equal(await reason('%C3%A4rger'), 'ärger');
  });
});

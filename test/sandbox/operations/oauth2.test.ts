import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { startSandbox } from '../../../src/sandbox/server.ts';
import { defaultClientSecret } from '../../../src/sandbox/world/defaultSeed.ts';
import { sandboxIds as ids, redirectUri } from '../../../src/sandbox/world/seed.ts';
import { Asker, type Reply } from '../ask.ts';

const second = 1000;

/** A form as the token URL takes it. */
function form(fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
  const type = { authorization: undefined, 'content-type': 'application/x-www-form-urlencoded' };
  return { body: new URLSearchParams(fields).toString(), headers: { ...type, ...headers } };
}

describe('OAuth2 in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const client = () => ({ client_id: ids.application, client_secret: asker.sandbox.clientSecret });

  function authorize(query: Readonly<Record<string, string>>): Promise<Reply> {
    const usual = { response_type: 'code', client_id: ids.application, scope: 'identify', redirect_uri: redirectUri };
    const line = `GET /api/oauth2/authorize?${new URLSearchParams({ ...usual, ...query })}`;
    return asker.ask(line, { headers: { authorization: undefined } });
  }

  async function codeFor(query: Readonly<Record<string, string>> = {}): Promise<string> {
    return new URL((await authorize(query)).headers.location ?? '').searchParams.get('code') ?? '';
  }

  function token(fields: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>): Promise<Reply> {
    return asker.ask('POST /api/oauth2/token', form(fields, headers));
  }

  function redeem(code: string, more: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return token({ ...client(), grant_type: 'authorization_code', code, redirect_uri: redirectUri, ...more });
  }

  async function bearer(scope: string): Promise<Record<string, string>> {
    const { json } = await redeem(await codeFor({ scope }));
    return { authorization: `Bearer ${json.access_token}` };
  }

  async function ownBearer(scope: string): Promise<Record<string, string>> {
    const { json } = await token({ ...client(), grant_type: 'client_credentials', scope });
    return { authorization: `Bearer ${json.access_token}` };
  }

  const invalidCode = { error: 'invalid_grant', error_description: 'Invalid "code" in request.' };

  describe('at the authorization URL', () => {
    it('sends back at once with a code and the state', async () => {
      const { status, headers } = await authorize({ state: 'a b&c' });
      assert.equal(status, 302);
      const { origin, pathname, searchParams } = new URL(headers.location ?? '');
      assert.equal(origin + pathname, 'http://127.0.0.1:3000/callback');
      assert.deepEqual([...searchParams.keys()], ['code', 'state', 'iss']);
      assert.match(searchParams.get('code') ?? '', /^[A-Za-z0-9]{30}$/);
      assert.equal(searchParams.get('state'), 'a b&c');
    });

    it('takes other loopback addresses, and the registered one where none is sent', async () => {
      for (const address of ['http://localhost:8080/x', 'http://[::1]/y', 'http://127.0.0.1:9/z?a=1']) {
        const { headers } = await authorize({ redirect_uri: address });
        assert.ok(headers.location?.startsWith(address), address);
      }
      const query = new URLSearchParams({ response_type: 'code', client_id: ids.application, scope: 'identify' });
      const { headers } = await asker.ask(`GET /api/oauth2/authorize?${query}`);
      assert.ok(headers.location?.startsWith(redirectUri));
    });

    it('sends nobody to an address that is not the application’s, nor for an unknown client', async () => {
      // RFC 6749 §4.1.2.1
      for (const query of [
        { redirect_uri: 'https://example.com/callback' },
        { redirect_uri: 'http://127.0.0.1.example.com/' },
        { redirect_uri: 'javascript://127.0.0.1/x' },
        { redirect_uri: 'nothing' },
        { client_id: ids.member },
      ]) {
        const { status, headers, json } = await authorize(query);
        assert.deepEqual([status, headers.location, json.error], [400, undefined, 'invalid_request']);
      }
    });

    it('tells everything else at the redirect address', async () => {
      const errorOf = async (query: Readonly<Record<string, string>>) =>
        new URL((await authorize({ ...query, state: 's' })).headers.location ?? '').searchParams;
      const scope = await errorOf({ scope: 'identify relationships.read' });
      // discord-oauth2#33
      assert.equal(scope.get('error'), 'invalid_scope');
      assert.equal(scope.get('error_description'), 'The requested scope is invalid, unknown, or malformed.');
      assert.equal(scope.get('state'), 's');
      assert.equal((await errorOf({ scope: '' })).get('error'), 'invalid_scope');
      assert.equal((await errorOf({ scope: 'applications.commands.update' })).get('error'), 'invalid_scope');
      assert.equal((await errorOf({ response_type: 'token' })).get('error'), 'unsupported_response_type');
      assert.equal((await errorOf({ code_challenge: 'x' })).get('error'), 'invalid_request');
    });
  });

  describe('at the token URL', () => {
    it('exchanges a code, with the client in the form or in the header, on all versions', async () => {
      const { id, secret } = { id: ids.application, secret: asker.sandbox.clientSecret };
      const basic = { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
      for (const path of ['/api/oauth2/token', '/api/v10/oauth2/token']) {
        const fields = { grant_type: 'authorization_code', code: await codeFor(), redirect_uri: redirectUri };
        const { status, json, headers } = await asker.ask(`POST ${path}`, form(fields, basic));
        assert.equal(status, 200);
        assert.deepEqual(Object.keys(json).sort(), [
          'access_token',
          'expires_in',
          'refresh_token',
          'scope',
          'token_type',
        ]);
        assert.deepEqual([json.token_type, json.expires_in, json.scope], ['Bearer', 604_800, 'identify']);
        assert.equal(headers['cache-control'], 'no-store');
      }
      assert.equal((await redeem(await codeFor({ scope: 'guilds identify' }))).json.scope, 'guilds identify');
    });

    it('makes a webhook that works for the scope webhook.incoming', async () => {
      // developers/topics/oauth2#webhooks
      const { json } = await redeem(await codeFor({ scope: 'webhook.incoming' }));
      const { id, token: secret, url, channel_id, application_id } = json.webhook;
      assert.deepEqual([channel_id, application_id], [ids.text, ids.application]);
      assert.equal(url, `${asker.sandbox.url}/api/webhooks/${id}/${secret}`);
      const sent = { json: { content: 'hi' }, headers: { authorization: undefined } };
      assert.equal((await asker.ask(`POST /webhooks/${id}/${secret}`, sent)).status, 204);
    });

    it('takes a code once', async () => {
      const code = await codeFor();
      assert.equal((await redeem(code)).status, 200);
      const { status, json } = await redeem(code);
      assert.deepEqual([status, json], [400, invalidCode]); // discord-api-docs#5579
    });

    it('takes a code for 100 seconds', async () => {
      // discord-api-docs#2526
      const [early, late] = [await codeFor(), await codeFor()];
      asker.clock.pass(100 * second);
      assert.equal((await redeem(early)).status, 200);
      asker.clock.pass(1);
      assert.deepEqual((await redeem(late)).json, invalidCode);
    });

    it('takes a code only with the redirect URI of the authorization', async () => {
      const code = await codeFor();
      assert.deepEqual((await redeem(code, { redirect_uri: `${redirectUri}/` })).json, invalidCode);
      const { grant_type, ...rest } = { grant_type: 'authorization_code', ...client(), code };
      assert.deepEqual((await token({ grant_type, ...rest })).json, invalidCode);
      assert.equal((await redeem(code)).status, 200);
    });

    it('takes a code with a challenge only with its verifier', async () => {
      // RFC 7636
      const code_challenge = createHash('sha256').update('verifier').digest('base64url');
      const code = await codeFor({ code_challenge, code_challenge_method: 'S256' });
      assert.deepEqual((await redeem(code)).json, invalidCode);
      assert.deepEqual((await redeem(code, { code_verifier: 'other' })).json, invalidCode);
      assert.equal((await redeem(code, { code_verifier: 'verifier' })).status, 200);
    });

    it('refreshes a token once and ends the old one', async () => {
      // discord-api-docs#5942, #620; the error as in #1650, without a description
      const { json: first } = await redeem(await codeFor());
      const refresh = () =>
        token({ ...client(), grant_type: 'refresh_token', refresh_token: String(first.refresh_token) });
      const { status, json: second } = await refresh();
      assert.deepEqual([status, second.scope], [200, 'identify']);
      assert.notEqual(second.refresh_token, first.refresh_token);
      const me = async (access: string) =>
        (await asker.ask('GET /users/@me', { headers: { authorization: `Bearer ${access}` } })).status;
      assert.deepEqual([await me(first.access_token), await me(second.access_token)], [401, 200]);
      const again = await refresh();
      assert.deepEqual([again.status, again.json], [400, { error: 'invalid_grant' }]);
    });

    it('gives the owner’s token to the client, without a refresh token', async () => {
      const { status, json } = await token({ ...client(), grant_type: 'client_credentials', scope: 'identify' });
      assert.equal(status, 200);
      assert.deepEqual(Object.keys(json).sort(), ['access_token', 'expires_in', 'scope', 'token_type']);
      const me = await asker.ask('GET /users/@me', { headers: { authorization: `Bearer ${json.access_token}` } });
      assert.equal(me.json.id, ids.owner);
    });

    it('refuses a client credentials grant without a scope that it knows', async () => {
      // discord-api-docs#2310
      for (const scope of [{}, { scope: 'nonsense' }]) {
        const { status, json } = await token({ ...client(), grant_type: 'client_credentials', ...scope });
        assert.deepEqual(
          [status, json],
          [
            400,
            { error: 'invalid_scope', error_description: 'The requested scope is invalid, unknown, or malformed.' },
          ],
        );
      }
    });

    it('refuses a wrong client with 401', async () => {
      // goth#183, gitea#4476
      const code = await codeFor();
      const wrong: readonly (readonly [Record<string, string>, Record<string, string>])[] = [
        [{ ...client(), client_secret: 'wrong' }, {}],
        [{ ...client(), client_id: ids.member }, {}],
        [{}, {}],
        [{}, { authorization: `Basic ${Buffer.from(`${ids.application}:wrong`).toString('base64')}` }],
        [{}, { authorization: `Bot ${asker.sandbox.token}` }],
      ];
      for (const [fields, headers] of wrong) {
        const sent = { ...fields, grant_type: 'authorization_code', code, redirect_uri: redirectUri };
        const { status, json } = await token(sent, headers);
        assert.deepEqual([status, json], [401, { error: 'invalid_client' }]);
      }
      assert.equal((await redeem(code)).status, 200);
    });

    it('calls a grant unsupported that is missing, unknown or sent as JSON', async () => {
      // discord-api-docs#5249
      const unsupported = { error: 'unsupported_grant_type' };
      const asJson = { ...client(), grant_type: 'authorization_code', code: await codeFor() };
      const replies = [
        await token(client()),
        await token({ ...client(), grant_type: 'password' }),
        await asker.ask('POST /oauth2/token', { json: asJson, headers: { authorization: undefined } }),
        await asker.ask('POST /oauth2/token', { headers: { authorization: undefined } }),
      ];
      for (const { status, json } of replies) assert.deepEqual([status, json], [400, unsupported]);
    });

    it('names what is missing', async () => {
      for (const [grant_type, name] of [
        ['authorization_code', 'code'],
        ['refresh_token', 'refresh_token'],
      ] as const) {
        const { status, json } = await token({ ...client(), grant_type });
        assert.deepEqual(
          [status, json.error, json.error_description.includes(`"${name}"`)],
          [400, 'invalid_request', true],
        );
      }
    });

    it('has a limit of its own', async () => {
      const replies = await asker.repeat(11, 'POST /oauth2/token', form({}));
      assert.deepEqual([replies[9]?.status, replies[10]?.status], [400, 429]);
      assert.equal(replies[10]?.json.message, 'You are being rate limited.');
    });

    it('goes on where an exported state was', async () => {
      const headers = await bearer('identify');
      const code = await codeFor();
      const kept = asker.sandbox.exportState();
      asker.sandbox.reset();
      assert.equal((await asker.ask('GET /users/@me', { headers })).status, 401);
      asker.sandbox.importState(kept);
      assert.equal((await asker.ask('GET /users/@me', { headers })).status, 200);
      assert.equal((await redeem(code)).status, 200);
      assert.equal((await redeem(code)).status, 400);
    });

    it('makes the same secrets again for the same seed, and others for another', async () => {
      const code = await codeFor();
      asker.sandbox.reset();
      assert.equal(await codeFor(), code);
      assert.notEqual(await codeFor(), code);
      const other = await startSandbox({ port: 0, seed: 1 });
      assert.equal(other.clientSecret, defaultClientSecret());
      assert.notEqual(other.clientSecret, asker.sandbox.clientSecret);
      assert.match(other.clientSecret, /^[\w-]{32}$/);
      await other.close();
    });
  });

  describe('at the revocation URL', () => {
    const revoke = (fields: Readonly<Record<string, string>>) => asker.ask('POST /oauth2/token/revoke', form(fields));

    for (const which of ['access_token', 'refresh_token'] as const) {
      it(`ends both tokens by the ${which}, whatever the hint`, async () => {
        // developers/topics/oauth2#authorization-code-grant-token-revocation-example
        const { json } = await redeem(await codeFor());
        const ended = await revoke({ ...client(), token: json[which], token_type_hint: 'access_token' });
        assert.equal(ended.status, 200);
        const headers = { authorization: `Bearer ${json.access_token}` };
        assert.equal((await asker.ask('GET /users/@me', { headers })).status, 401);
        const refresh = { ...client(), grant_type: 'refresh_token', refresh_token: json.refresh_token };
        assert.equal((await token(refresh)).json.error, 'invalid_grant');
      });
    }

    it('takes a token that is none (RFC 7009), but not a wrong client', async () => {
      assert.equal((await revoke({ ...client(), token: 'none' })).status, 200);
      const { json } = await redeem(await codeFor());
      const wrong = await revoke({ ...client(), client_secret: 'wrong', token: json.access_token });
      assert.deepEqual([wrong.status, wrong.json], [401, { error: 'invalid_client' }]);
      const headers = { authorization: `Bearer ${json.access_token}` };
      assert.equal((await asker.ask('GET /users/@me', { headers })).status, 200);
      assert.equal((await revoke(client())).json.error, 'invalid_request');
    });
  });

  describe('with a bearer token', () => {
    const unauthorized = [401, { message: '401: Unauthorized', code: 0 }];
    const tell = async (line: string, headers: Readonly<Record<string, string>>, json?: unknown) => {
      const reply = await asker.ask(line, json === undefined ? { headers } : { headers, json });
      return [reply.status, reply.json];
    };

    it('tells what was authorized', async () => {
      const headers = await bearer('identify guilds');
      const { status, json } = await asker.ask('GET /oauth2/@me', { headers });
      assert.equal(status, 200);
      assert.equal(json.application.id, ids.application);
      assert.deepEqual(json.scopes, ['identify', 'guilds']);
      assert.equal(json.expires, '2026-11-27T12:00:00.000000+00:00'); // seven days later
      assert.equal(json.user.id, ids.member);
      const { json: anonymous } = await asker.ask('GET /oauth2/@me', { headers: await bearer('guilds') });
      assert.equal(anonymous.user, undefined);
    });

    it('is refused to bots there with 401', async () => {
      // discord-api-docs#3945
      assert.deepEqual(await tell('GET /oauth2/@me', { authorization: `Bot ${asker.sandbox.token}` }), unauthorized);
    });

    it('ends after seven days', async () => {
      const headers = await bearer('identify');
      asker.clock.pass(604_800 * second - 1);
      assert.equal((await asker.ask('GET /users/@me', { headers })).status, 200);
      asker.clock.pass(1);
      assert.deepEqual(await tell('GET /users/@me', headers), unauthorized);
    });

    it('tells who the user is, and the address only with the scope for it', async () => {
      const { json } = await asker.ask('GET /users/@me', { headers: await bearer('identify') });
      assert.deepEqual([json.id, json.username, json.email, json.bot], [ids.member, 'ren', undefined, undefined]);
      const { json: more } = await asker.ask('GET /users/@me', { headers: await bearer('identify email') });
      assert.deepEqual([more.email, more.verified], ['ren@sandbox.invalid', true]);
      const { json: bot } = await asker.ask('GET /users/@me');
      assert.deepEqual([bot.id, bot.bot, bot.email], [ids.bot, true, null]);
    });

    it('lists guilds, the user’s or the bot’s', async () => {
      const { json } = await asker.ask('GET /users/@me/guilds?with_counts=true', { headers: await bearer('guilds') });
      assert.deepEqual(
        json.map(({ id: one }: { id: string }) => one),
        [ids.guild, ids.twoFactorGuild],
      );
      const { id, owner, permissions, approximate_member_count } = json[0];
      // VIEW_CHANNEL, SEND_MESSAGES, READ_MESSAGE_HISTORY, ADD_REACTIONS, CONNECT, SPEAK
      const everyone = 1024 + 2048 + 65_536 + 64 + 1_048_576 + 2_097_152;
      assert.deepEqual([id, owner, permissions, approximate_member_count], [ids.guild, false, String(everyone), 4]);
      const { json: owned } = await asker.ask('GET /users/@me/guilds', { headers: await ownBearer('guilds') });
      assert.equal(owned[0].owner, true);
      const bots = await asker.ask('GET /users/@me/guilds');
      assert.deepEqual([bots.status, bots.json[0].id], [200, ids.guild]);
      assert.deepEqual((await asker.ask(`GET /users/@me/guilds?after=${ids.twoFactorGuild}`)).json, []);
      assert.deepEqual((await asker.ask(`GET /users/@me/guilds?before=${ids.guild}`)).json, []);
    });

    it('reads the user’s own membership; a bot gets 20001', async () => {
      const line = `GET /users/@me/guilds/${ids.guild}/member`;
      const { json } = await asker.ask(line, { headers: await bearer('guilds.members.read') });
      assert.deepEqual([json.user.id, json.roles], [ids.member, [ids.memberRole]]);
      const elsewhere = `GET /users/@me/guilds/${ids.otherGuild}/member`;
      const headers = await bearer('guilds.members.read');
      assert.deepEqual(await tell(elsewhere, headers), [404, { message: 'Unknown Guild', code: 10004 }]);
      const asBot = await asker.ask(line);
      assert.deepEqual(
        [asBot.status, asBot.json],
        [403, { message: 'Bots cannot use this endpoint', code: 20001 }], // twilight#1740
      );
    });

    it('lists what the user has bought; a bot gets 20001', async () => {
      const made = await asker.ask(`POST /applications/${ids.application}/entitlements`, {
        json: { sku_id: ids.sku, owner_id: ids.member, owner_type: 2 },
      });
      const line = `GET /users/@me/applications/${ids.application}/entitlements`;
      const { json } = await asker.ask(line, { headers: await bearer('identify') });
      assert.deepEqual(
        json.map(({ id }: { id: string }) => id),
        [made.json.id],
      );
      assert.deepEqual((await asker.ask(line, { headers: await ownBearer('identify') })).json, []);
      assert.equal((await asker.ask(line)).json.code, 20001);
      const happened = await asker.ask('POST /sandbox/interactions', { json: { type: 2, command: 'ping' } });
      assert.equal(happened.json.entitlements[0].id, made.json.id);
    });

    it('reads connections', async () => {
      assert.deepEqual(await tell('GET /users/@me/connections', await bearer('connections')), [200, []]);
    });

    it('reads, writes and deletes a role connection', async () => {
      const path = `/users/@me/applications/${ids.application}/role-connection`;
      const headers = await bearer('role_connections.write');
      const empty = { platform_name: null, platform_username: null, metadata: {} };
      assert.deepEqual(await tell(`GET ${path}`, headers), [200, empty]);
      const sent = { platform_name: 'Sandbox', platform_username: 'ren', metadata: { level: 3 } };
      const kept = { ...sent, metadata: { level: '3' } };
      assert.deepEqual(await tell(`PUT ${path}`, headers, sent), [200, kept]);
      assert.deepEqual(await tell(`GET ${path}`, headers), [200, kept]);
      const { json } = await asker.ask(`PUT ${path}`, { headers, json: { platform_name: 'x'.repeat(51) } });
      assert.equal(json.errors.platform_name._errors[0].code, 'BASE_TYPE_MAX_LENGTH');
      assert.equal((await asker.ask(`DELETE ${path}`, { headers })).status, 204);
      assert.deepEqual(await tell(`GET ${path}`, headers), [200, empty]);
      const other = `GET /users/@me/applications/${ids.member}/role-connection`;
      assert.equal((await asker.ask(other, { headers })).json.code, 20012);
      assert.equal((await asker.ask(`GET ${path}`)).json.code, 20001);
    });

    it('reads the claims of OpenID Connect, of which the sandbox signs none', async () => {
      const { json } = await asker.ask('GET /oauth2/userinfo', { headers: await bearer('openid identify email') });
      assert.deepEqual([json.sub, json.preferred_username, json.email], [ids.member, 'ren', 'ren@sandbox.invalid']);
      const { json: least } = await asker.ask('GET /oauth2/userinfo', { headers: await bearer('openid') });
      assert.deepEqual(least, { sub: ids.member });
      assert.deepEqual((await asker.ask('GET /oauth2/keys')).json, { keys: [] });
    });

    it('lets the bot add its user to a guild with the scope for it', async () => {
      // developers/resources/guild#add-guild-member
      const line = `PUT /guilds/${ids.guild}/members/${ids.member}`;
      const add = async (to: string, header: string) =>
        asker.ask(to, { json: { access_token: header.replace('Bearer ', '') } });
      const { authorization: joins = '' } = await bearer('guilds.join');
      const { authorization: plain = '' } = await bearer('identify');
      assert.equal((await add(line, joins)).status, 204);
      await asker.ask(`DELETE /guilds/${ids.guild}/members/${ids.member}`);
      assert.equal((await add(line, plain)).json.code, 50026);
      assert.equal((await add(`PUT /guilds/${ids.guild}/members/${ids.outsider}`, joins)).json.code, 50025);
      const { status, json } = await add(line, joins);
      assert.deepEqual([status, json.user.id, json.joined_at], [201, ids.member, '2026-11-20T12:00:00.000000+00:00']);
      assert.equal((await asker.ask(`GET /guilds/${ids.guild}/members/${ids.member}`)).status, 200);
    });

    for (const [line, scope] of [
      ['GET /users/@me', 'guilds'], // omniauth-discord#11
      ['GET /users/@me/guilds', 'identify'], // discord-oauth2#40
      [`GET /users/@me/guilds/${ids.guild}/member`, 'guilds'],
      ['GET /users/@me/connections', 'identify'],
    ] as const) {
      it(`is refused without the scope, as if it were none: ${line}`, async () => {
        assert.deepEqual(await tell(line, await bearer(scope)), unauthorized);
      });
    }

    it('is refused where only bots may call', async () => {
      // discord-api-docs#1008, #1221, #2668, #1897
      const headers = await bearer('identify guilds guilds.join');
      for (const path of ['', '/channels', '/roles', `/members/${ids.member}`]) {
        assert.deepEqual(await tell(`GET /guilds/${ids.guild}${path}`, headers), unauthorized);
      }
    });

    it('counts against a limit of its own, apart from the bot’s', async () => {
      const headers = await bearer('identify');
      const replies = await asker.repeat(51, 'GET /users/@me', { headers });
      assert.equal(replies[50]?.json.global, true);
      assert.equal((await asker.ask('GET /users/@me')).status, 200);
    });
  });

  describe('on commands', () => {
    const commands = `/applications/${ids.application}/guilds/${ids.guild}/commands`;
    const permissions = `${commands}/${ids.command}/permissions`;
    const json = { permissions: [{ id: ids.memberRole, type: 1, permission: false }] };
    const kept = { id: ids.command, application_id: ids.application, guild_id: ids.guild, ...json };
    const scope = 'applications.commands.permissions.update';

    it('writes permissions with the scope and reads them with a bot token too', async () => {
      assert.equal((await asker.ask(`GET ${permissions}`)).json.code, 10066);
      const written = await asker.ask(`PUT ${permissions}`, { json, headers: await ownBearer(scope) });
      assert.deepEqual([written.status, written.json], [200, kept]);
      assert.deepEqual((await asker.ask(`GET ${permissions}`)).json, kept);
      assert.deepEqual((await asker.ask(`GET ${commands}/permissions`)).json, [kept]);
    });

    it('refuses a bot, a missing scope and a user who may not', async () => {
      const refusal = async (headers: Readonly<Record<string, string>>) => {
        const reply = await asker.ask(`PUT ${permissions}`, { json, headers });
        return [reply.status, reply.json.code];
      };
      assert.deepEqual(await refusal({}), [403, 20001]); // twilight#1740
      assert.deepEqual(await refusal(await ownBearer('identify')), [403, 50026]); // discord-api-docs#5239
      assert.deepEqual(await refusal(await bearer(scope)), [403, 50013]);
      assert.deepEqual(await refusal({ authorization: 'Bearer nothing' }), [401, 0]);
    });

    it('changes commands with the client’s own token', async () => {
      const headers = await ownBearer('applications.commands.update');
      const made = await asker.ask(`POST ${commands}`, { headers, json: { name: 'hug', description: 'd' } });
      assert.equal(made.status, 201);
      assert.equal((await asker.ask(`GET ${commands}`)).json[0].name, 'hug');
      const other = await ownBearer('identify');
      assert.equal((await asker.ask(`GET ${commands}`, { headers: other })).status, 401);
    });
  });
});

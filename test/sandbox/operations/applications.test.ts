import assert from 'node:assert/strict';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const application = `/applications/${ids.application}`;
const nothing = '1300000000000000000';
const image = 'data:image/png;base64,AAAA';

describe('the application in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const refusal = async (line: string, json?: unknown) => {
    const reply = await asker.ask(line, json === undefined ? {} : { json });
    return [reply.status, reply.json?.code, reply.json?.message];
  };

  for (const path of ['/applications/@me', application]) {
    it(`is changed by ${path}`, async () => {
      const sent = { description: 'Does things', tags: ['fun'], icon: image, flags: 0xff_ff_ff_ff };
      const { status, json } = await asker.ask(`PATCH ${path}`, { json: sent });
      assert.deepEqual([status, json.id, json.description, json.tags], [200, ids.application, 'Does things', ['fun']]);
      assert.match(json.icon, /^[0-9a-f]{32}$/);
      // resources/application#edit-current-application: only the limited intents, bits 13, 15 and 19
      assert.deepEqual([json.flags, json.flags_new], [565_248, '565248']);
      assert.deepEqual((await asker.ask(`GET ${path}`)).json, json);
    });
  }

  it('has no address for interactions, since nobody is called: it could not be verified', async () => {
    const json = { interactions_endpoint_url: 'https://example.com/interactions' };
    const { status, json: refused } = await asker.ask('PATCH /applications/@me', { json });
    assert.equal(status, 400);
    // discord-example-app#16, discord-api-docs#6976
    assert.deepEqual(refused, {
      message: 'Invalid Form Body',
      code: 50035,
      errors: {
        interactions_endpoint_url: {
          _errors: [
            {
              code: 'APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID',
              message: 'The specified interactions endpoint url could not be verified.',
            },
          ],
        },
      },
    });
    const plain = await asker.ask('PATCH /applications/@me', { json: { interactions_endpoint_url: 'interactions' } });
    assert.equal(plain.json.errors.interactions_endpoint_url._errors[0].code, 'URL_TYPE_INVALID_URL');
    const none = await asker.ask('PATCH /applications/@me', { json: { interactions_endpoint_url: null } });
    assert.deepEqual([none.status, none.json.interactions_endpoint_url], [200, null]);
  });

  it('has a form', async () => {
    const json = { tags: ['1', '2', '3', '4', '5', '6'], description: 'x'.repeat(401), icon: 'i.png' };
    const { errors } = (await asker.ask('PATCH /applications/@me', { json })).json;
    assert.deepEqual(
      ['description', 'icon', 'tags'].map((name) => errors[name]._errors[0].code),
      ['BASE_TYPE_MAX_LENGTH', 'BINARY_TYPE_INVALID_DATA_URI', 'BASE_TYPE_MAX_LENGTH'],
    );
  });

  it('of somebody else is not to be touched', async () => {
    for (const line of [
      `GET /applications/${nothing}`,
      `PATCH /applications/${nothing}`,
      `GET /applications/${nothing}/skus`,
      `GET /applications/${nothing}/entitlements`,
      `GET /applications/${nothing}/role-connections/metadata`,
      `PUT /applications/${nothing}/role-connections/metadata`,
    ]) {
      assert.deepEqual((await refusal(line)).slice(0, 2), [403, 20012], line);
    }
  });

  it('has five linked roles at most', async () => {
    const path = `${application}/role-connections/metadata`;
    const record = { type: 2, key: 'level', name: 'Level', description: 'How far one came' };
    assert.deepEqual((await asker.ask(`PUT ${path}`, { json: [record] })).json, [record]);
    assert.deepEqual((await asker.ask(`GET ${path}`)).json, [record]);
    const many = await asker.ask(`PUT ${path}`, { json: Array.from({ length: 6 }, () => record) });
    assert.equal(many.json.errors._errors[0].code, 'BASE_TYPE_MAX_LENGTH');
    const wrong = await asker.ask(`PUT ${path}`, { json: [{ ...record, type: 9, key: undefined }] });
    assert.deepEqual(Object.keys(wrong.json.errors['0']), ['type', 'key']);
  });

  it('sells things, of which test entitlements are granted, used up and taken back', async () => {
    const path = `${application}/entitlements`;
    const skus: readonly { id: string; type: number }[] = (await asker.ask(`GET ${application}/skus`)).json;
    assert.deepEqual(
      skus.map(({ id, type }) => [id, type]),
      [
        [ids.sku, 5],
        [ids.consumableSku, 3],
      ],
    );
    const grant = (sku_id: string, owner_id: string, owner_type: number) =>
      asker.ask(`POST ${path}`, { json: { sku_id, owner_id, owner_type } });
    const coin = (await grant(ids.consumableSku, ids.member, 2)).json;
    // resources/entitlement#create-test-entitlement: without start and end
    assert.deepEqual([coin.user_id, coin.consumed, 'starts_at' in coin], [ids.member, false, false]);
    const premium = (await grant(ids.sku, ids.guild, 1)).json;
    assert.equal(premium.guild_id, ids.guild);
    const listed = async (query: string) =>
      (await asker.ask(`GET ${path}?${query}`)).json.map(({ id }: { id: string }) => id);
    assert.deepEqual(await listed(''), [coin.id, premium.id]);
    assert.deepEqual(await listed(`user_id=${ids.member}`), [coin.id]);
    assert.deepEqual(await listed(`guild_id=${ids.guild}`), [premium.id]);
    assert.deepEqual(await listed(`sku_ids=${ids.sku}`), [premium.id]);
    assert.equal((await asker.ask(`POST ${path}/${coin.id}/consume`)).status, 204);
    assert.equal((await asker.ask(`GET ${path}/${coin.id}`)).json.consumed, true);
    asker.clock.pass(20_000);
    assert.equal((await refusal(`POST ${path}/${premium.id}/consume`))[1], 40018);
    assert.equal((await asker.ask(`DELETE ${path}/${premium.id}`)).status, 204);
    assert.deepEqual(await refusal(`DELETE ${path}/${premium.id}`), [404, 10029, 'Unknown Entitlement']);
    assert.deepEqual(await listed(''), [coin.id]);
    assert.deepEqual(await listed('exclude_deleted=false'), [coin.id, premium.id]);
    assert.deepEqual((await grant(nothing, ids.member, 2)).json.code, 10027);
    assert.deepEqual((await asker.ask(`GET /skus/${ids.sku}/subscriptions`)).json, []);
    assert.equal((await refusal(`GET /skus/${nothing}/subscriptions`))[1], 10027);
  });
});

describe('the bot itself in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const edit = (json: unknown) => asker.ask('PATCH /users/@me', { json });

  it('is renamed and shown anew', async () => {
    const { status, json } = await edit({ username: 'Renamed', avatar: image });
    assert.deepEqual([status, json.username], [200, 'Renamed']);
    assert.equal((await asker.ask(`GET /users/${ids.bot}`)).json.avatar, json.avatar);
    const { author } = (await asker.ask(`POST /channels/${ids.text}/messages`, { json: { content: 'x' } })).json;
    assert.equal(author.username, 'Renamed');
    assert.equal((await edit({ avatar: null })).json.avatar, null);
  });

  it('is renamed twice an hour; more is a form error and no 429', async () => {
    for (const username of ['One', 'Two']) assert.equal((await edit({ username })).status, 200);
    const { status, json } = await edit({ username: 'Three' });
    assert.equal(status, 400);
    // discord-api-docs#1462
    assert.deepEqual(json.errors, {
      username: {
        _errors: [
          {
            code: 'USERNAME_RATE_LIMIT',
            message: 'You are changing your username or Discord Tag too fast. Try again later.',
          },
        ],
      },
    });
    asker.clock.pass(3_600_000);
    assert.equal((await edit({ username: 'Three' })).status, 200);
  });

  it('has a name of the right form', async () => {
    const codes: readonly (readonly [string, string])[] = [
      ['x', 'BASE_TYPE_BAD_LENGTH'],
      ['my discord', 'USERNAME_INVALID_CONTAINS'],
      ['a@b', 'USERNAME_INVALID_CONTAINS'],
      ['everyone', 'USERNAME_INVALID'],
    ];
    for (const [username, code] of codes) {
      assert.equal((await edit({ username })).json.errors.username._errors[0].code, code, username);
    }
  });

  it('cannot see what is for people: 20001', async () => {
    const { status, json } = await asker.ask(`GET /users/@me${application}/entitlements`);
    // osu-ahr#84 and twilight#1740 have status, code and message
    assert.deepEqual([status, json], [403, { message: 'Bots cannot use this endpoint', code: 20001 }]);
  });
});

import assert from 'node:assert/strict';
import { startSandbox } from '../../../src/sandbox/server.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker, start, TestClock } from '../ask.ts';

const messages = `/channels/${ids.text}/messages`;

/** Leaves a field out, wherever it stands. */
const without = (name: string) => (key: string, value: unknown) => (key === name ? undefined : value);

describe('the state of a sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  it('can be kept and gone on with elsewhere', async () => {
    const { json } = await asker.ask(`POST ${messages}`, { json: { content: 'kept' } });
    await asker.ask(`PUT ${messages}/${json.id}/reactions/${encodeURIComponent('🔥')}/@me`);
    const kept = asker.sandbox.exportState();
    const clock = new TestClock();
    const other = new Asker(await startSandbox({ port: 0, seed: 99, clock, state: kept }), clock);
    try {
      // The seed of the state counts, and with it the token.
      assert.equal(other.sandbox.token, asker.sandbox.token);
      const found = await other.ask(`GET ${messages}/${json.id}`);
      assert.deepEqual([found.json.content, found.json.reactions[0].count], ['kept', 1]);
      assert.equal(other.sandbox.exportState(), kept);
      await other.ask(`DELETE ${messages}/${json.id}`);
      other.sandbox.reset();
      assert.equal((await other.ask(`GET ${messages}/${json.id}`)).json.content, 'kept');
    } finally {
      await other.sandbox.close();
    }
  });

  it('makes new ids that are later than the kept ones', async () => {
    const { json } = await asker.ask(`POST ${messages}`, { json: { content: 'old' } });
    asker.clock.pass(1000);
    asker.sandbox.importState(asker.sandbox.exportState());
    const later = await asker.ask(`POST ${messages}`, { json: { content: 'new' } });
    assert.ok(BigInt(later.json.id) > BigInt(json.id));
  });

  it('makes other ids than the kept ones also at the moment at which it was kept', async () => {
    const { json } = await asker.ask(`POST ${messages}`, { json: { content: 'old' } });
    asker.sandbox.importState(asker.sandbox.exportState());
    const next = await asker.ask(`POST ${messages}`, { json: { content: 'new' } });
    assert.ok(BigInt(next.json.id) > BigInt(json.id));
  });

  it('knows a user as one and the same, however often it stands there', async () => {
    const { json } = await asker.ask(`POST ${messages}`, { json: { content: `<@${ids.bot}>` } });
    asker.sandbox.importState(asker.sandbox.exportState());
    await asker.ask('PATCH /users/@me', { json: { username: 'Renamed' } });
    const user = await asker.ask(`GET /users/${ids.bot}`);
    const member = await asker.ask(`GET /guilds/${ids.guild}/members/${ids.bot}`);
    const { author, mentions } = (await asker.ask(`GET ${messages}/${json.id}`)).json;
    const names = [user.json, member.json.user, author, mentions[0]].map(({ username }) => username);
    assert.deepEqual(names, ['Renamed', 'Renamed', 'Renamed', 'Renamed']);
  });

  it('keeps what looks like its own marks', async () => {
    const config = { '0': { $map: [1], $set: [2], $object: [3] } };
    await asker.ask('PATCH /applications/@me', { json: { integration_types_config: config } });
    asker.sandbox.importState(asker.sandbox.exportState());
    assert.deepEqual((await asker.ask('GET /applications/@me')).json.integration_types_config, config);
  });

  it('does not hold the token of the bot', () => {
    const kept = asker.sandbox.exportState();
    assert.ok(!kept.includes(asker.sandbox.token));
    assert.ok(!kept.includes(asker.sandbox.token.split('.')[2] ?? ''));
  });

  it('keeps who reacted, to go on with', async () => {
    const { json } = await asker.ask(`POST ${messages}`, { json: { content: 'kept' } });
    const fire = `${messages}/${json.id}/reactions/${encodeURIComponent('🔥')}`;
    await asker.ask(`PUT ${fire}/@me`);
    asker.sandbox.importState(asker.sandbox.exportState());
    assert.deepEqual(
      (await asker.ask(`GET ${fire}`)).json.map(({ id }: { id: string }) => id),
      [ids.bot],
    );
    assert.equal((await asker.ask(`DELETE ${fire}/@me`)).status, 204);
    assert.deepEqual((await asker.ask(`GET ${messages}/${json.id}`)).json.reactions ?? [], []);
  });

  it('takes no token and no way to make ids from elsewhere', async () => {
    const kept = JSON.parse(asker.sandbox.exportState());
    const { token } = asker.sandbox;
    asker.sandbox.importState(JSON.stringify({ ...kept, world: { ...kept.world, token: 'x.y.z', newId: 1 } }));
    assert.equal(asker.sandbox.token, token);
    assert.equal((await asker.ask(`POST ${messages}`, { json: { content: 'new' } })).status, 200);
  });

  it('is text to look at', () => {
    assert.match(
      asker.sandbox.exportState(),
      /^\{\n {2}"format": "tracecord-sandbox\/1",\n {2}"seed": 7,\n {2}"world": \{\n/,
    );
  });

  it('is refused with the reason where it cannot be used, and nothing changes', async () => {
    const good = JSON.parse(asker.sandbox.exportState());
    const frame = 'This is no state of a sandbox: it should be an object with "format": "tracecord-sandbox/1".';
    const noSeed = 'This state has no usable "seed": it should be a number.';
    const noWorld = 'This state has no usable "world": it should be an object.';
    const part = (name: string, kind: string) => `This state has no usable "world.${name}": it should be ${kind}.`;
    const withPart = (name: string, value: unknown) =>
      JSON.stringify({ ...good, world: { ...good.world, [name]: value } });
    const wrong: readonly (readonly [text: string, message: string | RegExp])[] = [
      ['', /^This state is no JSON: .*JSON/],
      ['[]', frame],
      ['null', frame],
      ['"x"', frame],
      ['{"format": "tracecord-sandbox/0"}', frame],
      [JSON.stringify({ ...good, seed: 'x' }), noSeed],
      [JSON.stringify({ ...good, seed: 1.5 }), noSeed],
      [JSON.stringify({ ...good, world: null }), noWorld],
      [JSON.stringify({ ...good, world: [] }), noWorld],
      [withPart('guilds', []), part('guilds', 'a map ({"$map": [[key, value], …]})')],
      [withPart('guilds', {}), part('guilds', 'a map ({"$map": [[key, value], …]})')],
      [withPart('guilds', { $set: [] }), part('guilds', 'a map ({"$map": [[key, value], …]})')],
      [withPart('bot', undefined), part('bot', 'an object')],
      [withPart('bot', []), part('bot', 'an object')],
      [withPart('bot', { $set: [] }), part('bot', 'an object')],
      [withPart('bot', { $map: [] }), part('bot', 'an object')],
      [JSON.stringify({ ...good, world: { ...good.world, bot: {} } }), /"world\.bot" not among "world\.users"/],
      // As an older form would be: without what came later.
      [JSON.stringify(good, without('votes')), /"world\.channels\[\d+\]\.votes".*a map/],
      [JSON.stringify(good, without('onboarding')), /"world\.guilds\[\d+\]\.onboarding".*an object/],
      [JSON.stringify(good, without('skus')), /"world\.application\.skus".*a map/],
      [JSON.stringify(good, without('embeds')), /"world\.channels\[\d+\]\.messages\[\d+\]\.embeds".*a list/],
      [JSON.stringify(good, without('idsMade')), /"world\.idsMade".*number/],
      [`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, /too many levels/],
    ];
    for (const [text, said] of wrong) {
      const error = { name: 'Error', message: said };
      assert.throws(() => asker.sandbox.importState(text), error);
      await assert.rejects(startSandbox({ port: 0, seed: 1, state: text }), error);
    }
    assert.equal((await asker.ask('GET /users/@me')).status, 200);
    assert.equal(asker.clock.time, start);
  });
});

import assert from 'node:assert/strict';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

describe('commands in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const places = [
    ['everywhere', `/applications/${ids.application}/commands`],
    ['in a guild', `/applications/${ids.application}/guilds/${ids.guild}/commands`],
  ] as const;

  for (const [where, path] of places) {
    it(`are created, replaced by name, listed and deleted ${where}`, async () => {
      const created = await asker.ask(`POST ${path}`, { json: { name: 'hug', description: 'a' } });
      assert.equal(created.status, 201);
      assert.equal(created.json.application_id, ids.application);
      const again = await asker.ask(`POST ${path}`, { json: { name: 'hug', description: 'b' } });
      assert.deepEqual([again.status, again.json.id, again.json.description], [200, created.json.id, 'b']);
      const one = `${path}/${created.json.id}`;
      assert.deepEqual((await asker.ask(`GET ${one}`)).json, again.json);
      const edited = await asker.ask(`PATCH ${one}`, { json: { description: 'c', type: 2 } });
      assert.deepEqual([edited.json.name, edited.json.description, edited.json.type], ['hug', 'c', 1]);
      assert.notEqual(edited.json.version, again.json.version);
      const refused = await asker.ask(`PATCH ${one}`, { json: { name: 'Two Words' } });
      assert.equal(refused.json.code, 50035);
      assert.equal((await asker.ask(`DELETE ${one}`)).status, 204);
      assert.equal((await asker.ask(`GET ${one}`)).json.code, 10063);
    });

    it(`are overwritten all at once ${where}`, async () => {
      const put = (...names: readonly string[]) =>
        asker.ask(`PUT ${path}`, { json: names.map((name) => ({ name, description: 'd' })) });
      const first = await put('a', 'b');
      assert.equal(first.status, 200);
      await put('b', 'c');
      const listed = (await asker.ask(`GET ${path}`)).json;
      assert.deepEqual(
        listed.map(({ name }: { name: string }) => name),
        ['b', 'c'],
      );
      assert.equal(listed[0].id, first.json[1].id);
    });
  }

  it('of a guild are not those of everywhere', async () => {
    const [[, everywhere], [, inGuild]] = places;
    await asker.ask(`POST ${inGuild}`, { json: { name: 'local', description: 'd' } });
    const names = async (path: string) =>
      (await asker.ask(`GET ${path}`)).json.map(({ name }: { name: string }) => name);
    assert.deepEqual(await names(everywhere), ['ping']);
    assert.deepEqual(await names(inGuild), ['local']);
  });

  it('are a hundred of a kind at most', async () => {
    const [[, path]] = places;
    const json = Array.from({ length: 101 }, (_, index) => ({ name: `c${index}`, description: 'd' }));
    assert.equal((await asker.ask(`PUT ${path}`, { json })).json.code, 30032);
    assert.equal((await asker.ask(`PUT ${path}`, { json: json.slice(1) })).status, 200);
  });
});

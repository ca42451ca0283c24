import assert from 'node:assert/strict';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const everywhere = `/applications/${ids.application}/commands`;
const inGuild = `/applications/${ids.application}/guilds/${ids.guild}/commands`;
const nothing = '1300000000000000000';

describe('changes to commands in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  for (const path of [everywhere, inGuild]) {
    it(`leave what was not sent: ${path}`, async () => {
      const options = [{ type: 3, name: 'who', description: 'd' }];
      const made = (await asker.ask(`POST ${path}`, { json: { name: 'hug', description: 'a', options } })).json;
      const { status, json } = await asker.ask(`PATCH ${path}/${made.id}`, { json: { description: 'b' } });
      assert.equal(status, 200);
      assert.deepEqual([json.id, json.name, json.description, json.options], [made.id, 'hug', 'b', options]);
      assert.notEqual(json.version, made.version);
      assert.deepEqual((await asker.ask(`GET ${path}/${made.id}`)).json, json);
      const wrong = await asker.ask(`PATCH ${path}/${made.id}`, { json: { name: 'No blanks' } });
      assert.equal(wrong.json.errors.name._errors.at(-1).code, 'APPLICATION_COMMAND_INVALID_NAME');
      await asker.ask(`POST ${path}`, { json: { name: 'kiss', description: 'a' } });
      assert.equal((await asker.ask(`PATCH ${path}/${made.id}`, { json: { name: 'kiss' } })).json.code, 40041);
    });
  }

  it('need a command', async () => {
    const { status, json } = await asker.ask(`PATCH ${everywhere}/${nothing}`, { json: { name: 'x' } });
    assert.deepEqual([status, json.code], [404, 10063]);
  });
});

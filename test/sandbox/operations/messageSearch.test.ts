import assert from 'node:assert/strict';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const path = `/guilds/${ids.guild}/messages/search`;

// resources/message#search-guild-messages
describe('searching the messages of a guild in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  async function found(query: string): Promise<readonly string[]> {
    const { json } = await asker.ask(`GET ${path}?${query}`);
    return json.messages.map(([{ id }]: [{ id: string }]) => id);
  }

  it('finds by text, author, place and age, newest first', async () => {
    assert.deepEqual(await found('content=BOT%20awake'), [ids.memberMessage]);
    assert.deepEqual(await found(`author_id=${ids.bot}&channel_id=${ids.text}`), [ids.botMessage]);
    const old = `channel_id=${ids.text}&max_id=1300000000000000000`;
    assert.deepEqual(await found(old), [ids.pinnedMessage, ids.botMessage, ids.memberMessage]);
    assert.deepEqual(await found(`${old}&sort_order=asc&limit=1&offset=1`), [ids.botMessage]);
    assert.deepEqual(await found(`${old}&min_id=${ids.memberMessage}&pinned=true`), [ids.pinnedMessage]);
  });

  it('tells how many there are, and that each is a hit', async () => {
    const { json } = await asker.ask(`GET ${path}?channel_id=${ids.text}&limit=1`);
    assert.deepEqual([json.total_results, json.messages.length, json.messages[0][0].hit], [6, 1, true]);
  });

  it('does not find what the bot cannot read', async () => {
    const hidden = asker.sandbox.world.channels.get(ids.hidden);
    const text = asker.sandbox.world.channels.get(ids.text);
    assert.ok(hidden && text);
    for (const [id, message] of text.messages) hidden.messages.set(id, message);
    assert.deepEqual(await found(`channel_id=${ids.hidden}`), []);
  });

  it('refuses what it cannot search by', async () => {
    const { json } = await asker.ask(`GET ${path}?limit=26&channel_id=general`);
    assert.deepEqual(Object.keys(json.errors).sort(), ['channel_id', 'limit']);
    assert.equal((await asker.ask(`GET /guilds/${ids.otherGuild}/messages/search`)).json.code, 50001);
  });
});

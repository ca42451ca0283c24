import { equal, ok } from 'node:assert/strict';
import { type IdItem, readItems } from '../../../src/core/values/idItem.ts';
import type { IdKind } from '../../../src/core/values/idKind.ts';
import { listStep } from '../../../src/core/values/listing.ts';
import { startSandbox } from '../../../src/sandbox/server.ts';
import { defaultSeed, defaultToken } from '../../../src/sandbox/world/defaultSeed.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';

describe('the lists of the sandbox, whose answers have the shapes of the description of the API,', () => {
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  before(async () => {
    sandbox = await startSandbox({ port: 0, seed: defaultSeed });
  });
  after(() => sandbox.close());

  async function read(path: string): Promise<unknown> {
    const headers = { Authorization: `Bot ${defaultToken()}`, 'User-Agent': 'DiscordBot (https://example.com, 1)' };
    const answer = await fetch(`${sandbox.url}/api/v10${path}`, { headers });
    equal(answer.status, 200, path);
    return answer.json();
  }

  async function itemsOf(kind: IdKind, query = ''): Promise<IdItem[]> {
    const within = { guild: ids.guild, channel: ids.text, application: ids.application };
    const step = listStep(kind, within);
    ok(step.kind === 'list' || step.kind === 'search');
    const paths = step.kind === 'list' ? step.paths : [step.path(query)];
    return readItems(kind, await Promise.all(paths.map(read)));
  }

  it('hold what is there', async () => {
    const known: readonly (readonly [kind: IdKind, id: string, name: string, look: IdItem['look']])[] = [
      ['guild', ids.guild, 'Sandbox', 'guild'],
      ['channel', ids.text, 'general', 'text'],
      ['channel', ids.thread, 'release notes', 'thread'],
      ['channel', ids.forum, 'help', 'forum'],
      ['message-channel', ids.voice, 'Lounge', 'voice'],
      ['category', ids.category, 'Text', 'category'],
      ['role', ids.moderatorRole, 'Moderator', 'role'],
      ['role', ids.botRole, 'Sandbox Bot', 'managed-role'],
      ['message', ids.botMessage, 'It is.', 'message'],
      ['webhook', ids.webhook, 'Sandbox Webhook', 'webhook'],
      ['application', ids.application, 'Sandbox Bot', 'application'],
      ['emoji', ids.emoji, 'sandbox', 'emoji'],
      ['sku', ids.sku, 'Premium', 'sku'],
    ];
    for (const [kind, id, name, look] of known) {
      const item = (await itemsOf(kind)).find((one) => one.id === id);
      equal(`${item?.name} ${item?.look}`, `${name} ${look}`, kind);
    }
    equal((await itemsOf('member', 'MIK'))[0]?.id, ids.moderator);
    equal(
      (await itemsOf('message-channel')).find(({ id }) => id === ids.forum),
      undefined,
    );
  });
});

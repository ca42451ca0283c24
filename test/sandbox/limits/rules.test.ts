import assert from 'node:assert/strict';
import { globalLimit, limits } from '../../../src/sandbox/limits/rules.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

describe('the rules of limits', () => {
  it('are those that were observed, and our own round numbers', () => {
    const table = Object.entries(limits).map(
      ([name, { kind, limit, window }]) => `${name}: ${kind} ${limit}/${window}`,
    );
    assert.deepEqual(table, [
      'messageCreate: leaky 5/5000',
      'messageEdit: leaky 5/5000',
      'messageRead: leaky 5/5000', // discord-api-docs#8161
      'bulkDelete: fixed 1/1000',
      'typing: leaky 5/5000',
      'pins: fixed 5/4000',
      'reactions: fixed 1/250', // discord-api-docs#864
      'reactionRead: leaky 10/5000',
      'channelWrite: leaky 5/5000',
      'crosspost: fixed 10/3600000', // discord.js#4956, auto-publisher#36
      'inviteRead: leaky 10/5000', // discord-api-docs#1771
      'channelEdit: fixed 5/15000', // discord-api-docs#1900
      'memberRole: fixed 10/10000', // discord-api-docs#7680
      'memberEdit: leaky 10/10000',
      'ban: leaky 5/5000',
      'webhookExecute: leaky 5/2000', // discord-api-docs#1454
      'webhookMessage: leaky 5/2000',
      'interactionCallback: leaky 5/1000',
      'commandWrite: leaky 5/20000',
      'gatewayBot: fixed 2/5000',
      'guildEdit: leaky 5/5000',
      'roleEdit: leaky 5/5000',
      'emojiEdit: fixed 50/3600000', // discord-api-docs#2250
      'webhookEdit: leaky 5/5000',
      'selfEdit: leaky 5/60000',
      'applicationEdit: leaky 5/20000',
      'oauth2: leaky 10/10000',
      'write: leaky 5/5000',
      'read: leaky 50/1000',
    ]);
    assert.deepEqual(globalLimit, { kind: 'fixed', limit: 50, window: 1000 }); // topics/rate-limits#global-rate-limit
  });

  it('turn for deletions at ten seconds and at fourteen days', async () => {
    // discord-api-docs#8330
    const limitAtAge = async (age: number) => {
      const asker = await Asker.start();
      const path = `/channels/${ids.text}/messages`;
      const { json } = await asker.ask(`POST ${path}`, { json: { content: 'x' } });
      asker.clock.pass(age);
      const { headers } = await asker.ask(`DELETE ${path}/${json.id}`);
      await asker.sandbox.close();
      return [headers['x-ratelimit-limit'], headers['x-ratelimit-reset-after']];
    };
    const fortnight = 14 * 24 * 60 * 60 * 1000;
    assert.deepEqual(await limitAtAge(10_000), ['5', '0.200']);
    assert.deepEqual(await limitAtAge(10_001), ['3', '0.111']);
    assert.deepEqual(await limitAtAge(fortnight), ['3', '0.111']);
    assert.deepEqual(await limitAtAge(fortnight + 1), ['30', '0.133']);
  });
});

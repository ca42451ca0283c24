import assert from 'node:assert/strict';
import { type PermissionName, permissionBits } from '../../src/core/discord/permission.ts';
import { sandboxIds as ids } from '../../src/sandbox/world/seed.ts';
import type { Asker, Reply } from './ask.ts';

/** A request, the permission that it needs, the status when the bot has it, and what is sent. */
export type Need = readonly [line: string, permission: PermissionName, status: number, json?: unknown];

/** Gives the bot everything but administration and what is named; @everyone keeps only the view. */
export function allowBot({ sandbox }: Asker, ...except: readonly PermissionName[]): void {
  const roles = sandbox.world.guilds.get(ids.guild)?.roles;
  const { ADMINISTRATOR, VIEW_CHANNEL, ...rest } = permissionBits;
  const [everyone, bot] = [roles?.get(ids.guild), roles?.get(ids.botRole)];
  assert.ok(everyone && bot);
  everyone.permissions = VIEW_CHANNEL.toString();
  const granted = Object.entries(rest).filter(([name]) => !except.includes(name as PermissionName));
  bot.permissions = granted.reduce((all, [, bit]) => all | bit, 0n).toString();
}

/** One test for each need: 50013 without the permission, the status with it. */
export function testNeeds(needs: readonly Need[], asker: () => Asker, further?: (reply: Reply) => void): void {
  for (const [line, permission, status, json] of needs) {
    it(`${permission} is needed for ${line}${json === undefined ? '' : ` ${JSON.stringify(json)}`}`, async () => {
      const sent = json === undefined ? {} : { json };
      allowBot(asker(), permission);
      const refused = await asker().ask(line, sent);
      assert.deepEqual([refused.status, refused.json?.code], [403, 50013]);
      allowBot(asker());
      asker().clock.pass(10_000);
      const reply = await asker().ask(line, sent);
      assert.equal(reply.status, status, reply.text);
      further?.(reply);
    });
  }
}

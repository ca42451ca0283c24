import assert from 'node:assert/strict';
import { ChannelType, PermissionsBitField, ThreadChannel } from 'discord.js';
import {
  hasPermission,
  type PermissionName,
  permissionBits,
  unknownPermissions,
} from '../../../src/core/discord/permission.ts';
import { resultOf } from '../../../src/core/discord/permissionSteps.ts';
import type { Explanation } from '../../../src/core/permissions/explainPermissions.ts';
import { explained, makeWorld, now, obstaclesIn, type World, type WorldSpec } from './discordWorld.ts';
import { situations } from './situations/situations.ts';

/** What roles and overwrites say, before timeout, implication and two-factor authentication: what discord.js calculates. */
function stated({ steps }: Explanation): bigint {
  return resultOf(steps.filter(({ kind }) => !['timeout', 'implicit', 'two-factor'].includes(kind)));
}

/** discord.js keeps flags that it does not know where nobody is administrator, as we do. */
function theirs({ me, channel, guild }: World, inChannel: boolean): bigint {
  if (inChannel) return channel.permissionsFor(me, true).bitfield;
  const all = me.permissions.has('Administrator') || me.id === guild.ownerId;
  return all ? PermissionsBitField.All : me.permissions.bitfield;
}

/** The rules of discord.js that look at timeouts or rank, each against the flags of the result. */
function assertRules(world: World, spec: WorldSpec, { result, facts }: Explanation): void {
  const { me, channel, target, guild } = world;
  const may = (...names: PermissionName[]) => hasPermission(result, ...names);
  if (facts.channel !== null && spec.mfa !== true) {
    assert.equal(channel.viewable, may('VIEW_CHANNEL'), 'viewable');
    if (channel instanceof ThreadChannel) {
      // Who is in no timeout has no end of one either, which discord.js does not take for "not timed out".
      if (me.communicationDisabledUntilTimestamp !== null || may('ADMINISTRATOR'))
        assert.equal(channel.sendable, may('VIEW_CHANNEL', 'SEND_MESSAGES_IN_THREADS'), 'sendable');
    } else if (!may('ADMINISTRATOR') || result === PermissionsBitField.All) {
      // Above: an overwrite that allows ADMINISTRATOR makes nobody an administrator, but this rule of discord.js thinks so.
      const needed: PermissionName[] = ['VIEW_CHANNEL', 'MANAGE_CHANNELS'];
      const isVoice = [ChannelType.GuildVoice, ChannelType.GuildStageVoice].includes(channel.type);
      assert.equal(channel.manageable, may(...needed, ...(isVoice ? (['CONNECT'] as const) : [])), 'manageable');
    }
  }
  if (spec.mfa === true || spec.timeout !== undefined) return;
  const free = (line: string, body?: { readonly [key: string]: string }) =>
    explained({ ...world, facts: { ...facts, channel: null } }, line, body).obstacles.length === 0;
  assert.equal(target.kickable, free('DELETE guilds/guild/members/target'), 'kickable');
  assert.equal(target.bannable, free('PUT guilds/guild/bans/target'), 'bannable');
  const until = { communication_disabled_until: '2026-12-01T00:00:00Z' };
  assert.equal(target.moderatable, free('PATCH guilds/guild/members/target', until), 'moderatable');
  const rule = guild.roles.cache.filter(({ id }) => id !== guild.id && me.id !== guild.ownerId);
  for (const role of rule.values()) {
    const { ranks } = explained(world, `DELETE guilds/guild/roles/${role.id}`);
    assert.equal(ranks[0]?.outcome === 'below', me.roles.highest.comparePositionTo(role) > 0, role.name);
  }
}

describe('why a request is or is not allowed', () => {
  const original = Date.now;
  // discord.js asks the clock whether a timeout is over.
  before(() => {
    Date.now = () => now;
  });
  after(() => {
    Date.now = original;
  });

  for (const [group, members] of Object.entries(situations)) {
    describe(group, () => {
      for (const { what, world: spec, request, body, hasFiles, obstacles } of members) {
        it(`${what}: ${request}`, () => {
          const inChannel = !request.includes(' guilds/');
          const world = makeWorld(spec, inChannel);
          const explanation = explained(world, request, body, hasFiles);
          assert.deepEqual(obstaclesIn(explanation), obstacles);
          // Without two-factor authentication ADMINISTRATOR counts as if it were not there: discord.js knows no such thing.
          const locked = spec.mfa === true && spec.ownerHasTwoFactor === false;
          const isAdministrator = explanation.steps.some(
            ({ kind, allow }) => kind === 'role' && hasPermission(allow, 'ADMINISTRATOR'),
          );
          if (!locked || !isAdministrator) assert.equal(stated(explanation), theirs(world, inChannel));
          assertRules(world, spec, explanation);
        });
      }
    });
  }

  it('agrees with discord.js in guilds made by chance, each step beginning where the one before ended', () => {
    const random = randomFrom(20261129);
    for (let round = 0; round < 400; round++) {
      const spec = randomWorld(random);
      const world = makeWorld(spec);
      const explanation = explained(world, 'POST channels/channel/messages', { content: 'hi' });
      assert.equal(stated(explanation), theirs(world, true), JSON.stringify(spec, bigintsToo));
      explanation.steps.forEach(({ before, after, deny, allow }, index) => {
        assert.equal(before, explanation.steps[index - 1]?.after ?? 0n);
        assert.equal(after, (before & ~deny) | allow);
      });
      for (const { verdicts } of explanation.needs) {
        for (const { permission, verdict } of verdicts) {
          assert.equal(verdict.kind === 'granted', hasPermission(explanation.result, permission), permission);
        }
      }
    }
  });

  it('knows the flags that discord.js knows', () => {
    const all = Object.values(permissionBits).reduce((sum, bit) => sum | bit, 0n);
    assert.equal(all, PermissionsBitField.All);
    assert.equal(unknownPermissions(PermissionsBitField.All), 0n);
  });
});

/** A generator of whole numbers below `n`, always the same for one seed (Numerical Recipes' constants). */
function randomFrom(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

function randomWorld(random: (n: number) => number): WorldSpec {
  const names = Object.keys(permissionBits) as PermissionName[];
  const usual = names.filter((name) => name !== 'ADMINISTRATOR');
  const some = (): (PermissionName | bigint)[] => [
    ...usual.filter(() => random(3) === 0),
    ...(random(4) === 0 ? [1n << BigInt(53 + random(8))] : []),
  ];
  const roles = Object.fromEntries(
    ['A', 'B', '=C', 'D'].map((name) => [name, [...some(), ...(random(15) === 0 ? (['ADMINISTRATOR'] as const) : [])]]),
  );
  const chosen = Object.keys(roles).filter(() => random(2) === 0);
  const whom = ['@everyone', '@bot', '@target', ...Object.keys(roles)].filter(() => random(2) === 0);
  return {
    everyone: some(),
    roles,
    bot: chosen,
    overwrites: whom.map((name) => [name, some(), some()]),
    ...(random(12) === 0 ? { owner: 'bot' as const } : {}),
    ...(random(4) === 0 ? { thread: ChannelType.PublicThread } : {}),
    ...(random(5) === 0 ? { timeout: 5 } : {}),
  };
}

function bigintsToo(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

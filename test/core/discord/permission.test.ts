import assert from 'node:assert/strict';
import {
  everyPermission,
  hasPermission,
  permissionBits,
  permissionNames,
  twoFactorPermissions,
} from '../../../src/core/discord/permission.ts';
import {
  channelPermissions,
  guildPermissions,
  type PermissionSubject,
} from '../../../src/core/discord/permissionSteps.ts';

const { VIEW_CHANNEL, SEND_MESSAGES, READ_MESSAGE_HISTORY, EMBED_LINKS, MENTION_EVERYONE, CONNECT, SPEAK } =
  permissionBits;

const guildId = '10';
const helper = '20';
const guard = '30';

function subject(more: Partial<PermissionSubject> = {}): PermissionSubject {
  return {
    userId: '1',
    ownerId: '2',
    guildId,
    roleIds: [],
    rolePermissions: new Map([
      [guildId, VIEW_CHANNEL | SEND_MESSAGES | READ_MESSAGE_HISTORY],
      [helper, EMBED_LINKS],
      [guard, permissionBits.MANAGE_MESSAGES],
    ]),
    timedOut: false,
    ...more,
  };
}

// https://docs.discord.com/developers/topics/permissions, read 2026-08
describe('permission flags', () => {
  it('are 52, have the documented bits and leave bit 47 out', () => {
    assert.equal(Object.keys(permissionBits).length, 52);
    assert.equal(permissionBits.ADMINISTRATOR, 0x8n);
    assert.equal(VIEW_CHANNEL, 0x400n);
    assert.equal(permissionBits.MANAGE_MESSAGES, 0x2000n);
    assert.equal(permissionBits.MODERATE_MEMBERS, 0x10000000000n);
    assert.equal(permissionBits.SEND_POLLS, 0x2000000000000n);
    assert.equal(permissionBits.PIN_MESSAGES, 0x8000000000000n);
    assert.equal(permissionBits.BYPASS_SLOWMODE, 0x10000000000000n);
    assert.equal(everyPermission & (1n << 47n), 0n);
    assert.equal(everyPermission, (1n << 53n) - 1n - (1n << 47n));
  });

  it('have names; unknown bits have none', () => {
    assert.deepEqual(permissionNames(0x400n | 0x8n | (1n << 47n)), ['ADMINISTRATOR', 'VIEW_CHANNEL']);
  });

  it('ask for two-factor authentication in eleven cases', () => {
    assert.deepEqual(twoFactorPermissions, [
      'KICK_MEMBERS',
      'BAN_MEMBERS',
      'ADMINISTRATOR',
      'MANAGE_CHANNELS',
      'MANAGE_GUILD',
      'MANAGE_MESSAGES',
      'MANAGE_ROLES',
      'MANAGE_WEBHOOKS',
      'MANAGE_GUILD_EXPRESSIONS',
      'MANAGE_THREADS',
      'VIEW_CREATOR_MONETIZATION_ANALYTICS',
    ]);
  });
});

describe('permissions in a guild', () => {
  it('are those of @everyone and of all roles together', () => {
    const granted = guildPermissions(subject({ roleIds: [helper, guard] }));
    assert.equal(
      granted,
      VIEW_CHANNEL | SEND_MESSAGES | READ_MESSAGE_HISTORY | EMBED_LINKS | permissionBits.MANAGE_MESSAGES,
    );
  });

  it('are all for the owner and for an administrator', () => {
    assert.equal(guildPermissions(subject({ userId: '2' })), everyPermission);
    const rolePermissions = new Map([
      [guildId, 0n],
      [helper, permissionBits.ADMINISTRATOR],
    ]);
    assert.equal(guildPermissions(subject({ roleIds: [helper], rolePermissions })), everyPermission);
  });

  it('shrink to seeing and reading in a timeout, except for the owner', () => {
    assert.equal(guildPermissions(subject({ timedOut: true })), VIEW_CHANNEL | READ_MESSAGE_HISTORY);
    assert.equal(guildPermissions(subject({ timedOut: true, userId: '2' })), everyPermission);
  });
});

describe('permissions in a channel', () => {
  it('let the allowance of one role win over the denial of another', () => {
    const overwrites = [
      { id: helper, allow: 0n, deny: SEND_MESSAGES },
      { id: guard, allow: SEND_MESSAGES, deny: 0n },
    ];
    for (const list of [overwrites, [...overwrites].reverse()]) {
      const granted = channelPermissions(subject({ roleIds: [helper, guard] }), list, 'text');
      assert.ok(hasPermission(granted, 'SEND_MESSAGES'));
    }
  });

  it('let a role win over @everyone, and the member over both', () => {
    const everyone = { id: guildId, allow: 0n, deny: SEND_MESSAGES };
    const role = { id: helper, allow: SEND_MESSAGES, deny: 0n };
    const own = { id: '1', allow: 0n, deny: SEND_MESSAGES };
    const somebody = subject({ roleIds: [helper] });
    const sending = (overwrites: readonly (typeof own)[]) =>
      hasPermission(channelPermissions(somebody, overwrites, 'text'), 'SEND_MESSAGES');
    assert.equal(sending([everyone]), false);
    assert.equal(sending([role, everyone]), true);
    assert.equal(sending([own, role, everyone]), false);
  });

  it('ignore the overwrites of roles that one does not have', () => {
    const overwrites = [{ id: guard, allow: 0n, deny: VIEW_CHANNEL }];
    assert.ok(hasPermission(channelPermissions(subject(), overwrites, 'text'), 'VIEW_CHANNEL'));
  });

  it('are none at all without VIEW_CHANNEL', () => {
    assert.equal(channelPermissions(subject(), [{ id: guildId, allow: 0n, deny: VIEW_CHANNEL }], 'text'), 0n);
  });

  it('take what belongs to writing from those who may not write', () => {
    const rolePermissions = new Map([[guildId, VIEW_CHANNEL | EMBED_LINKS | MENTION_EVERYONE]]);
    assert.equal(channelPermissions(subject({ rolePermissions }), [], 'text'), VIEW_CHANNEL);
  });

  it('ask for another flag to write in threads', () => {
    const inThreads = permissionBits.SEND_MESSAGES_IN_THREADS;
    const rolePermissions = new Map([[guildId, VIEW_CHANNEL | inThreads | EMBED_LINKS]]);
    assert.equal(
      channelPermissions(subject({ rolePermissions }), [], 'thread'),
      VIEW_CHANNEL | inThreads | EMBED_LINKS,
    );
    assert.equal(channelPermissions(subject({ rolePermissions }), [], 'text'), VIEW_CHANNEL | inThreads);
  });

  it('leave only the view of a voice channel without CONNECT', () => {
    const rolePermissions = new Map([[guildId, VIEW_CHANNEL | CONNECT | SPEAK]]);
    const denied = [{ id: guildId, allow: 0n, deny: CONNECT }];
    assert.equal(channelPermissions(subject({ rolePermissions }), denied, 'voice'), VIEW_CHANNEL);
    assert.equal(channelPermissions(subject({ rolePermissions }), [], 'voice'), VIEW_CHANNEL | CONNECT | SPEAK);
  });

  it('are all for an administrator whatever the overwrites, and little in a timeout', () => {
    const rolePermissions = new Map([[guildId, permissionBits.ADMINISTRATOR]]);
    const denied = [{ id: guildId, allow: 0n, deny: VIEW_CHANNEL }];
    assert.equal(channelPermissions(subject({ rolePermissions, timedOut: true }), denied, 'text'), everyPermission);
    assert.equal(channelPermissions(subject({ timedOut: true }), [], 'text'), VIEW_CHANNEL | READ_MESSAGE_HISTORY);
  });
});

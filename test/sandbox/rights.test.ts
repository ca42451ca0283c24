import assert from 'node:assert/strict';
import {
  everyPermission,
  type PermissionName,
  permissionBits,
  permissionNames,
} from '../../src/core/discord/permission.ts';
import { isThread } from '../../src/sandbox/channels/channelKinds.ts';
import { directPermissions, rightsInChannel, rightsInGuild } from '../../src/sandbox/rights.ts';
import { makeChannel } from '../../src/sandbox/world/make.ts';
import { sandboxIds as ids } from '../../src/sandbox/world/seed.ts';
import { seedWorld } from '../../src/sandbox/world/seedWorld.ts';
import type { Channel, Guild, World } from '../../src/sandbox/world/world.ts';
import { Asker, start } from './ask.ts';

const direct = '1300000000000000001';
const hour = 3_600_000;

function bits(...names: readonly PermissionName[]): bigint {
  return names.reduce((all, name) => all | permissionBits[name], 0n);
}

describe('what somebody may do in the sandbox', () => {
  let world: World;
  beforeEach(() => {
    world = seedWorld(7, start);
  });

  const guild = (id: string = ids.guild): Guild => {
    const found = world.guilds.get(id);
    assert.ok(found !== undefined);
    return found;
  };
  const channel = (id: string): Channel => {
    const found = world.channels.get(id);
    assert.ok(found !== undefined);
    return found;
  };
  const inChannel = (id: string, userId: string, now = start) => rightsInChannel({ world, now }, channel(id), userId);
  const inGuild = (userId: string, now = start) => rightsInGuild({ world, now }, guild(), userId);

  /** Leaves these permissions to everyone, and no role anything more. */
  function plain(everyone: bigint): void {
    for (const role of guild().roles.values()) role.permissions = '0';
    const role = guild().roles.get(ids.guild);
    assert.ok(role !== undefined);
    role.permissions = everyone.toString();
  }

  // topics/permissions#permission-overwrites: @everyone, then roles, then the member
  it('follows the overwrites of a channel: what they deny, and what they allow', () => {
    plain(bits('VIEW_CHANNEL', 'SEND_MESSAGES', 'ADD_REACTIONS'));
    const [see, write, react] = [bits('VIEW_CHANNEL'), bits('SEND_MESSAGES'), bits('ADD_REACTIONS')].map(String);
    const { wire } = channel(ids.text);
    const names = () => permissionNames(inChannel(ids.text, ids.member).usable);
    assert.ok(see && write && react);
    wire.permission_overwrites = [{ id: ids.guild, type: 0, allow: '0', deny: write }];
    assert.deepEqual(names(), ['ADD_REACTIONS', 'VIEW_CHANNEL']);
    wire.permission_overwrites.push({ id: ids.memberRole, type: 0, allow: write, deny: react });
    assert.deepEqual(names(), ['VIEW_CHANNEL', 'SEND_MESSAGES']);
    wire.permission_overwrites.push({ id: ids.member, type: 1, allow: react, deny: write });
    assert.deepEqual(names(), ['ADD_REACTIONS', 'VIEW_CHANNEL']);
    wire.permission_overwrites.push({ id: ids.moderatorRole, type: 0, allow: '0', deny: see });
    assert.deepEqual(names(), ['ADD_REACTIONS', 'VIEW_CHANNEL']);
    wire.permission_overwrites = [{ id: ids.member, type: 1, allow: '0', deny: see }];
    assert.deepEqual(names(), []);
  });

  it('is everything for the owner, whatever roles and overwrites say', () => {
    // topics/permissions#permission-hierarchy, and its pseudocode
    plain(0n);
    channel(ids.text).wire.permission_overwrites = [
      { id: ids.guild, type: 0, allow: '0', deny: everyPermission.toString() },
    ];
    assert.equal(inGuild(ids.owner).usable, everyPermission);
    assert.equal(inChannel(ids.text, ids.owner).usable, everyPermission);
    assert.equal(inGuild(ids.member).usable, 0n);
  });

  it('of somebody without roles is what @everyone may, of somebody who is not there nothing', () => {
    plain(bits('VIEW_CHANNEL'));
    const member = guild().members.get(ids.member);
    assert.ok(member !== undefined);
    member.roles = [];
    assert.equal(inGuild(ids.member).usable, bits('VIEW_CHANNEL'));
    assert.equal(inGuild(ids.outsider).usable, 0n);
  });

  it('in a thread follows the parent, and writing has a permission of its own', () => {
    // topics/threads#permissions
    plain(bits('VIEW_CHANNEL', 'SEND_MESSAGES_IN_THREADS', 'ATTACH_FILES'));
    assert.deepEqual(permissionNames(inChannel(ids.thread, ids.member).usable), [
      'VIEW_CHANNEL',
      'ATTACH_FILES',
      'SEND_MESSAGES_IN_THREADS',
    ]);
    assert.deepEqual(permissionNames(inChannel(ids.text, ids.member).usable), [
      'VIEW_CHANNEL',
      'SEND_MESSAGES_IN_THREADS',
    ]);
    const deny = bits('VIEW_CHANNEL').toString();
    channel(ids.text).wire.permission_overwrites = [{ id: ids.guild, type: 0, allow: '0', deny }];
    assert.deepEqual(inChannel(ids.thread, ids.member), { all: 0n, usable: 0n });
  });

  it('in a private thread is nothing for those who are not in it, unless they manage threads', () => {
    // topics/threads#permissions
    plain(bits('VIEW_CHANNEL'));
    channel(ids.privateThread).members.delete(ids.member);
    assert.deepEqual(inChannel(ids.privateThread, ids.member), { all: 0n, usable: 0n });
    assert.equal(inChannel(ids.privateThread, ids.bot).usable, bits('VIEW_CHANNEL'));
    plain(bits('VIEW_CHANNEL', 'MANAGE_THREADS'));
    assert.equal(inChannel(ids.privateThread, ids.member).usable, bits('VIEW_CHANNEL', 'MANAGE_THREADS'));
    plain(bits('VIEW_CHANNEL'));
    assert.equal(inChannel(ids.announcementThread, ids.member).usable, bits('VIEW_CHANNEL'));
  });

  it('in a voice channel and on a stage needs the permission to connect', () => {
    // topics/permissions#implicit-permissions
    plain(bits('VIEW_CHANNEL', 'SEND_MESSAGES'));
    for (const id of [ids.voice, ids.stage]) assert.equal(inChannel(id, ids.member).usable, bits('VIEW_CHANNEL'), id);
    assert.equal(inChannel(ids.text, ids.member).usable, bits('VIEW_CHANNEL', 'SEND_MESSAGES'));
  });

  it('in a timeout is to look, until it is over', () => {
    // topics/permissions#permissions-for-timed-out-members; resources/guild#guild-member-object: when it expires
    plain(bits('VIEW_CHANNEL', 'READ_MESSAGE_HISTORY', 'SEND_MESSAGES'));
    const member = guild().members.get(ids.member);
    assert.ok(member !== undefined);
    const looking = bits('VIEW_CHANNEL', 'READ_MESSAGE_HISTORY');
    member.communication_disabled_until = new Date(start + hour).toISOString();
    assert.equal(inGuild(ids.member).usable, looking);
    assert.equal(inChannel(ids.text, ids.member, start + hour - 1).usable, looking);
    assert.equal(inChannel(ids.text, ids.member, start + hour).usable, looking | bits('SEND_MESSAGES'));
    member.communication_disabled_until = null;
    assert.equal(inGuild(ids.member).usable, looking | bits('SEND_MESSAGES'));
  });

  it('works for people without the two-factor authentication of a bot’s owner', () => {
    // discord-api-docs#69 is about bots
    const { moderator } = ids;
    const strict = guild(ids.twoFactorGuild);
    strict.members.set(moderator, {
      ...structuredClone(guild().members.get(moderator)),
      roles: [ids.twoFactorRole],
    } as never);
    const rights = (userId: string) => rightsInGuild({ world, now: start }, strict, userId);
    assert.equal(rights(moderator).usable, rights(moderator).all);
    assert.equal(rights(ids.bot).all, rights(moderator).all);
    assert.notEqual(rights(ids.bot).usable, rights(ids.bot).all);
  });

  it('is nothing in a channel whose guild is not there', () => {
    world.guilds.delete(ids.guild);
    assert.deepEqual(inChannel(ids.text, ids.owner), { all: 0n, usable: 0n });
  });

  it('in a direct message is to write and to pin, and not to moderate', () => {
    // The sandbox's own list: what topics/permissions has for text channels, without what is a moderator's.
    world.channels.set(direct, makeChannel({ id: direct, type: 1, recipients: [] } as never));
    const { all, usable } = inChannel(direct, ids.bot);
    assert.deepEqual([all, usable], [directPermissions, directPermissions]);
    assert.deepEqual(permissionNames(directPermissions), [
      'ADD_REACTIONS',
      'VIEW_CHANNEL',
      'SEND_MESSAGES',
      'SEND_TTS_MESSAGES',
      'EMBED_LINKS',
      'ATTACH_FILES',
      'READ_MESSAGE_HISTORY',
      'MENTION_EVERYONE',
      'USE_EXTERNAL_EMOJIS',
      'USE_EXTERNAL_STICKERS',
      'SEND_VOICE_MESSAGES',
      'SEND_POLLS',
      'PIN_MESSAGES',
    ]);
  });

  it('knows threads by their type', () => {
    // resources/channel#channel-object-channel-types
    const threads = Array.from({ length: 17 }, (_, type) => type).filter((type) => {
      const wire = { ...channel(ids.text).wire, type };
      return isThread({ ...channel(ids.text), wire } as never);
    });
    assert.deepEqual(threads, [10, 11, 12]);
  });
});

describe('rank in the sandbox', () => {
  // topics/permissions#permission-hierarchy: only what is below one's own highest role
  it('is not above somebody with the same highest role', async () => {
    const asker = await Asker.start();
    const members = asker.sandbox.world.guilds.get(ids.guild)?.members;
    const member = members?.get(ids.member);
    assert.ok(member !== undefined);
    member.roles = [ids.memberRole, ids.botRole];
    const line = `DELETE /guilds/${ids.guild}/members/${ids.member}`;
    assert.equal((await asker.ask(line)).json.code, 50013);
    member.roles = [ids.memberRole];
    assert.equal((await asker.ask(line)).status, 204);
    await asker.sandbox.close();
  });
});

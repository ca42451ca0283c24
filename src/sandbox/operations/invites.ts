import { channelOf, demandIn, demandInGuild, demandRoleBelow, guildOf, guildWith, mayInGuild } from '../access.ts';
import { type Answer, json } from '../answer.ts';
import { Chance } from '../chance.ts';
import { demandGuildChannel, isKind } from '../channels/channelKinds.ts';
import { newInvite } from '../forms/channel.ts';
import { demand, isRecord } from '../forms/form.ts';
import { inviteMetadata, invitesOf, inviteWire, isValid } from '../invites.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { flagOf } from '../query.ts';
import { Refusal } from '../refusal.ts';
import type { Channel, Guild, Invite } from '../world/world.ts';

const ofChannel = '/channels/{channel_id}/invites';
const one = '/invites/{invite_code}';

/** Invites of a guild (code 30016). */
const inviteLimit = 1000;

/** Seconds for which an invite is good if nothing else was said. Source: developers/resources/channel#create-channel-invite */
const usualAge = 86_400;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Source: https://docs.discord.com/developers/resources/invite, …/channel#create-channel-invite and …/guild#get-guild-invites */
export const inviteOperations: readonly Operation[] = [
  { method: 'GET', path: ofChannel, auth: 'bot', limit: limits.read, run: listOfChannel },
  { method: 'POST', path: ofChannel, auth: 'bot', accepts: 'form', limit: limits.channelWrite, run: create },
  { method: 'GET', path: '/guilds/{guild_id}/invites', auth: 'bot', limit: limits.read, run: listOfGuild },
  { method: 'GET', path: one, auth: 'none', limit: limits.inviteRead, run: get },
  { method: 'DELETE', path: one, auth: 'bot', limit: limits.channelWrite, run: remove },
];

function listOfChannel(call: Call): Answer {
  const channel = invitable(call);
  demandIn(call, channel, 'MANAGE_CHANNELS');
  const invites = invitesOf(call, channel.wire.guild_id ?? '').filter(({ channelId }) => channelId === channel.wire.id);
  return json(
    200,
    invites.map((invite) => ({ ...inviteWire(call, invite), ...inviteMetadata(invite) })),
  );
}

/** An invite that is like one of the bot's own is not made twice, unless it is to be unique. */
function create(call: Call): Answer {
  const channel = invitable(call);
  demandIn(call, channel, 'CREATE_INSTANT_INVITE');
  if (call.body === undefined) throw new Refusal('invalidJson');
  demand(newInvite, call.body);
  const sent = isRecord(call.body) ? call.body : {};
  const guild = guildWith(call, channel);
  for (const old of call.world.invites.values()) if (!isValid(old, call.now)) call.world.invites.delete(old.code);
  const wanted = readInvite(call, channel, guild, sent);
  const known = invitesOf(call, guild.id);
  const like = sent.unique === true ? undefined : known.find((invite) => alike(invite, wanted));
  if (like === undefined && known.length >= inviteLimit) throw new Refusal('tooManyInvites');
  const invite = like ?? wanted;
  call.world.invites.set(invite.code, invite);
  return json(200, { ...inviteWire(call, invite), ...inviteMetadata(invite) });
}

/** Who may only look into the audit log sees the invites without their uses. */
function listOfGuild(call: Call): Answer {
  const guild = guildOf(call);
  const manages = mayInGuild(call, guild, 'MANAGE_GUILD');
  if (!manages) demandInGuild(call, guild, 'VIEW_AUDIT_LOG');
  return json(
    200,
    invitesOf(call, guild.id).map((invite) => ({
      ...inviteWire(call, invite),
      ...(manages ? inviteMetadata(invite) : {}),
    })),
  );
}

function get(call: Call): Answer {
  const invite = inviteOf(call);
  const members = call.world.guilds.get(invite.guildId)?.members.size ?? 0;
  const counts = { approximate_member_count: members, approximate_presence_count: 1 };
  return json(200, { ...inviteWire(call, invite), ...(flagOf(call, 'with_counts') ? counts : {}) });
}

function remove(call: Call): Answer {
  const invite = inviteOf(call);
  const guild = call.world.guilds.get(invite.guildId);
  const channel = call.world.channels.get(invite.channelId);
  if (guild === undefined || channel === undefined) throw new Refusal('unknownInvite');
  if (!mayInGuild(call, guild, 'MANAGE_GUILD')) demandIn(call, channel, 'MANAGE_CHANNELS');
  call.world.invites.delete(invite.code);
  return json(200, inviteWire(call, invite));
}

/** Roles that are given with an invite are given by who makes it. */
function readInvite(call: Call, channel: Channel, guild: Guild, sent: Readonly<Record<string, unknown>>): Invite {
  const roleIds = (Array.isArray(sent.role_ids) ? sent.role_ids : []).map(String);
  if (roleIds.length > 0) demandInGuild(call, guild, 'MANAGE_ROLES');
  for (const id of roleIds) {
    const role = guild.roles.get(id);
    if (role === undefined) throw new Refusal('unknownRole');
    demandRoleBelow(call, guild, role);
  }
  return {
    code: new Chance(`invite:${call.world.newId(call.now)}`).text(8, letters),
    channelId: channel.wire.id,
    guildId: guild.id,
    inviterId: call.world.bot.id,
    createdAt: call.now,
    maxAge: Number(sent.max_age ?? usualAge),
    maxUses: Number(sent.max_uses ?? 0),
    uses: 0,
    temporary: sent.temporary === true,
    roleIds,
  };
}

const likeness = ['channelId', 'inviterId', 'maxAge', 'maxUses', 'temporary'] as const;

function alike(a: Invite, b: Invite): boolean {
  return likeness.every((name) => a[name] === b[name]) && a.roleIds.join() === b.roleIds.join();
}

/** Which code a category gets is not established. */
function invitable(call: Call): Channel {
  const channel = channelOf(call);
  demandGuildChannel(channel);
  if (isKind(channel, 'category')) throw new Refusal('wrongChannelType');
  return channel;
}

/** One that is over is as unknown as one that never was. */
function inviteOf(call: Call): Invite {
  const invite = call.world.invites.get(param(call, 'invite_code'));
  if (invite === undefined || !isValid(invite, call.now)) throw new Refusal('unknownInvite');
  return invite;
}

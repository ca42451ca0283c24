import type { APIRole } from 'discord-api-types/v10';
import { channelTypes } from './channels/channelKinds.ts';
import type { Call } from './operation.ts';
import { isoTime } from './world/make.ts';
import type { Guild, Invite } from './world/world.ts';

/** Whether an invite still leads somewhere. */
export function isValid({ createdAt, maxAge, maxUses, uses }: Invite, now: number): boolean {
  return (maxAge === 0 || now < createdAt + maxAge * 1000) && (maxUses === 0 || uses < maxUses);
}

/** Invites of a guild that still lead there. */
export function invitesOf({ world, now }: Call, guildId: string): Invite[] {
  return [...world.invites.values()].filter((invite) => invite.guildId === guildId && isValid(invite, now));
}

/** An invite as everybody sees it. Source: developers/resources/invite#invite-object */
export function inviteWire({ world }: Call, { code, channelId, guildId, inviterId, ...invite }: Invite) {
  const { createdAt, maxAge, roleIds } = invite;
  const guild = world.guilds.get(guildId);
  const channel = world.channels.get(channelId)?.wire;
  return {
    type: 0,
    code,
    guild: guild === undefined ? undefined : guildPart(guild),
    guild_id: guildId,
    channel: { id: channelId, type: channel?.type ?? channelTypes.text, name: channel?.name ?? null },
    inviter: world.users.get(inviterId),
    expires_at: maxAge === 0 ? null : isoTime(createdAt + maxAge * 1000),
    flags: 0,
    ...(roleIds.length === 0 ? {} : { roles: roleIds.map((id) => rolePart(guild?.roles.get(id))) }),
  };
}

/** What only those who manage the channel see besides. Source: developers/resources/invite#invite-metadata-object */
export function inviteMetadata({ uses, maxUses, maxAge, temporary, createdAt }: Invite) {
  return { uses, max_uses: maxUses, max_age: maxAge, temporary, created_at: isoTime(createdAt) };
}

function guildPart({ id, name }: Guild) {
  return {
    id,
    name,
    splash: null,
    banner: null,
    description: null,
    icon: null,
    features: [],
    verification_level: 0,
    vanity_url_code: null,
    nsfw: false,
    nsfw_level: 0,
    premium_subscription_count: 0,
  };
}

function rolePart(role: APIRole | undefined) {
  if (role === undefined) return undefined;
  const { id, name, position, color, colors, icon, unicode_emoji } = role;
  return { id, name, position, color, colors, icon, unicode_emoji };
}

import { type PermissionName, permissionBits } from '../core/discord/permission.ts';
import { snowflakeTime } from '../core/discord/snowflake.ts';
import { isoTime, makeChannel, makeMember, makeMessage, makeRole, makeUser } from './make.ts';
import { sandboxIds } from './seed.ts';
import { botToken, interactionToken, webhookToken } from './token.ts';
import { ascendingIds, type ChannelWire, type Guild, keepMessage, type World } from './world.ts';

const ids = sandboxIds;

/** What @everyone may do. */
const everyone = bits('VIEW_CHANNEL', 'SEND_MESSAGES', 'READ_MESSAGE_HISTORY', 'ADD_REACTIONS', 'CONNECT', 'SPEAK');

/** What the bot may do: an ordinary moderation bot without ADMINISTRATOR, MANAGE_GUILD or MANAGE_THREADS. */
const botPermissions = bits(
  'VIEW_CHANNEL',
  'SEND_MESSAGES',
  'SEND_MESSAGES_IN_THREADS',
  'EMBED_LINKS',
  'ATTACH_FILES',
  'READ_MESSAGE_HISTORY',
  'ADD_REACTIONS',
  'USE_EXTERNAL_EMOJIS',
  'MANAGE_MESSAGES',
  'PIN_MESSAGES',
  'MANAGE_CHANNELS',
  'MANAGE_ROLES',
  'MANAGE_WEBHOOKS',
  'MANAGE_NICKNAMES',
  'CHANGE_NICKNAME',
  'KICK_MEMBERS',
  'BAN_MEMBERS',
  'MODERATE_MEMBERS',
);

/** The world with which a sandbox begins, at `now` (milliseconds since the epoch). Ids are those of `sandboxIds`. */
export function seedWorld(seed: number, now: number): World {
  const bot = makeUser(ids.bot, 'Sandbox Bot', { bot: true });
  const owner = makeUser(ids.owner, 'olivia', { global_name: 'Olivia' });
  const moderator = makeUser(ids.moderator, 'mika', { global_name: 'Mika' });
  const member = makeUser(ids.member, 'ren', { global_name: 'Ren' });
  const outsider = makeUser(ids.outsider, 'noa', { global_name: 'Noa' });
  const joined = isoTime(snowflakeTime(ids.guild));
  const guild: Guild = {
    id: ids.guild,
    name: 'Sandbox',
    ownerId: ids.owner,
    roles: byId([
      makeRole(ids.guild, '@everyone', 0, everyone),
      makeRole(ids.mutedRole, 'Muted', 1, 0n),
      makeRole(ids.memberRole, 'Member', 2, 0n),
      { ...makeRole(ids.botRole, 'Sandbox Bot', 3, botPermissions), managed: true, tags: { bot_id: ids.bot } },
      makeRole(ids.moderatorRole, 'Moderator', 4, botPermissions | bits('MANAGE_GUILD', 'MANAGE_THREADS')),
    ]),
    members: new Map([
      [ids.bot, makeMember(bot, [ids.botRole], joined)],
      [ids.owner, makeMember(owner, [], joined)],
      [ids.moderator, makeMember(moderator, [ids.moderatorRole], joined)],
      [ids.member, makeMember(member, [ids.memberRole], joined)],
    ]),
    bans: new Map(),
    emojis: byId([
      {
        id: ids.emoji,
        name: 'sandbox',
        roles: [],
        require_colons: true,
        managed: false,
        animated: false,
        available: true,
      },
    ]),
  };
  const otherGuild: Guild = {
    id: ids.otherGuild,
    name: 'Elsewhere',
    ownerId: ids.outsider,
    roles: byId([makeRole(ids.otherGuild, '@everyone', 0, everyone)]),
    members: new Map(),
    bans: new Map(),
    emojis: new Map(),
  };
  const world: World = {
    application: { id: ids.application, name: 'Sandbox Bot', ownerId: ids.owner },
    bot,
    token: botToken(seed, ids.bot),
    users: byId([bot, owner, moderator, member, outsider]),
    guilds: byId([guild, otherGuild]),
    channels: new Map(channelWires.map((wire) => [wire.id, makeChannel(structuredClone(wire))])),
    webhooks: byId([
      {
        id: ids.webhook,
        type: 1,
        guild_id: ids.guild,
        channel_id: ids.text,
        name: 'Sandbox Webhook',
        avatar: null,
        application_id: null,
        token: webhookToken,
        user: owner,
      },
    ]),
    interactions: new Map(),
    commands: byId([
      {
        id: ids.command,
        application_id: ids.application,
        version: ids.command,
        type: 1,
        name: 'ping',
        description: 'Answers with pong',
        default_member_permissions: null,
        nsfw: false,
        options: [],
      },
    ]),
    commandCreates: new Map(),
    newId: ascendingIds(),
  };
  const token = interactionToken(ids.interaction);
  world.interactions.set(token, {
    id: ids.interaction,
    token,
    channelId: ids.text,
    userId: ids.member,
    acknowledgeBy: null,
  });
  addMessages(world, now);
  return world;
}

/** The oldest are of March 2024, so too old to delete in bulk; three are as old as the sandbox. */
function addMessages(world: World, now: number): void {
  const text = world.channels.get(ids.text);
  const [bot, member] = [world.bot, world.users.get(ids.member) ?? world.bot];
  if (text === undefined) throw new Error('The seed has no text channel.');
  const wellKnown = [
    makeMessage({ id: ids.memberMessage, channel_id: ids.text, author: member, content: 'Is the bot awake?' }),
    makeMessage({ id: ids.botMessage, channel_id: ids.text, author: bot, content: 'It is.' }),
    makeMessage({ id: ids.pinnedMessage, channel_id: ids.text, author: member, content: 'House rules', pinned: true }),
  ];
  const fresh = ['Hello', 'Anyone here?', 'Testing'].map((content, index) =>
    makeMessage({ id: world.newId(now + index), channel_id: ids.text, author: member, content }),
  );
  for (const message of [...wellKnown, ...fresh]) keepMessage(text, message);
  text.pins.set(ids.pinnedMessage, isoTime(snowflakeTime(ids.pinnedMessage)));
}

const channelWires: readonly ChannelWire[] = [
  {
    id: ids.category,
    type: 4,
    guild_id: ids.guild,
    name: 'Text',
    position: 0,
    parent_id: null,
    permission_overwrites: [],
    flags: 0,
  },
  textChannel(ids.text, 'general', 0),
  textChannel(ids.readOnly, 'announcements', 1, [
    { id: ids.guild, type: 0, allow: '0', deny: bits('SEND_MESSAGES').toString() },
  ]),
  textChannel(ids.hidden, 'staff', 2, [
    { id: ids.guild, type: 0, allow: '0', deny: bits('VIEW_CHANNEL').toString() },
    { id: ids.moderatorRole, type: 0, allow: bits('VIEW_CHANNEL').toString(), deny: '0' },
  ]),
  {
    ...textChannel(ids.voice, 'Lounge', 3),
    type: 2,
    bitrate: 64_000,
    user_limit: 0,
  },
  {
    id: ids.thread,
    type: 11,
    guild_id: ids.guild,
    name: 'release notes',
    parent_id: ids.text,
    owner_id: ids.member,
    last_message_id: null,
    rate_limit_per_user: 0,
    message_count: 0,
    member_count: 2,
    total_message_sent: 0,
    flags: 0,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 10_080,
      archive_timestamp: isoTime(snowflakeTime(ids.thread)),
      locked: false,
    },
  },
];

function textChannel(
  id: string,
  name: string,
  position: number,
  overwrites: NonNullable<ChannelWire['permission_overwrites']> = [],
): ChannelWire {
  return {
    id,
    type: 0,
    guild_id: ids.guild,
    name,
    position,
    parent_id: ids.category,
    permission_overwrites: overwrites,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: null,
    flags: 0,
  };
}

function bits(...names: readonly PermissionName[]): bigint {
  return names.reduce((all, name) => all | permissionBits[name], 0n);
}

function byId<T extends { readonly id: string }>(things: readonly T[]): Map<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

import type { APISKU, APIUser } from 'discord-api-types/v10';
import { twoFactorPermissions } from '../../core/discord/permission.ts';
import { snowflakeTime } from '../../core/discord/snowflake.ts';
import { type Interaction, makeInteraction } from '../interaction/interaction.ts';
import { signingKeys } from '../interaction/signature.ts';
import { noAuthorizations } from '../oauth2/authorization.ts';
import { bits } from '../rights.ts';
import { quietStatusPage } from '../status/statusPage.ts';
import { botToken, clientSecret, interactionToken, webhookToken } from '../token.ts';
import { newApplicationParts } from './applicationParts.ts';
import { emptyGuildParts } from './guildParts.ts';
import { isoTime, makeChannel, makeMember, makeMessage, makeRole, makeUser, makeVoiceState } from './make.ts';
import { redirectUri, sandboxIds } from './seed.ts';
import { addChannels } from './seedChannels.ts';
import { ascendingId, type ChannelWire, type Guild, keepMessage, type World } from './world.ts';

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
  'CREATE_INSTANT_INVITE',
  'CREATE_PUBLIC_THREADS',
  'CREATE_PRIVATE_THREADS',
  'SEND_POLLS',
  'SET_VOICE_CHANNEL_STATUS',
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
    ...emptyGuildParts(),
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
    ...emptyGuildParts(),
    id: ids.otherGuild,
    name: 'Elsewhere',
    ownerId: ids.outsider,
    roles: byId([makeRole(ids.otherGuild, '@everyone', 0, everyone)]),
    members: new Map(),
    bans: new Map(),
    emojis: new Map(),
  };
  const world: World = {
    application: {
      ...newApplicationParts('The bot of the sandbox.', skus),
      id: ids.application,
      name: 'Sandbox Bot',
      ownerId: ids.owner,
      ...signingKeys(seed),
    },
    bot,
    token: botToken(seed, ids.bot),
    users: byId([bot, owner, moderator, member, outsider]),
    guilds: byId([guild, otherGuild, twoFactorGuild(bot, member)]),
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
    commandPermissions: new Map(),
    authorizations: noAuthorizations(clientSecret(seed), [redirectUri]),
    statusPage: quietStatusPage(now),
    roleConnections: new Map(),
    nonces: new Map(),
    invites: new Map(),
    closedDirectMessages: new Map(),
    idsMade: 0,
    newId: ascendingId,
  };
  addInteraction(world, ids.interaction, { type: 2 });
  addInteraction(world, ids.componentInteraction, { type: 3, messageId: ids.botMessage, answerType: 19 });
  addInteraction(world, ids.autocompleteInteraction, { type: 4 });
  addInteraction(world, ids.modalInteraction, { type: 5, messageId: ids.botMessage, answerType: 19 });
  guild.voiceStates.set(ids.owner, makeVoiceState(ids.guild, ids.owner, ids.voice));
  addMessages(world, now);
  addChannels(world);
  return world;
}

function addInteraction(world: World, id: string, more: Partial<Interaction>): void {
  const token = interactionToken(id);
  const { text: channelId, member: userId } = ids;
  world.interactions.set(token, makeInteraction({ id, token, channelId, userId, acknowledgeBy: null, ...more }));
}

/** What the application sells. Source of the numbers: developers/resources/sku#sku-object-sku-types and …-sku-flags */
const skus: readonly APISKU[] = [
  { id: ids.sku, type: 5, application_id: ids.application, name: 'Premium', slug: 'premium', flags: 4 | 128 },
  { id: ids.consumableSku, type: 3, application_id: ids.application, name: 'Coin', slug: 'coin', flags: 4 },
];

/** A guild in which the bot has every permission that it cannot use without its owner's two-factor authentication. */
function twoFactorGuild(bot: APIUser, member: APIUser): Guild {
  const { settings, ...parts } = emptyGuildParts();
  const joined = isoTime(snowflakeTime(ids.twoFactorGuild));
  return {
    ...parts,
    settings: { ...settings, mfa_level: 1 },
    id: ids.twoFactorGuild,
    name: 'Fort Sandbox',
    ownerId: ids.outsider,
    roles: byId([
      makeRole(ids.twoFactorGuild, '@everyone', 0, everyone),
      makeRole(ids.twoFactorRole, 'Guard', 1, bits(...twoFactorPermissions)),
    ]),
    members: new Map([
      [ids.bot, makeMember(bot, [ids.twoFactorRole], joined)],
      [ids.member, makeMember(member, [], joined)],
    ]),
    bans: new Map(),
    emojis: new Map(),
  };
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
  const guarded = { id: ids.twoFactorMessage, channel_id: ids.twoFactorText, author: member, content: 'Delete me' };
  const gate = world.channels.get(ids.twoFactorText);
  if (gate !== undefined) keepMessage(gate, makeMessage(guarded));
  text.pins.set(ids.pinnedMessage, isoTime(snowflakeTime(ids.pinnedMessage)));
}

const channelWires: readonly ChannelWire[] = [
  { ...textChannel(ids.twoFactorText, 'gate', 0), guild_id: ids.twoFactorGuild, parent_id: null },
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

function byId<T extends { readonly id: string }>(things: readonly T[]): Map<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

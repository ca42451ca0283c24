import { ChannelType } from 'discord.js';
import type { JsonValue } from '../../../src/core/request/draft.ts';
import { ids, type WorldSpec } from './discordWorld.ts';

/** One situation: a guild, a request, and what stands in its way by the documentation. */
export interface Situation {
  readonly what: string;
  readonly world: WorldSpec;
  readonly request: string;
  readonly body?: JsonValue;
  readonly hasFiles?: true;
  readonly obstacles: readonly string[];
}

const read = ['VIEW_CHANNEL', 'READ_MESSAGE_HISTORY'] as const;
const write = [...read, 'SEND_MESSAGES'] as const;
const send = 'POST channels/channel/messages';
const content = { content: 'hi' };

/** What roles give. Source: https://docs.discord.com/developers/topics/permissions#permission-overwrites */
export const roleSituations: readonly Situation[] = [
  {
    what: 'nothing was given',
    world: {},
    request: send,
    body: content,
    obstacles: ['VIEW_CHANNEL never', 'SEND_MESSAGES never'],
  },
  { what: '@everyone may', world: { everyone: write }, request: send, body: content, obstacles: [] },
  { what: 'a role may', world: { roles: { A: write }, bot: ['A'] }, request: send, body: content, obstacles: [] },
  {
    what: 'two roles together may',
    world: { roles: { A: read, B: ['SEND_MESSAGES'] }, bot: ['A', 'B'] },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'a role of others does not count',
    world: { everyone: read, roles: { A: write } },
    request: send,
    body: content,
    obstacles: ['SEND_MESSAGES never'],
  },
  { what: 'the owner may everything', world: { owner: 'bot' }, request: send, body: content, obstacles: [] },
  {
    what: 'the owner is above overwrites',
    world: { owner: 'bot', overwrites: [['@bot', [], ['VIEW_CHANNEL']]] },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'an administrator may everything',
    world: { roles: { A: ['ADMINISTRATOR'] }, bot: ['A'] },
    request: 'DELETE channels/channel',
    obstacles: [],
  },
  {
    what: 'an overwrite does not deny an administrator',
    world: {
      roles: { A: ['ADMINISTRATOR'] },
      bot: ['A'],
      overwrites: [
        ['A', [], ['SEND_MESSAGES']],
        ['@bot', [], ['VIEW_CHANNEL']],
      ],
    },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'ADMINISTRATOR of @everyone is enough',
    world: { everyone: ['ADMINISTRATOR'], overwrites: [['@everyone', [], ['VIEW_CHANNEL']]] },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'an overwrite makes nobody an administrator',
    world: { overwrites: [['@everyone', ['ADMINISTRATOR', 'VIEW_CHANNEL'], []]] },
    request: send,
    body: content,
    obstacles: ['SEND_MESSAGES never'],
  },
  {
    what: 'flags without a name do no harm',
    world: { everyone: [...write, 1n << 47n, 1n << 60n] },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'flags without a name are not among everything',
    world: { everyone: ['ADMINISTRATOR', 1n << 47n] },
    request: send,
    body: content,
    obstacles: [],
  },
];

/** What a channel changes, in the documented order. */
export const overwriteSituations: readonly Situation[] = [
  {
    what: 'the channel denies it to @everyone',
    world: { everyone: write, overwrites: [['@everyone', [], ['SEND_MESSAGES']]] },
    request: send,
    body: content,
    obstacles: ['SEND_MESSAGES denied by @everyone'],
  },
  {
    what: 'the channel denies @everyone what a role gives',
    world: {
      everyone: read,
      roles: { A: ['SEND_MESSAGES'] },
      bot: ['A'],
      overwrites: [['@everyone', [], ['SEND_MESSAGES']]],
    },
    request: send,
    body: content,
    obstacles: ['SEND_MESSAGES denied by @everyone'],
  },
  {
    what: 'a role is allowed what @everyone is denied',
    world: {
      everyone: write,
      roles: { A: [] },
      bot: ['A'],
      overwrites: [
        ['@everyone', [], ['SEND_MESSAGES']],
        ['A', ['SEND_MESSAGES'], []],
      ],
    },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'the order of the list does not matter',
    world: {
      everyone: write,
      roles: { A: [] },
      bot: ['A'],
      overwrites: [
        ['A', ['SEND_MESSAGES'], []],
        ['@everyone', [], ['SEND_MESSAGES']],
      ],
    },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'a role is denied',
    world: { everyone: write, roles: { A: [] }, bot: ['A'], overwrites: [['A', [], ['SEND_MESSAGES']]] },
    request: send,
    body: content,
    obstacles: ['SEND_MESSAGES denied by A'],
  },
  {
    what: 'a role that the bot has not is denied',
    world: { everyone: write, roles: { A: [] }, overwrites: [['A', [], ['SEND_MESSAGES']]] },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'one role is denied and another allowed',
    world: {
      everyone: write,
      roles: { A: [], B: [] },
      bot: ['A', 'B'],
      overwrites: [
        ['A', ['SEND_MESSAGES'], []],
        ['B', [], ['SEND_MESSAGES']],
      ],
    },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'rank does not matter between roles',
    world: {
      everyone: write,
      roles: { A: [], B: [] },
      bot: ['A', 'B'],
      overwrites: [
        ['B', [], ['SEND_MESSAGES']],
        ['A', ['SEND_MESSAGES'], []],
      ],
    },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'two roles are denied',
    world: {
      everyone: write,
      roles: { A: [], B: [] },
      bot: ['A', 'B'],
      overwrites: [
        ['A', [], ['SEND_MESSAGES']],
        ['B', [], ['SEND_MESSAGES']],
      ],
    },
    request: send,
    body: content,
    obstacles: ['SEND_MESSAGES denied by A+B'],
  },
  {
    what: '@everyone and a role are denied',
    world: {
      everyone: write,
      roles: { A: [] },
      bot: ['A'],
      overwrites: [
        ['@everyone', [], ['SEND_MESSAGES']],
        ['A', [], ['SEND_MESSAGES']],
      ],
    },
    request: send,
    body: content,
    obstacles: ['SEND_MESSAGES denied by @everyone+A'],
  },
  {
    what: 'the member is denied',
    world: { everyone: write, overwrites: [['@bot', [], ['SEND_MESSAGES']]] },
    request: send,
    body: content,
    obstacles: ['SEND_MESSAGES denied by bot'],
  },
  {
    what: 'the member is denied what its role is allowed',
    world: {
      everyone: write,
      roles: { A: [] },
      bot: ['A'],
      overwrites: [
        ['A', ['SEND_MESSAGES'], []],
        ['@bot', [], ['SEND_MESSAGES']],
      ],
    },
    request: send,
    body: content,
    obstacles: ['SEND_MESSAGES denied by bot'],
  },
  {
    what: 'the member is allowed what all are denied',
    world: {
      everyone: write,
      roles: { A: [] },
      bot: ['A'],
      overwrites: [
        ['@everyone', [], ['SEND_MESSAGES']],
        ['A', [], ['SEND_MESSAGES']],
        ['@bot', ['SEND_MESSAGES'], []],
      ],
    },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'another member is denied',
    world: { everyone: write, overwrites: [['@target', [], ['SEND_MESSAGES']]] },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'one overwrite allows and denies the same',
    world: { everyone: read, overwrites: [['@everyone', ['SEND_MESSAGES'], ['SEND_MESSAGES']]] },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'nobody gives it, and the channel denies it beside',
    world: { everyone: read, overwrites: [['@everyone', [], ['SEND_MESSAGES']]] },
    request: send,
    body: content,
    obstacles: ['SEND_MESSAGES never, denied by @everyone'],
  },
  {
    what: 'the channel alone gives it',
    world: { everyone: read, overwrites: [['@bot', ['SEND_MESSAGES'], []]] },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'the category denies, the channel was taken out of it',
    world: { everyone: write, category: [['@everyone', [], ['SEND_MESSAGES']]] },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'the channel is in step with its category',
    world: {
      everyone: write,
      category: [['@everyone', [], ['SEND_MESSAGES']]],
      overwrites: [['@everyone', [], ['SEND_MESSAGES']]],
    },
    request: send,
    body: content,
    obstacles: ['SEND_MESSAGES denied by @everyone'],
  },
  {
    what: 'the channel changes a flag without a name',
    world: { everyone: write, overwrites: [['@everyone', [1n << 55n], [1n << 47n]]] },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'a webhook is made where its management is denied',
    world: { everyone: [...read, 'MANAGE_WEBHOOKS'], overwrites: [['@everyone', [], ['MANAGE_WEBHOOKS']]] },
    request: 'POST channels/channel/webhooks',
    body: { name: 'x' },
    obstacles: ['MANAGE_WEBHOOKS denied by @everyone'],
  },
  {
    what: 'webhooks of the guild ask the guild, not the channel',
    world: { everyone: ['MANAGE_WEBHOOKS'], overwrites: [['@everyone', [], ['MANAGE_WEBHOOKS']]] },
    request: 'GET guilds/guild/webhooks',
    obstacles: [],
  },
];

/** Source: https://docs.discord.com/developers/topics/permissions#implicit-permissions and topics/threads#permissions */
export const implicitSituations: readonly Situation[] = [
  {
    what: 'a hidden channel takes everything',
    world: { everyone: [...write, 'ATTACH_FILES'], overwrites: [['@everyone', [], ['VIEW_CHANNEL']]] },
    request: send,
    body: content,
    hasFiles: true,
    obstacles: ['VIEW_CHANNEL denied by @everyone'],
  },
  {
    what: 'the view is hidden from all and shown to a role',
    world: {
      everyone: write,
      roles: { A: [] },
      bot: ['A'],
      overwrites: [
        ['@everyone', [], ['VIEW_CHANNEL']],
        ['A', ['VIEW_CHANNEL'], []],
      ],
    },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'the view is hidden, and sending denied by another',
    world: {
      everyone: write,
      roles: { A: [] },
      bot: ['A'],
      overwrites: [
        ['@everyone', [], ['VIEW_CHANNEL']],
        ['A', [], ['SEND_MESSAGES']],
      ],
    },
    request: send,
    body: content,
    obstacles: ['VIEW_CHANNEL denied by @everyone', 'SEND_MESSAGES denied by A'],
  },
  {
    what: 'who may not write may not attach files',
    world: { everyone: [...read, 'ATTACH_FILES'] },
    request: send,
    body: content,
    hasFiles: true,
    obstacles: ['SEND_MESSAGES never'],
  },
  {
    what: 'who may not write may not speak aloud',
    world: { everyone: [...read, 'SEND_TTS_MESSAGES'] },
    request: send,
    body: { content: 'hi', tts: true },
    obstacles: ['SEND_MESSAGES never'],
  },
  {
    what: 'a reaction needs no writing',
    world: { everyone: [...read, 'ADD_REACTIONS'] },
    request: 'PUT channels/channel/messages/message/reactions/x/@me',
    obstacles: [],
  },
  {
    what: 'voice without CONNECT',
    world: {
      type: ChannelType.GuildVoice,
      everyone: [...write, 'CONNECT', 'SET_VOICE_CHANNEL_STATUS'],
      overwrites: [['@everyone', [], ['CONNECT']]],
    },
    request: 'PUT channels/channel/voice-status',
    body: { status: 'x' },
    obstacles: ['SET_VOICE_CHANNEL_STATUS implicit: CONNECT denied by @everyone'],
  },
  {
    what: 'voice with CONNECT',
    world: { type: ChannelType.GuildVoice, everyone: [...write, 'CONNECT', 'SET_VOICE_CHANNEL_STATUS'] },
    request: 'PUT channels/channel/voice-status',
    body: { status: 'x' },
    obstacles: [],
  },
  {
    what: 'reading the chat of a voice channel needs CONNECT',
    world: { type: ChannelType.GuildVoice, everyone: read },
    request: 'GET channels/channel/messages',
    obstacles: ['CONNECT never'],
  },
  {
    what: 'a stage without CONNECT',
    world: {
      type: ChannelType.GuildStageVoice,
      everyone: ['VIEW_CHANNEL', 'MANAGE_CHANNELS', 'MUTE_MEMBERS', 'MOVE_MEMBERS'],
    },
    request: 'PATCH stage-instances/channel',
    body: { topic: 'x' },
    obstacles: [
      'MANAGE_CHANNELS implicit: CONNECT never',
      'MUTE_MEMBERS implicit: CONNECT never',
      'MOVE_MEMBERS implicit: CONNECT never',
    ],
  },
  {
    what: 'text does not ask for CONNECT',
    world: { everyone: write },
    request: 'GET channels/channel/messages',
    obstacles: [],
  },
  {
    what: 'a thread asks for its own flag',
    world: { thread: ChannelType.PublicThread, everyone: write },
    request: 'POST channels/thread/messages',
    body: content,
    obstacles: ['SEND_MESSAGES_IN_THREADS never'],
  },
  {
    what: 'a thread does not ask for SEND_MESSAGES',
    world: { thread: ChannelType.PublicThread, everyone: [...read, 'SEND_MESSAGES_IN_THREADS'] },
    request: 'POST channels/thread/messages',
    body: content,
    obstacles: [],
  },
  {
    what: 'the overwrites of its channel count for a thread',
    world: {
      thread: ChannelType.PublicThread,
      everyone: [...read, 'SEND_MESSAGES_IN_THREADS'],
      overwrites: [['@everyone', [], ['SEND_MESSAGES_IN_THREADS']]],
    },
    request: 'POST channels/thread/messages',
    body: content,
    obstacles: ['SEND_MESSAGES_IN_THREADS denied by @everyone'],
  },
  {
    what: 'a hidden channel hides its threads',
    world: {
      thread: ChannelType.PublicThread,
      everyone: [...read, 'SEND_MESSAGES_IN_THREADS'],
      overwrites: [['@everyone', [], ['VIEW_CHANNEL']]],
    },
    request: 'POST channels/thread/messages',
    body: content,
    obstacles: ['VIEW_CHANNEL denied by @everyone'],
  },
  {
    what: 'files in a thread go with its own flag',
    world: { thread: ChannelType.PublicThread, everyone: [...read, 'ATTACH_FILES'] },
    request: 'POST channels/thread/messages',
    body: content,
    hasFiles: true,
    obstacles: ['SEND_MESSAGES_IN_THREADS never'],
  },
  {
    what: 'a private thread',
    world: { thread: ChannelType.PrivateThread, everyone: [...read, 'SEND_MESSAGES_IN_THREADS'] },
    request: 'POST channels/thread/messages',
    body: content,
    obstacles: [],
  },
  {
    what: 'deleting a thread asks for MANAGE_THREADS, not MANAGE_CHANNELS',
    world: { thread: ChannelType.PublicThread, everyone: [...read, 'MANAGE_CHANNELS'] },
    request: 'DELETE channels/thread',
    obstacles: ['MANAGE_THREADS never'],
  },
  {
    what: 'a public thread is made',
    world: { everyone: write },
    request: 'POST channels/channel/messages/message/threads',
    body: { name: 'x' },
    obstacles: ['CREATE_PUBLIC_THREADS never'],
  },
  {
    what: 'a post in a forum asks for SEND_MESSAGES',
    world: { type: ChannelType.GuildForum, everyone: read },
    request: 'POST channels/channel/threads',
    body: { name: 'x', message: content },
    obstacles: ['SEND_MESSAGES never'],
  },
  {
    what: 'a poll',
    world: { everyone: write },
    request: send,
    body: { poll: { question: { text: '?' }, answers: [] } },
    obstacles: ['SEND_POLLS never'],
  },
];

/** Source: https://docs.discord.com/developers/topics/permissions (timeouts, two-factor authentication, flags of 2026-02-23) */
export const otherSituations: readonly Situation[] = [
  {
    what: 'a timeout takes writing',
    world: { everyone: write, timeout: 10 },
    request: send,
    body: content,
    obstacles: ['SEND_MESSAGES timeout'],
  },
  {
    what: 'a timeout leaves reading',
    world: { everyone: write, timeout: 10 },
    request: 'GET channels/channel/messages',
    obstacles: [],
  },
  {
    what: 'a timeout that is over',
    world: { everyone: write, timeout: -10 },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'a timeout does not hold an administrator',
    world: { roles: { A: ['ADMINISTRATOR'] }, bot: ['A'], timeout: 10 },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'a timeout does not hold the owner',
    world: { owner: 'bot', timeout: 10 },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'a timeout, and the overwrite denies it too',
    world: { everyone: write, timeout: 10, overwrites: [['@everyone', [], ['SEND_MESSAGES']]] },
    request: send,
    body: content,
    obstacles: ['SEND_MESSAGES denied by @everyone'],
  },
  {
    what: 'a timeout takes the rights in a guild',
    world: { everyone: ['KICK_MEMBERS', 'MANAGE_GUILD'], timeout: 10 },
    request: 'GET guilds/guild/prune',
    obstacles: ['KICK_MEMBERS timeout', 'MANAGE_GUILD timeout'],
  },
  {
    what: 'a timeout takes writing in threads',
    world: { thread: ChannelType.PublicThread, everyone: [...read, 'SEND_MESSAGES_IN_THREADS'], timeout: 10 },
    request: 'POST channels/thread/messages',
    body: content,
    obstacles: ['SEND_MESSAGES_IN_THREADS timeout'],
  },
  {
    what: 'two-factor authentication is asked for and lacking',
    world: { mfa: true, ownerHasTwoFactor: false, everyone: [...write, 'MANAGE_MESSAGES'] },
    request: 'POST channels/channel/messages/bulk-delete',
    body: { messages: [] },
    obstacles: ['MANAGE_MESSAGES two-factor'],
  },
  {
    what: 'two-factor authentication is asked for and there',
    world: { mfa: true, ownerHasTwoFactor: true, everyone: [...write, 'MANAGE_MESSAGES'] },
    request: 'POST channels/channel/messages/bulk-delete',
    body: { messages: [] },
    obstacles: [],
  },
  {
    what: 'two-factor authentication is lacking and not asked for',
    world: { ownerHasTwoFactor: false, everyone: [...write, 'MANAGE_MESSAGES'] },
    request: 'POST channels/channel/messages/bulk-delete',
    body: { messages: [] },
    obstacles: [],
  },
  {
    what: 'ordinary flags need no two-factor authentication',
    world: { mfa: true, ownerHasTwoFactor: false, everyone: write },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'ADMINISTRATOR does not work without two-factor authentication',
    world: { mfa: true, ownerHasTwoFactor: false, everyone: read, roles: { A: ['ADMINISTRATOR'] }, bot: ['A'] },
    request: send,
    body: content,
    obstacles: ['SEND_MESSAGES never'],
  },
  {
    what: 'pinning has its own flag',
    world: { everyone: [...write, 'MANAGE_MESSAGES'] },
    request: 'PUT channels/channel/messages/pins/message',
    obstacles: ['PIN_MESSAGES never'],
  },
  {
    what: 'pinning by the old address too',
    world: { everyone: [...read, 'PIN_MESSAGES'] },
    request: 'PUT channels/channel/pins/message',
    obstacles: [],
  },
  {
    what: 'pinning is denied by the channel',
    world: { everyone: [...read, 'PIN_MESSAGES'], overwrites: [['@everyone', [], ['PIN_MESSAGES']]] },
    request: 'DELETE channels/channel/messages/pins/message',
    obstacles: ['PIN_MESSAGES denied by @everyone'],
  },
  {
    what: 'an emoji is made with its own flag',
    world: { everyone: ['MANAGE_GUILD_EXPRESSIONS'] },
    request: 'POST guilds/guild/emojis',
    body: { name: 'x' },
    obstacles: ['CREATE_GUILD_EXPRESSIONS never'],
  },
  {
    what: 'a sound is made with its own flag',
    world: { everyone: ['CREATE_GUILD_EXPRESSIONS'] },
    request: 'POST guilds/guild/soundboard-sounds',
    body: { name: 'x' },
    obstacles: [],
  },
  {
    what: 'an event is made with its own flag',
    world: { everyone: ['MANAGE_EVENTS'] },
    request: 'POST guilds/guild/scheduled-events',
    body: { entity_type: 3 },
    obstacles: ['CREATE_EVENTS never'],
  },
  {
    what: 'BYPASS_SLOWMODE is held by the newest bit',
    world: { everyone: [...write, 'BYPASS_SLOWMODE'], overwrites: [['@everyone', [], ['BYPASS_SLOWMODE']]] },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'an own message is deleted',
    world: { everyone: read, author: 'bot' },
    request: 'DELETE channels/channel/messages/message',
    obstacles: [],
  },
  {
    what: 'a message of somebody else is deleted',
    world: { everyone: read, author: 'target' },
    request: 'DELETE channels/channel/messages/message',
    obstacles: ['MANAGE_MESSAGES never'],
  },
  {
    what: 'one of two permissions would do',
    world: { everyone: ['VIEW_AUDIT_LOG'] },
    request: 'GET guilds/guild/invites',
    obstacles: [],
  },
  {
    what: 'neither of two permissions is there',
    world: {},
    request: 'GET guilds/guild/invites',
    obstacles: ['one of MANAGE_GUILD|VIEW_AUDIT_LOG'],
  },
  {
    what: 'the audit log',
    world: { everyone: write },
    request: 'GET guilds/guild/audit-logs',
    obstacles: ['VIEW_AUDIT_LOG never'],
  },
];

const moderator = ['KICK_MEMBERS', 'BAN_MEMBERS', 'MANAGE_ROLES', 'MANAGE_NICKNAMES', 'MODERATE_MEMBERS'] as const;
const ranked = (bot: readonly string[], target: readonly string[] = []): WorldSpec => ({
  roles: { Low: [], Middle: moderator, High: [] },
  bot,
  target,
});
const timeout = { communication_disabled_until: '2026-12-01T00:00:00Z' };

/** Source: https://docs.discord.com/developers/topics/permissions#permission-hierarchy */
export const rankSituations: readonly Situation[] = [
  {
    what: 'a member below is kicked',
    world: ranked(['Middle'], ['Low']),
    request: 'DELETE guilds/guild/members/target',
    obstacles: [],
  },
  {
    what: 'a member of the same role',
    world: ranked(['Middle'], ['Middle']),
    request: 'DELETE guilds/guild/members/target',
    obstacles: ['member somebody same'],
  },
  {
    what: 'a member above',
    world: ranked(['Middle'], ['Low', 'High']),
    request: 'DELETE guilds/guild/members/target',
    obstacles: ['member somebody above'],
  },
  {
    what: 'a member above is banned',
    world: ranked(['Middle'], ['High']),
    request: 'PUT guilds/guild/bans/target',
    obstacles: ['member somebody above'],
  },
  {
    what: 'the owner',
    world: { ...ranked(['High', 'Middle']), owner: 'target' },
    request: 'PUT guilds/guild/bans/target',
    obstacles: ['member somebody owner'],
  },
  {
    what: 'the bot is the owner',
    world: { ...ranked([], ['High']), owner: 'bot' },
    request: 'DELETE guilds/guild/members/target',
    obstacles: [],
  },
  {
    what: 'an administrator without rank',
    world: { roles: { Low: ['ADMINISTRATOR'], High: [] }, bot: ['Low'], target: ['High'] },
    request: 'DELETE guilds/guild/members/target',
    obstacles: ['member somebody above'],
  },
  {
    what: 'neither has a role',
    world: { everyone: moderator },
    request: 'DELETE guilds/guild/members/target',
    obstacles: ['member somebody same'],
  },
  {
    what: 'two roles at one position: the older is above',
    world: { roles: { Older: moderator, '=Newer': [] }, bot: ['Older'], target: ['=Newer'] },
    request: 'DELETE guilds/guild/members/target',
    obstacles: [],
  },
  {
    what: 'two roles at one position: the newer is below',
    world: { roles: { Older: [], '=Newer': moderator }, bot: ['=Newer'], target: ['Older'] },
    request: 'DELETE guilds/guild/members/target',
    obstacles: ['member somebody above'],
  },
  {
    what: 'neither permission nor rank',
    world: { roles: { Low: [], High: [] }, bot: ['Low'], target: ['High'] },
    request: 'DELETE guilds/guild/members/target',
    obstacles: ['KICK_MEMBERS never', 'member somebody above'],
  },
  {
    what: 'a timeout for a member above',
    world: ranked(['Middle'], ['High']),
    request: 'PATCH guilds/guild/members/target',
    body: timeout,
    obstacles: ['member somebody above'],
  },
  {
    what: 'a timeout for an administrator below',
    world: { roles: { Low: ['ADMINISTRATOR'], High: moderator }, bot: ['High'], target: ['Low'] },
    request: 'PATCH guilds/guild/members/target',
    body: timeout,
    obstacles: ['member somebody administrator'],
  },
  {
    what: 'a nickname for an administrator below',
    world: { roles: { Low: ['ADMINISTRATOR'], High: moderator }, bot: ['High'], target: ['Low'] },
    request: 'PATCH guilds/guild/members/target',
    body: { nick: 'x' },
    obstacles: [],
  },
  {
    what: 'muting asks for no rank',
    world: { everyone: ['MUTE_MEMBERS'], roles: { High: [] }, target: ['High'] },
    request: 'PATCH guilds/guild/members/target',
    body: { mute: true },
    obstacles: [],
  },
  {
    what: 'a lower role is given',
    world: ranked(['Middle']),
    request: 'PUT guilds/guild/members/target/roles/role:Low',
    obstacles: [],
  },
  {
    what: 'the own highest role is given',
    world: ranked(['Middle']),
    request: 'PUT guilds/guild/members/target/roles/role:Middle',
    obstacles: ['role Middle same'],
  },
  {
    what: 'a higher role is given',
    world: ranked(['Middle']),
    request: 'PUT guilds/guild/members/target/roles/role:High',
    obstacles: ['role High above'],
  },
  {
    what: 'a lower role is given to a member above',
    world: ranked(['Middle'], ['High']),
    request: 'PUT guilds/guild/members/target/roles/role:Low',
    obstacles: [],
  },
  {
    what: 'a higher role is taken by a list',
    world: ranked(['Middle'], ['High']),
    request: 'PATCH guilds/guild/members/target',
    body: { roles: [] },
    obstacles: ['role High above'],
  },
  {
    what: 'a higher role is deleted',
    world: ranked(['Middle']),
    request: 'DELETE guilds/guild/roles/role:High',
    obstacles: ['role High above'],
  },
  {
    what: 'roles are sorted',
    world: ranked(['Middle']),
    request: 'PATCH guilds/guild/roles',
    body: [{ id: '200000000000000003', position: 1 }],
    obstacles: ['role High above'],
  },
  {
    what: 'a role gets what the bot has',
    world: ranked(['Middle']),
    request: 'PATCH guilds/guild/roles/role:Low',
    body: { permissions: '2' },
    obstacles: [],
  },
  {
    what: 'a role gets what the bot lacks',
    world: ranked(['Middle']),
    request: 'PATCH guilds/guild/roles/role:Low',
    body: { permissions: '42' },
    obstacles: ['gives 0x28'],
  },
  {
    what: 'a role keeps what it has and the bot lacks',
    world: { roles: { Low: ['MANAGE_GUILD'], High: moderator }, bot: ['High'] },
    request: 'PATCH guilds/guild/roles/role:Low',
    body: { permissions: '34' },
    obstacles: [],
  },
  {
    what: 'a new role may what the bot may not',
    world: ranked(['Middle']),
    request: 'POST guilds/guild/roles',
    body: { permissions: '8' },
    obstacles: ['gives 0x8'],
  },
  {
    what: 'an overwrite allows what the bot has',
    world: { everyone: [...write, 'MANAGE_ROLES'] },
    request: `PUT channels/channel/permissions/${ids.guild}`,
    body: { type: 0, allow: '2048' },
    obstacles: [],
  },
  {
    what: 'an overwrite denies what the bot lacks',
    world: { everyone: [...write, 'MANAGE_ROLES'] },
    request: `PUT channels/channel/permissions/${ids.guild}`,
    body: { type: 0, deny: 32 },
    obstacles: ['gives 0x20'],
  },
  {
    what: 'a category lets an overwrite allow more',
    world: { everyone: [...write, 'MANAGE_ROLES'], category: [['@everyone', ['MANAGE_MESSAGES'], []]] },
    request: `PUT channels/channel/permissions/${ids.guild}`,
    body: { type: 0, allow: '8192' },
    obstacles: [],
  },
  {
    what: 'an overwrite with MANAGE_ROLES hands out everything',
    world: { everyone: write, overwrites: [['@bot', ['MANAGE_ROLES'], []]] },
    request: `PUT channels/channel/permissions/${ids.guild}`,
    body: { type: 0, deny: '32' },
    obstacles: [],
  },
  {
    what: 'an overwrite is edited without MANAGE_ROLES',
    world: { everyone: [...write, 'MANAGE_CHANNELS'] },
    request: `DELETE channels/channel/permissions/${ids.guild}`,
    obstacles: ['MANAGE_ROLES never'],
  },
];

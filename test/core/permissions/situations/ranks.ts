import { ids, type WorldSpec } from '../discordWorld.ts';
import { type Situation, write } from './situation.ts';

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

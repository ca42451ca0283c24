import { ChannelType, Client, ClientUser, type Guild, type GuildBasedChannel, type GuildMember } from 'discord.js';
import { type PermissionName, permissionsOf } from '../../../src/core/discord/permission.ts';
import { routeOf } from '../../../src/core/discord/route.ts';
import {
  type Explanation,
  explainPermissions,
  type Obstacle,
} from '../../../src/core/permissions/explainPermissions.ts';
import type { PermissionFacts } from '../../../src/core/permissions/permissionFacts.ts';
import type { AskedRequest } from '../../../src/core/permissions/permissionNeeds.ts';
import type { PermissionVerdict } from '../../../src/core/permissions/permissionVerdict.ts';
import { readChannel, readGuild, readMember } from '../../../src/core/permissions/readObjects.ts';
import type { JsonValue } from '../../../src/core/request/draft.ts';

/** The moment of all situations: before it timeouts are over. */
export const now = Date.parse('2026-11-29T12:00:00Z');

export const ids = {
  guild: '100000000000000001',
  owner: '300000000000000001',
  bot: '300000000000000002',
  target: '300000000000000003',
  channel: '400000000000000001',
  thread: '400000000000000002',
  category: '400000000000000003',
  message: '500000000000000001',
} as const;

/** Flags by name, or as a number for what has no name. */
export type Flags = readonly (PermissionName | bigint)[];

/** Whom an overwrite is for: `@everyone`, `@bot`, `@target`, or a role by its name. */
export type OverwriteSpec = readonly [who: string, allow: Flags, deny: Flags];

/** A guild in short. Roles stand in the order of their positions, the lowest first; `=` before a name: at the position of the one before. */
export interface WorldSpec {
  readonly owner?: 'bot' | 'target';
  readonly mfa?: boolean;
  /** `mfa_enabled` of the bot; absent: it is not said. */
  readonly ownerHasTwoFactor?: boolean;
  readonly everyone?: Flags;
  readonly roles?: Readonly<Record<string, Flags>>;
  readonly bot?: readonly string[];
  readonly target?: readonly string[];
  readonly type?: ChannelType;
  readonly overwrites?: readonly OverwriteSpec[];
  /** Of the channel's category. */
  readonly category?: readonly OverwriteSpec[];
  /** The request concerns a thread of this type in the channel. */
  readonly thread?: ChannelType;
  readonly threadOwner?: 'bot' | 'target';
  /** Minutes from now until which the bot is timed out; negative: it is over. */
  readonly timeout?: number;
  readonly author?: 'bot' | 'target';
}

/** The same guild for us and for discord.js. */
export interface World {
  readonly facts: PermissionFacts;
  readonly guild: Guild;
  readonly me: GuildMember;
  readonly target: GuildMember;
  readonly channel: GuildBasedChannel;
  readonly roleId: (name: string) => string;
}

const bits = (flags: Flags = []) =>
  flags.reduce<bigint>((all, one) => all | (typeof one === 'bigint' ? one : permissionsOf([one])), 0n);

/** Makes a guild from the objects that Discord's API gives, read by us and by discord.js. */
export function makeWorld(spec: WorldSpec, withChannel = true): World {
  const names = Object.keys(spec.roles ?? {});
  const roleId = (name: string) =>
    name === '@everyone' ? ids.guild : `2${String(names.indexOf(name) + 1).padStart(17, '0')}`;
  const who = (name: string) => ({ '@bot': ids.bot, '@target': ids.target })[name] ?? roleId(name);
  let position = 0;
  const roles = [
    role(ids.guild, '@everyone', 0, bits(spec.everyone)),
    ...names.map((name) => {
      if (!name.startsWith('=')) position++;
      return role(roleId(name), name, position, bits(spec.roles?.[name]));
    }),
  ];
  const overwrites = (list: readonly OverwriteSpec[] = []) =>
    list.map(([name, allow, deny]) => ({
      id: who(name),
      type: ['@bot', '@target'].includes(name) ? 1 : 0,
      allow: bits(allow).toString(),
      deny: bits(deny).toString(),
    }));
  const { guild: guild_id } = ids;
  const category = {
    id: ids.category,
    type: 4,
    guild_id,
    name: 'group',
    position: 0,
    parent_id: null,
    permission_overwrites: overwrites(spec.category),
  };
  const channel = {
    id: ids.channel,
    type: spec.type ?? ChannelType.GuildText,
    guild_id,
    name: 'place',
    position: 1,
    parent_id: spec.category === undefined ? null : ids.category,
    permission_overwrites: overwrites(spec.overwrites),
  };
  const thread = {
    id: ids.thread,
    type: spec.thread ?? ChannelType.PublicThread,
    guild_id,
    name: 'talk',
    parent_id: ids.channel,
    owner_id: spec.threadOwner === 'bot' ? ids.bot : ids.target,
    member: { user_id: ids.bot, id: ids.thread, join_timestamp: new Date(now).toISOString(), flags: 0 },
    thread_metadata: {
      archived: false,
      locked: false,
      auto_archive_duration: 60,
      archive_timestamp: new Date(now).toISOString(),
    },
  };
  const members = [
    member(ids.bot, 'helper', (spec.bot ?? []).map(roleId), spec.timeout),
    member(ids.target, 'somebody', (spec.target ?? []).map(roleId)),
  ];
  const raw = {
    id: guild_id,
    name: 'Guild',
    owner_id: spec.owner === undefined ? ids.owner : ids[spec.owner],
    mfa_level: spec.mfa === true ? 1 : 0,
    roles,
  };
  const client = new Client({ intents: [] });
  const user = { id: ids.bot, username: 'helper', discriminator: '0', avatar: null, bot: true };
  Reflect.set(client, 'user', Reflect.construct(ClientUser, [client, user]));
  const guild = Reflect.get(client.guilds, '_add').call(client.guilds, {
    ...raw,
    members,
    channels: spec.category === undefined ? [channel] : [category, channel],
    threads: spec.thread === undefined ? [] : [thread],
    features: [],
    emojis: [],
    stickers: [],
  }) as Guild;
  const asked = spec.thread === undefined ? channel : thread;
  const [me, target] = [present(readMember(members[0])), present(readMember(members[1]))];
  return {
    facts: {
      guild: present(readGuild(raw)),
      me,
      ownerHasTwoFactor: spec.ownerHasTwoFactor ?? null,
      channel: withChannel ? present(readChannel(asked)) : null,
      parent: !withChannel
        ? null
        : spec.thread !== undefined
          ? readChannel(channel)
          : spec.category === undefined
            ? null
            : readChannel(category),
      isHidden: false,
      target,
      authorId: spec.author === undefined ? null : ids[spec.author],
      now,
    },
    guild,
    me: present(guild.members.me),
    target: present(guild.members.cache.get(ids.target)),
    channel: present(guild.channels.cache.get(asked.id)),
    roleId,
  };
}

/** `POST channel/messages` and the like as a request: names of `ids` stand for the ids, `role:Name` for a role's. */
export function requestOf(line: string, { roleId }: World, body?: JsonValue, hasFiles = false): AskedRequest {
  const [method = '', short = ''] = line.split(' ');
  const path = short
    .split('/')
    .map((part) => (part.startsWith('role:') ? roleId(part.slice(5)) : ((ids as Record<string, string>)[part] ?? part)))
    .join('/');
  return { method, route: present(routeOf(method, `https://discord.com/api/v10/${path}`)), body, hasFiles };
}

/** The obstacles in short, with names instead of ids. */
export function obstaclesIn(explanation: Explanation): string[] {
  return explanation.obstacles.map((one) => shortObstacle(one, explanation.facts));
}

function shortObstacle(obstacle: Obstacle, facts: PermissionFacts): string {
  switch (obstacle.kind) {
    case 'permission':
      return `${obstacle.permission} ${shortVerdict(obstacle.verdict, facts)}`;
    case 'one-of':
      return `one of ${obstacle.need.permissions.join('|')}`;
    case 'rank':
      return `${obstacle.check.of} ${obstacle.check.name} ${obstacle.check.outcome}`;
    case 'grant':
      return `gives 0x${obstacle.check.missing.toString(16)}`;
    default:
      return obstacle satisfies never;
  }
}

/** A verdict in short. */
export function shortVerdict(verdict: PermissionVerdict, facts: PermissionFacts): string {
  const name = (id = '') => facts.guild.roles.find((role) => role.id === id)?.name ?? (id === facts.me.id ? 'bot' : id);
  switch (verdict.kind) {
    case 'granted':
      return `granted by ${verdict.by.kind} ${name(verdict.by.by)}`.trim();
    case 'denied':
      return `denied by ${verdict.by.map(({ by }) => name(by)).join('+')}`;
    case 'never':
      return verdict.deniedBy.length === 0
        ? 'never'
        : `never, denied by ${verdict.deniedBy.map(({ by }) => name(by)).join('+')}`;
    case 'implicit':
      return `implicit: ${verdict.lacking} ${shortVerdict(verdict.because, facts)}`;
    case 'timeout':
    case 'two-factor':
      return verdict.kind;
    default:
      return verdict satisfies never;
  }
}

/** Explains a request in a world. */
export function explained(world: World, line: string, body?: JsonValue, hasFiles = false): Explanation {
  return explainPermissions(requestOf(line, world, body, hasFiles), world.facts);
}

function role(id: string, name: string, position: number, permissions: bigint) {
  return {
    id,
    name,
    position,
    permissions: permissions.toString(),
    color: 0,
    hoist: false,
    managed: false,
    mentionable: false,
    flags: 0,
  };
}

function member(id: string, username: string, roles: readonly string[], timeout?: number) {
  const until = timeout === undefined ? null : new Date(now + timeout * 60_000).toISOString();
  return {
    user: { id, username, discriminator: '0', avatar: null },
    roles,
    joined_at: new Date(now).toISOString(),
    communication_disabled_until: until,
    flags: 0,
  };
}

function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('The situation lacks something.');
  return value;
}

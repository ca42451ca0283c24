import type { ApiAnswer } from '../request/readApi.ts';
import type { ChannelFacts, GuildFacts, MemberFacts, PermissionFacts } from './permissionFacts.ts';
import { isThread } from './permissionFacts.ts';
import { type AskedRequest, fieldOf } from './permissionNeeds.ts';
import { concernsRankOfMember } from './rankChecks.ts';
import { flagAt, idAt, readChannel, readChannels, readGuild, readMember } from './readObjects.ts';
import { placeOf } from './requestPlace.ts';

/** What reading needs from outside. Paths are below `/api/v10`. */
export interface FactPorts {
  readonly read: (path: string) => Promise<ApiAnswer>;
  /** Asks a person which guild is meant, where nothing else says it; null: that was dismissed. */
  readonly chooseGuild: () => Promise<string | null>;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Why there is nothing to calculate. */
export type NoFacts =
  /** The path is none of the API's, or one that concerns no guild. */
  | { readonly why: 'no-place' }
  /** Whoever has the token in the path may do what it is for: roles and overwrites do not count. */
  | { readonly why: 'token-in-path' }
  | { readonly why: 'direct-message' }
  /** 10003: there is no such channel, which is not the same as one that is hidden. */
  | { readonly why: 'unknown-channel'; readonly id: string }
  /** 10004 or 50001: there is no such guild, or the bot is not in it. */
  | { readonly why: 'guild-closed'; readonly id: string }
  /** The guild has no such channel; a private thread that the bot is not in looks the same. */
  | { readonly why: 'channel-not-in-guild'; readonly id: string; readonly guild: string }
  /** Something that is needed could not be read. */
  | {
      readonly why: 'unread';
      readonly path: string;
      readonly answer: Exclude<ApiAnswer, { kind: 'read' | 'cancelled' }>;
    }
  /** An answer that does not hold what Discord's documentation says. */
  | { readonly why: 'unexpected'; readonly path: string }
  | { readonly why: 'cancelled' };

/** Everything that was read, or why that was not possible. */
export type FactsEnd =
  | { readonly kind: 'read'; readonly facts: PermissionFacts }
  | ({ readonly kind: 'none' } & NoFacts);

/**
 * Reads what a request's permissions depend on, with at most a dozen GET requests. A channel that is hidden (50001) is
 * taken from its guild's list, which holds channels that the bot does not see.
 */
export async function readFacts(request: AskedRequest, ports: FactPorts): Promise<FactsEnd> {
  try {
    return { kind: 'read', facts: await new FactReader(request, ports).all() };
  } catch (error) {
    if (error instanceof Stop) return { kind: 'none', ...error.end };
    throw error;
  }
}

class Stop extends Error {
  readonly end: NoFacts;

  constructor(end: NoFacts) {
    super(end.why);
    this.end = end;
  }
}

/** What the request concerns, as far as that is read without its guild. */
interface Place {
  readonly guild: string | null;
  readonly channelId: string | null;
  readonly channel: ChannelFacts | null;
}

const hidden = 50001;
const unknownChannel = 10003;
const unknownGuild = 10004;

class FactReader {
  readonly #request: AskedRequest;
  readonly #ports: FactPorts;

  constructor(request: AskedRequest, ports: FactPorts) {
    this.#request = request;
    this.#ports = ports;
  }

  async all(): Promise<PermissionFacts> {
    if (this.#request.route.auth === 'url-token') throw new Stop({ why: 'token-in-path' });
    const place = await this.#place();
    const guildId = place.guild ?? (await this.#ports.chooseGuild());
    if (guildId === null) throw new Stop({ why: 'cancelled' });
    const guild = await this.#guild(guildId);
    const user = await this.#demand('/users/@me');
    const me = this.#parsed(await this.#demand(`/guilds/${guildId}/members/${idAt(user, 'id')}`), readMember);
    const isHidden = place.channelId !== null && place.channel === null;
    const listed = isHidden ? await this.#listed(guild) : [];
    const channel = isHidden ? find(listed, place.channelId ?? '', guild) : place.channel;
    const parent = channel === null ? null : await this.#parent(channel, listed, guild);
    return {
      guild,
      me,
      ownerHasTwoFactor: flagAt(user, 'mfa_enabled'),
      channel,
      parent,
      isHidden,
      target: await this.#target(guild, me),
      authorId: await this.#author(),
      now: this.#ports.now,
    };
  }

  async #place(): Promise<Place> {
    const place = placeOf(this.#request);
    switch (place.kind) {
      case 'none':
        throw new Stop({ why: 'no-place' });
      case 'channel':
        return this.#channelPlace(place.channel, place.guild);
      case 'guild':
        return { guild: place.guild, channelId: null, channel: null };
      case 'read': {
        const data = await this.#optional(place.path);
        const guild = idAt(data, 'guild_id') ?? idAt(data, 'guild', 'id');
        const channelId = idAt(data, 'channel_id') ?? idAt(data, 'channel', 'id');
        const found = channelId === null ? null : await this.#channelPlace(channelId, guild);
        // Of a channel that is hidden only what the guild as a whole allows can help.
        return found?.channel == null ? { guild, channelId: null, channel: null } : found;
      }
      default:
        return place satisfies never;
    }
  }

  async #channelPlace(channelId: string, guild: string | null): Promise<Place> {
    const path = `/channels/${channelId}`;
    const answer = await this.#read(path);
    if (answer.kind !== 'read') {
      const code = codeOf(answer);
      if (code === unknownChannel) throw new Stop({ why: 'unknown-channel', id: channelId });
      if (code !== hidden) throw new Stop({ why: 'unread', path, answer });
      return { guild, channelId, channel: null };
    }
    const channel = this.#parsed(answer.data, readChannel);
    if (channel.guildId === null) throw new Stop({ why: 'direct-message' });
    return { guild: channel.guildId, channelId, channel };
  }

  async #guild(id: string): Promise<GuildFacts> {
    const path = `/guilds/${id}`;
    const answer = await this.#read(path);
    if (answer.kind === 'read') return this.#parsed(answer.data, readGuild);
    const code = codeOf(answer);
    if (code === hidden || code === unknownGuild) throw new Stop({ why: 'guild-closed', id });
    throw new Stop({ why: 'unread', path, answer });
  }

  /** Everything a guild has, hidden channels too: threads stand in a list of their own. */
  async #listed({ id }: GuildFacts): Promise<ChannelFacts[]> {
    const channels = readChannels(await this.#demand(`/guilds/${id}/channels`));
    return [...channels, ...readChannels(await this.#optional(`/guilds/${id}/threads/active`))];
  }

  /** The parent of a thread decides, so it must be had; a category matters only to what an overwrite may hand out. */
  async #parent(
    channel: ChannelFacts,
    listed: readonly ChannelFacts[],
    guild: GuildFacts,
  ): Promise<ChannelFacts | null> {
    const { parentId } = channel;
    const isWanted = isThread(channel) || fieldOf(this.#request.body, 'permission_overwrites') !== undefined;
    const handsOut = this.#request.route.template.includes('/permissions/{overwrite_id}');
    if (parentId === null || !(isWanted || handsOut)) return null;
    const known = listed.find(({ id }) => id === parentId);
    if (known !== undefined) return known;
    const answer = await this.#read(`/channels/${parentId}`);
    if (answer.kind === 'read') return this.#parsed(answer.data, readChannel);
    return (await this.#listed(guild)).find(({ id }) => id === parentId) ?? null;
  }

  /** Null where the request concerns nobody's rank, or somebody who is not in the guild. */
  async #target(guild: GuildFacts, me: MemberFacts): Promise<MemberFacts | null> {
    const { user_id } = this.#request.route.parameters;
    const concernsRoles = fieldOf(this.#request.body, 'roles') !== undefined;
    if (user_id === undefined || !(concernsRankOfMember(this.#request) || concernsRoles)) return null;
    if (user_id === me.id) return me;
    return readMember(await this.#optional(`/guilds/${guild.id}/members/${user_id}`));
  }

  /** Who wrote the message matters to what is done to it; without the right to read it nobody knows. */
  async #author(): Promise<string | null> {
    const { method, route } = this.#request;
    const { channel_id, message_id } = route.parameters;
    const template = '/channels/{channel_id}/messages/{message_id}';
    const matters = (method !== 'GET' && route.template === template) || route.template === `${template}/crosspost`;
    return matters
      ? idAt(await this.#optional(`/channels/${channel_id}/messages/${message_id}`), 'author', 'id')
      : null;
  }

  async #read(path: string): Promise<Exclude<ApiAnswer, { kind: 'cancelled' }>> {
    const answer = await this.#ports.read(path);
    if (answer.kind === 'cancelled') throw new Stop({ why: 'cancelled' });
    return answer;
  }

  async #demand(path: string): Promise<unknown> {
    const answer = await this.#read(path);
    if (answer.kind !== 'read') throw new Stop({ why: 'unread', path, answer });
    return answer.data;
  }

  async #optional(path: string): Promise<unknown> {
    const answer = await this.#read(path);
    return answer.kind === 'read' ? answer.data : undefined;
  }

  #parsed<T>(data: unknown, read: (data: unknown) => T | null): T {
    const value = read(data);
    if (value === null) throw new Stop({ why: 'unexpected', path: this.#request.route.template });
    return value;
  }
}

function codeOf(answer: ApiAnswer): number | null {
  return answer.kind === 'failed' ? (answer.diagnosis?.code ?? null) : null;
}

function find(listed: readonly ChannelFacts[], id: string, guild: GuildFacts): ChannelFacts {
  const found = listed.find((one) => one.id === id);
  if (found === undefined) throw new Stop({ why: 'channel-not-in-guild', id, guild: guild.name });
  return found;
}

import { isSnowflake, snowflakeTime } from '../discord/snowflake.ts';
import type { IdKind } from './idKind.ts';

/** What something to pick is, for its icon and the word beside its name. */
export type IdLook =
  | 'guild'
  | 'text'
  | 'voice'
  | 'category'
  | 'announcement'
  | 'thread'
  | 'stage'
  | 'forum'
  | 'media'
  | 'other-channel'
  | 'role'
  | 'managed-role'
  | 'member'
  | 'bot'
  | 'message'
  | Exclude<IdKind, 'guild' | 'channel' | 'message-channel' | 'category' | 'role' | 'member' | 'message'>;

/** Something that a person can pick. */
export interface IdItem {
  readonly id: string;
  /** As Discord has it; of a message the first words. It may be empty. */
  readonly name: string;
  readonly look: IdLook;
  /** The category of a channel, the channel of a thread. */
  readonly group?: string;
  /** User name of a member, author of a message. */
  readonly by?: string;
  /** When a message was written, in milliseconds since the epoch. */
  readonly at?: number;
}

/** UTF-16 units of a message that are shown. */
const firstWords = 80;

/** Types of channels: https://docs.discord.com/developers/resources/channel#channel-object-channel-types */
const channelLooks: Readonly<Record<number, IdLook>> = {
  0: 'text',
  2: 'voice',
  4: 'category',
  5: 'announcement',
  10: 'thread',
  11: 'thread',
  12: 'thread',
  13: 'stage',
  15: 'forum',
  16: 'media',
};

/** Those that hold no messages of their own. */
const withoutMessages: readonly IdLook[] = ['category', 'forum', 'media'];

/** What Discord's answers hold to pick from, in the order in which its client shows it. Whatever has no id is left out. */
export function readItems(kind: IdKind, answers: readonly unknown[]): IdItem[] {
  const found = answers.flatMap((answer) => listIn(answer, kind)).filter(hasId);
  switch (kind) {
    case 'channel':
    case 'message-channel':
    case 'category':
      return channels(found).filter(({ look }) =>
        kind === 'category' ? look === 'category' : kind === 'channel' || !withoutMessages.includes(look),
      );
    case 'role':
      return found
        .sort((a, b) => numberIn(b, 'position') - numberIn(a, 'position'))
        .map((role) => ({ id: role.id, name: textIn(role, 'name'), look: role.managed ? 'managed-role' : 'role' }));
    case 'member':
      return found.map(member);
    case 'message':
      return found.map(message);
    default:
      return found.map((one) => ({ id: one.id, name: textIn(one, 'name'), look: kind }));
  }
}

type Thing = { readonly id: string } & Readonly<Record<string, unknown>>;

/** Lists come as they are, as an object around them (`items`, `threads`), and as a single thing. */
function listIn(answer: unknown, kind: IdKind): unknown[] {
  if (Array.isArray(answer)) return kind === 'member' ? answer.map(withUserId) : answer;
  if (!isRecord(answer)) return [];
  const { items, threads } = answer;
  if (Array.isArray(items)) return kind === 'sound' ? items.map(withSoundId) : items;
  return Array.isArray(threads) ? threads : [answer];
}

/** A member's id is its user's. */
function withUserId(one: unknown): unknown {
  return isRecord(one) && isRecord(one.user) ? { ...one, id: one.user.id } : one;
}

/** https://docs.discord.com/developers/resources/soundboard#soundboard-sound-object */
function withSoundId(one: unknown): unknown {
  return isRecord(one) ? { ...one, id: one.sound_id } : one;
}

function channels(found: readonly Thing[]): IdItem[] {
  const byId = new Map(found.map((channel) => [channel.id, channel]));
  const parentOf = (channel: Thing) => byId.get(textIn(channel, 'parent_id'));
  /** Of a thread its channel's, else its own. */
  const home = (channel: Thing) => (lookOf(channel) === 'thread' ? (parentOf(channel) ?? channel) : channel);
  const rank = (channel: Thing) => {
    const own = home(channel);
    const category = lookOf(own) === 'category' ? own : parentOf(own);
    const isSpoken = ['voice', 'stage'].includes(lookOf(own));
    return [
      category === undefined ? -1 : numberIn(category, 'position'),
      category === undefined ? '' : category.id,
      lookOf(own) === 'category' ? 0 : isSpoken ? 2 : 1,
      numberIn(own, 'position'),
      own.id,
      own === channel ? 0 : 1,
      channel.id,
    ];
  };
  return [...found]
    .map((channel) => ({ channel, rank: rank(channel) }))
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ channel }) => {
      const look = lookOf(channel);
      const group = look === 'category' ? textIn(channel, 'name') : parentOf(home(channel))?.name;
      const thread = look === 'thread' ? parentOf(channel)?.name : undefined;
      return {
        id: channel.id,
        name: textIn(channel, 'name'),
        look,
        ...(typeof group === 'string' ? { group } : {}),
        ...(typeof thread === 'string' ? { by: thread } : {}),
      };
    });
}

function lookOf(channel: Thing): IdLook {
  return channelLooks[numberIn(channel, 'type')] ?? 'other-channel';
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index] ?? 0;
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

function member(one: Thing): IdItem {
  const user = isRecord(one.user) ? one.user : {};
  const by = textIn(user, 'username');
  const name = textIn(one, 'nick') || textIn(user, 'global_name') || by;
  return { id: one.id, name, look: user.bot === true ? 'bot' : 'member', ...(by === '' || by === name ? {} : { by }) };
}

function message(one: Thing): IdItem {
  const author = isRecord(one.author) ? one.author : {};
  const by = textIn(author, 'global_name') || textIn(author, 'username');
  const words = textIn(one, 'content').replaceAll(/\s+/g, ' ').trim();
  const name = words.length > firstWords ? `${words.slice(0, firstWords)}…` : words;
  return { id: one.id, name, look: 'message', at: snowflakeTime(one.id), ...(by === '' ? {} : { by }) };
}

function hasId(one: unknown): one is Thing {
  return isRecord(one) && typeof one.id === 'string' && isSnowflake(one.id);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textIn(thing: Readonly<Record<string, unknown>>, name: string): string {
  const value = thing[name];
  return typeof value === 'string' ? value : '';
}

function numberIn(thing: Readonly<Record<string, unknown>>, name: string): number {
  const value = thing[name];
  return typeof value === 'number' ? value : 0;
}

/** The items whose name, or whose user's name, holds what was typed, in whatever case. */
export function itemsNamed(items: readonly IdItem[], typed: string): IdItem[] {
  const wanted = typed.trim().toLowerCase();
  return items.filter(({ name, by = '' }) => [name, by].some((one) => one.toLowerCase().includes(wanted)));
}

import { may } from '../access.ts';
import type { Call } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { isoTime, makeChannel } from '../world/make.ts';
import { type Channel, type ChannelWire, joinThread, removeChannel, type ThreadMember } from '../world/world.ts';
import { isKind, isThread, postKinds } from './channelKinds.ts';

/**
 * Minutes after which a thread leaves the list of channels if nothing else was said: our own choice, what the API takes
 * is not documented (a channel's `default_auto_archive_duration` is for the clients).
 */
const usualArchiveDuration = 4320;

/**
 * Threads of a guild that may be active at once. There is such a limit (developers/topics/threads), its number is not
 * documented; this one is ours.
 */
const activeThreadLimit = 1000;

/** Archived threads of a guild beyond which the oldest are forgotten, so that memory stays flat. */
const archivedThreadsKept = 1000;

/** What a thread is made of; the rest follows from its parent. */
export interface ThreadParts extends Pick<ChannelWire, 'type'> {
  readonly id: string;
  readonly form: Readonly<Record<string, unknown>>;
  readonly ownerId: string;
}

/**
 * Opens a thread below a channel; who starts it is in it. Webhooks are in no thread.
 * Source: developers/resources/channel#start-thread-without-message
 *
 * @throws Refusal 160006
 */
export function openThread(call: Call, parent: Channel, { id, type, form, ownerId }: ThreadParts): Channel {
  demandRoomForThread(call, parent.wire.guild_id);
  forgetArchived(call, parent.wire.guild_id);
  const at = isoTime(call.now);
  const { guild_id, default_thread_rate_limit_per_user: usualSlowmode = 0 } = parent.wire;
  const thread = makeChannel({
    id,
    type,
    ...(guild_id === undefined ? {} : { guild_id }),
    name: String(form.name),
    parent_id: parent.wire.id,
    owner_id: ownerId,
    last_message_id: null,
    rate_limit_per_user: Number(form.rate_limit_per_user ?? usualSlowmode),
    message_count: 0,
    member_count: 0,
    total_message_sent: 0,
    flags: 0,
    thread_metadata: {
      archived: false,
      auto_archive_duration: Number(form.auto_archive_duration ?? usualArchiveDuration),
      archive_timestamp: at,
      locked: false,
      create_timestamp: at,
    },
  });
  const { thread_metadata: metadata } = thread.wire;
  if (isKind(thread, 'privateThread') && metadata !== undefined) metadata.invitable = form.invitable !== false;
  if (call.world.users.has(ownerId)) joinThread(thread, ownerId, at);
  call.world.channels.set(id, thread);
  return thread;
}

/**
 * Throws if a guild can have no more active threads.
 * @throws Refusal 160006
 */
export function demandRoomForThread({ world }: Call, guildId: string | undefined): void {
  let active = 0;
  for (const { wire } of world.channels.values()) {
    if (wire.guild_id === guildId && wire.thread_metadata?.archived === false) active++;
  }
  if (active >= activeThreadLimit) throw new Refusal('tooManyActiveThreads');
}

function forgetArchived({ world }: Call, guildId: string | undefined): void {
  const archived = [...world.channels.values()].filter(
    ({ wire }) => wire.guild_id === guildId && wire.thread_metadata?.archived === true,
  );
  const tooMany = Math.max(0, archived.length - archivedThreadsKept);
  for (const { wire } of archived.slice(0, tooMany)) removeChannel(world, wire.id);
}

/** The thread as it is sent to the bot: with its own membership, if it is in it. */
export function threadWire(call: Call, { wire, members }: Channel): ChannelWire & { readonly member?: ThreadMember } {
  const member = members.get(call.world.bot.id);
  return member === undefined ? wire : { ...wire, member };
}

/**
 * Throws unless messages of a thread can be changed. Other channels always pass.
 * Source: developers/topics/threads#active-and-archived-threads and #locked-threads
 *
 * @throws Refusal 50083 if it is archived, 160005 if it is locked and the bot does not manage threads
 */
export function demandOpen(call: Call, channel: Channel): void {
  demandActive(channel);
  demandUnlocked(call, channel);
}

/**
 * Throws if a thread is archived: nobody can react, join or edit there.
 * @throws Refusal 50083
 */
export function demandActive({ wire }: Channel): void {
  if (wire.thread_metadata?.archived === true) throw new Refusal('threadArchived');
}

/**
 * Throws if a thread is locked and the bot does not manage threads.
 * @throws Refusal 160005
 */
export function demandUnlocked(call: Call, channel: Channel): void {
  const locked = channel.wire.thread_metadata?.locked === true;
  if (locked && !may(call, channel, 'MANAGE_THREADS')) throw new Refusal('threadLocked');
}

/**
 * Throws if messages of a thread cannot even be deleted: it is locked and archived, and the bot does not manage threads.
 * @throws Refusal 50083
 */
export function demandDeletable(call: Call, channel: Channel): void {
  if (channel.wire.thread_metadata?.locked === true && !may(call, channel, 'MANAGE_THREADS')) demandActive(channel);
}

/**
 * A post to which its author has not yet written takes no messages of others (discord-api-docs#6340).
 * @throws Refusal 40058
 */
export function demandBegun(call: Call, channel: Channel): void {
  const parent = call.world.channels.get(channel.wire.parent_id ?? '');
  if (!isThread(channel) || parent === undefined || !isKind(parent, ...postKinds)) return;
  const begun = typeof channel.wire.last_message_id === 'string';
  if (!begun && channel.wire.owner_id !== call.world.bot.id) throw new Refusal('postNotBegun');
}

import { demandIn, may } from '../access.ts';
import type { Call } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { isoTime } from '../world/make.ts';
import type { Channel, ChannelWire } from '../world/world.ts';
import type { Change } from './changeChannel.ts';
import { settableFields } from './channelFields.ts';
import { channelFlags, isKind, postKinds } from './channelKinds.ts';
import { readAppliedTags } from './tags.ts';
import { demandRoomForThread } from './threads.ts';

/** Posts that may stand at the top of a forum: the clients allow one; the code is 30047, the number not documented. */
const pinnedPostLimit = 1;

const metadataNames = ['archived', 'locked', 'invitable', 'auto_archive_duration'] as const;

/** Changes that reset the clock of a thread. Source: developers/topics/threads#thread-fields */
const activity = ['archived', 'auto_archive_duration'];

/** What who started a thread may change of it. Source: developers/topics/threads#editing-deleting-threads */
const starters = ['name', 'archived', 'auto_archive_duration', 'applied_tags'];

/**
 * Changes a thread; the form was found sound.
 * @throws Refusal 50083, 160006, 10087, 50013, 30047, 40067
 */
export function changeThread(call: Call, thread: Channel, change: Change): ChannelWire {
  const { wire } = thread;
  if (wire.thread_metadata?.archived === true && change.archived !== false) throw new Refusal('threadArchived');
  if (wire.thread_metadata?.archived === true) demandRoomForThread(call, wire.guild_id);
  const next = settableFields(wire.type, change);
  if (typeof change.name === 'string') next.name = change.name;
  const forum = forumOf(call, thread);
  if (forum !== undefined) Object.assign(next, postChange(call, thread, forum, change));
  Object.assign(wire, next);
  applyMetadata(call, wire, change);
  return wire;
}

/**
 * Reopening a thread that is not locked needs least; some changes are open to who started it.
 * Source: developers/resources/channel#modify-channel-json-params-thread
 *
 * @throws Refusal 50013
 */
export function demandToChangeThread(call: Call, thread: Channel, change: Change): void {
  const names = Object.keys(change);
  const locked = thread.wire.thread_metadata?.locked === true;
  const reopens = change.archived === false && names.length === 1;
  const starts = thread.wire.owner_id === call.world.bot.id && names.every((name) => starters.includes(name));
  if (!locked && reopens) demandIn(call, thread, 'SEND_MESSAGES_IN_THREADS');
  else if (locked || !starts) demandIn(call, thread, 'MANAGE_THREADS');
}

function forumOf(call: Call, { wire }: Channel): Channel | undefined {
  const parent = call.world.channels.get(wire.parent_id ?? '');
  return parent !== undefined && isKind(parent, ...postKinds) ? parent : undefined;
}

function postChange(call: Call, thread: Channel, forum: Channel, change: Change): Partial<ChannelWire> {
  if (isPinned(Number(change.flags ?? 0)) && !isPinned(thread.wire.flags ?? 0)) {
    const siblings = [...call.world.channels.values()].filter(({ wire }) => wire.parent_id === forum.wire.id);
    const pinned = siblings.filter(({ wire }) => isPinned(wire.flags ?? 0));
    if (pinned.length >= pinnedPostLimit) throw new Refusal('tooManyPinnedPosts');
  }
  if (change.applied_tags === undefined) return {};
  const moderates = may(call, thread, 'MANAGE_THREADS');
  const before = thread.wire.applied_tags ?? [];
  return { applied_tags: readAppliedTags(forum, change.applied_tags, { moderates, before }) };
}

/** Archiving a post takes it from the top. Source: developers/topics/threads#forum-and-media-channel-thread-fields */
function applyMetadata(call: Call, wire: ChannelWire, change: Change): void {
  const metadata = wire.thread_metadata;
  if (metadata === undefined) return;
  const changed = metadataNames.filter((name) => change[name] !== undefined && change[name] !== null);
  const { archived, auto_archive_duration: duration } = metadata;
  Object.assign(metadata, Object.fromEntries(changed.map((name) => [name, change[name]])));
  const before: Change = { archived, auto_archive_duration: duration };
  const after: Change = { ...metadata };
  if (activity.some((name) => before[name] !== after[name])) metadata.archive_timestamp = isoTime(call.now);
  if (metadata.archived && wire.flags !== undefined) wire.flags &= ~channelFlags.pinned;
}

function isPinned(flags: number): boolean {
  return (flags & channelFlags.pinned) !== 0;
}

import { Refusal } from '../refusal.ts';
import type { Channel, ChannelWire } from '../world/world.ts';

/** What channels there are. Source: developers/resources/channel#channel-object-channel-types */
export const channelTypes = {
  text: 0,
  direct: 1,
  voice: 2,
  category: 4,
  announcement: 5,
  announcementThread: 10,
  publicThread: 11,
  privateThread: 12,
  stage: 13,
  forum: 15,
  media: 16,
} as const;

/** Name of a kind of channel. */
export type ChannelKind = keyof typeof channelTypes;

/** Kinds that a guild can be given by Create Guild Channel; threads have operations of their own. */
export const guildKinds = ['text', 'voice', 'category', 'announcement', 'stage', 'forum', 'media'] as const;

/** Kinds in which there are only posts, which are threads with a first message. */
export const postKinds: readonly ChannelKind[] = ['forum', 'media'];

/** Kinds of threads. */
export const threadKinds: readonly ChannelKind[] = ['announcementThread', 'publicThread', 'privateThread'];

/** Flags of a channel. Source: developers/resources/channel#channel-object-channel-flags */
export const channelFlags = { pinned: 1 << 1, requireTag: 1 << 4 } as const;

/** Whether a channel is of one of these kinds. */
export function isKind(channel: Channel, ...kinds: readonly ChannelKind[]): boolean {
  return kinds.some((kind) => channelTypes[kind] === channel.wire.type);
}

/** Whether a channel is a thread. */
export function isThread(channel: Channel): boolean {
  return isKind(channel, ...threadKinds);
}

/** Whether a channel has people who speak in it. */
export function isVoice(channel: Channel): boolean {
  return isKind(channel, 'voice', 'stage');
}

/**
 * Throws unless a channel is of one of these kinds. That a direct message has a code of its own is from the
 * documentation's table and discord.py#1219; which routes answer it is said by what they are for.
 *
 * @throws Refusal 50003 for a direct message, 50024 for any other kind
 */
export function demandKind(channel: Channel, ...kinds: readonly ChannelKind[]): void {
  if (isKind(channel, ...kinds)) return;
  throw new Refusal(isKind(channel, 'direct') ? 'directMessage' : 'wrongChannelType');
}

/** Throws unless a channel is one of a guild and no thread. @throws Refusal like `demandKind` */
export function demandGuildChannel(channel: Channel): void {
  demandKind(channel, ...guildKinds);
}

/** Whether a channel, or the post in it, is bound to carry a tag. */
export function requiresTag({ flags }: Pick<ChannelWire, 'flags'>): boolean {
  return ((flags ?? 0) & channelFlags.requireTag) !== 0;
}

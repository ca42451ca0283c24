import type { ChannelWire } from '../world/world.ts';
import { type ChannelKind, channelTypes, type guildKinds, postKinds, threadKinds } from './channelKinds.ts';

/** A field of a channel that can be set, the kinds that have it, and what it is until then: absent if undefined. */
interface Field {
  readonly kinds: readonly ChannelKind[];
  readonly usual: unknown;
}

const voices: readonly ChannelKind[] = ['voice', 'stage'];
const texts: readonly ChannelKind[] = ['text', 'announcement', ...postKinds];

/** Source: developers/resources/channel#modify-channel-json-params-guild-channel and #modify-channel-json-params-thread */
const fields = {
  parent_id: { kinds: [...texts, ...voices], usual: null },
  topic: { kinds: texts, usual: null },
  nsfw: { kinds: [...texts, ...voices], usual: false },
  rate_limit_per_user: { kinds: ['text', ...postKinds, ...voices, ...threadKinds], usual: 0 },
  bitrate: { kinds: voices, usual: 64_000 },
  user_limit: { kinds: voices, usual: 0 },
  rtc_region: { kinds: voices, usual: null },
  video_quality_mode: { kinds: ['voice'], usual: 1 },
  default_auto_archive_duration: { kinds: texts, usual: undefined },
  default_thread_rate_limit_per_user: { kinds: texts, usual: 0 },
  flags: { kinds: [...texts, 'voice', ...threadKinds], usual: 0 },
  default_reaction_emoji: { kinds: postKinds, usual: null },
  default_sort_order: { kinds: postKinds, usual: null },
  default_forum_layout: { kinds: ['forum'], usual: 0 },
} as const satisfies Partial<Record<keyof ChannelWire, Field>>;

/**
 * What of a change a channel of this type takes; fields that its kind does not have are left out, and null is what the
 * field was in the beginning. The form has looked at the types.
 */
export function settableFields(type: number, change: Readonly<Record<string, unknown>>): Partial<ChannelWire> {
  const sent = namesFor(type).filter((name) => change[name] !== undefined);
  return Object.fromEntries(sent.map((name) => [name, change[name] ?? fields[name].usual]));
}

/** A channel of a guild as it is when nothing was said but its name. */
export function blankChannel(kind: (typeof guildKinds)[number], more: ChannelWireParts): ChannelWire {
  const type = channelTypes[kind];
  const set = namesFor(type).filter((name) => fields[name].usual !== undefined);
  const usual = Object.fromEntries(set.map((name) => [name, fields[name].usual]));
  const inside = kind === 'category' ? {} : { last_message_id: null };
  const tags = postKinds.includes(kind) ? { available_tags: [] } : {};
  const always = { position: 0, parent_id: null, permission_overwrites: [], flags: 0 };
  return { type, ...always, ...usual, ...inside, ...tags, ...more };
}

/** What a channel must bring along. */
export type ChannelWireParts = Pick<ChannelWire, 'id'> & { readonly guild_id: string; readonly name: string } & Partial<
    Omit<ChannelWire, 'id' | 'type' | 'guild_id' | 'name'>
  >;

function namesFor(type: number): (keyof typeof fields)[] {
  const kind = Object.entries(channelTypes).find(([, number]) => number === type)?.[0];
  return (Object.keys(fields) as (keyof typeof fields)[]).filter((name) =>
    fields[name].kinds.some((one) => one === kind),
  );
}

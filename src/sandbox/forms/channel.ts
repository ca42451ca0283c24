import { channelTypes, guildKinds, postKinds } from '../channels/channelKinds.ts';
import {
  anything,
  bitSet,
  boolean,
  type Check,
  choice,
  type Fields,
  integer,
  list,
  object,
  required,
  snowflake,
  text,
} from './form.ts';

/** Minutes. Source: developers/resources/channel#thread-metadata-object */
const archiveDuration = choice([60, 1440, 4320, 10_080]);

const slowmode = integer({ min: 0, max: 21_600 });

/** Who and what an overwrite is about. Source: developers/resources/channel#overwrite-object */
const overwriteType = choice([0, 1]);

/** Of an overwrite all but whom it is for; missing bits are none. */
const overwriteFields: Fields = { allow: bitSet, deny: bitSet };

/** Tags of a forum. Source: developers/resources/channel#forum-tag-object */
const tag = object({
  id: snowflake,
  name: required(text({ max: 20 })),
  moderated: boolean,
  emoji_id: snowflake,
  emoji_name: text({ max: 100 }),
});

/**
 * What a channel may be given, by its type. Fields that its kind does not have are looked at all the same.
 * Source: developers/resources/channel#modify-channel
 */
function channelFields(type: number): Fields {
  const isForPosts = postKinds.some((kind) => channelTypes[kind] === type);
  return {
    type: choice(guildKinds.map((kind) => channelTypes[kind])),
    topic: text({ max: isForPosts ? 4096 : 1024 }),
    nsfw: boolean,
    position: integer(),
    parent_id: snowflake,
    rate_limit_per_user: slowmode,
    bitrate: integer({ min: 8000 }),
    user_limit: integer({ min: 0, max: type === channelTypes.stage ? 10_000 : 99 }),
    permission_overwrites: list(object({ id: required(snowflake), type: overwriteType, ...overwriteFields })),
    rtc_region: text(),
    video_quality_mode: choice([1, 2]),
    default_auto_archive_duration: archiveDuration,
    default_thread_rate_limit_per_user: slowmode,
    flags: integer({ min: 0 }),
    available_tags: list(tag),
    default_reaction_emoji: anything,
    default_sort_order: choice([0, 1]),
    default_forum_layout: choice([0, 1, 2]),
    archived: boolean,
    locked: boolean,
    invitable: boolean,
    auto_archive_duration: archiveDuration,
    applied_tags: list(snowflake, { max: 5 }),
  };
}

/** Changes to a channel or thread of a type. */
export function channelChange(type: number): Check {
  return object({ name: text({ min: 1, max: 100 }), ...channelFields(type) });
}

/** A new channel of a type. Source: developers/resources/guild#create-guild-channel */
export function newChannel(type: number): Check {
  return object({ name: required(text({ max: 100 })), ...channelFields(type) });
}

/**
 * New places of channels; that there are not more of them than a guild has channels is a bound of ours.
 * Source: developers/resources/guild#modify-guild-channel-positions
 */
export const channelPositions = list(
  object({
    id: required(snowflake),
    position: integer(),
    lock_permissions: boolean,
    parent_id: snowflake,
    flags: integer({ min: 0 }),
  }),
  { max: 500 },
);

/** An overwrite in a channel. Source: developers/resources/channel#edit-channel-permissions */
export const overwrite = object({ type: required(overwriteType), ...overwriteFields });

/** An announcement channel's follower. Source: developers/resources/channel#follow-announcement-channel */
export const follower = object({ webhook_channel_id: required(snowflake) });

/** What goes on in a voice channel. Source: developers/resources/channel#set-voice-channel-status */
export const voiceStatus = object({ status: text({ max: 500 }) });

/** Somebody to write to. Source: developers/resources/user#create-dm */
export const recipient = object({ recipient_id: required(snowflake) });

/** An invite. Source: developers/resources/channel#create-channel-invite */
export const newInvite = object({
  max_age: integer({ min: 0, max: 604_800 }),
  max_uses: integer({ min: 0, max: 100 }),
  temporary: boolean,
  unique: boolean,
  target_type: choice([1, 2]),
  target_user_id: snowflake,
  target_application_id: snowflake,
  role_ids: list(snowflake),
});

const threadFields: Fields = {
  name: required(text({ max: 100 })),
  auto_archive_duration: archiveDuration,
  rate_limit_per_user: slowmode,
};

/** A thread on a message. Source: developers/resources/channel#start-thread-from-message */
export const threadOnMessage = object(threadFields);

/** A thread of its own. Source: developers/resources/channel#start-thread-without-message */
export const newThread = object({
  ...threadFields,
  type: choice([channelTypes.announcementThread, channelTypes.publicThread, channelTypes.privateThread]),
  invitable: boolean,
});

/**
 * A post, without what its message must be.
 * Source: developers/resources/channel#start-thread-in-forum-or-media-channel
 */
export const newPost = object({
  ...threadFields,
  applied_tags: list(snowflake, { max: 5 }),
  message: required(anything),
});

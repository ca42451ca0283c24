import { newMessage } from './messageShape.ts';
import {
  any,
  boolean,
  channelType,
  integer,
  listOf,
  named,
  numberOf,
  oneOf,
  permissions,
  record,
  type Shape,
  snowflake,
  text,
  whole,
} from './shape.ts';

/**
 * Channels and threads.
 * Source: https://docs.discord.com/developers/resources/channel
 */
/** Minutes after which a thread is archived (#thread-metadata-object). */
const archiveDuration = named('ThreadAutoArchiveDuration', oneOf(60, 1440, 4320, 10_080));
/** Seconds (#modify-channel). */
const slowmode = whole(0, 21_600);

const overwriteFields = {
  id: snowflake,
  type: named('OverwriteType', oneOf(0, 1)),
  allow: permissions,
  deny: permissions,
};
const tag = record({ id: any, name: text(20), moderated: boolean, emoji_id: snowflake, emoji_name: text(100) }, [
  'name',
]);

const fields = {
  name: text(100, 1),
  type: channelType,
  position: integer,
  topic: text(4096),
  nsfw: boolean,
  rate_limit_per_user: slowmode,
  bitrate: whole(8000),
  user_limit: whole(0, 10_000),
  permission_overwrites: listOf(record(overwriteFields, ['id'])),
  parent_id: snowflake,
  rtc_region: text(),
  video_quality_mode: named('VideoQualityMode', oneOf(1, 2)),
  default_auto_archive_duration: archiveDuration,
  flags: named('ChannelFlags', whole(0)),
  available_tags: listOf(tag, 20),
  default_reaction_emoji: any,
  default_thread_rate_limit_per_user: slowmode,
  default_sort_order: named('SortOrderType', oneOf(0, 1)),
  default_forum_layout: named('ForumLayoutType', oneOf(0, 1, 2)),
};

/** Posts may have a longer topic than messages have, stages more people than calls (#modify-channel). */
const [stage, forum, media] = [13, 15, 16];

/** A channel whose kind is told; without a kind it is one for text. Source: developers/resources/guild#create-guild-channel */
export const newChannel: Shape = {
  kind: 'depends',
  on: (value, judge) => {
    const type = numberOf(value.type ?? 0);
    const isKnown = judge.knows(value.type) && judge.isWhole(value);
    const isForPosts = type === forum || type === media;
    return record(
      {
        ...fields,
        topic: text(isForPosts || !isKnown ? 4096 : 1024),
        user_limit: whole(0, type === stage || !isKnown ? 10_000 : 99),
      },
      ['name'],
    );
  },
};

/** A channel or thread, and a group's name and icon. */
export const channelChange = record({
  ...fields,
  icon: any,
  archived: boolean,
  auto_archive_duration: archiveDuration,
  locked: boolean,
  invitable: boolean,
  applied_tags: listOf(snowflake, 5),
});

export const channelPositions = listOf(
  record({ id: snowflake, position: integer, lock_permissions: boolean, parent_id: snowflake, flags: any }, ['id']),
);

/** Source: #edit-channel-permissions */
export const overwrite = record(overwriteFields, ['type']);

/** Source: #create-channel-invite */
export const newInvite = record({
  max_age: whole(0, 604_800),
  max_uses: whole(0, 100),
  temporary: boolean,
  unique: boolean,
  target_type: named('InviteTargetType', oneOf(1, 2)),
  target_user_id: snowflake,
  target_application_id: snowflake,
  role_ids: any,
  target_users_file: any,
});

const threadFields = {
  name: text(100),
  auto_archive_duration: archiveDuration,
  rate_limit_per_user: slowmode,
};

/** Source: #start-thread-from-message */
export const threadOnMessage = record(threadFields, ['name']);

/** A thread, or a post with its message in a forum. Source: #start-thread-in-forum-or-media-channel */
export const newThread: Shape = record(
  {
    ...threadFields,
    type: named('ChannelType', oneOf(10, 11, 12)),
    invitable: boolean,
    applied_tags: listOf(snowflake, 5),
    message: newMessage,
  },
  ['name'],
);

/** 2 to 100 messages (50016). Source: developers/resources/message#bulk-delete-messages */
export const bulkDelete = record({ messages: listOf(snowflake, 100, 2) }, ['messages']);

export const follower = record({ webhook_channel_id: snowflake }, ['webhook_channel_id']);
export const voiceStatus = record({ status: text(500) });
/** Source: developers/resources/soundboard#send-soundboard-sound */
export const soundToPlay = record({ sound_id: snowflake, source_guild_id: snowflake }, ['sound_id']);

/** Source: developers/resources/user#create-dm */
export const newDirectMessage = record(
  { recipient_id: snowflake, recipients: any, access_tokens: listOf(text(), 10), nicks: any },
  [],
);

const topic = text(120, 1);

/** Source: developers/resources/stage-instance#create-stage-instance */
export const newStage = record(
  {
    channel_id: snowflake,
    topic,
    privacy_level: named('StageInstancePrivacyLevel', oneOf(1, 2)),
    send_start_notification: boolean,
    guild_scheduled_event_id: snowflake,
  },
  ['channel_id', 'topic'],
);
export const stageChange = record({ topic, privacy_level: named('StageInstancePrivacyLevel', oneOf(1, 2)) });

import { applicationChange, ownUser, roleConnections, testEntitlement } from './applicationShape.ts';
import * as channels from './channelShape.ts';
import { commandChange, commandList, commandPermissions, newCommand } from './commandShape.ts';
import { eventChange, newEvent } from './eventShape.ts';
import * as guilds from './guildShape.ts';
import { interactionAnswer } from './interactionShape.ts';
import { messageChange, newMessage, webhookMessage } from './messageShape.ts';
import { moderationRuleChange, newModerationRule } from './moderationShape.ts';
import type { Shape } from './shape.ts';
import { newWebhook, webhookChange } from './webhookShape.ts';

const channel = '/channels/{channel_id}';
const guild = '/guilds/{guild_id}';
const application = '/applications/{application_id}';
const commands = [`${application}/commands`, `${application}/guilds/{guild_id}/commands`];
const webhook = '/webhooks/{webhook_id}/{webhook_token}';

/** What the body of an operation may be, by `METHOD /template`; operations that are not named take what they get. */
export const routeShapes: Readonly<Record<string, Shape>> = {
  [`POST ${channel}/messages`]: newMessage,
  [`PATCH ${channel}/messages/{message_id}`]: messageChange,
  [`POST ${channel}/messages/bulk-delete`]: channels.bulkDelete,
  [`POST ${channel}/messages/{message_id}/threads`]: channels.threadOnMessage,
  [`POST ${channel}/threads`]: channels.newThread,
  [`PATCH ${channel}`]: channels.channelChange,
  [`PUT ${channel}/permissions/{overwrite_id}`]: channels.overwrite,
  [`POST ${channel}/invites`]: channels.newInvite,
  [`POST ${channel}/followers`]: channels.follower,
  [`POST ${channel}/webhooks`]: newWebhook,
  [`PUT ${channel}/voice-status`]: channels.voiceStatus,
  [`POST ${channel}/send-soundboard-sound`]: channels.soundToPlay,
  'POST /users/@me/channels': channels.newDirectMessage,
  'PATCH /users/@me': ownUser,
  'POST /stage-instances': channels.newStage,
  'PATCH /stage-instances/{channel_id}': channels.stageChange,
  [`POST ${webhook}`]: webhookMessage,
  [`PATCH ${webhook}`]: webhookChange,
  'PATCH /webhooks/{webhook_id}': webhookChange,
  [`PATCH ${webhook}/messages/{message_id}`]: messageChange,
  [`PATCH ${webhook}/messages/@original`]: messageChange,
  'POST /interactions/{interaction_id}/{interaction_token}/callback': interactionAnswer,
  ...Object.fromEntries(
    commands.flatMap((path) => [
      [`POST ${path}`, newCommand],
      [`PUT ${path}`, commandList],
      [`PATCH ${path}/{command_id}`, commandChange],
    ]),
  ),
  [`PUT ${application}/guilds/{guild_id}/commands/{command_id}/permissions`]: commandPermissions,
  'PATCH /applications/@me': applicationChange,
  [`PUT ${application}/role-connections/metadata`]: roleConnections,
  [`POST ${application}/entitlements`]: testEntitlement,
  [`POST ${application}/emojis`]: guilds.newEmoji,
  [`PATCH ${application}/emojis/{emoji_id}`]: guilds.emojiChange,
  [`PATCH ${guild}`]: guilds.guildChange,
  [`POST ${guild}/channels`]: channels.newChannel,
  [`PATCH ${guild}/channels`]: channels.channelPositions,
  [`PATCH ${guild}/members/@me`]: guilds.ownMember,
  [`PATCH ${guild}/members/{user_id}`]: guilds.memberChange,
  [`PUT ${guild}/members/{user_id}`]: guilds.newMember,
  [`PUT ${guild}/bans/{user_id}`]: guilds.ban,
  [`POST ${guild}/bulk-ban`]: guilds.bulkBan,
  [`POST ${guild}/prune`]: guilds.prune,
  [`POST ${guild}/roles`]: guilds.role,
  [`PATCH ${guild}/roles`]: guilds.rolePositions,
  [`PATCH ${guild}/roles/{role_id}`]: guilds.role,
  [`POST ${guild}/emojis`]: guilds.newEmoji,
  [`PATCH ${guild}/emojis/{emoji_id}`]: guilds.emojiChange,
  [`PATCH ${guild}/stickers/{sticker_id}`]: guilds.stickerChange,
  [`POST ${guild}/soundboard-sounds`]: guilds.newSound,
  [`PATCH ${guild}/soundboard-sounds/{sound_id}`]: guilds.soundChange,
  [`PATCH ${guild}/widget`]: guilds.widgetChange,
  [`PATCH ${guild}/welcome-screen`]: guilds.welcomeScreen,
  [`POST ${guild}/templates`]: guilds.newTemplate,
  [`PATCH ${guild}/templates/{code}`]: guilds.templateChange,
  [`POST ${guild}/scheduled-events`]: newEvent,
  [`PATCH ${guild}/scheduled-events/{guild_scheduled_event_id}`]: eventChange,
  [`POST ${guild}/auto-moderation/rules`]: newModerationRule,
  [`PATCH ${guild}/auto-moderation/rules/{rule_id}`]: moderationRuleChange,
};

/** Operations that create a message, by the path of the message in the body. */
export const messagePaths: Readonly<Record<string, '' | 'data' | 'message'>> = {
  [`POST ${channel}/messages`]: '',
  [`POST ${webhook}`]: '',
  [`POST ${channel}/threads`]: 'message',
  'POST /interactions/{interaction_id}/{interaction_token}/callback': 'data',
};

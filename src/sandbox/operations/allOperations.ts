import type { Operation } from '../operation.ts';
import { announcementOperations } from './announcements.ts';
import { applicationOperations } from './applications.ts';
import { auditLogOperations } from './auditLogs.ts';
import { autoModerationOperations } from './autoModeration.ts';
import { banOperations } from './bans.ts';
import { channelOperations } from './channels.ts';
import { commandPermissionOperations } from './commandPermissions.ts';
import { commandOperations } from './commands.ts';
import { currentUserOperations } from './currentUser.ts';
import { directMessageOperations } from './directMessages.ts';
import { emojiOperations } from './emojis.ts';
import { entitlementOperations } from './entitlements.ts';
import { foreignWebhookOperations } from './foreignWebhooks.ts';
import { gatewayOperations } from './gateway.ts';
import { guildChannelOperations } from './guildChannels.ts';
import { guildScreenOperations } from './guildScreens.ts';
import { guildSettingOperations } from './guildSettings.ts';
import { guildOperations } from './guilds.ts';
import { integrationOperations } from './integrations.ts';
import { interactionOperations } from './interactions.ts';
import { inviteOperations } from './invites.ts';
import { massRemovalOperations } from './massRemoval.ts';
import { memberSearchOperations } from './memberSearch.ts';
import { memberOperations } from './members.ts';
import { messageSearchOperations } from './messageSearch.ts';
import { messageOperations } from './messages.ts';
import { oauth2Operations } from './oauth2.ts';
import { overwriteOperations } from './overwrites.ts';
import { ownGuildOperations } from './ownGuilds.ts';
import { ownProfileOperations } from './ownProfile.ts';
import { pinOperations } from './pins.ts';
import { pollOperations } from './polls.ts';
import { reactionOperations } from './reactions.ts';
import { roleConnectionOperations } from './roleConnections.ts';
import { roleOperations } from './roles.ts';
import { scheduledEventOperations } from './scheduledEvents.ts';
import { soundOperations } from './sounds.ts';
import { stageInstanceOperations } from './stageInstances.ts';
import { stickerOperations } from './stickers.ts';
import { templateOperations } from './templates.ts';
import { threadListOperations } from './threadLists.ts';
import { threadMemberOperations } from './threadMembers.ts';
import { threadOperations } from './threads.ts';
import { userOperations } from './users.ts';
import { voiceRegionOperations } from './voiceRegions.ts';
import { voiceStateOperations } from './voiceStates.ts';
import { webhookManagementOperations } from './webhookManagement.ts';
import { webhookOperations } from './webhooks.ts';

/** Every operation of the sandbox. A new group is one new file and one line here. */
export const allOperations: readonly Operation[] = [
  ...gatewayOperations,
  ...userOperations,
  ...applicationOperations,
  ...guildOperations,
  ...memberOperations,
  ...banOperations,
  ...channelOperations,
  ...messageOperations,
  ...messageSearchOperations,
  ...reactionOperations,
  ...pinOperations,
  ...webhookOperations,
  ...interactionOperations,
  ...commandOperations,
  ...auditLogOperations,
  ...autoModerationOperations,
  ...emojiOperations,
  ...entitlementOperations,
  ...foreignWebhookOperations,
  ...guildScreenOperations,
  ...guildSettingOperations,
  ...integrationOperations,
  ...massRemovalOperations,
  ...memberSearchOperations,
  ...ownGuildOperations,
  ...ownProfileOperations,
  ...roleConnectionOperations,
  ...roleOperations,
  ...scheduledEventOperations,
  ...soundOperations,
  ...stageInstanceOperations,
  ...stickerOperations,
  ...templateOperations,
  ...voiceStateOperations,
  ...webhookManagementOperations,
  ...guildChannelOperations,
  ...overwriteOperations,
  ...inviteOperations,
  ...announcementOperations,
  ...threadOperations,
  ...threadListOperations,
  ...threadMemberOperations,
  ...directMessageOperations,
  ...pollOperations,
  ...voiceRegionOperations,
  ...commandPermissionOperations,
  ...currentUserOperations,
  ...oauth2Operations,
];

import type { Operation } from '../operation.ts';
import { announcementOperations } from './announcements.ts';
import { applicationOperations } from './applications.ts';
import { banOperations } from './bans.ts';
import { channelOperations } from './channels.ts';
import { commandOperations } from './commands.ts';
import { directMessageOperations } from './directMessages.ts';
import { gatewayOperations } from './gateway.ts';
import { guildChannelOperations } from './guildChannels.ts';
import { guildOperations } from './guilds.ts';
import { interactionOperations } from './interactions.ts';
import { inviteOperations } from './invites.ts';
import { memberOperations } from './members.ts';
import { messageOperations } from './messages.ts';
import { overwriteOperations } from './overwrites.ts';
import { pinOperations } from './pins.ts';
import { pollOperations } from './polls.ts';
import { reactionOperations } from './reactions.ts';
import { threadListOperations } from './threadLists.ts';
import { threadMemberOperations } from './threadMembers.ts';
import { threadOperations } from './threads.ts';
import { userOperations } from './users.ts';
import { voiceRegionOperations } from './voiceRegions.ts';
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
  ...reactionOperations,
  ...pinOperations,
  ...webhookOperations,
  ...interactionOperations,
  ...commandOperations,
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
];

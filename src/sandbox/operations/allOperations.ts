import type { Operation } from '../operation.ts';
import { applicationOperations } from './applications.ts';
import { banOperations } from './bans.ts';
import { channelOperations } from './channels.ts';
import { commandPermissionOperations } from './commandPermissions.ts';
import { commandOperations } from './commands.ts';
import { currentUserOperations } from './currentUser.ts';
import { gatewayOperations } from './gateway.ts';
import { guildOperations } from './guilds.ts';
import { interactionOperations } from './interactions.ts';
import { memberOperations } from './members.ts';
import { messageOperations } from './messages.ts';
import { oauth2Operations } from './oauth2.ts';
import { pinOperations } from './pins.ts';
import { reactionOperations } from './reactions.ts';
import { userOperations } from './users.ts';
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
  ...commandPermissionOperations,
  ...currentUserOperations,
  ...oauth2Operations,
];

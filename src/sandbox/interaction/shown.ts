import type { APIMessage } from 'discord-api-types/v10';
import { channelWith } from '../access.ts';
import { changeMessage, composeMessage } from '../messages/composeMessage.ts';
import type { Call } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { type Channel, keepMessage, removeMessage } from '../world/world.ts';
import { type Interaction, installedBy, interactionTypes, isEphemeral } from './interaction.ts';

/** Where an interaction happened. */
export function channelOfInteraction(call: Call, { channelId }: Interaction): Channel {
  return channelWith(call, channelId);
}

/** Shows a message of the application: to all in the channel, or only to the user if its flags say so. */
export function show(
  call: Call,
  interaction: Interaction,
  form: Readonly<Record<string, unknown>>,
  more: Partial<APIMessage> = {},
): APIMessage {
  const channel = channelOfInteraction(call, interaction);
  const message = composeMessage(call, channel, call.world.bot, form, {
    webhook_id: call.world.application.id,
    application_id: call.world.application.id,
    interaction_metadata: metadata(call, interaction, channel.wire.guild_id ?? ''),
    ...more,
  });
  interaction.messageIds.add(message.id);
  if (isEphemeral(message)) interaction.ephemeral.set(message.id, message);
  else keepMessage(channel, message);
  return message;
}

/**
 * A message that the token of an interaction may change.
 * @throws Refusal 10008
 */
export function shownMessage(call: Call, interaction: Interaction, id: string | undefined): APIMessage {
  const own = id !== undefined && interaction.messageIds.has(id);
  const message = own
    ? (ephemeralMessage(call, id) ?? channelOfInteraction(call, interaction).messages.get(id))
    : undefined;
  if (message === undefined) throw new Refusal('unknownMessage');
  return message;
}

/** An ephemeral message is kept by the interaction that made it; others may have begun at it. */
function ephemeralMessage({ world }: Call, id: string): APIMessage | undefined {
  return [...world.interactions.values()].find(({ ephemeral }) => ephemeral.has(id))?.ephemeral.get(id);
}

/** Changes a message; one that was loading is not any more, and who sees it stays. */
export function change(
  call: Call,
  interaction: Interaction,
  message: APIMessage,
  form: Readonly<Record<string, unknown>>,
): APIMessage {
  if (message.id === interaction.originalId) interaction.loading = false;
  return changeMessage(call, message, form);
}

/** Takes a message away. */
export function unshow(call: Call, interaction: Interaction, { id }: APIMessage): void {
  removeMessage(channelOfInteraction(call, interaction), id);
  for (const { ephemeral } of call.world.interactions.values()) ephemeral.delete(id);
}

/** Source: developers/resources/message#message-interaction-metadata-object */
function metadata(
  call: Call,
  interaction: Interaction,
  guildId: string,
): NonNullable<APIMessage['interaction_metadata']> {
  const { id, type, userId, messageId, originalId } = interaction;
  return {
    id,
    type,
    user: call.world.users.get(userId),
    authorizing_integration_owners: installedBy(interaction, guildId),
    ...(originalId === undefined ? {} : { original_response_message_id: originalId }),
    ...(type === interactionTypes.component ? { interacted_message_id: messageId } : {}),
  } as NonNullable<APIMessage['interaction_metadata']>;
}

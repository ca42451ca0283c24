import type { APIMessage } from 'discord-api-types/v10';
import { type Answer, json, noContent } from '../answer.ts';
import { demand, isRecord } from '../forms/form.ts';
import { callbackFor, callbackTypes } from '../forms/interaction.ts';
import { demandMessage, demandMessageChange, message as messageForm } from '../forms/message.ts';
import { type Interaction, isEphemeral, isTokenExpired, isTooLate, type Modal } from '../interaction/interaction.ts';
import { change, channelOfInteraction, show, shownMessage } from '../interaction/shown.ts';
import { limits } from '../limits/rules.ts';
import { messageFlags } from '../messages/messageFlags.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { flagOf } from '../query.ts';
import { Refusal } from '../refusal.ts';

/** Source: https://docs.discord.com/developers/interactions/receiving-and-responding#create-interaction-response */
export const interactionOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/interactions/{interaction_id}/{interaction_token}/callback',
    auth: 'none',
    accepts: 'form',
    limit: limits.interactionCallback,
    run: respond,
  },
];

/**
 * Too late for a first answer is 10062, a second answer 40060. After 15 minutes it is 10062 too, which is not from a log.
 */
function respond(call: Call): Answer {
  const interaction = call.world.interactions.get(param(call, 'interaction_token'));
  if (interaction?.id !== param(call, 'interaction_id')) throw new Refusal('unknownInteraction');
  if (isTooLate(interaction, call.now) || isTokenExpired(interaction, call.now))
    throw new Refusal('unknownInteraction');
  demand(callbackFor(interaction.type), call.body);
  const { type: sentType, data } = isRecord(call.body) ? call.body : {};
  const type = Number(sentType);
  const sent = isRecord(data) ? data : {};
  if (type === callbackTypes.message) demandMessage(messageForm, sent, call.files, ['data']);
  if (interaction.acknowledgedAt !== undefined) throw new Refusal('alreadyAcknowledged');
  const message = take(call, interaction, type, sent);
  interaction.acknowledgedAt = call.now;
  if (message !== undefined) interaction.originalId = message.id;
  return flagOf(call, 'with_response') ? json(200, told(interaction, type, message)) : noContent;
}

/** Does what a callback asks for and gives the message that is `@original` from then on, if there is one. */
function take(
  call: Call,
  interaction: Interaction,
  type: number,
  data: Readonly<Record<string, unknown>>,
): APIMessage | undefined {
  switch (type) {
    case callbackTypes.message:
      return show(call, interaction, data, answering(call, interaction));
    case callbackTypes.deferredMessage: {
      const flags = messageFlags.loading | (Number(data.flags ?? 0) & messageFlags.ephemeral);
      interaction.loading = true;
      return show(call, interaction, {}, { ...answering(call, interaction), flags });
    }
    case callbackTypes.deferredUpdate:
      return source(call, interaction);
    case callbackTypes.update: {
      const message = source(call, interaction);
      if (message === undefined) return undefined;
      const sent = demandMessageChange(messageForm, { ...call, body: data }, message, ['data']);
      return change(call, interaction, message, sent);
    }
    case callbackTypes.modal:
      interaction.modal = data as unknown as Modal;
      return undefined;
    default:
      return undefined;
  }
}

/**
 * The message whose component was used, undefined if there was none.
 * @throws Refusal 10008 if it is gone
 */
function source(call: Call, interaction: Interaction): APIMessage | undefined {
  const id = interaction.messageId;
  if (id === null) return undefined;
  interaction.messageIds.add(id);
  return shownMessage(call, interaction, id);
}

/** What the answer of a component refers to. Source: …receiving-and-responding#message-interaction-object */
function answering(call: Call, interaction: Interaction): Partial<APIMessage> {
  const { answerType: type, messageId: message_id, channelId: channel_id } = interaction;
  if (message_id === null) return { type };
  const { guild_id = '' } = channelOfInteraction(call, interaction).wire;
  return { type, message_reference: { type: 0, message_id, channel_id, guild_id } };
}

/**
 * What was made is told for types 4 and 7 (…#interaction-callback-interaction-callback-resource-object), and here for 5 too,
 * which discord.js offers; whether Discord does is not established.
 */
function told({ id, type, loading }: Interaction, callbackType: number, message: APIMessage | undefined) {
  const { message: sent, deferredMessage, update } = callbackTypes;
  const withMessage = [sent, deferredMessage, update].includes(callbackType);
  const shown = message !== undefined && {
    response_message_id: message.id,
    response_message_loading: loading,
    response_message_ephemeral: isEphemeral(message),
  };
  return { interaction: { id, type, ...shown }, ...(withMessage ? { resource: { type: callbackType, message } } : {}) };
}

import { type Answer, json, noContent } from '../answer.ts';
import { changeMessage, composeMessage } from '../composeMessage.ts';
import { demand, isRecord } from '../forms/form.ts';
import { callbackFor, callbackTypes } from '../forms/interaction.ts';
import { demandMessage, demandMessageChange, message as messageForm } from '../forms/message.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { flagOf } from '../query.ts';
import { Refusal } from '../refusal.ts';
import { type Channel, type Interaction, keepMessage } from '../world.ts';

/** Milliseconds for which the token of an interaction is good. */
const tokenLife = 15 * 60_000;

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
 * The interaction whose token stands in the URL of a follow-up.
 * @throws Refusal 10015 before it was acknowledged and for an unknown token, 50027 (401) after 15 minutes
 */
export function interactionOf(call: Call): Interaction {
  const interaction = call.world.interactions.get(param(call, 'webhook_token'));
  if (interaction?.acknowledgedAt === undefined) throw new Refusal('unknownWebhook');
  if (call.now - interaction.acknowledgedAt > tokenLife) throw new Refusal('invalidWebhookToken');
  return interaction;
}

/**
 * Where the follow-ups of an interaction go.
 * @throws Refusal like `interactionOf`
 */
export function followUpChannel(call: Call): Channel {
  return channelOf(call, interactionOf(call));
}

function respond(call: Call): Answer {
  const interaction = call.world.interactions.get(param(call, 'interaction_token'));
  const late = interaction?.acknowledgeBy !== null && call.now > (interaction?.acknowledgeBy ?? 0);
  if (interaction?.id !== param(call, 'interaction_id') || late) throw new Refusal('unknownInteraction');
  demand(callbackFor(interaction.type ?? 2), call.body);
  const { type: sentType, data } = isRecord(call.body) ? call.body : {};
  const type = Number(sentType);
  const shows = type === callbackTypes.message || type === callbackTypes.deferredMessage;
  // of what comes with a deferred message only EPHEMERAL counts
  const flags = isRecord(data) ? data.flags : undefined;
  const shown = type === callbackTypes.message ? demandMessage(messageForm, data, call.files, ['data']) : { flags };
  if (interaction.acknowledgedAt !== undefined) throw new Refusal('alreadyAcknowledged');
  if (type === callbackTypes.update) updateMessage({ ...call, body: data }, interaction);
  interaction.acknowledgedAt = call.now;
  if (shows) showAnswer(call, interaction, type === callbackTypes.deferredMessage, shown);
  if (!flagOf(call, 'with_response')) return noContent;
  const { id, originalId, type: kind = 2 } = interaction;
  const resource = shows ? { type, message: channelOf(call, interaction).messages.get(originalId ?? '') } : { type };
  return json(200, { interaction: { id, type: kind, response_message_id: originalId }, resource });
}

function showAnswer(
  call: Call,
  interaction: Interaction,
  loading: boolean,
  form: Readonly<Record<string, unknown>>,
): void {
  const channel = channelOf(call, interaction);
  const [loadingFlag, ephemeral] = [1 << 7, 1 << 6];
  const message = composeMessage(call, channel, call.world.bot, form, {
    type: 20,
    webhook_id: call.world.application.id,
    application_id: call.world.application.id,
    ...(loading ? { flags: loadingFlag | (Number(form.flags ?? 0) & ephemeral) } : {}),
  });
  keepMessage(channel, message);
  interaction.originalId = message.id;
}

/** The message with the component changes; where it is gone since, there is nothing to change. */
function updateMessage(call: Call, interaction: Interaction): void {
  const message = channelOf(call, interaction).messages.get(interaction.messageId ?? '');
  if (message !== undefined) changeMessage(call, message, demandMessageChange(messageForm, call, message, ['data']));
}

function channelOf(call: Call, { channelId }: Interaction): Channel {
  const channel = call.world.channels.get(channelId);
  if (channel === undefined) throw new Refusal('unknownChannel');
  return channel;
}

import type { APIMessage } from 'discord-api-types/v10';
import { type Answer, json, noContent } from '../answer.ts';
import { demandMessage, demandMessageChange, webhookMessage } from '../forms/message.ts';
import { type Interaction, interactionTypes, isTokenExpired } from '../interaction/interaction.ts';
import { change, show, shownMessage, unshow } from '../interaction/shown.ts';
import { type Call, param } from '../operation.ts';
import { Refusal } from '../refusal.ts';

/** Follow-ups where the application is installed only for the user. Source: …#create-followup-message */
const userInstallLimit = 5;

/** Whether a webhook route is called with an application's id, and so with an interaction's token. */
export function isFollowUp(call: Call): boolean {
  return param(call, 'webhook_id') === call.world.application.id;
}

/**
 * A new message; right after a deferred answer it is that answer instead, and who sees it stays.
 * Source: developers/interactions/receiving-and-responding#create-followup-message
 *
 * @throws Refusal 40094 for too many
 */
export function sendFollowUp(call: Call): Answer {
  const interaction = interactionOf(call);
  const form = demandMessage(webhookMessage, call.body, call.files);
  if (interaction.loading) return json(200, change(call, interaction, messageOf(call, interaction, true), form));
  if (interaction.userInstall && interaction.followUps >= userInstallLimit) throw new Refusal('tooManyFollowUps');
  interaction.followUps += 1;
  return json(200, show(call, interaction, form));
}

/** The first answer, or a follow-up by its id. */
export function readFollowUp(call: Call): Answer {
  return json(200, messageOf(call, interactionOf(call)));
}

/** Changes the first answer or a follow-up. */
export function editFollowUp(call: Call): Answer {
  const interaction = interactionOf(call);
  const message = messageOf(call, interaction);
  return json(200, change(call, interaction, message, demandMessageChange(webhookMessage, call, message)));
}

/** Takes the first answer or a follow-up away. */
export function removeFollowUp(call: Call): Answer {
  const interaction = interactionOf(call);
  unshow(call, interaction, messageOf(call, interaction));
  return noContent;
}

/**
 * The interaction whose token stands in the URL. One for autocompletion has no follow-ups; that this is 10015 as for an
 * unknown token is not from a log.
 *
 * @throws Refusal 10015 before it was acknowledged and for an unknown token, 50027 (401) after 15 minutes (discord.py#9856)
 */
function interactionOf(call: Call): Interaction {
  const interaction = call.world.interactions.get(param(call, 'webhook_token'));
  if (interaction?.acknowledgedAt === undefined) throw new Refusal('unknownWebhook');
  if (interaction.type === interactionTypes.autocomplete) throw new Refusal('unknownWebhook');
  if (isTokenExpired(interaction, call.now)) throw new Refusal('invalidWebhookToken');
  return interaction;
}

function messageOf(call: Call, interaction: Interaction, original = call.params.message_id === undefined): APIMessage {
  return shownMessage(call, interaction, original ? interaction.originalId : call.params.message_id);
}

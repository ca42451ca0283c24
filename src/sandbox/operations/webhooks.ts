import type { APIMessage } from 'discord-api-types/v10';
import { channelWith, demandIn } from '../access.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { openPost } from '../channels/posts.ts';
import { readAppliedTags } from '../channels/tags.ts';
import { demandActive } from '../channels/threads.ts';
import { beginsPost } from '../channels/webhookPosts.ts';
import { type Webhook, webhookAuthor } from '../channels/webhooks.ts';
import { isRecord } from '../forms/form.ts';
import { demandMessage, demandMessageChange, webhookMessage } from '../forms/message.ts';
import { limits } from '../limits/rules.ts';
import { changeMessage, composeMessage } from '../messages/composeMessage.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { flagOf } from '../query.ts';
import { Refusal } from '../refusal.ts';
import { type Channel, keepMessage, removeMessage } from '../world/world.ts';
import { editFollowUp, isFollowUp, readFollowUp, removeFollowUp, sendFollowUp } from './followUps.ts';

const webhook = '/webhooks/{webhook_id}';
const execute = '/webhooks/{webhook_id}/{webhook_token}';
const original = `${execute}/messages/@original`;
const one = `${execute}/messages/{message_id}`;

/**
 * Webhooks, and with an application's id and an interaction's token in the same places, the follow-ups of interactions.
 * Source: https://docs.discord.com/developers/resources/webhook and …/interactions/receiving-and-responding#followup-messages
 */
export const webhookOperations: readonly Operation[] = [
  { method: 'GET', path: webhook, auth: 'bot', limit: limits.read, run: get },
  {
    method: 'GET',
    path: execute,
    auth: 'none',
    limit: limits.read,
    run: (call) => {
      const { user: _, ...rest } = withUrl(call, byToken(call));
      return json(200, rest);
    },
  },
  { method: 'POST', path: execute, auth: 'none', accepts: 'form', limit: limits.webhookExecute, run: send },
  ...[original, one].flatMap((path): Operation[] => [
    { method: 'GET', path, auth: 'none', limit: limits.webhookMessage, run: read },
    { method: 'PATCH', path, auth: 'none', accepts: 'form', limit: limits.webhookMessage, run: edit },
    { method: 'DELETE', path, auth: 'none', limit: limits.webhookMessage, run: remove },
  ]),
];

function get(call: Call): Answer {
  const found = call.world.webhooks.get(param(call, 'webhook_id'));
  if (found === undefined) throw new Refusal('unknownWebhook');
  const isOwn = found.application_id === call.world.application.id;
  if (!isOwn) demandIn(call, channelWith(call, found.channel_id), 'MANAGE_WEBHOOKS');
  return json(200, withUrl(call, found));
}

/** A follow-up always tells what it made; a webhook only with `?wait=true`. */
function send(call: Call): Answer {
  if (isFollowUp(call)) return sendFollowUp(call);
  const channel = placeOf(call);
  const posts = beginsPost(call, ownChannel(call), isRecord(call.body) ? call.body : {});
  const form = demandMessage(webhookMessage, call.body, call.files);
  const message = composeMessage(call, channel, webhookAuthor(byToken(call), form.username), form, {
    webhook_id: param(call, 'webhook_id'),
  });
  const sent = posts ? post(call, channel, form, message) : message;
  if (!posts) keepMessage(channel, message);
  return flagOf(call, 'wait') ? json(200, sent) : noContent;
}

/** Whether a webhook is held to moderated tags is not established; here it is not. */
function post(
  call: Call,
  forum: Channel,
  form: Readonly<Record<string, unknown>>,
  message: APIMessage,
): APIMessage | undefined {
  const appliedTags = readAppliedTags(forum, form.applied_tags, { moderates: true });
  const named = { name: form.thread_name };
  const ownerId = param(call, 'webhook_id');
  const begun = openPost(call, forum, { form: named, appliedTags, ownerId, message: () => message });
  return begun.messages.get(begun.wire.id);
}

function read(call: Call): Answer {
  return isFollowUp(call) ? readFollowUp(call) : json(200, target(call).message);
}

function edit(call: Call): Answer {
  if (isFollowUp(call)) return editFollowUp(call);
  const { channel, message } = target(call);
  demandActive(channel);
  return json(200, changeMessage(call, message, demandMessageChange(webhookMessage, call, message)));
}

function remove(call: Call): Answer {
  if (isFollowUp(call)) return removeFollowUp(call);
  const { channel, message } = target(call);
  removeMessage(channel, message.id);
  return noContent;
}

/** The message of the path; only those of this webhook are to be found. */
function target(call: Call): { channel: Channel; message: APIMessage } {
  const channel = placeOf(call);
  const message = channel.messages.get(call.params.message_id ?? '');
  if (message?.webhook_id !== param(call, 'webhook_id')) throw new Refusal('unknownMessage');
  return { channel, message };
}

/** Where messages go: the webhook's channel, or a thread in it by `?thread_id`. */
export function placeOf(call: Call): Channel {
  const own = ownChannel(call);
  const thread = call.query.get('thread_id');
  if (thread === null) return own;
  const found = channelWith(call, thread);
  if (found.wire.parent_id !== own.wire.id) throw new Refusal('unknownChannel');
  return found;
}

function ownChannel(call: Call): Channel {
  return channelWith(call, byToken(call).channel_id);
}

/**
 * The webhook of the path, known by its token.
 * @throws Refusal 10015 for an unknown id, 50027 for a wrong token
 */
export function byToken(call: Call): Webhook {
  const found = call.world.webhooks.get(param(call, 'webhook_id'));
  if (found === undefined) throw new Refusal('unknownWebhook');
  if (found.token !== param(call, 'webhook_token')) throw new Refusal('invalidWebhookToken');
  return found;
}

/** A webhook as it is sent: with the address to post to. That of a followed channel has neither token nor address. */
export function withUrl(call: Call, found: Webhook) {
  const { token, ...rest } = found;
  if (token === '') return rest;
  return { ...found, url: `${call.origin}/api/webhooks/${found.id}/${found.token}` };
}

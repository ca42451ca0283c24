import { channelOf, channelWith, demandIn, demandInGuild, guildOf, guildWith } from '../access.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { isKind, isThread } from '../channels/channelKinds.ts';
import { demandRoomForWebhook, type Webhook, webhooksIn } from '../channels/webhooks.ts';
import { demand, isRecord } from '../forms/form.ts';
import { webhookChange, webhook as webhookForm } from '../forms/webhook.ts';
import { imageHash } from '../imageHash.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { newWebhookToken } from '../token.ts';
import { byToken, withUrl } from './webhooks.ts';

const ofChannel = '/channels/{channel_id}/webhooks';
const byId = '/webhooks/{webhook_id}';
const byIdAndToken = `${byId}/{webhook_token}`;

/** Source: https://docs.discord.com/developers/resources/webhook#create-webhook and below */
export const webhookManagementOperations: readonly Operation[] = [
  { method: 'POST', path: ofChannel, auth: 'bot', accepts: 'json', limit: limits.webhookEdit, run: create },
  {
    method: 'GET',
    path: ofChannel,
    auth: 'bot',
    limit: limits.read,
    run: (call) => {
      const channel = channelOf(call);
      demandIn(call, channel, 'MANAGE_WEBHOOKS');
      return json(
        200,
        webhooksIn(call, channel).map((one) => withUrl(call, one)),
      );
    },
  },
  { method: 'GET', path: '/guilds/{guild_id}/webhooks', auth: 'bot', limit: limits.read, run: listOfGuild },
  { method: 'PATCH', path: byId, auth: 'bot', accepts: 'json', limit: limits.webhookEdit, run: edit },
  { method: 'DELETE', path: byId, auth: 'bot', limit: limits.webhookEdit, run: remove },
  { method: 'PATCH', path: byIdAndToken, auth: 'none', accepts: 'json', limit: limits.webhookEdit, run: editByToken },
  {
    method: 'DELETE',
    path: byIdAndToken,
    auth: 'none',
    limit: limits.webhookEdit,
    run: (call) => {
      call.world.webhooks.delete(byToken(call).id);
      return noContent;
    },
  },
];

/** All kinds of channels with messages of their own have webhooks, but no threads. */
function create(call: Call): Answer {
  const channel = channelOf(call);
  demandIn(call, channel, 'MANAGE_WEBHOOKS');
  if (isThread(channel) || isKind(channel, 'category')) throw new Refusal('wrongChannelType');
  demand(webhookForm, call.body);
  demandRoomForWebhook(call, channel);
  const { name, avatar } = isRecord(call.body) ? call.body : {};
  const id = call.world.newId(call.now);
  const created: Webhook = {
    id,
    type: 1,
    guild_id: guildWith(call, channel).id,
    channel_id: channel.wire.id,
    name: String(name).trim(),
    avatar: imageHash(avatar),
    application_id: call.world.application.id,
    token: newWebhookToken(id),
    user: call.world.bot,
  };
  call.world.webhooks.set(id, created);
  return json(200, withUrl(call, created));
}

function listOfGuild(call: Call): Answer {
  const guild = guildOf(call);
  demandInGuild(call, guild, 'MANAGE_WEBHOOKS');
  const found = [...call.world.webhooks.values()].filter((one) => one.guild_id === guild.id);
  return json(
    200,
    found.map((one) => withUrl(call, one)),
  );
}

/** Moving one to another channel asks for the permission there too. */
function edit(call: Call): Answer {
  const found = managed(call);
  demand(webhookChange, call.body);
  const target = isRecord(call.body) ? call.body.channel_id : undefined;
  if (typeof target === 'string' && target !== found.channel_id) {
    const channel = channelWith(call, target);
    demandIn(call, channel, 'MANAGE_WEBHOOKS');
    demandRoomForWebhook(call, channel);
    found.channel_id = target;
  }
  return json(200, withUrl(call, changed(call, found)));
}

/** With its token alone a webhook can be renamed but not moved, and its maker is not told. */
function editByToken(call: Call): Answer {
  const found = byToken(call);
  demand(webhookChange, call.body);
  const { user: _, ...rest } = withUrl(call, changed(call, found));
  return json(200, rest);
}

function changed(call: Call, found: Webhook): Webhook {
  const { name, avatar } = isRecord(call.body) ? call.body : {};
  if (typeof name === 'string') found.name = name.trim();
  if (avatar !== undefined) found.avatar = imageHash(avatar);
  return found;
}

function remove(call: Call): Answer {
  call.world.webhooks.delete(managed(call).id);
  return noContent;
}

/** @throws Refusal 10015 for an unknown one, 50013 without MANAGE_WEBHOOKS in its channel */
function managed(call: Call): Webhook {
  const found = call.world.webhooks.get(param(call, 'webhook_id'));
  const channel = call.world.channels.get(found?.channel_id ?? '');
  if (found === undefined || channel === undefined) throw new Refusal('unknownWebhook');
  demandIn(call, channel, 'MANAGE_WEBHOOKS');
  return found;
}

import type { APIMessage } from 'discord-api-types/v10';
import { compareSnowflakes, snowflakeTime } from '../../core/discord/snowflake.ts';
import { channelOf, demandIn, may, messageOf } from '../access.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { isKind } from '../channels/channelKinds.ts';
import { demandDeletable, demandOpen } from '../channels/threads.ts';
import { demand, isRecord } from '../forms/form.ts';
import { bulkDelete, demandMessage, demandMessageChange, message as messageForm } from '../forms/message.ts';
import { limits, messageDeleteLimit } from '../limits/rules.ts';
import { changeMessage, composeMessage } from '../messages/composeMessage.ts';
import { referenceParts } from '../messages/messageReference.ts';
import { earlierMessage, rememberNonce } from '../messages/nonces.ts';
import type { Call, Operation } from '../operation.ts';
import { pageOf } from '../query.ts';
import { Refusal } from '../refusal.ts';
import { keepMessage, removeMessage } from '../world/world.ts';
import { demandWriting } from './channels.ts';

const all = '/channels/{channel_id}/messages';
const one = '/channels/{channel_id}/messages/{message_id}';

/** Source: https://docs.discord.com/developers/resources/message */
export const messageOperations: readonly Operation[] = [
  { method: 'GET', path: all, auth: 'bot', limit: limits.messageRead, run: list },
  { method: 'GET', path: one, auth: 'bot', limit: limits.messageRead, run: get },
  { method: 'POST', path: all, auth: 'bot', accepts: 'form', limit: limits.messageCreate, run: create },
  { method: 'PATCH', path: one, auth: 'bot', accepts: 'form', limit: limits.messageEdit, run: edit },
  { method: 'DELETE', path: one, auth: 'bot', limit: messageDeleteLimit, run: remove },
  {
    method: 'POST',
    path: `${all}/bulk-delete`,
    auth: 'bot',
    accepts: 'json',
    limit: limits.bulkDelete,
    run: removeMany,
  },
];

/** Without READ_MESSAGE_HISTORY the list is empty, which is no error; in a voice channel CONNECT is needed too. */
function list(call: Call): Answer {
  const channel = channelOf(call);
  const page = pageOf(call, 50, 100);
  if (isKind(channel, 'voice', 'stage')) demandIn(call, channel, 'CONNECT');
  if (!may(call, channel, 'READ_MESSAGE_HISTORY')) return json(200, []);
  const newestFirst = [...channel.messages.values()].reverse();
  const { limit, before, after, around } = page;
  if (around !== undefined) return json(200, aroundOf(newestFirst, around, limit));
  if (after !== undefined) {
    return json(200, newestFirst.filter(({ id }) => compareSnowflakes(id, after) > 0).slice(-limit));
  }
  const older = newestFirst.filter(({ id }) => before === undefined || compareSnowflakes(id, before) < 0);
  return json(200, older.slice(0, limit));
}

function aroundOf(newestFirst: readonly APIMessage[], id: string, limit: number): APIMessage[] {
  const at = newestFirst.findIndex((message) => compareSnowflakes(message.id, id) <= 0);
  const start = Math.max(0, (at < 0 ? newestFirst.length : at) - Math.floor(limit / 2));
  return newestFirst.slice(start, start + limit);
}

function get(call: Call): Answer {
  const channel = channelOf(call);
  demandIn(call, channel, 'READ_MESSAGE_HISTORY');
  return json(200, messageOf(call, channel));
}

/** Embeds of a bot without EMBED_LINKS are dropped without a word; files without ATTACH_FILES are refused. */
function create(call: Call): Answer {
  const channel = channelOf(call);
  demandWriting(call, channel);
  const form = demandMessage(messageForm, call.body, call.files);
  const earlier = earlierMessage(call, form);
  if (earlier !== undefined) return json(200, earlier);
  if (isRecord(form.poll)) demandIn(call, channel, 'SEND_POLLS');
  if (form.tts === true) demandIn(call, channel, 'SEND_TTS_MESSAGES');
  if (call.files.length > 0) demandIn(call, channel, 'ATTACH_FILES');
  const shown = may(call, channel, 'EMBED_LINKS') ? form : { ...form, embeds: [] };
  const message = composeMessage(call, channel, call.world.bot, shown, referenceParts(call, channel, form));
  keepMessage(channel, message);
  rememberNonce(call, form, message);
  return json(200, message);
}

/** Of other people's messages only the flags may be changed. */
function edit(call: Call): Answer {
  const channel = channelOf(call);
  const message = messageOf(call, channel);
  demandOpen(call, channel);
  if (message.poll !== undefined) throw new Refusal('pollNotEditable');
  const sent = isRecord(call.body) ? call.body : {};
  if (message.author.id !== call.world.bot.id) {
    if (Object.keys(sent).some((name) => name !== 'flags')) throw new Refusal('notYourMessage');
    demandIn(call, channel, 'MANAGE_MESSAGES');
  }
  return json(200, changeMessage(call, message, demandMessageChange(messageForm, call, message)));
}

function remove(call: Call): Answer {
  const channel = channelOf(call);
  const message = messageOf(call, channel);
  if (message.author.id !== call.world.bot.id) demandIn(call, channel, 'MANAGE_MESSAGES');
  demandDeletable(call, channel);
  removeMessage(channel, message.id);
  return noContent;
}

const bulkDeleteAge = 14 * 86_400_000;

/** Ids that are not there do not matter, unless they are too old. */
function removeMany(call: Call): Answer {
  const channel = channelOf(call);
  demandIn(call, channel, 'MANAGE_MESSAGES');
  demandDeletable(call, channel);
  demand(bulkDelete, call.body);
  const sent = isRecord(call.body) && Array.isArray(call.body.messages) ? call.body.messages : [];
  const ids = new Set(sent.map(String));
  if (ids.size < 2 || ids.size > 100) throw new Refusal('wrongNumberToDelete');
  if ([...ids].some((id) => call.now - snowflakeTime(id) > bulkDeleteAge)) throw new Refusal('tooOldToBulkDelete');
  for (const id of ids) removeMessage(channel, id);
  return noContent;
}

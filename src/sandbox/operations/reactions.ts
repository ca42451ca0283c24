import type { APIMessage } from 'discord-api-types/v10';
import { compareSnowflakes, isSnowflake } from '../../core/discord/snowflake.ts';
import { channelOf, demandIn, messageOf } from '../access.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { demandActive } from '../channels/threads.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { pageOf } from '../query.ts';
import { Refusal } from '../refusal.ts';
import { isUnicodeEmoji } from '../unicodeEmoji.ts';
import type { Channel } from '../world/world.ts';

const all = '/channels/{channel_id}/messages/{message_id}/reactions';
const one = `${all}/{emoji_name}`;

/** Different emojis that a message may have. */
const emojiLimit = 20;

/** Adding and removing one's own shares a bucket. Source: https://docs.discord.com/developers/resources/message#create-reaction */
export const reactionOperations: readonly Operation[] = [
  { method: 'PUT', path: `${one}/@me`, auth: 'bot', limit: limits.reactions, run: add },
  {
    method: 'DELETE',
    path: `${one}/@me`,
    auth: 'bot',
    limit: limits.reactions,
    run: (call) => take(call, call.world.bot.id),
  },
  { method: 'DELETE', path: `${one}/{user_id}`, auth: 'bot', limit: limits.reactions, run: takeFromOther },
  { method: 'GET', path: one, auth: 'bot', limit: limits.reactionRead, run: list },
  { method: 'DELETE', path: one, auth: 'bot', limit: limits.reactions, run: (call) => clear(call, emojiOf(call)) },
  { method: 'DELETE', path: all, auth: 'bot', limit: limits.reactions, run: (call) => clear(call) },
];

function add(call: Call): Answer {
  const { channel, message, emojis } = target(call);
  demandActive(channel);
  const emoji = emojiOf(call);
  demandIn(call, channel, 'READ_MESSAGE_HISTORY');
  const users = emojis.get(emoji) ?? new Set();
  if (users.size === 0) {
    demandIn(call, channel, 'ADD_REACTIONS');
    if (emojis.size >= emojiLimit) throw new Refusal('tooManyReactions');
  }
  emojis.set(emoji, users.add(call.world.bot.id));
  return changed(call, channel, message, emojis);
}

function takeFromOther(call: Call): Answer {
  const { channel } = target(call);
  demandIn(call, channel, 'MANAGE_MESSAGES');
  return take(call, param(call, 'user_id'));
}

function take(call: Call, userId: string): Answer {
  const { channel, message, emojis } = target(call);
  demandActive(channel);
  const emoji = emojiOf(call);
  const users = emojis.get(emoji);
  users?.delete(userId);
  if (users?.size === 0) emojis.delete(emoji);
  return changed(call, channel, message, emojis);
}

function clear(call: Call, emoji?: string): Answer {
  const { channel, message, emojis } = target(call);
  demandIn(call, channel, 'MANAGE_MESSAGES');
  demandActive(channel);
  if (emoji === undefined) emojis.clear();
  else emojis.delete(emoji);
  return changed(call, channel, message, emojis);
}

function list(call: Call): Answer {
  const { emojis } = target(call);
  const { limit, after = '0' } = pageOf(call, 25, 100);
  const users = [...(emojis.get(emojiOf(call)) ?? [])].sort(compareSnowflakes);
  const page = users.filter((id) => compareSnowflakes(id, after) > 0).slice(0, limit);
  return json(
    200,
    page.map((id) => call.world.users.get(id)).filter((user) => user !== undefined),
  );
}

function target(call: Call): { channel: Channel; message: APIMessage; emojis: Map<string, Set<string>> } {
  const channel = channelOf(call);
  const message = messageOf(call, channel);
  const emojis = channel.reactions.get(message.id) ?? new Map<string, Set<string>>();
  return { channel, message, emojis };
}

function changed(call: Call, channel: Channel, message: APIMessage, emojis: Map<string, Set<string>>): Answer {
  if (emojis.size === 0) channel.reactions.delete(message.id);
  else channel.reactions.set(message.id, emojis);
  message.reactions = [...emojis].map(([emoji, users]) => {
    const [name = emoji, id = null] = emoji.split(':');
    return {
      emoji: { id, name },
      count: users.size,
      count_details: { burst: 0, normal: users.size },
      me: users.has(call.world.bot.id),
      me_burst: false,
      burst_colors: [],
    };
  });
  return noContent;
}

/**
 * The emoji of the path: `name:id` of a custom one that exists, or the character itself.
 * @throws Refusal 10014, as for a name without an id
 */
function emojiOf(call: Call): string {
  const emoji = param(call, 'emoji_name');
  const [name, id, ...rest] = emoji.split(':');
  const owners = [call.world.application, ...call.world.guilds.values()];
  const known = (wanted: string) => owners.some(({ emojis }) => emojis.has(wanted));
  const isCustom = name !== '' && rest.length === 0 && id !== undefined && isSnowflake(id) && known(id);
  if (isCustom || (id === undefined && isUnicodeEmoji(emoji))) return emoji;
  throw new Refusal('unknownEmoji');
}

import type { APIMessage } from 'discord-api-types/v10';
import { compareSnowflakes } from '../../core/discord/snowflake.ts';
import { guildOf, may } from '../access.ts';
import { type Answer, json } from '../answer.ts';
import { isThread } from '../channels/channelKinds.ts';
import { boolean, choice, demand, integer, list, object, snowflake, text } from '../forms/form.ts';
import { limits } from '../limits/rules.ts';
import type { Call, Operation } from '../operation.ts';
import type { Channel } from '../world/world.ts';

/**
 * Searching a guild; the index is always there, unless the scenario `not-indexed` says otherwise.
 * Source: https://docs.discord.com/developers/resources/message#search-guild-messages
 */
export const messageSearchOperations: readonly Operation[] = [
  { method: 'GET', path: '/guilds/{guild_id}/messages/search', auth: 'bot', limit: limits.read, run: search },
];

const ids = list(snowflake, { max: 100 });

const searchForm = object({
  content: text({ max: 1024 }),
  limit: integer({ min: 1, max: 25 }),
  offset: integer({ min: 0, max: 9975 }),
  min_id: snowflake,
  max_id: snowflake,
  author_id: ids,
  channel_id: list(snowflake, { max: 500 }),
  pinned: boolean,
  sort_order: choice(['asc', 'desc']),
});

const repeated = ['author_id', 'channel_id'];

/** Only what the bot may read is found. Each hit stands in a list of its own. */
function search(call: Call): Answer {
  const guild = guildOf(call);
  const sent = Object.fromEntries(
    [...call.query.keys()].map((name) => [
      name,
      repeated.includes(name) ? call.query.getAll(name) : call.query.get(name),
    ]),
  );
  demand(searchForm, sent);
  const places = [...call.world.channels.values()].filter(
    (channel) =>
      channel.wire.guild_id === guild.id && among(call, 'channel_id', channel.wire.id) && isReadable(call, channel),
  );
  const found = places.flatMap(({ messages }) => [...messages.values()]).filter((message) => isHit(call, message));
  found.sort((a, b) => compareSnowflakes(b.id, a.id));
  if (sent.sort_order === 'asc') found.reverse();
  const from = Number(sent.offset ?? 0);
  const page = found.slice(from, from + Number(sent.limit ?? 25));
  const threads = places.filter((one) => isThread(one) && page.some((message) => message.channel_id === one.wire.id));
  return json(200, {
    messages: page.map((message) => [{ ...message, hit: true }]),
    threads: threads.map(({ wire }) => wire),
    members: [],
    total_results: found.length,
    doing_deep_historical_index: false,
  });
}

function isReadable(call: Call, channel: Channel): boolean {
  return may(call, channel, 'VIEW_CHANNEL', 'READ_MESSAGE_HISTORY');
}

function isHit(call: Call, { id, author, content, pinned }: APIMessage): boolean {
  const { query } = call;
  const wanted = (query.get('content') ?? '').toLowerCase();
  const [min, max] = [query.get('min_id'), query.get('max_id')];
  return (
    content.toLowerCase().includes(wanted) &&
    (min === null || compareSnowflakes(id, min) > 0) &&
    (max === null || compareSnowflakes(id, max) < 0) &&
    (query.get('pinned') === null || String(pinned) === query.get('pinned')) &&
    among(call, 'author_id', author.id)
  );
}

/** Whether a repeated parameter names an id, or is not there. */
function among({ query }: Call, name: string, id: string): boolean {
  const wanted = query.getAll(name);
  return wanted.length === 0 || wanted.includes(id);
}

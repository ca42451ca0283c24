import { compareSnowflakes } from '../../core/discord/snowflake.ts';
import { channelOf, demandIn, guildOf, may } from '../access.ts';
import { type Answer, json } from '../answer.ts';
import { demandKind, isKind, isThread } from '../channels/channelKinds.ts';
import { type Check, demand, integer, object, snowflake, time } from '../forms/form.ts';
import { limits } from '../limits/rules.ts';
import type { Call, Operation } from '../operation.ts';
import type { Channel } from '../world/world.ts';

const channel = '/channels/{channel_id}';

/** Threads that one page has at most. The documentation names no number; this is what its other lists have. */
const pageLimit = 100;

/** Source: https://docs.discord.com/developers/resources/channel#list-public-archived-threads and …/guild#list-active-guild-threads */
export const threadListOperations: readonly Operation[] = [
  { method: 'GET', path: '/guilds/{guild_id}/threads/active', auth: 'bot', limit: limits.read, run: listActive },
  { method: 'GET', path: `${channel}/threads/archived/public`, auth: 'bot', limit: limits.read, run: listPublic },
  { method: 'GET', path: `${channel}/threads/archived/private`, auth: 'bot', limit: limits.read, run: listPrivate },
  {
    method: 'GET',
    path: `${channel}/users/@me/threads/archived/private`,
    auth: 'bot',
    limit: limits.read,
    run: listJoined,
  },
];

/** Only threads that the bot sees, newest first. There are no pages; `has_more` is in Discord's OpenAPI description. */
function listActive(call: Call): Answer {
  const guild = guildOf(call);
  const threads = [...call.world.channels.values()].filter(
    (one) => isThread(one) && one.wire.guild_id === guild.id && !isArchived(one) && may(call, one, 'VIEW_CHANNEL'),
  );
  return json(200, { ...listed(call, threads.sort(newestFirst)), has_more: false });
}

function listPublic(call: Call): Answer {
  const parent = parentOf(call);
  demandIn(call, parent, 'READ_MESSAGE_HISTORY');
  return pageByTime(
    call,
    archivedIn(call, parent).filter((one) => !isKind(one, 'privateThread')),
  );
}

function listPrivate(call: Call): Answer {
  const parent = parentOf(call);
  demandIn(call, parent, 'READ_MESSAGE_HISTORY', 'MANAGE_THREADS');
  return pageByTime(
    call,
    archivedIn(call, parent).filter((one) => isKind(one, 'privateThread')),
  );
}

/** The only one of the lists that goes by id. */
function listJoined(call: Call): Answer {
  const parent = parentOf(call);
  demandIn(call, parent, 'READ_MESSAGE_HISTORY');
  const { before, limit } = archivePage(call, snowflake);
  const joined = archivedIn(call, parent).filter(
    (one) => isKind(one, 'privateThread') && one.members.has(call.world.bot.id),
  );
  const older = joined.filter(({ wire }) => before === undefined || compareSnowflakes(wire.id, before) < 0);
  return paged(call, older.sort(newestFirst), limit);
}

function pageByTime(call: Call, threads: readonly Channel[]): Answer {
  const { before, limit } = archivePage(call, time);
  const until = before === undefined ? Number.POSITIVE_INFINITY : Date.parse(before);
  const older = threads.filter((thread) => archivedAt(thread) < until);
  return paged(
    call,
    older.sort((a, b) => archivedAt(b) - archivedAt(a)),
    limit,
  );
}

function paged(call: Call, threads: readonly Channel[], limit: number): Answer {
  return json(200, { ...listed(call, threads.slice(0, limit)), has_more: threads.length > limit });
}

function listed(call: Call, threads: readonly Channel[]) {
  const members = threads.map(({ members }) => members.get(call.world.bot.id)).filter((one) => one !== undefined);
  return { threads: threads.map(({ wire }) => wire), members };
}

function archivePage(call: Call, position: Check): { before: string | undefined; limit: number } {
  const sent = Object.fromEntries(call.query);
  demand(object({ before: position, limit: integer({ min: 1, max: pageLimit }) }), sent);
  return { before: sent.before, limit: Number(sent.limit ?? pageLimit) };
}

function parentOf(call: Call): Channel {
  const parent = channelOf(call);
  demandKind(parent, 'text', 'announcement', 'forum', 'media');
  return parent;
}

function archivedIn({ world }: Call, parent: Channel): Channel[] {
  return [...world.channels.values()].filter((one) => one.wire.parent_id === parent.wire.id && isArchived(one));
}

function isArchived({ wire }: Channel): boolean {
  return wire.thread_metadata?.archived === true;
}

function archivedAt({ wire }: Channel): number {
  return Date.parse(wire.thread_metadata?.archive_timestamp ?? '');
}

function newestFirst(a: Channel, b: Channel): number {
  return compareSnowflakes(b.wire.id, a.wire.id);
}

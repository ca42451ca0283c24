import { compareSnowflakes } from '../../core/discord/snowflake.ts';
import { channelOf, demandIn, may, noMember } from '../access.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { demandKind, isKind, threadKinds } from '../channels/channelKinds.ts';
import { demandActive } from '../channels/threads.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { flagOf, pageOf } from '../query.ts';
import { Refusal } from '../refusal.ts';
import { isoTime } from '../world/make.ts';
import { type Channel, joinThread, type ThreadMember } from '../world/world.ts';

const all = '/channels/{channel_id}/thread-members';
const one = `${all}/{user_id}`;
const self = `${all}/@me`;

/** People in a thread (code 30033). */
const participantLimit = 1000;

/** Source: https://docs.discord.com/developers/resources/channel#join-thread and below */
export const threadMemberOperations: readonly Operation[] = [
  { method: 'GET', path: all, auth: 'bot', limit: limits.read, run: list },
  { method: 'GET', path: one, auth: 'bot', limit: limits.read, run: get },
  { method: 'PUT', path: self, auth: 'bot', limit: limits.channelWrite, run: join },
  { method: 'PUT', path: one, auth: 'bot', limit: limits.channelWrite, run: add },
  { method: 'DELETE', path: self, auth: 'bot', limit: limits.channelWrite, run: leave },
  { method: 'DELETE', path: one, auth: 'bot', limit: limits.channelWrite, run: remove },
];

/** In pages only with `with_member`. The application of the sandbox has the GUILD_MEMBERS intent that this needs. */
function list(call: Call): Answer {
  const thread = threadOf(call);
  const members = [...thread.members.values()];
  if (!flagOf(call, 'with_member')) return json(200, members);
  const { limit, after = '0' } = pageOf(call, 100, 100);
  const later = members.filter(({ user_id }) => compareSnowflakes(user_id, after) > 0);
  const page = later.sort((a, b) => compareSnowflakes(a.user_id, b.user_id)).slice(0, limit);
  return json(
    200,
    page.map((member) => withMember(call, thread, member)),
  );
}

/** That somebody who is not in it is 10007 is from the pattern; the documentation says 404. */
function get(call: Call): Answer {
  const thread = threadOf(call);
  const userId = param(call, 'user_id');
  const member = thread.members.get(userId);
  if (member === undefined) throw noMember(call.world, userId);
  return json(200, flagOf(call, 'with_member') ? withMember(call, thread, member) : member);
}

function join(call: Call): Answer {
  const thread = threadOf(call);
  demandActive(thread);
  enter(call, thread, call.world.bot.id);
  return noContent;
}

/** Into a private thread that is not open to it, only those who manage threads can bring others. */
function add(call: Call): Answer {
  const thread = threadOf(call);
  const id = param(call, 'user_id');
  demandIn(call, thread, 'SEND_MESSAGES_IN_THREADS');
  if (thread.wire.thread_metadata?.invitable === false && !owns(call, thread)) demandIn(call, thread, 'MANAGE_THREADS');
  demandActive(thread);
  const guild = call.world.guilds.get(thread.wire.guild_id ?? '');
  if (guild?.members.has(id) !== true) throw noMember(call.world, id);
  enter(call, thread, id);
  return noContent;
}

function leave(call: Call): Answer {
  return take(threadOf(call), call.world.bot.id);
}

function remove(call: Call): Answer {
  const thread = threadOf(call);
  const ownsPrivate = isKind(thread, 'privateThread') && owns(call, thread);
  if (!ownsPrivate && !may(call, thread, 'MANAGE_THREADS')) throw new Refusal('missingPermissions');
  return take(thread, param(call, 'user_id'));
}

function enter(call: Call, thread: Channel, userId: string): void {
  if (!thread.members.has(userId) && thread.members.size >= participantLimit) throw new Refusal('tooManyParticipants');
  joinThread(thread, userId, isoTime(call.now));
}

function take(thread: Channel, userId: string): Answer {
  demandActive(thread);
  thread.members.delete(userId);
  thread.wire.member_count = Math.min(thread.members.size, 50);
  return noContent;
}

function threadOf(call: Call): Channel {
  const thread = channelOf(call);
  demandKind(thread, ...threadKinds);
  return thread;
}

function owns(call: Call, { wire }: Channel): boolean {
  return wire.owner_id === call.world.bot.id;
}

function withMember(call: Call, { wire }: Channel, member: ThreadMember) {
  return { ...member, member: call.world.guilds.get(wire.guild_id ?? '')?.members.get(member.user_id) };
}

import { compareSnowflakes } from '../../core/discord/snowflake.ts';
import { channelOf, messageOf } from '../access.ts';
import { type Answer, json } from '../answer.ts';
import { limits } from '../limits/rules.ts';
import { countVotes } from '../messages/poll.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { pageOf } from '../query.ts';
import { Refusal } from '../refusal.ts';
import { isoTime } from '../world/make.ts';

const path = '/channels/{channel_id}/polls/{message_id}';

/** Source: https://docs.discord.com/developers/resources/poll#get-answer-voters and #end-poll */
export const pollOperations: readonly Operation[] = [
  { method: 'GET', path: `${path}/answers/{answer_id}`, auth: 'bot', limit: limits.read, run: listVoters },
  { method: 'POST', path: `${path}/expire`, auth: 'bot', limit: limits.channelWrite, run: expire },
];

/** What a message without a poll answers here is not established. */
function listVoters(call: Call): Answer {
  const channel = channelOf(call);
  const message = messageOf(call, channel);
  if (message.poll === undefined) throw new Refusal('unknownMessage');
  const { limit, after = '0' } = pageOf(call, 25, 100);
  const voters = [...(channel.votes.get(message.id)?.get(Number(param(call, 'answer_id'))) ?? [])];
  const page = voters.filter((id) => compareSnowflakes(id, after) > 0).sort(compareSnowflakes);
  const users = page.slice(0, limit).map((id) => call.world.users.get(id));
  return json(200, { users: users.filter((user) => user !== undefined) });
}

/** Other people's polls cannot be ended; which code says so is not established. */
function expire(call: Call): Answer {
  const channel = channelOf(call);
  const message = messageOf(call, channel);
  const { poll } = message;
  if (poll === undefined) throw new Refusal('notAPoll');
  if (message.author.id !== call.world.bot.id) throw new Refusal('missingPermissions');
  if (Date.parse(poll.expiry ?? '') <= call.now) throw new Refusal('pollExpired');
  poll.expiry = isoTime(call.now);
  poll.results = { is_finalized: true, answer_counts: [] };
  countVotes(channel, message, call.world.bot.id);
  return json(200, message);
}

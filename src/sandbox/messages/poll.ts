import type { APIMessage, APIPoll } from 'discord-api-types/v10';
import { isRecord } from '../forms/form.ts';
import { isoTime } from '../world/make.ts';
import type { Channel } from '../world/world.ts';

/** Hours for which a poll is open if nothing else was said. Source: developers/resources/poll#poll-create-request-object */
const usualDuration = 24;

const hour = 3_600_000;

/** The poll of a message as it is sent, made of a form that was found sound. Source: developers/resources/poll#poll-object */
export function makePoll(form: Readonly<Record<string, unknown>>, now: number): APIPoll {
  const answers = (Array.isArray(form.answers) ? form.answers : []).filter(isRecord);
  return {
    question: (isRecord(form.question) ? form.question : {}) as APIPoll['question'],
    answers: answers.map(({ poll_media }, index) => ({
      answer_id: index + 1,
      poll_media: (isRecord(poll_media) ? poll_media : {}) as APIPoll['question'],
    })),
    expiry: isoTime(now + Number(form.duration ?? usualDuration) * hour),
    allow_multiselect: form.allow_multiselect === true,
    layout_type: 1,
    results: { is_finalized: false, answer_counts: [] },
  };
}

/** Puts the votes of a channel into the results of one of its polls. */
export function countVotes({ votes }: Channel, { id, poll }: APIMessage, botId: string): void {
  if (poll?.results === undefined) return;
  poll.results.answer_counts = [...(votes.get(id) ?? [])].map(([answerId, users]) => ({
    id: answerId,
    count: users.size,
    me_voted: users.has(botId),
  }));
}

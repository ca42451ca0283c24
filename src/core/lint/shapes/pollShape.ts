import { any, boolean, listOf, named, record, snowflake, text, usually, whole } from './shape.ts';

const media = (max: number) =>
  record({ text: text(max, 1), emoji: record({ id: snowflake, name: text(32), animated: boolean }) }, ['text']);

/**
 * A poll: open for up to 32 days.
 * Source: https://docs.discord.com/developers/resources/poll#poll-create-request-object
 */
export const pollShape = record(
  {
    question: media(300),
    answers: listOf(record({ poll_media: media(55), answer_id: any }, ['poll_media']), 10, 1),
    duration: whole(1, 768),
    allow_multiselect: boolean,
    layout_type: named('PollLayoutType', usually(1)),
  },
  ['question', 'answers'],
);

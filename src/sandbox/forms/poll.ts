import { boolean, choice, integer, list, object, required, snowflake, text } from './form.ts';

const emoji = object({ id: snowflake, name: text({ max: 32 }), animated: boolean });

const answer = object({ poll_media: required(object({ text: required(text({ min: 1, max: 55 })), emoji })) });

/**
 * A poll to send, open for up to 32 days. `int32` is from DSharpPlus/DSharpPlus#1835; codes are those of other fields,
 * no log has more of polls.
 * Source: https://docs.discord.com/developers/resources/poll#poll-create-request-object
 */
export const poll = object({
  question: required(object({ text: required(text({ min: 1, max: 300 })) })),
  answers: required(list(answer, { min: 1, max: 10 })),
  duration: integer({ min: 1, max: 768 }, 'int32'),
  allow_multiselect: boolean,
  layout_type: choice([1]),
});

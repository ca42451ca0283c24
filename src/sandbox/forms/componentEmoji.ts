import { isSnowflake } from '../../core/discord/snowflake.ts';
import { type Check, fail, isRecord } from './form.ts';

/**
 * Characters that make up an emoji: pictures with their modifiers and joiners, flags, and keycaps. Which of them Discord
 * knows is not told; text and `:names:` it does not take.
 */
const character =
  /^(?:[#*0-9]\u{FE0F}?\u{20E3}|(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u{E0020}-\u{E007F}]|\u{200D}|\u{FE0F})+)$/u;

/**
 * The emoji of a button or of an option of a select: by id, or as a character. Both kinds of component say
 * BUTTON_COMPONENT_INVALID_EMOJI (discord-api-docs#8071), at `emoji.id` or `emoji.name` (logs of several bots).
 */
export const componentEmoji: Check = (value, path, report) => {
  if (!isRecord(value)) return fail(report, path, 'MODEL_TYPE_CONVERT', 'Expected an object/dictionary.');
  const { id, name } = value;
  const custom = id !== undefined && id !== null;
  const sound = custom ? isSnowflake(String(id)) : character.test(String(name ?? ''));
  if (sound) return;
  fail(report, [...path, custom ? 'id' : 'name'], 'BUTTON_COMPONENT_INVALID_EMOJI', 'Invalid emoji');
};

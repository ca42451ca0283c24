/**
 * Characters that make up an emoji: pictures with their modifiers and joiners, flags, and keycaps. Which of them Discord
 * knows is not told; text and `:names:` it does not take.
 */
const character =
  /^(?:[#*0-9]\u{FE0F}?\u{20E3}|(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u{E0020}-\u{E007F}]|\u{200D}|\u{FE0F})+)$/u;

/** Whether text is one emoji and nothing else. */
export function isUnicodeEmoji(text: string): boolean {
  return character.test(text);
}

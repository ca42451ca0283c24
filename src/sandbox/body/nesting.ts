/** Levels that JSON may have. How many Discord reads is not established; no form needs more than a dozen. */
const deepest = 500;

/**
 * Whether JSON text has more levels than any form. What reads values level by level, as writing them does, would run out
 * of stack over such a body.
 */
export function isTooDeep(text: string): boolean {
  if (text.length <= deepest) return false;
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (quoted) {
      if (character === '\\') index++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '[' || character === '{') {
      if (++depth > deepest) return true;
    } else if (character === ']' || character === '}') depth--;
  }
  return false;
}

/** Whole numbers from 2^53 on lose digits in JavaScript; shorter ones than this cannot. */
const longest = 16;

const longNumber = new RegExp(`\\d{${longest}}`);
const textOrNumber = new RegExp(`"(?:[^"\\\\]|\\\\.)*"|-?[1-9]\\d{${longest - 1},}(?![\\d.eE])`, 'g');

/**
 * Reads JSON in which ids may be numbers, as discord.py sends them in replies: whole numbers that JavaScript would round
 * become text with the same digits. Discord takes ids in both forms (developers/reference#snowflakes).
 *
 * @throws SyntaxError
 */
export function exactJson(text: string): unknown {
  if (!longNumber.test(text)) return JSON.parse(text);
  return JSON.parse(text.replace(textOrNumber, (token) => (token.startsWith('"') ? token : `"${token}"`)));
}

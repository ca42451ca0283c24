/** Whole numbers from 2^53 on lose digits in JavaScript; shorter ones than this cannot. */
const longest = 16;

const longNumber = new RegExp(`\\d{${longest}}`);
const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const longWhole = new RegExp(`^-?[1-9]\\d{${longest - 1},}$`);

/**
 * Reads JSON in which ids may be numbers, as discord.py sends them in replies: whole numbers that JavaScript would round
 * become text with the same digits. Discord takes ids in both forms (developers/reference#snowflakes).
 *
 * @throws SyntaxError
 */
export function exactJson(text: string): unknown {
  const exact = longNumber.test(text) ? withQuotedNumbers(text) : text;
  return conversions.test(text) ? JSON.parse(exact, (_, value) => convertible(value)) : JSON.parse(exact);
}

/** What may spell a key by which an object says how it becomes text or a number. */
const conversions = /toString|valueOf|\\u/;

/** Objects with such a key become text like all others; JavaScript would fail over what is no function there. */
export function convertible(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!Object.hasOwn(value, 'toString') && !Object.hasOwn(value, 'valueOf')) return value;
  return Object.defineProperty(value, Symbol.toPrimitive, { value: () => '[object Object]' });
}

/** By hand, since a pattern for strings runs out of stack in those of megabytes. */
function withQuotedNumbers(text: string): string {
  const parts: string[] = [];
  let kept = 0;
  let at = 0;
  while (at < text.length) {
    const character = text[at] ?? '';
    if (character === '"') {
      at = endOfString(text, at);
      continue;
    }
    number.lastIndex = at;
    const found = character === '-' || isDigit(character) ? number.exec(text)?.[0] : undefined;
    if (found !== undefined && longWhole.test(found)) {
      parts.push(text.slice(kept, at), `"${found}"`);
      kept = at + found.length;
    }
    at += found?.length ?? 1;
  }
  parts.push(text.slice(kept));
  return parts.join('');
}

/** The offset behind a string that begins at `start`; the end of the text where it has none. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text[quote - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return quote + 1;
  }
  return text.length;
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

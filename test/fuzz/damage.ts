/** Numbers below 1, the same on every run. */
export type Chance = () => number;

/** One of a list. */
export function oneOf<T>(list: readonly T[], chance: Chance): T {
  return list[Math.floor(chance() * list.length)] as T;
}

/** A whole number from 0 up to and without `end`. */
export function below(end: number, chance: Chance): number {
  return Math.floor(chance() * end);
}

/** What breaks readers: marks of all the forms that are read, half characters, numbers at the edges. */
const pieces = [
  ...['"', "'", '\\', '{', '}', '[', ']', '(', ')', ',', ':', ';', '=', '<', '>', '\n', '\r\n', '\r', '\t', ' ', '\0'],
  ...['null', 'true', '-1', '0', '1e999', '9007199254740993', '-0', 'NaN', '\\u0000', '\\ud800', '\u2028', '\uFEFF'],
  ...['\uD83D', '🔥', 'é', '\u202E', '%', '%2', '%E0%A4', '%00', '..', '/', '//', '@', '#', '?', '&', '$', '${', '{{'],
  ...['}}', '__proto__', 'constructor', 'toString', 'Bot ', 'Bearer ', 'https://', 'discord.com', '/api/v10/'],
  ...['HTTP/1.1 ', '429', '50035', '"code":', '"errors":', '"retry_after":', 'x-ratelimit-', 'Error: ', '    at '],
];

/** Deletes, doubles, moves or repeats a piece of a text, or puts something in, one to four times. */
export function damagedText(text: string, others: readonly string[], chance: Chance): string {
  let result = text;
  for (let count = 1 + below(4, chance); count > 0; count--) result = damagedOnce(result, others, chance);
  return result;
}

function damagedOnce(text: string, others: readonly string[], chance: Chance): string {
  const at = below(text.length + 1, chance);
  const end = at + 1 + below(chance() < 0.8 ? 3 : 40, chance);
  switch (below(6, chance)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, end) + text.slice(at);
    case 2:
      return text.slice(0, at) + oneOf(pieces, chance) + text.slice(at);
    case 3: {
      const other = oneOf(others, chance);
      const from = below(other.length + 1, chance);
      return text.slice(0, at) + other.slice(from, from + below(80, chance)) + text.slice(at);
    }
    case 4:
      return text.slice(0, at) + oneOf(pieces, chance).repeat(1 + below(30, chance)) + text.slice(at);
    default:
      return text.slice(0, at);
  }
}

/** Changes, doubles or cuts off bytes, one to four times. */
export function damagedBytes(bytes: Buffer, chance: Chance): Buffer {
  let result = Buffer.from(bytes);
  for (let count = 1 + below(4, chance); count > 0; count--) {
    const at = below(result.length + 1, chance);
    switch (below(4, chance)) {
      case 0:
        if (at < result.length) result[at] = below(256, chance);
        break;
      case 1:
        if (at < result.length) result[at] = (result[at] ?? 0) ^ (1 << below(8, chance));
        break;
      case 2:
        result = result.subarray(0, at);
        break;
      default:
        result = Buffer.concat([result.subarray(0, at), result.subarray(Math.max(0, at - below(8, chance)))]);
    }
  }
  return result;
}

const oddNames = ['', '__proto__', 'constructor', 'toString', 'length', '0', '-1', 'then', '🔥', '\0'];

const oddValues: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 1e308, -1e308, 2 ** 53, '', ' ', '0', '-1', '1e999', 'null', '\uD800'],
  ...[[], {}, [[]], [null], { '': 1 }, { toString: 1 }, { length: -1 }, '__proto__', 'x'.repeat(5000), '9'.repeat(400)],
  ...[JSON.parse('{"__proto__":{"x":1}}'), { constructor: null }, 'https://', 'Bot ', '\0', '🔥'.repeat(50)],
];

/** Another value in the place of one or more within a value of JSON, keys that are gone, doubled, or others'. */
export function damagedValue(value: unknown, chance: Chance, depth = 0): unknown {
  if (depth === 0) {
    let result = value;
    for (let count = 1 + below(3, chance); count > 0; count--) result = damagedValue(result, chance, 1);
    return result;
  }
  if (typeof value !== 'object' || value === null || chance() < 0.15) {
    if (typeof value === 'string' && chance() < 0.5) return damagedText(value, [value], chance);
    return oneOf(oddValues, chance);
  }
  if (Array.isArray(value)) {
    if (value.length === 0 || chance() < 0.2) return [...value, oneOf(oddValues, chance)];
    const at = below(value.length, chance);
    if (chance() < 0.15) return value.toSpliced(at, 1);
    return value.with(at, damagedValue(value[at], chance, depth + 1));
  }
  const keys = Object.keys(value);
  const key = keys.length === 0 ? 'x' : oneOf(keys, chance);
  const { [key]: inner, ...rest } = value as Record<string, unknown>;
  if (chance() < 0.15) return rest;
  const name = chance() < 0.1 ? oneOf(oddNames, chance) : key;
  return { ...rest, [name]: damagedValue(inner, chance, depth + 1) };
}

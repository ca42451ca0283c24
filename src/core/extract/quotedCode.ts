/**
 * Whether the end of `before` (the part of a line in front of a call) is inside a string that closes later on the line:
 * code as an example, not code that runs. What stands in `${…}` of a template or `{…}` of an f-string does run. A quote
 * that nothing closes is taken for an apostrophe or for a string that is still being typed.
 */
export function isQuoted(before: string, after: string): boolean {
  if (!/["'`]/.test(before)) return false;
  const open: string[] = [];
  for (let at = 0; at < before.length; at += 1) {
    const character = before[at] ?? '';
    const within = open.at(-1);
    if (character === '\\') at += 1;
    else if (within === undefined || within === '{') {
      if (character === '}' && within === '{') open.pop();
      else if (/["'`]/.test(character)) open.push(formatted(before, at) ? `f${character}` : character);
      else if (character === '/') at = regularExpressionEnd(before, at);
    } else if (character === within.at(-1)) open.pop();
    else if (within === '`' && before.startsWith('${', at)) {
      open.push('{');
      at += 1;
    } else if (within.startsWith('f') && character === '{') {
      if (before[at + 1] === '{') at += 1;
      else open.push('{');
    }
  }
  const within = open.at(-1);
  return within !== undefined && within !== '{' && after.includes(within.at(-1) ?? '');
}

/** Python's `f"…"`, `rf'…'`. */
function formatted(text: string, quote: number): boolean {
  return /(?<![\w])(?:f|rf|fr)$/i.test(text.slice(Math.max(0, quote - 3), quote));
}

/** The last character of a regular expression that begins here; the same place where it is a division. */
function regularExpressionEnd(text: string, slash: number): number {
  if (!/(?:^|[(,=:[!&|?{};]|\breturn)\s*$/.test(text.slice(Math.max(0, slash - 20), slash))) return slash;
  const literal = /^\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//.exec(text.slice(slash));
  return literal === null ? slash : slash + literal[0].length - 1;
}

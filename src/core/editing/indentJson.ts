/** Indents JSON without reading its values, so that ids beyond 2^53 keep every digit. */
export function indentJson(text: string): string {
  let depth = 0;
  const line = () => `\n${'  '.repeat(depth)}`;
  const token = /"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s"[\]{},:]+/g;
  let out = '';
  let previous = '';
  for (const [piece] of text.matchAll(token)) {
    if (piece === '}' || piece === ']') {
      depth -= 1;
      out += previous === '{' || previous === '[' ? piece : line() + piece;
    } else {
      if (previous === '{' || previous === '[' || previous === ',') out += line();
      out += piece === ':' ? ': ' : piece;
      if (piece === '{' || piece === '[') depth += 1;
    }
    previous = piece;
  }
  return out;
}

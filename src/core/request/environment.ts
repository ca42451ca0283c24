/**
 * Reads the text of a `.env` file: `NAME=value` lines, `export` in front, comments, single and double quotes, `\n` in
 * double quotes. Later lines win. Lines that say nothing are passed over.
 */
export function parseEnvironment(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const line =
    /^[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_.]*)[ \t]*=[ \t]*(?:'([^']*)'|"((?:[^"\\]|\\.)*)"|([^\r\n]*))/gm;
  for (const [, name, single, double, bare] of text.replace(/^\uFEFF/, '').matchAll(line)) {
    if (name !== undefined)
      values.set(name, single ?? (double === undefined ? trimBare(bare ?? '') : readEscapes(double)));
  }
  return values;
}

/** An unquoted value ends at a comment that has a blank in front. */
function trimBare(value: string): string {
  return value.replace(/(^|\s)#.*$/, '').trim();
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function readEscapes(value: string): string {
  return value.replace(/\\(.)/gs, (_, letter: string) => escapes[letter] ?? letter);
}

/** Reads the escape of `$'…'` at `at`: its length in the source and what it stands for. Bytes are read as UTF-8. */
export function readAnsiEscape(source: string, at: number): { readonly length: number; readonly text: string } {
  const bytes = /(?:\\(?:[0-7]{1,3}|x[\da-fA-F]{1,2}))+/y;
  bytes.lastIndex = at;
  const run = bytes.exec(source)?.[0];
  if (run !== undefined) return { length: run.length, text: readBytes(run) };
  const code = /\\(?:u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8}))/y;
  code.lastIndex = at;
  const match = code.exec(source);
  const hex = match?.[1] ?? match?.[2];
  if (match !== null && hex !== undefined) return { length: match[0].length, text: characterOf(hex) };
  const letter = source[at + 1] ?? '';
  if (letter === 'c') return { length: 3, text: String.fromCharCode((source.charCodeAt(at + 2) || 64) & 0x1f) };
  const control = controls[letter];
  if (control !== undefined) return { length: 2, text: control };
  return '\\\'"?'.includes(letter) ? { length: 2, text: letter } : { length: 1, text: '\\' };
}

const controls: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** `\xf0\x9f` and `\360\237` as bytes. */
function readBytes(escapes: string): string {
  const bytes = escapes
    .split('\\')
    .slice(1)
    .map((digits) =>
      digits.startsWith('x') ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 8) & 255,
    );
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

function characterOf(hex: string): string {
  const code = Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

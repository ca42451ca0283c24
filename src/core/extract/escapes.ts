/** Decoded characters and the place of each. */
export interface Decoded {
  readonly text: string;
  /** Offsets of every character of `text` and of its end; absent where `text` is the source as it stands. */
  readonly offsets?: readonly number[];
}

/** Reads one escape: how many characters it takes in the source, and what it stands for. */
export type EscapeReader = (source: string, at: number) => { readonly length: number; readonly text: string };

/** Decodes a piece of source that begins at `offset` in the document. `marks` are the characters that begin escapes. */
export function decodeEscapes(source: string, offset: number, read: EscapeReader, marks = '\\'): Decoded {
  if (![...marks].some((mark) => source.includes(mark))) return { text: source };
  let text = '';
  const offsets: number[] = [];
  for (let at = 0; at < source.length; ) {
    const taken = marks.includes(source[at] ?? '') ? read(source, at) : { length: 1, text: source[at] ?? '' };
    for (let unit = 0; unit < taken.text.length; unit++) offsets.push(offset + at);
    text += taken.text;
    at += taken.length;
  }
  offsets.push(offset + source.length);
  return { text, offsets };
}

const controls: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
};

/** An escape of a JavaScript string or template. */
export function readJavaScriptEscape(source: string, at: number): { length: number; text: string } {
  if (source[at] === '\r') return lineBreak(source, at);
  const mark = source[at + 1] ?? '';
  const hex = /^(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{([\da-fA-F]{1,6})\})/.exec(source.slice(at + 1, at + 10));
  const code = hex?.[1] ?? hex?.[2] ?? hex?.[3];
  if (hex !== null && code !== undefined) return { length: hex[0].length + 1, text: character(code) };
  if (mark === '\r' && source[at + 2] === '\n') return { length: 3, text: '' };
  if (mark === '\n' || mark === '\r') return { length: 2, text: '' };
  return { length: 2, text: controls[mark] ?? mark };
}

/** An escape of a Python string; `{{` and `}}` too, which only f-strings are decoded with. */
export function readPythonEscape(source: string, at: number): { length: number; text: string } {
  if (source[at] === '\r') return lineBreak(source, at);
  if (source[at] !== '\\') return { length: source[at + 1] === source[at] ? 2 : 1, text: source[at] ?? '' };
  const mark = source[at + 1] ?? '';
  const rest = source.slice(at + 1, at + 10);
  const hex = /^(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/.exec(rest);
  const code = hex?.[1] ?? hex?.[2] ?? hex?.[3];
  if (hex !== null && code !== undefined) return { length: hex[0].length + 1, text: character(code) };
  const octal = /^[0-7]{1,3}/.exec(rest)?.[0];
  if (octal !== undefined) return { length: octal.length + 1, text: String.fromCharCode(Number.parseInt(octal, 8)) };
  if (mark === '\r' && source[at + 2] === '\n') return { length: 3, text: '' };
  if (mark === '\n') return { length: 2, text: '' };
  if (mark === 'a') return { length: 2, text: '\x07' };
  if ('\\\'"'.includes(mark)) return { length: 2, text: mark };
  const control = mark === '0' ? undefined : controls[mark];
  return control === undefined ? { length: 1, text: '\\' } : { length: 2, text: control };
}

/** Both languages read a CRLF in the source as one line feed. */
function lineBreak(source: string, at: number): { length: number; text: string } {
  return { length: source[at + 1] === '\n' ? 2 : 1, text: '\n' };
}

function character(hex: string): string {
  const code = Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

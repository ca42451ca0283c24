import type { DraftBody, DraftProblem } from '../request/draft.ts';
import { type CurlSetting, refusalOf } from './curlCommand.ts';
import { type MultipartPiece, multipartBodyOf } from './multipartBody.ts';
import { SourceText } from './sourceText.ts';

/** The multipart body of `-F` and `--form-string`, as far as it can be told; the problem names the first part that cannot. */
export function readCurlForm(settings: readonly CurlSetting[]): { body: DraftBody; problem: DraftProblem | null } {
  const pieces: MultipartPiece[] = [];
  let problem: DraftProblem | null = null;
  for (const setting of settings) {
    const reading = pieceOf(setting);
    if (reading === null || reading.isRefused) problem ??= refusalOf(setting);
    if (reading !== null) pieces.push(reading.piece);
  }
  const start = settings[0]?.argument?.place()[0] ?? 0;
  const body = multipartBodyOf(pieces, [start, settings.at(-1)?.argument?.place()[1] ?? start]);
  return { body, problem };
}

function pieceOf({ name: option, argument }: CurlSetting): { piece: MultipartPiece; isRefused: boolean } | null {
  const equals = argument?.text.indexOf('=') ?? -1;
  if (argument === null || equals < 0) return null;
  const name = argument.slice(0, equals);
  const content = argument.slice(equals + 1);
  if (option === 'form-string') {
    return { piece: { name, content: { kind: 'text', source: content } }, isRefused: false };
  }
  const mark = content.text[0];
  const isFile = mark === '@' || mark === '<';
  const reading = readParameters(isFile ? content.slice(1) : content, mark === '@' ? ',' : '');
  const isRefused =
    reading.isRefused ||
    mark === '(' ||
    content.text === ')' ||
    (isFile && (reading.content.text === '-' || reading.content.holeOffsets().length > 0));
  const path = reading.content.written().replace(/^.*\//s, '');
  const filename = reading.filename?.written() ?? (mark === '@' ? path : undefined);
  const contentType = reading.type ?? (mark === '@' ? typeOf(filename ?? '', path) : undefined);
  return {
    piece: {
      name,
      ...(filename === undefined ? {} : { filename }),
      ...(contentType === undefined ? {} : { contentType }),
      content: { kind: isFile ? 'file' : 'text', source: reading.content },
    },
    isRefused,
  };
}

interface Parameters {
  readonly content: SourceText;
  readonly type?: string;
  readonly filename?: SourceText;
  /** curl would refuse it, or it says what cannot be told here: `headers`, `encoder`, several files in one part. */
  readonly isRefused: boolean;
}

/** `content;type=…;filename=…` as curl takes it apart. `separator` parts files. */
function readParameters(source: SourceText, separator: string): Parameters {
  const { text } = source;
  const skipBlanks = (from: number) => from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);
  const content = readWord(source, skipBlanks(0), separator);
  let filename: SourceText | undefined;
  let type: { readonly start: number; end: number; isOpen: boolean } | undefined;
  let isRefused = false;
  let at = content.end;
  while (text[at] === ';') {
    at = skipBlanks(at + 1);
    const rest = text.slice(at);
    if (/^filename=/i.test(rest)) {
      const word = readWord(source, skipBlanks(at + 'filename='.length), separator);
      filename = word.text;
      at = word.end;
      if (type !== undefined) type.isOpen = false;
    } else if (/^type=/i.test(rest) && type?.isOpen !== true) {
      const start = skipBlanks(at + 'type='.length);
      isRefused ||= !/^[^/ ]{1,127}\/[^;, \n]{1,127}/.test(text.slice(start));
      at = endOfWord(text, start, separator);
      type = { start, end: at, isOpen: true };
    } else {
      isRefused ||= /^(?:headers|encoder)=/i.test(rest);
      at = endOfWord(text, at, separator);
      if (type?.isOpen) type.end = at;
    }
  }
  return {
    content: content.text,
    isRefused: isRefused || at < text.length,
    ...(type === undefined ? {} : { type: source.slice(type.start, type.end).trim().written() }),
    ...(filename === undefined ? {} : { filename }),
  };
}

/** A word that ends at `;` or the separator, or one in double quotes where `\"` and `\\` are escapes. */
function readWord(source: SourceText, at: number, separator: string): { text: SourceText; end: number } {
  const quoted = /"((?:[^"\\]|\\.)*)"/sy;
  quoted.lastIndex = at;
  const match = quoted.exec(source.text);
  if (match === null) {
    const end = endOfWord(source.text, at, separator);
    const word = source.slice(at, end);
    return { text: word.slice(0, word.text.trimEnd().length), end };
  }
  const [first, last] = [at + 1, quoted.lastIndex - 1];
  const escapes = [...(match[1] ?? '').matchAll(/\\(?=["\\])./gs)].map((mark) => first + mark.index);
  const starts = [first, ...escapes.map((index) => index + 1)];
  const pieces = starts.map((start, index) => source.slice(start, escapes[index] ?? last));
  return { text: SourceText.join(pieces), end: endOfWord(source.text, quoted.lastIndex, separator) };
}

function endOfWord(text: string, at: number, separator: string): number {
  let end = at;
  while (end < text.length && text[end] !== ';' && text[end] !== separator) end++;
  return end;
}

/** The types that curl knows by the ending of a file's name; everything else is octets. */
const types: Readonly<Record<string, string>> = {
  gif: 'image/gif',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  htm: 'text/html',
  html: 'text/html',
  pdf: 'application/pdf',
  xml: 'application/xml',
};

function typeOf(...names: readonly string[]): string {
  for (const name of names) {
    const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
    const type = Object.hasOwn(types, ending) ? types[ending] : undefined;
    if (type !== undefined) return type;
  }
  return 'application/octet-stream';
}

/** The languages in which intents are looked for. */
export type IntentLanguage = 'javascript' | 'python';

/** A text of the same length in which places keep their offsets. */
export interface ReadableCode {
  /** Without comments. */
  readonly withStrings: string;
  /** Without comments and without what stands in strings; their quotation marks stay. */
  readonly bare: string;
}

/**
 * Blanks out comments and strings. It goes by characters, not by grammar: a regular expression that holds a quotation
 * mark blanks the rest of its line.
 */
export function readableCode(text: string, language: IntentLanguage): ReadableCode {
  const pieces = language === 'python' ? pythonPiece : javascriptPiece;
  const blank = (piece: string) => piece.replace(/[^\r\n]/g, ' ');
  // A text in three quotation marks is documentation more often than a value.
  const isComment = (piece: string) => /^(?:#|\/\/|\/\*|[rbuf]{0,2}(?:"""|'''))/i.test(piece);
  return {
    withStrings: text.replace(pieces, (piece) => (isComment(piece) ? blank(piece) : piece)),
    bare: text.replace(pieces, (piece) =>
      isComment(piece)
        ? blank(piece)
        : `${piece[0]}${blank(piece.slice(1, -1))}${piece.length > 1 ? piece.at(-1) : ''}`,
    ),
  };
}

const plainString = `"(?:[^"\\\\\\r\\n]|\\\\.)*"?|'(?:[^'\\\\\\r\\n]|\\\\.)*'?`;
const pythonPiece = new RegExp(`#[^\\r\\n]*|"""[\\s\\S]*?(?:"""|$)|'''[\\s\\S]*?(?:'''|$)|${plainString}`, 'g');
const javascriptPiece = new RegExp(
  `//[^\\r\\n]*|/\\*[\\s\\S]*?(?:\\*/|$)|${plainString}|\`(?:[^\`\\\\]|\\\\[\\s\\S])*\`?`,
  'g',
);

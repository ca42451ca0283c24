import type { BodyField, BodyFilePart, DraftBody, JsonValue } from '../request/draft.ts';
import type { Span } from '../request/text.ts';
import { readJson } from './json.ts';
import type { SourceText } from './sourceText.ts';

/** One part of a multipart body as it is written. */
export interface MultipartPiece {
  readonly name: SourceText;
  readonly filename?: string;
  readonly contentType?: string;
  /** The contents, or the path of the file that holds them. */
  readonly content: { readonly kind: 'text' | 'file'; readonly source: SourceText };
}

/**
 * The multipart body that the pieces make. Discord reads the JSON of a message from the part `payload_json`
 * (discord-api-docs, reference, uploading files); the other parts are fields by their names.
 */
export function multipartBodyOf(pieces: readonly MultipartPiece[], span: Span): DraftBody {
  const payload = pieces.find((piece) => piece.name.text === 'payload_json' && piece.content.kind === 'text');
  const reading = payload === undefined ? null : readJson(payload.content.source);
  const fields = new Map<string, BodyField>(reading?.fields);
  const values: [string, JsonValue][] = [];
  for (const piece of pieces) {
    const name = piece.name.written();
    if (piece === payload) continue;
    if (!fields.has(name)) fields.set(name, { value: piece.content.source.span(), key: piece.name.span() });
    if (piece.content.kind === 'text') values.push([name, piece.content.source.written()]);
  }
  return {
    kind: 'multipart',
    text: payload?.content.source.toText() ?? [],
    span,
    fields,
    value: reading?.value ?? Object.fromEntries(values),
    parts: pieces.map(partOf),
  };
}

function partOf(piece: MultipartPiece): BodyFilePart {
  const { filename, contentType, content } = piece;
  return {
    name: piece.name.written(),
    ...(filename === undefined ? {} : { filename }),
    ...(content.kind === 'file' ? { path: content.source.written() } : { text: content.source.toText() }),
    ...(contentType === undefined ? {} : { contentType }),
  };
}

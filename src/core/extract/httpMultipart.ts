import type { DraftProblem, Part } from '../request/draft.ts';
import type { HttpBody } from './httpBody.ts';
import { fileReference, readFileReference } from './httpFileReference.ts';
import { isBlank, joinLines, type Line } from './httpLines.ts';
import { type MultipartPiece, multipartBodyOf } from './multipartBody.ts';
import { SourceText } from './sourceText.ts';

/** Reads `--boundary`, the headers of a part, a blank line, and its contents or `< file`. */
export function readHttpMultipart(
  document: string,
  lines: readonly Line[],
  boundary: string,
  fill: (text: SourceText) => SourceText,
): HttpBody {
  const pieces: MultipartPiece[] = [];
  let problem: DraftProblem | null = null;
  for (const part of partsOf(lines, boundary)) {
    const reading = pieceOf(document, part, fill);
    if (reading === null) continue;
    pieces.push(reading.piece);
    problem ??= reading.problem;
  }
  const span: Part['span'] = [lines[0]?.from ?? 0, lines.at(-1)?.to ?? 0];
  return { body: multipartBodyOf(pieces, span), problem };
}

function partsOf(lines: readonly Line[], boundary: string): Line[][] {
  const parts: Line[][] = [];
  for (const line of lines) {
    const text = line.text.trimEnd();
    if (text === `--${boundary}--`) break;
    if (text === `--${boundary}`) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts;
}

function pieceOf(
  document: string,
  lines: readonly Line[],
  fill: (text: SourceText) => SourceText,
): { readonly piece: MultipartPiece; readonly problem: DraftProblem | null } | null {
  const firstBlank = lines.findIndex(isBlank);
  const headers = firstBlank < 0 ? lines : lines.slice(0, firstBlank);
  const rest = firstBlank < 0 ? [] : lines.slice(firstBlank + 1);
  const disposition = headers.find((line) => /^\s*Content-Disposition\s*:/i.test(line.text));
  const name = parameterOf(document, disposition, 'name');
  if (name === null) return null;
  const filename = parameterOf(document, disposition, 'filename');
  const contentType = headers
    .map((line) => /^\s*Content-Type\s*:\s*(\S.*?)\s*$/i.exec(line.text)?.[1])
    .find((type) => type !== undefined);
  const file = rest.find((line) => fileReference.test(line.text));
  const reference = file === undefined ? null : readFileReference(document, file);
  const source = fill(reference?.path ?? joinLines(document, rest));
  return {
    piece: {
      name: fill(name),
      ...(filename === null ? {} : { filename: fill(filename).written() }),
      ...(contentType === undefined ? {} : { contentType }),
      content: { kind: reference === null ? 'text' : 'file', source },
    },
    problem: reference?.problem ?? null,
  };
}

/** `name="value"` of a header line. */
function parameterOf(document: string, line: Line | undefined, name: string): SourceText | null {
  const match = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(line?.text ?? '');
  if (match === null || line === undefined) return null;
  const value = match[1] ?? match[2] ?? '';
  const from = line.from + match.index + match[0].length - value.length - (match[1] === undefined ? 0 : 1);
  return SourceText.of(document, from, from + value.length);
}

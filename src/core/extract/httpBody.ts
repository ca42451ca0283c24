import { type DraftBody, type DraftProblem, type HeaderPart, headerPart } from '../request/draft.ts';
import { writeText } from '../request/text.ts';
import { fileReference, readFileReference } from './httpFileReference.ts';
import { isBlank, joinLines, type Line } from './httpLines.ts';
import { readHttpMultipart } from './httpMultipart.ts';
import { encodeForUrl } from './httpUrl.ts';
import { type SourceText, SourceTextBuilder } from './sourceText.ts';
import { bodyOf, fileBodyOf } from './textBody.ts';

/** A body, and why it cannot be sent as it is written. */
export interface HttpBody {
  readonly body: DraftBody | null;
  readonly problem: DraftProblem | null;
}

/** A Content-Type of forms. */
export const formType: RegExp = /x-www-form-urlencoded/i;
const multipartType = /^\s*multipart\/.*;\s*boundary="?([^\s";]+)/i;

/** The boundary that a Content-Type names for its parts. */
export function boundaryOf(contentType: string | undefined): string | undefined {
  return multipartType.exec(contentType ?? '')?.[1];
}

/** Reads the lines of a body in the way that its Content-Type asks for. */
export function readHttpBody(
  document: string,
  lines: readonly Line[],
  headers: readonly HeaderPart[],
  fill: (text: SourceText) => SourceText,
): HttpBody {
  if (lines.length === 0) return { body: null, problem: null };
  const header = headerPart({ headers }, 'content-type');
  const contentType = header === undefined ? undefined : writeText(header.value.text);
  const boundary = boundaryOf(contentType);
  if (boundary !== undefined) return readHttpMultipart(document, lines, boundary, fill);
  const file = lines.find((line) => fileReference.test(line.text));
  if (file !== undefined) {
    const reference = readFileReference(document, file);
    const body = fileBodyOf(fill(reference.path));
    const isAlone = lines.filter((line) => !isBlank(line)).length === 1;
    return {
      body,
      problem: isAlone ? reference.problem : { code: 'unsupported-option', option: '<', span: [file.from, file.to] },
    };
  }
  const isForm = formType.test(contentType ?? '');
  const text = fill(isForm ? joinForm(document, lines) : joinLines(document, lines));
  return { body: bodyOf(isForm ? text.map(encodeForUrl) : text, contentType), problem: null };
}

/** A form over several lines: a line that begins with `&`, or follows one that ends so, goes on where the last ended. */
function joinForm(document: string, lines: readonly Line[]): SourceText {
  const builder = new SourceTextBuilder(lines[0]?.from ?? 0);
  let before = '&';
  for (const line of lines) {
    const text = line.text.trim();
    if (!before.endsWith('&') && !text.startsWith('&')) builder.replace('\n', line.from, line.from);
    const from = line.from + line.text.indexOf(text);
    builder.take(document, from, from + text.length);
    before = text;
  }
  return builder.build();
}

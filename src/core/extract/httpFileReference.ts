import type { DraftProblem } from '../request/draft.ts';
import type { Line } from './httpLines.ts';
import { SourceText } from './sourceText.ts';

/** `< ./file`, `<@ ./file` (with variables), `<@latin1 ./file`. */
export const fileReference = /^\s*<(@\w*)?\s+(\S.*?)\s*$/;

/** The path of `< path`; a file whose variables would have to be filled in cannot be sent. */
export function readFileReference(
  document: string,
  line: Line,
): { readonly path: SourceText; readonly problem: DraftProblem | null } {
  const [, mark, path = ''] = fileReference.exec(line.text) ?? [];
  const to = line.from + line.text.trimEnd().length;
  const refusal: DraftProblem = { code: 'unsupported-option', option: `<${mark}`, span: [line.from, line.to] };
  return { path: SourceText.of(document, to - path.length, to), problem: mark === undefined ? null : refusal };
}

import { extract } from '../core/extract/extract.ts';
import type { Draft } from '../core/request/draft.ts';
import { languageOf, readInputs, UsageError } from './commandLine.ts';
import { LineIndex } from './lineIndex.ts';

/** One request of a file. */
export interface SelectedRequest {
  readonly file: string;
  readonly text: string;
  readonly draft: Draft;
}

/** The request that `FILE`, `FILE#NAME` or `FILE:LINE` names. */
export async function selectRequest(
  command: string,
  operands: readonly string[],
  language: string | undefined,
): Promise<SelectedRequest> {
  const [operand] = operands;
  if (operand === undefined) throw new UsageError({ code: 'no-files' });
  if (operands.length > 1) throw new UsageError({ code: 'one-file-only', command });
  const { file, name, line } = splitSelector(operand);
  const [input] = await readInputs([file]);
  const text = input?.text ?? '';
  const { drafts } = await extract(text, languageOf(file, language));
  const index = new LineIndex(text);
  const chosen = drafts.filter(
    (draft) => (name === undefined || draft.name === name) && (line === undefined || isOnLine(index, draft, line)),
  );
  const [draft] = chosen;
  if (draft === undefined) throw new UsageError({ code: 'no-request', file, selector: operand.slice(file.length) });
  if (chosen.length > 1)
    throw new UsageError({ code: 'several-requests', file, names: chosen.map((one) => labelOf(index, one)) });
  return { file, text, draft };
}

function splitSelector(operand: string): { readonly file: string; readonly name?: string; readonly line?: number } {
  const hash = operand.lastIndexOf('#');
  if (hash > 0) return { file: operand.slice(0, hash), name: operand.slice(hash + 1) };
  const line = /^(.+):(\d+)$/.exec(operand);
  return line === null ? { file: operand } : { file: line[1] ?? '', line: Number(line[2]) };
}

function isOnLine(index: LineIndex, draft: Draft, line: number): boolean {
  return index.lineAt(draft.span[0]) <= line && line <= index.lineAt(draft.span[1]);
}

function labelOf(index: LineIndex, draft: Draft): string {
  return draft.name === undefined ? `:${index.lineAt(draft.span[0])}` : `#${draft.name}`;
}

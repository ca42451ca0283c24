import * as vscode from 'vscode';
import type { Draft } from '../../core/request/draft.ts';
import type { Span } from '../../core/request/text.ts';

/** The editor's range of a span. */
export function rangeOf(document: vscode.TextDocument, [start, end]: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** The span of an editor's range. */
export function spanOf(document: vscode.TextDocument, { start, end }: vscode.Range): Span {
  return [document.offsetAt(start), document.offsetAt(end)];
}

/** The changes of one edit, last place first, as VS Code tells them. */
export type Changes = readonly vscode.TextDocumentContentChangeEvent[];

/** Moves the ends of something that may itself be edited. */
export function stretchSpan([start, end]: Span, changes: Changes): Span {
  const moved = (offset: number) =>
    changes.reduce(
      (at, change) =>
        change.rangeOffset + change.rangeLength <= at ? at + change.text.length - change.rangeLength : at,
      offset,
    );
  return [moved(start), moved(end)];
}

/** The request at a selection: the one that contains it, else the only one that it touches. */
export function draftAt(
  document: vscode.TextDocument,
  drafts: readonly Draft[],
  selection: vscode.Range,
): Draft | undefined {
  const start = document.offsetAt(selection.start);
  const end = document.offsetAt(selection.end);
  const around = drafts.filter((draft) => draft.span[0] <= start && end <= draft.span[1]);
  if (around.length > 0) return around.reduce((a, b) => (b.span[1] - b.span[0] < a.span[1] - a.span[0] ? b : a));
  const touched = drafts.filter((draft) => draft.span[0] < end && start < draft.span[1]);
  if (touched.length === 1) return touched[0];
  const onLine = drafts.filter(
    (draft) =>
      document.positionAt(draft.span[0]).line <= selection.start.line &&
      selection.start.line <= document.positionAt(draft.span[1]).line,
  );
  return onLine.length === 1 ? onLine[0] : undefined;
}

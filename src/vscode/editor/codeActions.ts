import * as vscode from 'vscode';
import type { FixId } from '../../core/diagnose/fix.ts';
import { type Edit, type MendId, mendIds, type Project } from '../../core/mend/mend.ts';
import type { Draft } from '../../core/request/draft.ts';
import type { Span } from '../../core/request/text.ts';
import { commandName, requestLanguages } from '../contributions.ts';
import { Lifetime } from '../lifetime.ts';
import type { Speech } from '../speech.ts';
import { AnswerDiagnostic } from './answers.ts';
import { explainUri } from './explainDocuments.ts';
import { FindingDiagnostic } from './findings.ts';
import { readProject } from './project.ts';
import type { RequestIndex } from './requestIndex.ts';
import { draftAt, rangeOf } from './spans.ts';

/** The lightbulb: mends for findings and answers, then "Send again" and "Explain". */
export class CodeActions implements vscode.CodeActionProvider, vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #index: RequestIndex;
  readonly #speech: Speech;

  constructor(index: RequestIndex, speech: Speech) {
    this.#index = index;
    this.#speech = speech;
    this.#lifetime.own(
      vscode.languages.registerCodeActionsProvider([...requestLanguages], this, {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      }),
    );
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const ours = context.diagnostics.filter(
      (diagnostic) => diagnostic instanceof FindingDiagnostic || diagnostic instanceof AnswerDiagnostic,
    );
    if (ours.length === 0) return [];
    const drafts = await this.#index.requests(document);
    const project = await readProject(document.uri);
    const { mend } = await import('../../core/mend/mends.ts');
    const text = document.getText();
    const actions: vscode.CodeAction[] = [];
    const offered = new Set<string>();
    for (const diagnostic of ours) {
      const draft = draftOf(document, drafts, diagnostic);
      if (draft === undefined) continue;
      for (const id of mendsFor(diagnostic)) {
        const only = diagnostic instanceof FindingDiagnostic ? { span: diagnostic.finding.span } : {};
        const key = `${id}@${(only.span ?? draft.span)[0]}`;
        const edits = offered.has(key) ? null : mend(id, { text, draft, project, ...only });
        if (edits === null) continue;
        offered.add(key);
        actions.push(this.#mendAction(document, id, edits, diagnostic, actions.length === 0));
      }
      if (diagnostic instanceof AnswerDiagnostic) actions.push(...this.#afterwards(document, draft, diagnostic));
    }
    return actions;
  }

  #mendAction(
    document: vscode.TextDocument,
    id: MendId,
    edits: readonly Edit[],
    diagnostic: vscode.Diagnostic,
    preferred: boolean,
  ): vscode.CodeAction {
    const action = new vscode.CodeAction(this.#speech.shell.mend(id), vscode.CodeActionKind.QuickFix);
    action.edit = workspaceEdit(document, edits);
    action.diagnostics = [diagnostic];
    action.isPreferred = preferred;
    return action;
  }

  #afterwards(document: vscode.TextDocument, draft: Draft, diagnostic: AnswerDiagnostic): vscode.CodeAction[] {
    const words = this.#speech.shell;
    const again = new vscode.CodeAction(words.sendAgain, vscode.CodeActionKind.QuickFix);
    again.diagnostics = [diagnostic];
    again.command = {
      command: commandName('sendRequest'),
      title: words.sendAgain,
      arguments: [document.uri, rangeOf(document, draft.span)],
    };
    const code = typeof diagnostic.code === 'object' ? String(diagnostic.code.value) : '';
    const explain = new vscode.CodeAction(words.explainCode(code), vscode.CodeActionKind.QuickFix);
    explain.diagnostics = [diagnostic];
    explain.command = {
      command: 'markdown.showPreviewToSide',
      title: words.explainCode(code),
      arguments: [explainUri(code)],
    };
    return [again, ...this.#permissions(document, draft, diagnostic), ...this.#question(diagnostic), explain];
  }

  /** "Is it Discord?", where that is a question at all. */
  #question(diagnostic: AnswerDiagnostic): vscode.CodeAction[] {
    if (!/^(?:platform|edge|rate|transport)\//.test(diagnostic.diagnosis.class)) return [];
    const title = this.#speech.shell.isItDiscord;
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    action.command = { command: commandName('checkOutage'), title, arguments: [{ run: diagnostic.run }] };
    return [action];
  }

  #permissions(document: vscode.TextDocument, draft: Draft, diagnostic: AnswerDiagnostic): vscode.CodeAction[] {
    if (!diagnostic.diagnosis.fixes.some(({ id }) => id === 'explain-permissions')) return [];
    const title = this.#speech.shell.explainPermissions;
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    action.command = {
      command: commandName('explainPermissions'),
      title,
      arguments: [document.uri, rangeOf(document, draft.span), diagnostic.run],
    };
    return [action];
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}

/** The edits of a mend as the editor's. */
export function workspaceEdit(document: vscode.TextDocument, edits: readonly Edit[]): vscode.WorkspaceEdit {
  const workspaceEdit = new vscode.WorkspaceEdit();
  for (const { span, text } of edits) workspaceEdit.replace(document.uri, rangeOf(document, span), text);
  return workspaceEdit;
}

/** The edits that one mend makes to a request as it stands, or null. */
export async function editsOf(
  document: vscode.TextDocument,
  draft: Draft,
  id: MendId,
): Promise<readonly Edit[] | null> {
  const project: Project = await readProject(document.uri);
  const { mend } = await import('../../core/mend/mends.ts');
  return mend(id, { text: document.getText(), draft, project });
}

function mendsFor(diagnostic: FindingDiagnostic | AnswerDiagnostic): readonly MendId[] {
  if (diagnostic instanceof FindingDiagnostic) return diagnostic.finding.mends;
  const known: readonly string[] = mendIds;
  return diagnostic.diagnosis.fixes.map((fix) => fix.id).filter((id): id is MendId & FixId => known.includes(id));
}

/** The request that a squiggle belongs to; its part may stand elsewhere in the file (a constant above). */
function draftOf(
  document: vscode.TextDocument,
  drafts: readonly Draft[],
  diagnostic: vscode.Diagnostic,
): Draft | undefined {
  const at: Span = [document.offsetAt(diagnostic.range.start), document.offsetAt(diagnostic.range.end)];
  return (
    draftAt(document, drafts, diagnostic.range) ?? drafts.find((draft) => partsOf(draft).some((span) => same(span, at)))
  );
}

function partsOf(draft: Draft): Span[] {
  const { body } = draft;
  const fields = [...(body?.fields.values() ?? [])].flatMap(({ value, key }) =>
    key === undefined ? [value] : [value, key],
  );
  const whole = body === null ? [] : [body.span];
  return [draft.url.span, ...draft.headers.map((header) => header.value.span), ...whole, ...fields];
}

function same(a: Span, b: Span): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

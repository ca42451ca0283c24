import * as vscode from 'vscode';
import type { Finding } from '../../core/lint/finding.ts';
import type { Edit, MendId, Project } from '../../core/mend/mend.ts';
import type { Draft } from '../../core/request/draft.ts';
import type { Payload } from '../../core/request/payload.ts';
import type { Span } from '../../core/request/text.ts';
import { commandName, requestLanguages } from '../contributions.ts';
import { Lifetime } from '../lifetime.ts';
import type { Speech } from '../speech.ts';
import { AnswerDiagnostic } from './answers.ts';
import { FindingDiagnostic, isExcluded } from './findings.ts';
import { mendedEverywhere } from './mendEverywhere.ts';
import { readProject } from './project.ts';
import type { RequestIndex } from './requestIndex.ts';
import { draftAt, rangeOf, spanOf } from './spans.ts';

/** What is done to all of a document on saving, where a person wants that. */
const fixAll = vscode.CodeActionKind.SourceFixAll.append('tracecord');

/** A mend of every finding of one rule; its edit is made when it is chosen. */
class MendOfKind extends vscode.CodeAction {
  readonly document: vscode.TextDocument;
  readonly finding: Finding;

  constructor(title: string, document: vscode.TextDocument, finding: Finding) {
    super(title, vscode.CodeActionKind.QuickFix);
    this.document = document;
    this.finding = finding;
  }
}

/** The lightbulb: mends for findings and answers, then "Send again" and "Explain"; ways to silence a finding. */
export class CodeActions implements vscode.CodeActionProvider, vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #index: RequestIndex;
  readonly #speech: Speech;

  constructor(index: RequestIndex, speech: Speech) {
    this.#index = index;
    this.#speech = speech;
    this.#lifetime.own(
      vscode.languages.registerCodeActionsProvider([...requestLanguages], this, {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAll],
      }),
    );
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    if (context.only !== undefined && vscode.CodeActionKind.SourceFixAll.contains(context.only))
      return context.only.contains(fixAll) ? this.#fixAll(document) : [];
    const ours = context.diagnostics.filter(
      (diagnostic) => diagnostic instanceof FindingDiagnostic || diagnostic instanceof AnswerDiagnostic,
    );
    if (ours.length === 0) return [];
    const extraction = await this.#index.extraction(document);
    const { drafts } = extraction;
    const text = document.getText();
    const linted = { text, language: document.languageId, ...extraction };
    const project = await readProject(document.uri);
    const [{ mend, replacesTurns }, { mendContextOf }, { answerActions, answerCures }] = await Promise.all([
      import('../../core/mend/mends.ts'),
      import('../../core/mend/mendAll.ts'),
      import('./answerActions.ts'),
    ]);
    const isInFolder = vscode.workspace.getWorkspaceFolder(document.uri) !== undefined;
    const actions: vscode.CodeAction[] = [];
    const offered = new Set<string>();
    for (const diagnostic of ours) {
      const answered = diagnostic instanceof AnswerDiagnostic ? draftOfAnswer(document, drafts, diagnostic) : undefined;
      const context =
        diagnostic instanceof FindingDiagnostic ? mendContextOf(diagnostic.finding, linted, project) : undefined;
      const cures =
        diagnostic instanceof AnswerDiagnostic
          ? answerCures(diagnostic, spanOf(document, diagnostic.range), { draft: answered, linted, project })
          : context === undefined
            ? []
            : diagnostic.finding.mends.map((id) => ({ id, context }));
      for (const { id, context } of cures) {
        // Where there is no folder there is no file that a secret could move to.
        if (movesSecret(id) && !isInFolder) continue;
        const edits = mend(id, context);
        // An answer and a finding, or two parts of one request, may be cured alike.
        const made = edits === null ? '' : `${id} ${JSON.stringify(edits)}`;
        if (edits === null || offered.has(made)) continue;
        offered.add(made);
        const isInPlaceOfLoop = /-retry-after$/.test(id) && replacesTurns(text, edits);
        const shown = { preferred: actions.length === 0, isInPlaceOfLoop };
        actions.push(this.#mendAction(document, id, edits, diagnostic, shown));
      }
      if (diagnostic instanceof AnswerDiagnostic && (answered !== undefined || diagnostic.isBots))
        actions.push(...answerActions(document, answered, diagnostic, this.#speech.shell));
      if (diagnostic instanceof FindingDiagnostic) {
        const subject = context !== undefined && 'draft' in context ? context.draft : undefined;
        actions.push(...(await this.#aside(document, subject, diagnostic)));
      }
    }
    return actions;
  }

  async resolveCodeAction(action: vscode.CodeAction): Promise<vscode.CodeAction> {
    if (!(action instanceof MendOfKind)) return action;
    const edits = await mendedEverywhere(action.document, action.finding.facts.rule);
    if (edits !== null) action.edit = workspaceEdit(action.document, edits);
    return action;
  }

  async #fixAll(document: vscode.TextDocument): Promise<vscode.CodeAction[]> {
    if (isExcluded(document)) return [];
    const edits = await mendedEverywhere(document);
    if (edits === null) return [];
    const action = new vscode.CodeAction('Tracecord', fixAll);
    action.edit = workspaceEdit(document, edits);
    return [action];
  }

  #mendAction(
    document: vscode.TextDocument,
    id: MendId,
    edits: readonly Edit[],
    diagnostic: vscode.Diagnostic,
    { preferred, isInPlaceOfLoop }: { readonly preferred: boolean; readonly isInPlaceOfLoop: boolean },
  ): vscode.CodeAction {
    const words = this.#speech.shell;
    const title = isInPlaceOfLoop ? words.mendOfLoop(words.mend(id)) : words.mend(id);
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    action.isPreferred = preferred;
    // A secret is written to the environment file before it leaves the text.
    if (movesSecret(id))
      action.command = {
        command: commandName('moveSecret'),
        title,
        arguments: [document.uri, id, document.offsetAt(diagnostic.range.start)],
      };
    else action.edit = workspaceEdit(document, edits);
    return action;
  }

  /** All of its kind, where there are several; silence for it, here or in the whole file. */
  async #aside(
    document: vscode.TextDocument,
    draft: Draft | Payload | undefined,
    diagnostic: FindingDiagnostic,
  ): Promise<vscode.CodeAction[]> {
    const words = this.#speech.shell;
    const { finding } = diagnostic;
    const { rule } = finding.facts;
    const actions: vscode.CodeAction[] = [];
    if (rule === 'auth/hard-coded-webhook') {
      const revoke = new vscode.CodeAction(words.revokeWebhook, vscode.CodeActionKind.QuickFix);
      revoke.command = {
        command: commandName('revokeWebhook'),
        title: words.revokeWebhook,
        arguments: [document.uri, finding.span[0]],
      };
      actions.push(revoke);
    }
    const [first] = finding.mends;
    const alike = vscode.languages
      .getDiagnostics(document.uri)
      .filter((other) => other instanceof FindingDiagnostic && other.finding.facts.rule === rule);
    if (first !== undefined && !movesSecret(first) && alike.length > 1)
      actions.push(new MendOfKind(words.mendAll(words.mend(first)), document, finding));
    const { suppressionAt } = await import('../../core/lint/suppression.ts');
    const comment = suppressionAt(document.getText(), document.languageId, finding.span, rule, draft);
    if (comment !== null) {
      const silence = new vscode.CodeAction(words.silenceOnce(rule), vscode.CodeActionKind.QuickFix);
      silence.edit = workspaceEdit(document, [comment]);
      actions.push(silence);
    }
    if (vscode.workspace.getWorkspaceFolder(document.uri) !== undefined) {
      const exclude = new vscode.CodeAction(words.silenceFile, vscode.CodeActionKind.QuickFix);
      exclude.command = {
        command: commandName('excludeFromLint'),
        title: words.silenceFile,
        arguments: [document.uri],
      };
      actions.push(exclude);
    }
    for (const action of actions) action.diagnostics = [diagnostic];
    return actions;
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

function movesSecret(id: MendId): boolean {
  return id === 'move-token' || id === 'move-webhook';
}

/** The request that a squiggle belongs to; its part may stand elsewhere in the file (a constant above). */
function draftOfAnswer(
  document: vscode.TextDocument,
  drafts: readonly Draft[],
  diagnostic: vscode.Diagnostic,
): Draft | undefined {
  const at = spanOf(document, diagnostic.range);
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

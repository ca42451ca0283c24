import * as vscode from 'vscode';
import { type MendId, mendIds } from '../../core/mend/mend.ts';
import { commandName } from '../contributions.ts';
import type { BodyDocuments } from '../editor/bodyDocuments.ts';
import { editsOf, workspaceEdit } from '../editor/codeActions.ts';
import type { CopyAs } from '../editor/copyAs.ts';
import { explainUri } from '../editor/explainDocuments.ts';
import { showWhereOpen } from '../editor/showWhereOpen.ts';
import { rangeOf } from '../editor/spans.ts';
import type { Journal, RunRecord } from '../history/journal.ts';
import type { Sender } from '../send/sender.ts';
import type { RunnerWish } from './runnerView.ts';

/** Carries out what is pressed in the runner view and in the history. */
export class RunnerWishes {
  readonly #journal: Journal;
  readonly #sender: Sender;
  readonly #bodies: BodyDocuments;
  readonly #copyAs: CopyAs;

  constructor(journal: Journal, sender: Sender, bodies: BodyDocuments, copyAs: CopyAs) {
    this.#journal = journal;
    this.#sender = sender;
    this.#bodies = bodies;
    this.#copyAs = copyAs;
  }

  async carryOut(wish: RunnerWish): Promise<unknown> {
    if (wish.type === 'command') return vscode.commands.executeCommand(commandName(wish.command));
    const run = this.#journal.find(wish.run);
    if (run === undefined) return undefined;
    switch (wish.type) {
      case 'cancel':
        return this.#sender.cancel(run.id);
      case 'replay':
        return this.#sender.replay(run);
      case 'openRequest':
        return this.openRequest(run);
      case 'openBody':
        return this.#bodies.open(run.id);
      case 'openFullBody':
        return this.#sender.replay(run, { wholeBody: true });
      case 'explain':
        return run.state.kind === 'done' ? explain(run.state.diagnosis.code, run.state.diagnosis.class) : undefined;
      case 'fix':
        return this.#fix(run, wish.fix);
      case 'openField':
        return this.#openField(run, wish.path);
      case 'copyAsCurl':
        return this.#copyAs.copy(run.draft, 'curl');
      default:
        return wish satisfies never;
    }
  }

  /** Shows the request where it stands in the editor now. */
  async openRequest(run: RunRecord): Promise<void> {
    const document = await vscode.workspace.openTextDocument(run.place.uri);
    const draft = (await this.#sender.draftNow(run)) ?? null;
    const range =
      draft === null ? new vscode.Range(run.place.line, 0, run.place.line, 0) : rangeOf(document, draft.span);
    const editor = await showWhereOpen(document);
    editor.selection = new vscode.Selection(range.start, range.start);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  async #openField(run: RunRecord, path: string): Promise<void> {
    const draft = await this.#sender.draftNow(run);
    const field = draft?.body?.fields.get(path);
    if (field === undefined) return this.openRequest(run);
    const document = await vscode.workspace.openTextDocument(run.place.uri);
    const range = rangeOf(document, field.value);
    const editor = await showWhereOpen(document);
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  async #fix(run: RunRecord, id: string): Promise<unknown> {
    const known: readonly string[] = mendIds;
    if (known.includes(id)) return this.#mend(run, id as MendId);
    switch (id) {
      case 'choose-credential':
        return vscode.commands.executeCommand(commandName('chooseCredential'));
      case 'store-credential':
        return vscode.commands.executeCommand(commandName('addCredential'));
      case 'send-again':
        return this.#sender.replay(run);
      case 'send-to-sandbox':
        return this.#sender.replay(run, { toSandbox: true });
      case 'show-buckets':
        return vscode.commands.executeCommand(commandName('showBuckets'));
      case 'explain':
        return run.state.kind === 'done' ? explain(run.state.diagnosis.code, run.state.diagnosis.class) : undefined;
      default:
        return undefined;
    }
  }

  async #mend(run: RunRecord, id: MendId): Promise<void> {
    const draft = await this.#sender.draftNow(run);
    if (draft === undefined) return this.#sender.sayGone();
    const document = await vscode.workspace.openTextDocument(run.place.uri);
    const edits = await editsOf(document, draft, id);
    await showWhereOpen(document);
    if (edits !== null) await vscode.workspace.applyEdit(workspaceEdit(document, edits));
  }
}

function explain(code: number | null, failureClass: string): Thenable<unknown> {
  const uri = explainUri(code === null || code === 0 ? failureClass : String(code));
  return vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
}

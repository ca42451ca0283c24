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
import type { StandingRequests } from '../history/standingRequests.ts';
import type { Sender } from '../send/sender.ts';
import type { Speech } from '../speech.ts';
import type { RunnerWish } from './runnerView.ts';

/** Carries out what is pressed in the runner view and in the history. */
export class RunnerWishes {
  readonly #journal: Journal;
  readonly #sender: Sender;
  readonly #bodies: BodyDocuments;
  readonly #copyAs: CopyAs;
  readonly #standing: StandingRequests;
  readonly #speech: Speech;

  constructor(parts: {
    readonly journal: Journal;
    readonly sender: Sender;
    readonly bodies: BodyDocuments;
    readonly copyAs: CopyAs;
    readonly standing: StandingRequests;
    readonly speech: Speech;
  }) {
    this.#journal = parts.journal;
    this.#sender = parts.sender;
    this.#bodies = parts.bodies;
    this.#copyAs = parts.copyAs;
    this.#standing = parts.standing;
    this.#speech = parts.speech;
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
        return this.#openFullBody(run);
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
    const standing = await this.#standing.of(run);
    if (standing === undefined) return this.#sender.sayGone();
    const { document, draft } = standing;
    const start = draft === undefined ? new vscode.Position(run.place.line, 0) : document.positionAt(draft.span[0]);
    reveal(await showWhereOpen(document), new vscode.Range(start, start));
  }

  async #openFullBody(run: RunRecord): Promise<void> {
    const again = await this.#sender.replay(run, { wholeBody: true });
    if (again !== undefined) await this.#bodies.open(again);
  }

  async #openField(run: RunRecord, path: string): Promise<void> {
    const standing = await this.#standing.of(run);
    const field = standing?.draft?.body?.fields.get(path);
    if (standing === undefined || field === undefined) return this.openRequest(run);
    reveal(await showWhereOpen(standing.document), rangeOf(standing.document, field.value));
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
      case 'check-status-page':
        return vscode.commands.executeCommand(commandName('checkOutage'), { run: run.id });
      case 'explain-permissions':
        return this.#explainPermissions(run);
      case 'explain':
        return run.state.kind === 'done' ? explain(run.state.diagnosis.code, run.state.diagnosis.class) : undefined;
      default:
        return undefined;
    }
  }

  async #explainPermissions(run: RunRecord): Promise<unknown> {
    const standing = await this.#standing.of(run);
    if (standing?.draft === undefined) return this.#sender.sayGone();
    const { document, draft } = standing;
    const range = rangeOf(document, draft.span);
    return vscode.commands.executeCommand(commandName('explainPermissions'), document.uri, range, run.id);
  }

  async #mend(run: RunRecord, id: MendId): Promise<void> {
    const standing = await this.#standing.of(run);
    if (standing?.draft === undefined) return this.#sender.sayGone();
    const { document, draft } = standing;
    const edits = await editsOf(document, draft, id);
    const editor = await showWhereOpen(document);
    if (edits === null) void vscode.window.showInformationMessage(this.#speech.shell.nothingToMend);
    else await vscode.workspace.applyEdit(workspaceEdit(document, edits));
    const mended = (await this.#standing.of(run))?.draft ?? draft;
    editor.revealRange(rangeOf(document, mended.span), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
}

function reveal(editor: vscode.TextEditor, range: vscode.Range): void {
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function explain(code: number | null, failureClass: string): Thenable<unknown> {
  const uri = explainUri(code === null || code === 0 ? failureClass : String(code));
  return vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
}

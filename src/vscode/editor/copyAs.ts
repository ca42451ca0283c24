import * as vscode from 'vscode';
import { type ComposeTarget, composeTargets } from '../../core/compose/targets.ts';
import type { Draft } from '../../core/request/draft.ts';
import { pickRequest } from '../send/requestPicker.ts';
import type { Speech } from '../speech.ts';
import type { RequestIndex } from './requestIndex.ts';

/** Copies a request as text for another tool, with a placeholder for the token. */
export class CopyAs {
  readonly #index: RequestIndex;
  readonly #speech: Speech;

  constructor(index: RequestIndex, speech: Speech) {
    this.#index = index;
    this.#speech = speech;
  }

  /** The request at a place, or at the cursor. */
  async run(uri?: vscode.Uri, range?: vscode.Range): Promise<void> {
    const picked = await pickRequest(this.#index, this.#speech, uri, range);
    if (picked !== undefined) await this.copy(picked.draft);
  }

  /** A request as the text of one tool; asks for which where none is named. */
  async copy(draft: Draft, tool?: ComposeTarget): Promise<void> {
    const words = this.#speech.shell;
    const items = composeTargets.map(({ id, label }) => ({ label, id }));
    const chosen =
      items.find(({ id }) => id === tool) ?? (await vscode.window.showQuickPick(items, { title: words.chooseTarget }));
    if (chosen === undefined) return;
    const { compose } = await import('../../core/compose/compose.ts');
    await vscode.env.clipboard.writeText(compose(draft, chosen.id));
    void vscode.window.setStatusBarMessage(words.copied(chosen.label), 4000);
  }
}

import * as vscode from 'vscode';
import { lint } from '../../core/lint/lint.ts';
import { draftOf } from '../../core/mend/mendAll.ts';
import { revocationOf } from '../../core/mend/webhookRevocation.ts';
import type { Profiles } from '../credentials/profiles.ts';
import type { RequestIndex } from '../editor/requestIndex.ts';
import type { Speech } from '../speech.ts';
import type { Sender } from './sender.ts';
import { goesToSandbox } from './sendingWay.ts';

interface Parts {
  readonly index: RequestIndex;
  readonly profiles: Profiles;
  readonly sender: Sender;
  readonly speech: Speech;
}

/**
 * Deletes the webhook whose URL is underlined at an offset, once the person said yes. It goes the way of every request
 * and into the history; nothing shows its token.
 */
export async function revokeWebhook(parts: Parts, uri: vscode.Uri, offset: number): Promise<void> {
  const { index, profiles, sender, speech } = parts;
  if (!sender.mayStart()) return;
  const document = await vscode.workspace.openTextDocument(uri);
  const text = document.getText();
  const drafts = await index.requests(document);
  const finding = lint({ text, language: document.languageId, drafts }, { all: true }).find(
    ({ facts, span }) => facts.rule === 'auth/hard-coded-webhook' && span[0] === offset,
  );
  const draft = finding && draftOf(finding, text, document.languageId, drafts);
  const revocation = draft === undefined ? null : revocationOf(draft);
  if (finding?.facts.rule !== 'auth/hard-coded-webhook' || revocation === null) {
    void vscode.window.showInformationMessage(speech.shell.nothingToMend);
    return;
  }
  const toSandbox = goesToSandbox(profiles.active(uri));
  if (!(await confirmRevocation(speech, finding.facts.lastFour, toSandbox))) return;
  const run = await sender.sendApart(document, revocation, toSandbox);
  if (run?.state.kind !== 'done' || run.state.exchange.outcome.kind !== 'answer') return;
  const { status } = run.state.exchange.outcome;
  // Anything else is said as for every request.
  if (status === 204) void vscode.window.showInformationMessage(speech.shell.webhookRevoked);
  if (status === 404) void vscode.window.showInformationMessage(speech.shell.webhookGone);
}

/** Asks before a leaked webhook is deleted, whatever the settings say: what uses it stops for ever. */
async function confirmRevocation(speech: Speech, lastFour: string, inSandbox: boolean): Promise<boolean> {
  const words = speech.shell;
  const answer = await vscode.window.showWarningMessage(
    words.revokeTitle(lastFour),
    { modal: true, detail: words.revokeDetail(inSandbox) },
    words.revokeConfirm,
  );
  return answer === words.revokeConfirm;
}

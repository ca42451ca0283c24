import * as vscode from 'vscode';
import type { DestructiveDraft } from '../../core/request/destructiveDrafts.ts';
import { setting } from '../settings.ts';
import type { Speech } from '../speech.ts';

/** Asks before something is sent that cannot be brought back; `detail` says what and with which credential. True: send it. */
export async function confirmDestructive(
  speech: Speech,
  method: string,
  route: string,
  detail: string,
): Promise<boolean> {
  if (!setting('confirmDestructive')) return true;
  const words = speech.shell;
  const answer = await vscode.window.showWarningMessage(
    words.confirmTitle(method, route),
    { modal: true, detail },
    words.confirmSend,
  );
  return answer === words.confirmSend;
}

/** Asks once before several requests are sent of which some cannot be brought back. True: send them. */
export async function confirmAllDestructive(speech: Speech, requests: readonly DestructiveDraft[]): Promise<boolean> {
  if (!setting('confirmDestructive')) return true;
  const words = speech.shell;
  const detail = requests
    .map(({ method, route, destruction }) => `${method} ${route}: ${words.destruction(destruction)}`)
    .join('\n');
  const title = words.confirmAllTitle(requests.length);
  const answer = await vscode.window.showWarningMessage(title, { modal: true, detail }, words.confirmSend);
  return answer === words.confirmSend;
}

/** Asks before a request that does something is sent once more, only to read its whole answer. */
export async function confirmAgain(speech: Speech, method: string): Promise<boolean> {
  const words = speech.shell;
  const answer = await vscode.window.showWarningMessage(
    words.confirmAgainTitle(method),
    { modal: true, detail: words.confirmAgainDetail },
    words.confirmSend,
  );
  return answer === words.confirmSend;
}

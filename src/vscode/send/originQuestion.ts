import * as vscode from 'vscode';
import { loadCredentialWords } from '../../words/credentials.ts';
import { allowOrigin } from '../settings.ts';
import type { Speech } from '../speech.ts';

/**
 * Asks whether a request with a credential (its name for people) may go to an origin that is not Discord's: once, or from
 * now on, which is written into the person's own settings. False: not.
 */
export async function askForOrigin(origin: string, credential: string, speech: Speech): Promise<boolean> {
  const words = await loadCredentialWords(speech.locale);
  const options = { modal: true, detail: words.allowDetail(credential) };
  const answer = await vscode.window.showWarningMessage(
    words.allowTitle(origin),
    options,
    words.allowOnce,
    words.allowAlways,
  );
  if (answer === words.allowAlways) await allowOrigin(origin);
  return answer !== undefined;
}

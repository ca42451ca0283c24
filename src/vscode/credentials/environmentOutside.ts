import * as vscode from 'vscode';
import type { OutsideFile } from '../../words/values.ts';
import { offer } from '../remedy.ts';
import type { Speech } from '../speech.ts';

/** Says that an environment file is not touched because it leads out of its folder, and what to do. */
export async function sayOutside(file: OutsideFile, speech: Speech): Promise<void> {
  const sentence = (await speech.values()).environmentOutside(file);
  if (!file.isChosen) {
    void vscode.window.showWarningMessage(sentence);
    return;
  }
  await offer({ kind: 'open-setting', setting: 'environmentFile' }, speech, (button) =>
    vscode.window.showWarningMessage(sentence, button),
  );
}

import * as vscode from 'vscode';
import { offer } from '../remedy.ts';
import type { Speech } from '../speech.ts';
import type { EnvironmentFile } from './environmentFile.ts';

/** Says that an environment file is not touched because it leads out of its folder, and what to do. */
export async function sayOutside({ name, outside = '' }: EnvironmentFile, speech: Speech): Promise<void> {
  const sentence = (await speech.values()).environmentOutside(name, outside);
  await offer({ kind: 'open-setting', setting: 'environmentFile' }, speech, (button) =>
    vscode.window.showWarningMessage(sentence, button),
  );
}

import * as vscode from 'vscode';
import {
  type IntentSurvey,
  IntentSurveyor,
  surveyBounds,
  surveyExtensions,
  surveyOmits,
} from '../../core/credentials/intentSurvey.ts';
import type { Cancel } from '../../core/ports.ts';

/** What is left out of every search for the workspace's own files. */
export const foreignFolders = `**/{${surveyOmits.join(',')}}/**`;

/** Looks for intents in the code of the workspace, within bounds. */
export async function surveyCode(cancel: Cancel): Promise<IntentSurvey> {
  const surveyor = new IntentSurveyor();
  const { files, fileBytes, bytes } = surveyBounds;
  const found = await vscode.workspace.findFiles(`**/*.{${surveyExtensions.join(',')}}`, foreignFolders, files + 1);
  let isComplete = found.length <= files;
  let read = 0;
  for (const uri of found.slice(0, files).sort((a, b) => (a.path < b.path ? -1 : 1))) {
    if (cancel.aborted || read > bytes) return surveyor.survey(false);
    try {
      const { size } = await vscode.workspace.fs.stat(uri);
      if (size > fileBytes) isComplete = false;
      else surveyor.add(vscode.workspace.asRelativePath(uri), await textOf(uri));
      read += size;
    } catch (error) {
      // It may be gone since, or closed to us.
      if (!(error instanceof vscode.FileSystemError)) throw error;
      isComplete = false;
    }
  }
  return surveyor.survey(isComplete);
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

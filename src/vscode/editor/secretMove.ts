import * as vscode from 'vscode';
import { environmentOf } from '../../core/credentials/environmentName.ts';
import type { MendId } from '../../core/mend/mend.ts';
import { environmentGuess } from '../../core/profiles/environmentGuess.ts';
import { freeName } from '../../core/profiles/profileName.ts';
import { parseEnvironment } from '../../core/request/environment.ts';
import { environmentFileOf } from '../credentials/environmentFile.ts';
import type { Profiles } from '../credentials/profiles.ts';
import { changeSetting, setting } from '../settings.ts';
import type { Speech } from '../speech.ts';
import { workspaceEdit } from './codeActions.ts';
import { readProject } from './project.ts';
import type { RequestIndex } from './requestIndex.ts';
import { isWritten, textBefore } from './writtenFile.ts';

interface Parts {
  readonly index: RequestIndex;
  readonly profiles: Profiles;
  readonly speech: Speech;
}

/**
 * Moves the secret that is underlined at an offset into the environment file, which git is told to ignore, and lets the
 * code read it from there. The file is written first: the secret is never in neither place.
 */
export async function moveSecret(parts: Parts, uri: vscode.Uri, id: MendId, offset: number): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const text = document.getText();
  const drafts = await parts.index.requests(document);
  const [{ lint }, { draftOf }, { mend }, { movedSecret }, { environmentFileWith, ignoreFileWith }] = await Promise.all(
    [
      import('../../core/lint/lint.ts'),
      import('../../core/mend/mendAll.ts'),
      import('../../core/mend/mends.ts'),
      import('../../core/mend/moveSecret.ts'),
      import('../../core/mend/secretFiles.ts'),
    ],
  );
  const finding = lint({ text, language: document.languageId, drafts }, { all: true }).find(
    ({ span, mends }) => span[0] === offset && mends.includes(id),
  );
  const draft = finding && draftOf(finding, text, document.languageId, drafts);
  if (draft === undefined || folder === undefined) {
    void vscode.window.showInformationMessage(parts.speech.shell.nothingToMend);
    return;
  }
  const named = await environmentFileOf(uri);
  const { name, uri: file } = named;
  if (file === undefined) {
    const { sayOutside } = await import('../credentials/environmentOutside.ts');
    return sayOutside({ name, place: named.outside ?? '', isChosen: true }, parts.speech);
  }
  const words = parts.speech.shell;
  const before = await textBefore(file, words.secretStays);
  if (before === undefined) return;
  const context = { text, draft, project: { ...(await readProject(uri)), environment: parseEnvironment(before) } };
  const secret = movedSecret(id, context);
  const edits = mend(id, context);
  const variables = secret === null ? before : environmentFileWith(before, secret.name, secret.value);
  if (secret === null || edits === null || parseEnvironment(variables).get(secret.name) !== secret.value) {
    void vscode.window.showInformationMessage(parts.speech.shell.nothingToMend);
    return;
  }
  const ignore = vscode.Uri.joinPath(folder.uri, '.gitignore');
  const ignored = await textBefore(ignore, words.secretStays);
  if (ignored === undefined) return;
  if (!(await isWritten(ignore, ignoreFileWith(ignored, name), words.secretStays))) return;
  if (!(await isWritten(file, variables, words.secretStays))) return;
  await vscode.workspace.applyEdit(workspaceEdit(document, edits));
  const chosen = await vscode.window.showInformationMessage(words.secretMoved(secret.name, name), words.storeSecret);
  if (chosen === undefined) return;
  const free = freeName(secret.name, parts.profiles.all());
  const profile = await parts.profiles.add(free, secret.kind, secret.value, {
    environment: environmentGuess(secret.name, environmentOf(name)),
  });
  await parts.profiles.activate({ kind: 'profile', profile }, uri);
}

/** Leaves a file out of the findings, by the setting of the workspace. */
export async function excludeFromLint(uri: vscode.Uri, speech: Speech): Promise<void> {
  const pattern = vscode.workspace.asRelativePath(uri, false);
  const patterns = setting('lint.exclude', uri);
  if (!patterns.includes(pattern)) await changeSetting('lint.exclude', [...patterns, pattern], speech);
}

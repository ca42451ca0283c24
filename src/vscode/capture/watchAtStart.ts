import * as vscode from 'vscode';
import { libraryInManifest, libraryInRequirements } from '../../core/capture/botLibrary.ts';
import { loadCaptureWords } from '../../words/capture.ts';
import { readText } from '../editor/project.ts';
import type { Speech } from '../speech.ts';
import type { BotWatch } from './botWatch.ts';

/** Where a workspace remembers whether its bots are watched: `on`, `off`, or that it was offered once. */
export const watchKey = 'tracecord.watch';

/** Files that may name a library: of the folder itself, of those in it, and of theirs (`packages/bot/package.json`). */
const names = ['package.json', 'requirements*.txt', 'pyproject.toml'];
const manifests = `{${['', '*/', '*/*/'].flatMap((folder) => names.map((name) => folder + name)).join()}}`;

/** Files that are read: a workspace of many packages is answered by the first that names one. */
const mostManifests = 60;

/** Goes on watching where that was wanted, or offers it once. Without trust it waits for that, and does nothing. */
export async function watchAtStart(
  { workspaceState }: Pick<vscode.ExtensionContext, 'workspaceState'>,
  speech: Speech,
  watch: () => Promise<BotWatch>,
): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  const chosen = workspaceState.get<'on' | 'off' | 'offered'>(watchKey);
  if (chosen === 'on') return (await watch()).resume();
  if (chosen !== undefined) return;
  const library = await namedLibrary();
  if (library === undefined) return;
  await workspaceState.update(watchKey, 'offered');
  const words = await loadCaptureWords(speech.locale);
  const answer = await vscode.window.showInformationMessage(words.offer(library), words.watch, words.notNow);
  if (answer === words.watch) await (await watch()).start();
}

async function namedLibrary(): Promise<string | undefined> {
  const files = await vscode.workspace.findFiles(
    manifests,
    '**/{node_modules,.venv,venv,site-packages}/**',
    mostManifests,
  );
  for (const file of files.toSorted((a, b) => a.path.length - b.path.length)) {
    const text = (await readText(file)) ?? '';
    const library = file.path.endsWith('/package.json') ? libraryInManifest(text) : libraryInRequirements(text);
    if (library !== undefined) return library;
  }
  return undefined;
}

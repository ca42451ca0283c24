import * as vscode from 'vscode';
import { basename } from '../../core/editing/basename.ts';
import { redact } from '../../core/request/redaction.ts';

/** Puts into words that a file could not be read or written: its name, and the system's reason. */
export type SayWhy = (file: string, reason: string) => string;

/** The text of a file that is about to be changed: empty where there is none; undefined where it cannot be read, which it says. */
export async function textBefore(uri: vscode.Uri, say: SayWhy): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return '';
    return sayWhy(uri, error, say);
  }
}

/**
 * Writes a file. Where the place takes no changes (no permission, read-only, full, a folder of that name) it says so and
 * gives false.
 */
export async function isWritten(uri: vscode.Uri, text: string, say: SayWhy): Promise<boolean> {
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return true;
  } catch (error) {
    sayWhy(uri, error, say);
    return false;
  }
}

function sayWhy(uri: vscode.Uri, error: unknown, say: SayWhy): undefined {
  const reason = redact(error instanceof Error ? error.message : String(error));
  void vscode.window.showErrorMessage(say(basename(uri.path), reason));
}

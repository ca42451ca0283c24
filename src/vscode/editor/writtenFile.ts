import * as vscode from 'vscode';
import { basename } from '../../core/editing/basename.ts';
import { redact } from '../../core/request/redaction.ts';

/**
 * Writes a file. Where the place takes no changes (no permission, read-only, full, a folder of that name) it says so by
 * `say`, which gets the file's name and the system's reason, and gives false.
 */
export async function isWritten(
  uri: vscode.Uri,
  text: string,
  say: (file: string, reason: string) => string,
): Promise<boolean> {
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return true;
  } catch (error) {
    const reason = redact(error instanceof Error ? error.message : String(error));
    void vscode.window.showErrorMessage(say(basename(uri.path), reason));
    return false;
  }
}

import * as vscode from 'vscode';

/** Does something and shows meanwhile that it is done. It begins at once: the window may be a network away. */
export function inStatusBar<T>(title: string, task: (say: (message: string) => void) => Promise<T>): Promise<T> {
  let progress: vscode.Progress<{ message: string }> | undefined;
  let said: string | undefined;
  const running = task((message) => {
    said = message;
    progress?.report({ message });
  });
  void vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, async (shown) => {
    progress = shown;
    if (said !== undefined) shown.report({ message: said });
    await running.catch(() => {});
  });
  return running;
}

import * as vscode from 'vscode';

/** Names that say where the code runs; a diagnosis rests on their presence alone. */
const telling = '{wrangler.toml,wrangler.json,wrangler.jsonc,appsscript.json,.clasp.json,vercel.json,Dockerfile}';

/** The workspace's files that say where the code runs, relative. Asked only after a failure. */
export async function workspaceFileNames(): Promise<readonly string[]> {
  const found = await vscode.workspace.findFiles(`**/${telling}`, '**/node_modules/**', 20);
  return found.map((uri) => vscode.workspace.asRelativePath(uri, false));
}

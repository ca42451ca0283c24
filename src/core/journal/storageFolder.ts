/**
 * The workspace of a folder in VS Code's `workspaceStorage`. A window whose workspace is open in another one as well, or
 * whose predecessor has not ended yet, gets a folder of its own there: the same name with `-1` to `-9` behind it
 * (microsoft/vscode, src/vs/workbench/api/node/extHostStoragePaths.ts).
 */
export function workspaceOfStorage(name: string): string {
  return /^(-?[0-9a-z]+?)(?:-[1-9])?$/.exec(name)?.[1] ?? name;
}
